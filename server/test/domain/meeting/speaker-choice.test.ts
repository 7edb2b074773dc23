import { describe, expect, it } from 'vitest';
import {
  hear,
  nobodySpeaks,
  onlyOf,
  silenceMs,
  takeOverMs,
  type SpeakerChoice,
  type Voice,
} from '../../../src/domain/meeting/speaker/speaker-choice.ts';
import { anBinh, hoaLac } from '../../support/meetings.ts';
import fc from 'fast-check';

const a: Voice = { endpointId: anBinh, level: -30 };
const b: Voice = { endpointId: hoaLac, level: -20 };
const stepMs = 300;

/** Plays what is heard at each step and gives the speaker after each. */
const play = (steps: readonly (readonly Voice[])[]): (string | null)[] => {
  let choice: SpeakerChoice = nobodySpeaks;
  return steps.map((voices, index) => {
    choice = hear(choice, voices, 10_000 + index * stepMs);
    return choice.speaking;
  });
};
const times = (count: number, voices: readonly Voice[]): (readonly Voice[])[] =>
  Array.from({ length: count }, () => voices);

describe('who speaks', () => {
  it('is not changed by a cough', () => {
    expect(play([[a], [], [], [], [b], [], []]).every((speaking) => speaking === null)).toBe(true);
  });

  it('counts an endpoint once that is heard by two microphones, by the louder one, in whatever order they come', () => {
    const [near, far]: [Voice, Voice] = [a, { ...a, level: -50 }];
    // Between the two microphones of one in its level, the other never takes over.
    const between: Voice = { ...b, level: -40 };
    for (const heard of [
      [near, far, between],
      [far, between, near],
    ]) {
      expect(play([...times(4, [near]), ...times(12, heard)]).at(-1)).toBe(anBinh);
      const seen = hear(nobodySpeaks, heard, 10_000).speeches;
      expect([seen.get(anBinh)?.level, seen.get(hoaLac)?.level]).toEqual([-30, -40]);
      expect(hear(nobodySpeaks, heard, 10_000).loudest).toBe(anBinh);
    }
  });

  it('is known after the first word', () => {
    expect(play(times(4, [a]))).toEqual([null, null, anBinh, anBinh]);
  });

  it('is known although speech has gaps between its syllables', () => {
    const syllables = Array.from({ length: 6 }, (_, index) => (index % 2 === 0 ? [a] : []));
    expect(play(syllables).at(-1)).toBe(anBinh);
    const interrupted = [...syllables, ...Array.from({ length: 6 }, (_, index) => (index % 2 === 0 ? [a] : [b]))];
    expect(play(interrupted).at(-1)).toBe(anBinh);
  });

  it('stays over a pause between sentences and ends with a real silence', () => {
    const speaking = play([
      ...times(4, [a]),
      ...times(3, []),
      ...times(2, [a]),
      ...times(Math.ceil(silenceMs / stepMs) + 1, []),
    ]);
    expect(speaking.slice(2, 9).every((id) => id === anBinh)).toBe(true);
    expect(speaking.at(-1)).toBeNull();
  });

  it('changes at once when one stops and another goes on, later when both speak', () => {
    const handover = play([...times(4, [a]), ...times(5, [b])]);
    expect(handover.at(-1)).toBe(hoaLac);
    const both = play([...times(4, [a]), ...times(4, [a, b])]);
    expect(both.at(-1)).toBe(anBinh);
    const longer = play([...times(4, [a]), ...times(Math.ceil(takeOverMs / stepMs) + 1, [a, b])]);
    expect(longer.at(-1)).toBe(hoaLac);
  });

  it('never changes twice within a first word, whatever is heard', () => {
    const noise = fc.array(fc.subarray([a, b, { ...a, level: -10 }]), { maxLength: 80 });
    fc.assert(
      fc.property(noise, (steps) => {
        const speaking = play(steps);
        const changes = speaking.flatMap((id, index) =>
          index > 0 && id !== speaking[index - 1] && id !== null ? [index] : [],
        );
        for (const [index, at] of changes.entries())
          if (index > 0) expect(at - (changes[index - 1] ?? 0)).toBeGreaterThan(1);
      }),
    );
  });

  it('forgets one that went away', () => {
    const choice = { ...nobodySpeaks, speaking: anBinh, loudest: anBinh };
    expect(onlyOf(choice, (endpointId) => endpointId !== anBinh)).toMatchObject({ speaking: null, loudest: null });
    expect(onlyOf(choice, (endpointId) => endpointId !== hoaLac)).toEqual(choice);
  });
});
