import { EndpointId, type RecordedFact } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chapterAt, chaptersOf, speechesOf } from '../../../src/core/recording/chapters.ts';

const north = EndpointId.parse('north');
const south = EndpointId.parse('south');
const second = 1_000;
const fact = (type: string, at: number): RecordedFact => ({ seq: at, at, type, endpointId: null, by: '', detail: '' });
const endpoint = (endpointId: EndpointId, ...speeches: [from: number, to: number][]) => ({
  endpointId,
  speeches: speeches.map(([from, to]) => ({ from: from * second, to: to * second })),
});
/** Of the record a page reads, what chapters are made of. */
const chapters = (endpoints: ReturnType<typeof endpoint>[], facts: RecordedFact[]) =>
  chaptersOf({ endpoints: endpoints as Parameters<typeof chaptersOf>[0]['endpoints'], facts });

describe('the chapters of a recording', () => {
  it('are who spoke, each from when, and what happened, in the order of time', () => {
    const found = chapters(
      [endpoint(north, [60, 120], [125, 180]), endpoint(south, [200, 260])],
      [fact('meetingOpened', 0), fact('breakStarted', 190 * second), fact('microphoneOpened', 59 * second)],
    );
    expect(found.map((each) => [each.what === 'speech' ? each.endpointId : each.fact.type, each.at / second])).toEqual([
      ['meetingOpened', 0],
      [north, 60],
      ['breakStarted', 190],
      [south, 200],
    ]);
  });

  it('leave out a cough, and a breath within what somebody says', () => {
    const { speeches } = endpoint(north, [10, 11], [60, 90], [100, 130], [200, 206]);
    expect(speechesOf({ speeches }).map(({ from, to }) => [from / second, to / second])).toEqual([
      [60, 130],
      [200, 206],
    ]);
  });

  it('lie one behind the other, and each moment lies in the last that had begun', () => {
    const pieces = fc.array(fc.tuple(fc.nat(3_600), fc.nat(120)), { maxLength: 20 });
    fc.assert(
      fc.property(pieces, fc.array(fc.nat(3_600)), fc.nat(3_600), (speeches, facts, at) => {
        const found = chapters(
          [endpoint(north, ...speeches.map(([from, long]): [number, number] => [from, from + long]))],
          facts.map((when) => fact('breakStarted', when * second)),
        );
        const times = found.map((each) => each.at);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        const index = chapterAt(found, at * second);
        expect(times.slice(0, index + 1).every((time) => time <= at * second)).toBe(true);
        expect(times.slice(index + 1).every((time) => time > at * second)).toBe(true);
      }),
    );
  });
});
