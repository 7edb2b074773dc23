import { measureSamples, toneOf, type Heard } from '../sound/heard.ts';

/** The largest piece of sound that an analyser gives: 0.68 s at 48 kHz, more than lies between two looks. */
const samplesAtOnce = 32_768;

/** A piece of a tenth of a second, for whoever looks so often: 85 ms at 48 kHz, in which tones are told apart by 12 Hz. */
const samplesOfLook = 4_096;

/** Hears what comes from a microphone, and what is played beside it. */
export interface Ear {
  /** The loudest sample of the last half second and more, 0 … 1; null while nobody listens, as before the first press on a page. */
  peak(): number | null;
  /** What the last tenth of a second was like; null likewise. */
  heard(): Heard | null;
  /** The same of all these streams together, as the page plays them; null likewise, and where there are none. An empty list lets go of them. */
  played(streams: readonly MediaStream[]): Heard | null;
  /** Idempotent. */
  close(): void;
}

/** Looks at what goes into it. */
class Analyser {
  readonly #node: AnalyserNode;
  readonly #samples: Float32Array<ArrayBuffer>;
  readonly #spectrum: Float32Array<ArrayBuffer>;

  constructor(context: AudioContext, size: number) {
    this.#node = context.createAnalyser();
    this.#node.fftSize = size;
    this.#node.smoothingTimeConstant = 0;
    this.#samples = new Float32Array(size);
    this.#spectrum = new Float32Array(this.#node.frequencyBinCount);
  }

  take(source: AudioNode): void {
    source.connect(this.#node);
  }

  samples(): Float32Array {
    this.#node.getFloatTimeDomainData(this.#samples);
    return this.#samples;
  }

  heard(): Heard {
    const measured = measureSamples(this.samples());
    this.#node.getFloatFrequencyData(this.#spectrum);
    return { ...measured, tone: toneOf(this.#spectrum, this.#node.context.sampleRate / this.#node.fftSize) };
  }
}

/** The voices that are played, each heard for as long as it is. */
class Played {
  readonly #context: AudioContext;
  readonly #analyser: Analyser;
  readonly #sources = new Map<MediaStream, MediaStreamAudioSourceNode>();

  constructor(context: AudioContext) {
    this.#context = context;
    this.#analyser = new Analyser(context, samplesOfLook);
  }

  heard(streams: readonly MediaStream[]): Heard | null {
    for (const [stream, source] of this.#sources)
      if (!streams.includes(stream)) {
        source.disconnect();
        this.#sources.delete(stream);
      }
    for (const stream of streams) {
      if (this.#sources.has(stream)) continue;
      const source = this.#context.createMediaStreamSource(stream);
      this.#analyser.take(source);
      this.#sources.set(stream, source);
    }
    return streams.length === 0 ? null : this.#analyser.heard();
  }
}

/** Listens to a track for as long as it is open. The browser's own words (`audioLevel`) are too coarse: they call a quiet room zero. */
export const openEar = (track: MediaStreamTrack): Ear => {
  const context = new AudioContext({ latencyHint: 'playback' });
  const source = context.createMediaStreamSource(new MediaStream([track]));
  const [long, short] = [new Analyser(context, samplesAtOnce), new Analyser(context, samplesOfLook)];
  long.take(source);
  short.take(source);
  const played = new Played(context);
  let closed = false;
  const listens = (): boolean => {
    if (context.state === 'suspended') void context.resume();
    return context.state === 'running';
  };
  return {
    peak: () => (listens() ? long.samples().reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0) : null),
    heard: () => (listens() ? short.heard() : null),
    played: (streams) => (listens() ? played.heard(streams) : null),
    close: () => {
      if (!closed) void context.close();
      closed = true;
    },
  };
};
