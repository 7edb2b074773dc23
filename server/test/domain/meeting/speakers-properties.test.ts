import type { EndpointId } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stamp } from '../../../src/application/meeting/publish.ts';
import type { MeetingEvent, StampedEvent } from '../../../src/domain/meeting/events.ts';
import {
  extendFloor,
  giveFloor,
  lapses,
  setMode,
  takeBack,
  undoLast,
} from '../../../src/domain/meeting/floor/chairing.ts';
import { lowerHand, moveHand, raiseHand, yieldFloor } from '../../../src/domain/meeting/floor/hands.ts';
import { hasFloor } from '../../../src/domain/meeting/floor/state.ts';
import { foldMeeting } from '../../../src/domain/meeting/fold.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import { dropEndpoint, leaveMeeting, seatEndpoint } from '../../../src/domain/meeting/seats/seating.ts';
import { isAudible } from '../../../src/domain/meeting/sources/sending.ts';
import { takeReports } from '../../../src/domain/meeting/reports/taking.ts';
import { arrangeSpeakers } from '../../../src/domain/meeting/speakers/arranging.ts';
import { callNext, goingOn, nextOf } from '../../../src/domain/meeting/speakers/calling.ts';
import {
  listSpeakers,
  moveSpeaker,
  paceSpeakers,
  setSpeaker,
  unlistSpeakers,
} from '../../../src/domain/meeting/speakers/listing.ts';
import {
  anBinh,
  at,
  dangKhe,
  hoaLac,
  hubActor,
  joined,
  opened,
  preparedMicrophone,
  room,
} from '../../support/meetings.ts';

const communes = [anBinh, hoaLac, dangKhe];
const words = { topic: '', debate: false };

/** One thing that somebody does or that befalls an endpoint, about one endpoint and a place in the list. */
type Decision = (meeting: Meeting, id: EndpointId, now: number, place: number) => readonly MeetingEvent[];

const decisions = {
  add: (meeting, id) => listSpeakers(meeting, [id], 60, hubActor),
  addAll: (meeting) => listSpeakers(meeting, communes, 60, hubActor),
  remove: (meeting, id) => unlistSpeakers(meeting, [id], hubActor),
  move: (meeting, id, _now, place) => moveSpeaker(meeting, id, place, hubActor),
  set: (meeting, id, _now, place) =>
    setSpeaker(meeting, { endpointId: id, seconds: 30 + place, topic: String(place) }, hubActor),
  byItself: (meeting, _id, _now, place) => paceSpeakers(meeting, place > 0, hubActor),
  report: (meeting, id, now, place) =>
    takeReports(
      meeting,
      '2026-11-30',
      [{ endpointId: id, givenAt: now, done: 1, notYet: 0, unmarked: 0, stuck: place % 2, overdue: place > 1 ? 1 : 0 }],
      hubActor,
    ),
  arrange: (meeting) => arrangeSpeakers(meeting, hubActor),
  next: (meeting, _id, now) => callNext(meeting, now, hubActor),
  due: (meeting, _id, now) =>
    goingOn(meeting)
      .filter((due) => due.at <= now)
      .flatMap((due) => due.decide(meeting)),
  lapse: (meeting, _id, now) =>
    lapses(meeting)
      .filter((due) => due.at <= now)
      .flatMap((due) => due.decide(meeting)),
  give: (meeting, id) => giveFloor(meeting, id, 60, hubActor),
  takeBack: (meeting, id) => takeBack(meeting, id, hubActor),
  extend: (meeting, id) => extendFloor(meeting, id, 60, hubActor),
  conference: (meeting) => setMode(meeting, 'conference', hubActor),
  discussion: (meeting) => setMode(meeting, 'discussion', hubActor),
  undo: (meeting, _id, now) => undoLast(meeting, now, hubActor),
  raise: (meeting, id) => raiseHand(meeting, id, words),
  lower: (meeting, id) => lowerHand(meeting, id, hubActor),
  moveHand: (meeting, id) => moveHand(meeting, id, 0, hubActor),
  yield: (meeting, id) => yieldFloor(meeting, id, hubActor),
  drop: (meeting, id) => dropEndpoint(meeting, id, 'link-lost'),
  back: (meeting, id) => seatEndpoint(meeting, id, 0, 66),
  leave: (meeting, id) => leaveMeeting(meeting, id),
  hub: (_meeting, _id, now) => [{ type: 'hubReturned', downSince: now }],
} as const satisfies Record<string, Decision>;
type Act = keyof typeof decisions;

