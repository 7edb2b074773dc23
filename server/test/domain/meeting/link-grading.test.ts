import type { LinkGrade } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  gradeLink,
  gradeSample,
  sampleGrade,
  ungraded,
  type LinkGrading,
  type LinkSample,
} from '../../../src/domain/meeting/links/link-grading.ts';
import { anBinh, hoaLac, joined, meetingAfter, opened } from '../../support/meetings.ts';

const line = (loss: number | null, roundTripMs: number | null = 40): LinkSample => ({
  lossUp: loss,
  lossDown: null,
  roundTripMs,
});
const good = line(0);
const weak = line(0.03);
const bad = line(0.2);

const grade = (samples: readonly LinkSample[]): LinkGrading => samples.reduce(gradeSample, ungraded);
const gradesOf = (samples: readonly LinkSample[]): (LinkGrade | null)[] =>
  samples.map((_, index) => grade(samples.slice(0, index + 1)).grade);

describe('one sample', () => {
  it.each<[LinkGrade | null, LinkSample]>([
    ['good', line(0.01, 300)],
    ['weak', line(0.011, 300)],
    ['weak', line(0.01, 301)],
    ['weak', line(0.05, 500)],
    ['bad', line(0.051, 500)],
    ['bad', line(0.05, 501)],
    ['good', line(0, null)],
    [null, line(null, 900)],
    ['bad', { lossUp: 0, lossDown: 0.06, roundTripMs: 20 }],
    ['bad', { lossUp: 0.06, lossDown: null, roundTripMs: 20 }],
  ])('is %s for %o', (expected, sample) => {
    expect(sampleGrade(sample)).toBe(expected);
  });
});

describe('a line’s grade', () => {
  it('is that of its first sample', () => {
    expect(gradesOf([bad])).toEqual(['bad']);
  });

  it('falls after two worse samples, to the milder of them, and rises after three better ones', () => {
    expect(gradesOf([good, bad, weak, good, good, good])).toEqual(['good', 'good', 'weak', 'weak', 'weak', 'good']);
    expect(gradesOf([bad, good, weak, good, good])).toEqual(['bad', 'bad', 'bad', 'weak', 'weak']);
  });

  it('does not flicker with every other sample', () => {
    expect(new Set(gradesOf([good, bad, good, bad, good, bad, good, bad]))).toEqual(new Set(['good']));
  });
});

describe('for any samples', () => {
  const samples = fc.array(fc.constantFrom(good, weak, bad, line(null)), { maxLength: 30 });

  it('a sample that stands alone changes nothing, whatever it is', () => {
    fc.assert(
      fc.property(fc.constantFrom(good, weak, bad), fc.constantFrom(good, weak, bad), (steady, odd) => {
        const before = [steady, steady, steady];
        expect(new Set(gradesOf([...before, odd, ...before]))).toEqual(new Set([sampleGrade(steady)]));
      }),
    );
  });

  it('three samples of a kind are its grade', () => {
    fc.assert(
      fc.property(samples, fc.constantFrom(good, weak, bad), (before, last) => {
        expect(grade([...before, last, last, last]).grade).toBe(sampleGrade(last));
      }),
    );
  });

  it('a line that is nowhere better never has the better grade', () => {
    const severity = (each: LinkGrade | null): number => ['good', 'weak', 'bad'].indexOf(each ?? 'good');
    const pair = fc.tuple(fc.nat(2), fc.nat(2)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
    const kinds = [good, weak, bad];
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 30 }), (pairs) => {
        const of = (which: 0 | 1): LinkSample[] => pairs.map((each) => kinds[each[which]] ?? good);
        const better = gradesOf(of(0)).map(severity);
        gradesOf(of(1)).forEach((each, index) => expect(severity(each)).toBeGreaterThanOrEqual(better[index] ?? 9));
      }),
    );
  });

  it('a sample that tells nothing changes nothing', () => {
    fc.assert(
      fc.property(samples, (each) => {
        expect(grade([...each, line(null)])).toEqual(grade(each));
      }),
    );
  });
});

describe('the fact', () => {
  const meeting = meetingAfter(opened(), ...joined(anBinh));

  it('says how bad the worse way was', () => {
    const sample = { lossUp: 0.0123456, lossDown: 0.2, roundTripMs: 81.7 };
    expect(gradeLink(meeting, anBinh, 'bad', sample)).toEqual([
      { type: 'linkGraded', endpointId: anBinh, grade: 'bad', loss: 0.2, roundTripMs: 82 },
    ]);
  });

  it('is none of an endpoint that is away, of a closed meeting, or of a sample that tells nothing', () => {
    expect(gradeLink(meeting, hoaLac, 'good', good)).toEqual([]);
    expect(gradeLink(meeting, anBinh, 'good', line(null))).toEqual([]);
    const closed = meetingAfter(opened(), ...joined(anBinh), { type: 'meetingClosed', actor: { by: 'hub' } });
    expect(gradeLink(closed, anBinh, 'good', good)).toEqual([]);
  });
});
