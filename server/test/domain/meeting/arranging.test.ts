import type { EndpointId, ReportStanding } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeMeeting } from '../../../src/domain/meeting/course/course.ts';
import { giveFloor, undoLast } from '../../../src/domain/meeting/floor/chairing.ts';
import { yieldFloor } from '../../../src/domain/meeting/floor/hands.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import { takeReports } from '../../../src/domain/meeting/reports/taking.ts';
import { dropEndpoint, seatEndpoint } from '../../../src/domain/meeting/seats/seating.ts';
import { arrangeSpeakers, rearranges } from '../../../src/domain/meeting/speakers/arranging.ts';
import { callNext, nextOf } from '../../../src/domain/meeting/speakers/calling.ts';
import { listSpeakers } from '../../../src/domain/meeting/speakers/listing.ts';
import { storyLine } from '../../../src/domain/meeting/topics.ts';
import { meetingView } from '../../../src/domain/meeting/view.ts';
import {
  anBinh,
  at,
  dangKhe,
  hoaLac,
  hubActor,
  joined,
  meetingAfter,
  opened,
  preparedMicrophone,
  refusalCode,
  room,
} from '../../support/meetings.ts';

const communes = [anBinh, hoaLac, dangKhe];
const day = '2026-11-30';

const report = (endpointId: EndpointId, counts: Partial<ReportStanding> = {}): ReportStanding => ({
  endpointId,
  givenAt: 10_000,
  done: 1,
  notYet: 0,
  stuck: 0,
  unmarked: 0,
  overdue: 0,
  ...counts,
});

const everybodyIn = (): Meeting =>
  meetingAfter(opened(), ...joined(room, ...communes), ...communes.map(preparedMicrophone));
const listed = (meeting = everybodyIn()): Meeting =>
  at(meeting, listSpeakers(meeting, communes, 180, hubActor), 50_000);
const taken = (meeting: Meeting, ...reports: readonly ReportStanding[]): Meeting =>
  at(meeting, takeReports(meeting, day, reports, hubActor), 51_000);
const arranged = (meeting: Meeting, now = 52_000): Meeting => at(meeting, arrangeSpeakers(meeting, hubActor), now);
const stands = ({ speakers }: Meeting): string =>
  speakers.list.map((each) => `${each.endpointId} ${each.stands}`).join(', ');