const isAct = (name: string): name is Act => name in decisions;
/** What makes and moves the list comes often, so that each of its states is met. */
const often: readonly Act[] = ['addAll', 'report', 'arrange', 'next', 'next', 'next', 'drop', 'back', 'due', 'undo'];
const course = fc.array(
  fc.tuple(
    fc.constantFrom(...Object.keys(decisions).filter(isAct), ...often, ...often),
    fc.constantFrom(...communes),
    fc.oneof(fc.integer({ min: 0, max: 4_000 }), fc.integer({ min: 0, max: 90_000 })),
    fc.integer({ min: 0, max: 3 }),
  ),
  { maxLength: 50 },
);
type Steps = typeof course extends fc.Arbitrary<infer Course> ? Course : never;

interface Seen {
  readonly before: Meeting;
  readonly after: Meeting;
  readonly facts: readonly MeetingEvent[];
  readonly act: Act;
  readonly id: EndpointId;
  readonly now: number;
}

const first: readonly StampedEvent[] = [
  opened(),
  ...joined(room, ...communes),
  ...communes.map(preparedMicrophone),
].flatMap((event, index) => stamp(index, [event], 1_000 * (index + 1)));

/** Plays a course; `look` sees each step that was not refused. Gives the meeting and its record. */
const play = (steps: Steps, look: (seen: Seen) => void): { meeting: Meeting; record: StampedEvent[] } => {
  const record = [...first];
  let meeting = foldMeeting(record);
  if (meeting === null) throw new Error('it was opened');
  let now = 60_000;
  for (const [act, id, later, place] of steps) {
    now += later;
    const before: Meeting = meeting;
    let facts: readonly MeetingEvent[];
    try {
      const decide: Decision = decisions[act];
      facts = decide(before, id, now, place);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
      continue;
    }
    record.push(...stamp(before.seq, facts, now));
    meeting = at(before, facts, now);
    look({ before, after: meeting, facts, act, id, now });
  }
  return { meeting, record };
};

const order = ({ speakers }: Meeting): EndpointId[] => speakers.list.map(({ endpointId }) => endpointId);
const sorted = (meeting: Meeting): EndpointId[] => order(meeting).toSorted();
const heard = (meeting: Meeting): EndpointId[] => communes.filter((each) => isAudible(meeting, each));

