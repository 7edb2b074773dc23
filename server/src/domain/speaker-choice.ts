import type { EndpointId, Instant } from '@diem-cau/shared';

/** A voice that the server hears; `level` in dBov, -127 (silence) … 0. */
export interface Voice {
  readonly endpointId: EndpointId;
  readonly level: number;
}

/** The steadied choice of who speaks, and what it is made of. */
export interface SpeakerChoice {
  readonly speaking: EndpointId | null;
  /** When the one who speaks was last heard. */
  readonly heardAt: Instant;
  /** Who has been loudest without a break, and since when. */
  readonly loudest: EndpointId | null;
  readonly loudestSince: Instant;
}

/** A cough is shorter, a first word is longer, in milliseconds. */
export const firstWordMs = 500;
/** Silence after which the floor is open to the next voice: longer than a pause between sentences. */
export const pauseMs = 1_000;
/** How long another must be louder to take over from one who still speaks. */
export const takeOverMs = 2_000;
/** Silence after which nobody is said to be speaking. */
export const silenceMs = 2_500;

export const nobodySpeaks: SpeakerChoice = { speaking: null, heardAt: 0, loudest: null, loudestSince: 0 };

/** Takes in what is heard at one moment, so that the stage changes with the speaker and not with every noise. */
export const hear = (choice: SpeakerChoice, voices: readonly Voice[], at: Instant): SpeakerChoice => {
  const loudest = voices.reduce<Voice | null>(
    (best, voice) => (best === null || voice.level > best.level ? voice : best),
    null,
  );
  const loudestId = loudest?.endpointId ?? null;
  const loudestSince = loudestId === choice.loudest ? choice.loudestSince : at;
  const stillHeard = voices.some((voice) => voice.endpointId === choice.speaking);
  const next = { ...choice, heardAt: stillHeard ? at : choice.heardAt, loudest: loudestId, loudestSince };

  if (loudestId !== null && loudestId !== choice.speaking) {
    const free = choice.speaking === null || at - next.heardAt >= pauseMs;
    const needed = free ? firstWordMs : takeOverMs;
    if (at - loudestSince >= needed) return { ...next, speaking: loudestId, heardAt: at };
  }
  if (choice.speaking !== null && at - next.heardAt >= silenceMs) return { ...next, speaking: null };
  return next;
};

/** Forgets an endpoint that went away or whose microphone was closed. */
export const forget = (choice: SpeakerChoice, endpointId: EndpointId): SpeakerChoice => ({
  ...choice,
  speaking: choice.speaking === endpointId ? null : choice.speaking,
  loudest: choice.loudest === endpointId ? null : choice.loudest,
});