describe('a list that is arranged by written reports', () => {
  it('has who is overdue first, then who is stuck, then who has not reported; who is all green needs no turn', () => {
    const meeting = taken(
      listed(),
      report(anBinh),
      report(hoaLac, { stuck: 1 }),
      report(dangKhe, { overdue: 1, notYet: 1 }),
    );
    expect(rearranges(meeting)).toBe(true);
    const after = arranged(meeting);
    expect(stands(after)).toBe('dang-khe waiting, hoa-lac waiting, an-binh written');
    expect(rearranges(after)).toBe(false);
    expect(arrangeSpeakers(after, hubActor)).toEqual([]);
    expect(arrangeSpeakers(meeting, hubActor).map(storyLine)).toEqual([
      { endpointId: null, detail: '3' },
      { endpointId: anBinh, detail: '' },
    ]);
  });

  it('is made of all communes where there was none, and calls nobody whose report stands for its turn', () => {
    const meeting = arranged(taken(everybodyIn(), report(anBinh), report(hoaLac), report(dangKhe, { givenAt: null })));
    expect(stands(meeting)).toBe('dang-khe waiting, an-binh written, hoa-lac written');
    expect(meeting.speakers.list).toMatchObject([{ seconds: 180 }, {}, {}]);
    const over = at(at(meeting, callNext(meeting, 60_000, hubActor), 60_000), [], 60_000);
    expect(nextOf(over)).toBeNull();
    expect(refusalCode(() => callNext(over, 70_000, hubActor))).toBe('queue-empty');
  });

  it('moves who has not spoken only when somebody presses, and nobody who has spoken', () => {
    let meeting = arranged(taken(listed(), ...communes.map((each) => report(each, { stuck: 1 }))));
    meeting = at(meeting, callNext(meeting, 60_000, hubActor), 60_000);
    meeting = at(meeting, yieldFloor(meeting, anBinh, hubActor), 70_000);
    const before = stands(meeting);
    expect(before).toBe('an-binh spoken, hoa-lac waiting, dang-khe waiting');
    meeting = taken(meeting, report(anBinh, { givenAt: 80_000 }), report(hoaLac, { givenAt: 80_000 }));
    meeting = taken(meeting, report(dangKhe, { givenAt: 80_000, overdue: 2 }));
    expect([stands(meeting), rearranges(meeting)]).toEqual([before, true]);
    expect(stands(arranged(meeting))).toBe('an-binh spoken, dang-khe waiting, hoa-lac written');
  });

  it('is undone as one act', () => {
    const meeting = taken(listed(), report(anBinh), report(hoaLac, { stuck: 1 }));
    const after = arranged(meeting);
    expect(stands(at(after, undoLast(after, 53_000, hubActor), 53_000))).toBe(stands(meeting));
  });

  it('takes one in writing onto it by hand, and leaves it there; a report that became red brings one back', () => {
    let meeting = arranged(taken(listed(), ...communes.map((each) => report(each))));
    expect(stands(meeting)).toBe('an-binh written, hoa-lac written, dang-khe written');
    meeting = at(meeting, listSpeakers(meeting, [hoaLac], 60, hubActor), 53_000);
    expect(stands(meeting)).toBe('an-binh written, dang-khe written, hoa-lac waiting');
    expect(arrangeSpeakers(meeting, hubActor)).toEqual([]);
    meeting = arranged(taken(meeting, report(dangKhe, { givenAt: 54_000, stuck: 1 })), 55_000);
    expect(stands(meeting)).toBe('dang-khe waiting, hoa-lac waiting, an-binh written');
    const given = at(meeting, giveFloor(meeting, anBinh, 60, hubActor), 56_000);
    expect(stands(given)).toBe('dang-khe waiting, hoa-lac waiting, an-binh speaking');
  });

  it('leaves whoever was passed over where it is, and has it wait at the end once it is back', () => {
    let meeting = listed();
    meeting = at(meeting, dropEndpoint(meeting, anBinh, 'link-lost'), 55_000);
    meeting = at(meeting, callNext(meeting, 60_000, hubActor), 60_000);
    meeting = arranged(taken(meeting, report(anBinh, { overdue: 1 }), report(dangKhe)), 61_000);
    expect(stands(meeting)).toBe('an-binh skipped, hoa-lac speaking, dang-khe written');
    meeting = at(meeting, seatEndpoint(meeting, anBinh, 0, 66), 62_000);
    expect(stands(meeting)).toBe('hoa-lac speaking, dang-khe written, an-binh waiting');
  });

  it('takes no older report for a newer one, none of who is not of the meeting, none of the leading room, and is not arranged without any', () => {
    const meeting = taken(listed(), report(anBinh, { givenAt: 20_000, stuck: 1 }));
    expect(takeReports(meeting, day, [report(anBinh, { givenAt: 10_000 }), report(room)], hubActor)).toEqual([]);
    expect(refusalCode(() => arrangeSpeakers(listed(), hubActor))).toBe('no-reports');
    const closed = at(meeting, closeMeeting(meeting, hubActor), 60_000);
    expect(refusalCode(() => arrangeSpeakers(closed, hubActor))).toBe('meeting-not-open');
    expect(refusalCode(() => takeReports(closed, day, [report(hoaLac)], hubActor))).toBe('meeting-not-open');
  });

  it('is told whoever conducts: no commune is told another’s report', () => {
    const meeting = taken(listed(), report(hoaLac, { stuck: 1 }));
    const seen = (audience: 'seat' | 'room' | 'desk' | 'technician') =>
      meetingView(meeting, { audience, seq: 1, record: 'sound' }).reports;
    for (const audience of ['seat', 'technician'] as const)
      expect(seen(audience)).toEqual({ of: [], rearranges: false });
    for (const audience of ['room', 'desk'] as const)
      expect(seen(audience)).toEqual({ of: [report(hoaLac, { stuck: 1 })], rearranges: true });
  });
});

describe('arranging, whatever was reported', () => {
  const counts = fc.record({
    givenAt: fc.option(fc.constant(10_000)),
    done: fc.integer({ min: 0, max: 2 }),
    notYet: fc.integer({ min: 0, max: 2 }),
    stuck: fc.integer({ min: 0, max: 2 }),
    unmarked: fc.integer({ min: 0, max: 1 }),
    overdue: fc.integer({ min: 0, max: 2 }),
  });
  const reports = fc
    .tuple(counts, counts, counts)
    .map(([a, b, c]) => [report(anBinh, a), report(hoaLac, b), report(dangKhe, c)]);

  it('loses and doubles nobody, is done once and for all, and keeps the order of equals', () => {
    fc.assert(
      fc.property(reports, fc.shuffledSubarray(communes, { minLength: 1 }), (all, onList) => {
        const begun = everybodyIn();
        const meeting = taken(at(begun, listSpeakers(begun, onList, 60, hubActor), 50_000), ...all);
        const after = arranged(meeting);
        const ids = after.speakers.list.map(({ endpointId }) => endpointId);
        expect(ids.toSorted()).toEqual(onList.toSorted());
        expect(arrangeSpeakers(after, hubActor)).toEqual([]);
        const of = (id: EndpointId): ReportStanding => all.find(({ endpointId }) => endpointId === id) ?? report(id);
        for (const [place, { endpointId, stands: how }] of after.speakers.list.entries()) {
          const { givenAt, stuck, unmarked, overdue } = of(endpointId);
          expect(how).toBe(givenAt !== null && stuck + unmarked + overdue === 0 ? 'written' : 'waiting');
          const next = after.speakers.list[place + 1];
          if (next?.stands !== 'waiting' || how !== 'waiting') continue;
          const other = of(next.endpointId);
          const key = (one: ReportStanding): number =>
            one.overdue * 100 + one.stuck * 10 + Number(one.givenAt === null);
          expect(key(of(endpointId))).toBeGreaterThanOrEqual(key(other));
          if (key(of(endpointId)) === key(other))
            expect(onList.indexOf(endpointId)).toBeLessThan(onList.indexOf(next.endpointId));
        }
      }),
    );
  });
});
