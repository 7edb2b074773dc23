import { createStore, type StoreApi } from 'zustand/vanilla';

/** A ring is a second of two notes in turn and two of silence, in seconds and Hz. */
const everySeconds = 3;
const noteSeconds = 0.125;
const notes = [880, 1108.73] as const;
const notesOfRing = 8;

/** Softly first, so that nobody starts up; louder with each three rings, for who is in the next room. 0 … 1. */
const loudness = [0.12, 0.25, 0.45, 0.7, 1] as const;
const ringsOfStep = 3;

/** How loud the nth ring is, counted from 0. */
export const loudnessOf = (ring: number): number =>
  loudness[Math.min(Math.floor(ring / ringsOfStep), loudness.length - 1)] ?? 1;

/** After so many milliseconds without a sound the browser is said to hold it back. */
const heldBackAfterMs = 700;

/** What a person does on a page before which a browser plays nothing. */
const gestures = ['pointerdown', 'keydown'] as const;

/** `held-back`: the browser plays nothing before somebody has pressed something on this page; it rings as soon as that is done. */
interface SoundOfRing {
  readonly sound: 'silent' | 'rings' | 'held-back';
}

/** Rings on the chosen loudspeaker, louder in steps, for as long as it is let; made of two notes by the browser itself. */
export class RingSound {
  readonly state: StoreApi<SoundOfRing> = createStore<SoundOfRing>(() => ({ sound: 'silent' }));
  #stop: (() => void) | null = null;

  /** Begins to ring. Idempotent. @param forSeconds when it falls silent by itself @param speakerId null for the system's own choice */
  start(forSeconds: number, speakerId: string | null): void {
    if (this.#stop !== null) return;
    const context = new AudioContext();
    const destination = context.createMediaStreamDestination();
    const audio = new Audio();
    audio.srcObject = destination.stream;
    schedule(context, destination, forSeconds);
    const tell = (): void => this.state.setState({ sound: isHeard() ? 'rings' : 'held-back' });
    const isHeard = (): boolean => context.state === 'running' && !audio.paused;
    const play = (): void => {
      // Held back: both wait, or fail, until a gesture; it is tried again then.
      context.resume().then(tell, () => undefined);
      audio.play().then(tell, () => undefined);
    };
    // Firefox of today and old Safari choose no loudspeaker; one that is gone gives way to the system's own.
    if (speakerId !== null && 'setSinkId' in audio) audio.setSinkId(speakerId).catch(() => undefined);
    for (const gesture of gestures) document.addEventListener(gesture, play, { capture: true });
    const timer = setTimeout(tell, heldBackAfterMs);
    this.#stop = () => {
      clearTimeout(timer);
      for (const gesture of gestures) document.removeEventListener(gesture, play, { capture: true });
      audio.pause();
      audio.srcObject = null;
      context.close().catch(() => undefined);
    };
    play();
  }

  /** Falls silent. Idempotent. */
  stop(): void {
    this.#stop?.();
    this.#stop = null;
    this.state.setState({ sound: 'silent' });
  }
}

/** The whole ring, by the clock of the sound itself: it goes on evenly in a page that nobody looks at, and waits with a sound that is held back. */
const schedule = (context: AudioContext, to: AudioNode, forSeconds: number): void => {
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  const begin = context.currentTime + 0.1;
  gain.gain.setValueAtTime(0, begin);
  for (let ring = 0; ring * everySeconds < forSeconds; ring += 1) {
    const from = begin + ring * everySeconds;
    for (let note = 0; note < notesOfRing; note += 1)
      oscillator.frequency.setValueAtTime(notes[note % 2 === 0 ? 0 : 1], from + note * noteSeconds);
    gain.gain.setTargetAtTime(loudnessOf(ring), from, 0.01);
    gain.gain.setTargetAtTime(0, from + notesOfRing * noteSeconds, 0.02);
  }
  oscillator.connect(gain).connect(to);
  oscillator.start(begin);
  oscillator.stop(begin + forSeconds);
};

/** Whether the browser would play a sound of this page's own now, without anybody having pressed anything on it. */
export const maySound = async (): Promise<boolean> => {
  const context = new AudioContext();
  try {
    void context.resume();
    await new Promise((resolve) => setTimeout(resolve, heldBackAfterMs));
    return context.state === 'running';
  } finally {
    await context.close();
  }
};
