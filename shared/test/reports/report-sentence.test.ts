import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Savings } from '../../src/reports/reports.ts';
import { numberFormats } from '../../src/kit/number-formats.ts';
import { reportSentence } from '../../src/reports/report-sentence.ts';

const none = { low: 0, base: 0, high: 0 };
const compared = { referenceMinutes: none, actualMinutes: none, savedMinutes: none, rate: null };

const savings = (travellers: number, savedMinutes: Savings['block']['savedMinutes']): Savings => ({
  meetingLength: compared,
  personTime: {
    ...compared,
    savedMinutes,
    travelMinutes: none,
    arrivalMinutes: none,
    gatherMinutes: none,
    checkMinutes: none,
  },
  block: compared,
  kilometres: none,
  litres: none,
  petrolVnd: none,
  perDiemVnd: none,
  pages: 0,
  pagesVnd: none,
  moneyVnd: none,
  travellers,
  unknownDistanceTravellers: 0,
  estimatedDistanceTravellers: 0,
  endpointsNotCalled: 0,
  meetingsWithPapers: 0,
});

const report = (meetings: number, expected: number, attended: number, figures: Savings) => {
  const people = {
    inPerson: 0,
    online: 0,
    excused: 0,
    unexcused: 0,
    notCalled: 0,
    substitutes: 0,
    late: 0,
    leftEarly: 0,
    unnamed: 0,
  };
  const count = {
    expected,
    attended,
    late: 0,
    leftEarly: 0,
    presentMs: 0,
    absentMs: 0,
    dropOuts: 0,
    droppedMs: 0,
    hubMs: 0,
    speakingMs: 0,
    goodLinkMs: 0,
    weakLinkMs: 0,
    badLinkMs: 0,
    called: 0,
    people,
  };
  const totals = {
    meetings,
    stillOpen: 0,
    durationMs: 0,
    startedInTime: 0,
    startedLate: 0,
    startUnknown: meetings,
    noticesInTime: 0,
    noticesLate: 0,
    noticesRunning: 0,
    noticesOverdue: 0,
    corrections: 0,
    count,
  };
  return { totals, savings: figures };
};

const hours = (low: number, base: number, high: number) => ({ low: low * 60, base: base * 60, high: high * 60 });

describe('the sentence that may be quoted', () => {
  const year = report(24, 500, 439, savings(40, hours(1060.4, 2286.6, 3420)));

  it('says meetings, attendance and the hours saved with their range, in numbers of its language', () => {
    expect(reportSentence(year, 'vi')).toBe(
      '24 cuộc họp, 87,8% lượt dự, tiết kiệm khoảng 2.287 giờ công (1.060 – 3.420)',
    );
    expect(reportSentence(year, 'en')).toBe(
      '24 meetings, attended by 87.8% of the endpoints invited, about 2,287 person-hours saved (1,060 – 3,420)',
    );
  });

  it('claims no saving where nobody could be counted, nor calls a loss one', () => {
    expect(reportSentence(report(1, 0, 0, savings(0, hours(-1, -1, -1))), 'vi')).toBe(
      '1 cuộc họp, chưa tính được thời gian tiết kiệm',
    );
    expect(reportSentence(report(1, 2, 2, savings(3, hours(-30, -20, 5))), 'en')).toBe(
      '1 meeting, attended by 100.0% of the endpoints invited, about 20 person-hours more than in person (-5 – 30)',
    );
  });

  it('never writes a zero with a sign, and has its base within its range', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e5, max: 1e5, noNaN: true }), { minLength: 3, maxLength: 3 }),
        (three) => {
          const [low = 0, base = 0, high = 0] = three.toSorted((a, b) => a - b);
          const sentence = reportSentence(report(2, 0, 0, savings(1, { low, base, high })), 'en');
          expect(sentence).not.toMatch(/-0\b/u);
          const [said = 0, least = 0, most = 0] = [...sentence.matchAll(/-?[\d,]+(?= person| –|\))/gu)].map(([n]) =>
            Number(n.replaceAll(',', '')),
          );
          expect(least <= said && said <= most).toBe(true);
        },
      ),
    );
  });
});

describe('numbers', () => {
  it('are written as each language writes them', () => {
    const write = ({ number, whole, decimal, exact, percent }: (typeof numberFormats)['vi']): string[] => [
      number(2311.34),
      whole(2311.5),
      decimal(181),
      exact(0.25),
      percent(0.622),
    ];
    expect(write(numberFormats.vi)).toEqual(['2.311,3', '2.312', '181,0', '0,25', '62,2%']);
    expect(write(numberFormats.en)).toEqual(['2,311.3', '2,312', '181.0', '0.25', '62.2%']);
  });
});