describe('the list of speakers, whatever is done in whatever order', () => {
  it('has each endpoint once, and says of exactly those who have the floor that they speak', () => {
    fc.assert(
      fc.property(course, (steps) => {
        play(steps, ({ after }) => {
          expect(new Set(order(after)).size).toBe(order(after).length);
          for (const { endpointId, stands, since, spokenMs } of after.speakers.list) {
            expect(stands === 'speaking', endpointId).toBe(hasFloor(after.floor, endpointId));
            expect(since !== null).toBe(stands === 'speaking');
            expect(spokenMs).toBeGreaterThanOrEqual(0);
          }
        });
      }),
      { numRuns: 500 },
    );
  });

  it('never lets two be heard by it: going on, by a press or by itself, leaves the floor to one', () => {
    fc.assert(
      fc.property(course, (steps) => {
        play(steps, ({ after, facts, act }) => {
          if ((act !== 'next' && act !== 'due') || facts.length === 0) return;
          expect(after.floor.holders).toHaveLength(1);
          for (const each of heard(after)) expect(hasFloor(after.floor, each)).toBe(true);
        });
      }),
    );
  });

  it('loses nobody: whoever is on it stays on it until it is taken off, or its coming is undone', () => {
    fc.assert(
      fc.property(course, (steps) => {
        play(steps, ({ before, after, act, id }) => {
          const gone = order(before).filter((each) => !order(after).includes(each));
          if (act === 'remove') expect(gone).toEqual(order(before).filter((each) => each === id));
          else if (act !== 'undo') expect(gone).toEqual([]);
        });
      }),
    );
  });

  it('keeps its order but for whoever is moved, comes back or comes anew', () => {
    fc.assert(
      fc.property(course, (steps) => {
        play(steps, ({ before, after, act, id }) => {
          if (act === 'undo' || act === 'addAll' || act === 'arrange') return;
          const others = (meeting: Meeting): EndpointId[] =>
            order(meeting).filter((each) => each !== id && order(before).includes(each));
          expect(others(after)).toEqual(others(before));
          if (act === 'move') expect(sorted(after)).toEqual(sorted(before));
        });
      }),
    );
  });

  it('passes over nobody who waits and is there, and skips only who is away', () => {
    fc.assert(
      fc.property(course, (steps) => {
        play(steps, ({ before, after, facts }) => {
          for (const fact of facts)
            if (fact.type === 'speakerSkipped')
              expect(before.seats.get(fact.endpointId)?.presence.state).not.toBe('present');
          for (const { endpointId, stands } of after.speakers.list)
            if (stands === 'skipped') expect(after.seats.get(endpointId)?.presence.state).not.toBe('present');
        });
      }),
    );
  });

  it('comes to everybody who is there: pressing on and on, each who waits speaks once', () => {
    fc.assert(
      fc.property(course, (steps) => {
        let { meeting } = play(steps, () => undefined);
        let now = 10_000_000;
        const waiting = meeting.speakers.list
          .filter(
            ({ endpointId, stands }) =>
              stands === 'waiting' && meeting.seats.get(endpointId)?.presence.state === 'present',
          )
          .map(({ endpointId }) => endpointId);
        const called: (EndpointId | undefined)[] = [];
        while (nextOf(meeting) !== null) {
          now += 2_000;
          meeting = at(meeting, callNext(meeting, now, hubActor), now);
          called.push(meeting.floor.holders[0]?.endpointId);
          expect(called.length).toBeLessThanOrEqual(waiting.length);
        }
        expect(called).toEqual(waiting);
      }),
    );
  });

  it('is after an undoing as if the act had not been', () => {
    fc.assert(
      fc.property(course, (steps) => {
        play(steps, ({ before, after, act, now }) => {
          const isNew = after.floor.undo !== null && after.floor.undo !== before.floor.undo;
          const befell = ['undo', 'yield', 'drop', 'back', 'leave', 'hub', 'raise', 'extend', 'lapse'].includes(act);
          if (!isNew || befell) return;
          const undone = at(after, undoLast(after, now, hubActor), now);
          expect(undone.speakers.list).toEqual(before.speakers.list);
          expect(undone.floor.holders).toEqual(before.floor.holders);
          expect(undone.floor.queue).toEqual(before.floor.queue);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('is the same read anew from the record, killed behind any fact', () => {
    fc.assert(
      fc.property(course, (steps) => {
        const { meeting, record } = play(steps, () => undefined);
        expect(foldMeeting(record)).toEqual(meeting);
        for (let length = first.length; length < record.length; length += 1) {
          const killed = foldMeeting(record.slice(0, length));
          expect(new Set(killed?.speakers.list.map(({ endpointId }) => endpointId)).size).toBe(
            killed?.speakers.list.length,
          );
        }
      }),
      { numRuns: 60 },
    );
  });
});
