/** One note; frequency in Hz, times in seconds. */
interface Note {
  readonly frequency: number;
  readonly from: number;
  readonly length: number;
}

interface Tone {
  readonly notes: readonly Note[];
  /** 0 … 1. */
  readonly loudness: number;
}

/** The sounds of the pages' own. */
const tones = {
  /** Three soft notes to try the loudspeaker; the last one is the longest. */
  test: {
    loudness: 0.4,
    notes: [
      { frequency: 523.25, from: 0, length: 0.35 },
      { frequency: 659.25, from: 0.35, length: 0.35 },
      { frequency: 783.99, from: 0.7, length: 0.9 },
    ],
  },
  /** The floor was given to whoever hears it. */
  floor: {
    loudness: 0.4,
    notes: [
      { frequency: 659.25, from: 0, length: 0.2 },
      { frequency: 880, from: 0.2, length: 0.35 },
    ],
  },
  /** A hand went up: as soft as it can be heard, for somebody is speaking. */
  hand: { loudness: 0.08, notes: [{ frequency: 587.33, from: 0, length: 0.3 }] },
  /** A commune has come in: as soft, and two notes, so that it is not taken for a hand. */
  entry: {
    loudness: 0.08,
    notes: [
      { frequency: 783.99, from: 0, length: 0.25 },
      { frequency: 523.25, from: 0.22, length: 0.4 },
    ],
  },
} as const satisfies Readonly<Record<string, Tone>>;

/** Before the first note, in seconds: a loudspeaker that has slept swallows the beginning. */
const leadSeconds = 0.1;

/** After the last note, in seconds: what plays it lags behind what makes it. */
const tailSeconds = 0.1;

const endOf = ({ from, length }: Note): number => from + length;

/** Has the notes of a tone made from now on. Returns the oscillator that ends last. */
const sound = (tone: Tone, context: AudioContext, to: AudioNode): OscillatorNode => {
  const made = tone.notes
    .toSorted((one, other) => endOf(one) - endOf(other))
    .map(({ frequency, from, length }) => {
      const oscillator = context.createOscillator();
      const gain = context.createGain();
      const start = context.currentTime + leadSeconds + from;
      oscillator.frequency.value = frequency;
      gain.gain.setValueAtTime(0.0001, start);
      gain.gain.exponentialRampToValueAtTime(tone.loudness, start + 0.04);
      gain.gain.exponentialRampToValueAtTime(0.0001, start + length);
      oscillator.connect(gain).connect(to);
      oscillator.start(start);
      oscillator.stop(start + length);
      return oscillator;
    });
  const last = made.at(-1);
  if (last === undefined) throw new Error('A tone has a note.');
  return last;
};

/** Resolves when it is over by the clock of the sound itself, which a busy computer lets lag, or after a time in which it should have been long over. */
const isOver = (last: OscillatorNode, tone: Tone): Promise<void> =>
  new Promise((resolve) => {
    const longest = setTimeout(resolve, 2_000 + 2_000 * Math.max(...tone.notes.map(endOf)));
    last.addEventListener('ended', () => {
      clearTimeout(longest);
      setTimeout(resolve, tailSeconds * 1_000);
    });
  });

/**
 * Plays one of the pages' sounds on the chosen loudspeaker; resolves when it is over. Its notes begin once the loudspeaker is open: one that
 * opens late would swallow those that were made meanwhile. Throws what the browser throws when the loudspeaker cannot be used.
 * @param speakerId null for the system's own choice
 */
export const playTone = async (name: keyof typeof tones, speakerId: string | null): Promise<void> => {
  const tone: Tone = tones[name];
  const context = new AudioContext();
  try {
    const destination = context.createMediaStreamDestination();
    const audio = new Audio();
    audio.srcObject = destination.stream;
    // Firefox of today and old Safari choose no loudspeaker.
    if (speakerId !== null && 'setSinkId' in audio) await audio.setSinkId(speakerId);
    await context.resume();
    await audio.play();
    await isOver(sound(tone, context, destination), tone);
    audio.pause();
  } finally {
    await context.close();
  }
};
