import type { EndpointId } from '@diem-cau/shared';

/** A voice that the server hears, by one microphone of its endpoint; `level` in dBov, -127 (silence) … 0. */
export interface Voice {
  readonly endpointId: EndpointId;
  readonly level: number;
}

/** A reading of a clock that nobody can set, in milliseconds; only differences mean anything. */
type MonotonicMs = number;

/** A voice that goes on: since when, when it was last heard, and how loud it has been lately. */
interface Speech {
  readonly since: MonotonicMs;
  readonly heardAt: MonotonicMs;
  readonly level: number;
}

/** The steadied choice of who speaks, and what it is made of. */
export interface SpeakerChoice {
  readonly speaking: EndpointId | null;
  /** When the one who speaks was last heard. */
  readonly heardAt: MonotonicMs;
  /** Voices that go on, over the gaps between their words. */
  readonly speeches: ReadonlyMap<EndpointId, Speech>;
  /** Who has been loudest without a break, and since when. */
  readonly loudest: EndpointId | null;
  readonly loudestSince: MonotonicMs;
}

/** Speech has gaps between words and syllables: a voice goes on over this much silence, in milliseconds. */
const wordGapMs = 700;
/** A cough is shorter, a first word is longer, in milliseconds. */
const firstWordMs = 500;
/** Silence after which the floor is open to the next voice: longer than a pause between sentences. */
const pauseMs = 1_000;
/** How long another must be louder to take over from one who still speaks. */
export const takeOverMs = 2_000;
/** Silence after which nobody is said to be speaking. */
export const silenceMs = 2_500;
/** How fast a loud syllable is forgotten, in dB a report, so that two voices are compared by more than one syllable each. */
const fadeDb = 2;

export const nobodySpeaks: SpeakerChoice = {
  speaking: null,
  heardAt: 0,
  speeches: new Map(),
  loudest: null,
  loudestSince: 0,
};

/** An endpoint that is heard by several microphones counts once, by the loudest of them. */
const levels = (voices: readonly Voice[]): ReadonlyMap<EndpointId, number> => {
  const loudest = new Map<EndpointId, number>();
  for (const { endpointId, level } of voices)
    loudest.set(endpointId, Math.max(level, loudest.get(endpointId) ?? level));
  return loudest;
};

const goingOn = (choice: SpeakerChoice, voices: readonly Voice[], at: MonotonicMs): ReadonlyMap<EndpointId, Speech> => {
  const speeches = new Map([...choice.speeches].filter(([, { heardAt }]) => at - heardAt <= wordGapMs));
  for (const [endpointId, level] of levels(voices)) {
    const before = speeches.get(endpointId);
    const faded = before === undefined ? level : Math.max(level, before.level - fadeDb);
    speeches.set(endpointId, { since: before?.since ?? at, heardAt: at, level: faded });
  }
  return speeches;
};

const loudestOf = (speeches: ReadonlyMap<EndpointId, Speech>): EndpointId | null =>
  [...speeches].reduce<[EndpointId, Speech] | null>(
    (best, each) => (best === null || each[1].level > best[1].level ? each : best),
    null,
  )?.[0] ?? null;

/** Takes in what is heard at one moment, nothing included, so that the stage changes with the speaker and not with every noise. */
export const hear = (choice: SpeakerChoice, voices: readonly Voice[], at: MonotonicMs): SpeakerChoice => {
  const speeches = goingOn(choice, voices, at);
  const loudest = loudestOf(speeches);
  const loudestSince = loudest === choice.loudest ? choice.loudestSince : at;
  const heardAt = voices.some((voice) => voice.endpointId === choice.speaking) ? at : choice.heardAt;
  const next: SpeakerChoice = { speaking: choice.speaking, heardAt, speeches, loudest, loudestSince };

  if (loudest !== null && loudest !== choice.speaking) {
    const free = choice.speaking === null || at - heardAt >= pauseMs;
    const lastHeard = speeches.get(loudest)?.heardAt ?? at;
    if (lastHeard - loudestSince >= (free ? firstWordMs : takeOverMs))
      return { ...next, speaking: loudest, heardAt: lastHeard };
  }
  if (choice.speaking !== null && at - heardAt >= silenceMs) return { ...next, speaking: null };
  return next;
};

/** Forgets whoever can't be heard any more: went away, or had the microphone closed. */
export const onlyOf = (choice: SpeakerChoice, isAudible: (endpointId: EndpointId) => boolean): SpeakerChoice => {
  const kept = (endpointId: EndpointId | null): EndpointId | null =>
    endpointId !== null && isAudible(endpointId) ? endpointId : null;
  return {
    ...choice,
    speaking: kept(choice.speaking),
    speeches: new Map([...choice.speeches].filter(([endpointId]) => isAudible(endpointId))),
    loudest: kept(choice.loudest),
  };
};
