import { undoSeconds, rollWaitsSeconds, type EndpointId } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stamp } from '../../../src/application/meeting/publish.ts';
import type { MeetingEvent } from '../../../src/domain/meeting/events.ts';
import { giveFloor, setMode, undoLast } from '../../../src/domain/meeting/floor/chairing.ts';
import { raiseHand } from '../../../src/domain/meeting/floor/hands.ts';
import { foldMeeting } from '../../../src/domain/meeting/fold.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import { muteAll, muteEndpoint } from '../../../src/domain/meeting/microphones/muting.ts';
import { isOpen } from '../../../src/domain/meeting/microphones/right.ts';
import { markPhone } from '../../../src/domain/meeting/roll/phones.ts';
import { beginWalk, endWalk, walkDue, walkOn } from '../../../src/domain/meeting/roll/walking.ts';
import { dropEndpoint, leaveMeeting, seatEndpoint } from '../../../src/domain/meeting/seats/seating.ts';
import { isPresent } from '../../../src/domain/meeting/seats/state.ts';
import { listSpeakers } from '../../../src/domain/meeting/speakers/listing.ts';
import { callNext } from '../../../src/domain/meeting/speakers/calling.ts';
import { showOnStage } from '../../../src/domain/meeting/stage/showing.ts';
import { stageOf } from '../../../src/domain/meeting/stage/stage-of.ts';
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
const start = 60_000;
/** All are there, with a microphone that the floor can open. */
const everybodyIn = (): Meeting =>
  meetingAfter(opened(), ...joined(room, ...communes), ...[room, ...communes].map(preparedMicrophone));
const only = (...there: readonly EndpointId[]): Meeting =>
  meetingAfter(opened(), ...joined(room, ...there), ...there.map(preparedMicrophone));

/** A meeting that is acted upon, two seconds between two acts. */
class Played {
  meeting: Meeting;
  now = start;

  constructor(meeting: Meeting) {
    this.meeting = meeting;
  }

  does(decide: (meeting: Meeting, now: number) => readonly MeetingEvent[], after = 2_000): MeetingEvent['type'][] {
    this.now += after;
    const facts = decide(this.meeting, this.now);
    this.meeting = at(this.meeting, facts, this.now);
    return facts.map(({ type }) => type);
  }

  begin(whom: 'all' | 'missing' = 'all'): MeetingEvent['type'][] {
    return this.does((meeting) => beginWalk(meeting, whom, hubActor));
  }

  next(from?: EndpointId, after = 2_000): MeetingEvent['type'][] {
    return this.does((meeting, now) => walkOn(meeting, 'answered', { from, now, actor: hubActor }), after);
  }

  silent(from?: EndpointId): MeetingEvent['type'][] {
    return this.does((meeting, now) => walkOn(meeting, 'silent', { from, now, actor: hubActor }));
  }

  get called(): EndpointId | null {
    return this.meeting.roll.walk?.called ?? null;
  }

  get stands(): string {
    return communes.map((each) => this.meeting.roll.answers.get(each)?.stands ?? 'uncalled').join(' ');
  }

  get heard(): readonly EndpointId[] {
    return communes.filter((each) => isOpen(this.meeting, each));
  }
}

describe('a walk of the roll', () => {
  it('brings one after the other on the stage, heard, and marks each that answered', () => {
    const roll = new Played(everybodyIn());
    expect(roll.begin()).toEqual(['rollBegan', 'floorModeChanged', 'floorGiven']);
    for (const [index, each] of communes.entries()) {
      expect(roll.called).toBe(each);
      expect(stageOf(roll.meeting).speaker).toBe(each);
      expect(roll.heard).toEqual([each]);
      expect(meetingView(roll.meeting, { audience: 'seat', seq: 0, record: 'sound' }).roll).toEqual({
        called: each,
        left: 2 - index,
      });
      expect(roll.next()[0]).toBe('rollAnswered');
    }
    expect(roll.meeting.roll.walk).toBeNull();
    expect(roll.stands).toBe('answered answered answered');
    expect(roll.heard).toEqual([]);
    expect(roll.meeting.floor).toMatchObject({ mode: 'discussion', holders: [] });
  });

  it('passes over who is away, and goes again over those who are missing alone', () => {
    const roll = new Played(only(hoaLac, dangKhe));
    roll.begin();
    expect(roll.called).toBe(hoaLac);
    roll.silent();
    roll.next();
    expect(roll.stands).toBe('missed missed answered');
    expect(refusalCode(() => beginWalk(only(), 'all', hubActor))).toBe('nobody-there');
    roll.begin('missing');
    expect(roll.called).toBe(hoaLac);
    roll.next();
    expect(roll.meeting.roll.walk).toBeNull();
    expect(refusalCode(() => beginWalk(roll.meeting, 'missing', hubActor))).toBe('nobody-to-call');
    roll.does((meeting) => seatEndpoint(meeting, anBinh, 0, 66));
    roll.begin('missing');
    expect(roll.called).toBe(anBinh);
    roll.does((meeting) => endWalk(meeting, hubActor));
    roll.begin();
    expect(roll.stands, 'who is called anew has not answered yet').toBe('uncalled uncalled uncalled');
  });

  it('marks nobody who has gone away before the press', () => {
    const roll = new Played(everybodyIn());
    roll.begin();
    roll.does((meeting) => dropEndpoint(meeting, anBinh, 'link-lost'));
    expect(roll.next(anBinh)[0]).toBe('rollUnanswered');
    expect(roll.stands).toBe('missed uncalled uncalled');
    expect(roll.meeting.floor.queue, 'it never asked to speak').toEqual([]);
  });

  it('moves once by two who press at once, and by a key that is held', () => {
    const roll = new Played(everybodyIn());
    roll.begin();
    expect(roll.next(anBinh, 500), 'it has only just been called').toEqual([]);
    roll.next(anBinh);
    expect(roll.next(anBinh, 1_500), 'another is called').toEqual([]);
    expect(roll.next(undefined, 0)).not.toEqual([]);
    expect(roll.next(undefined, 900)).toEqual([]);
    expect(roll.called).toBe(dangKhe);
  });

  it('is undone for some seconds, step by step, the first and the last one too', () => {
    const roll = new Played(everybodyIn());
    const undo = (): MeetingEvent['type'][] => roll.does((meeting, now) => undoLast(meeting, now, hubActor));
    roll.begin();
    undo();
    expect(roll.meeting.roll.walk).toBeNull();
    expect(roll.meeting.floor).toMatchObject({ mode: 'discussion', holders: [] });
    roll.begin();
    roll.next();
    undo();
    expect([roll.called, roll.stands]).toEqual([anBinh, 'uncalled uncalled uncalled']);
    expect(roll.meeting.floor.holders.map(({ endpointId }) => endpointId)).toEqual([anBinh]);
    for (const _ of communes) roll.next();
    expect(roll.meeting.roll.walk).toBeNull();
    undo();
    expect([roll.called, roll.stands]).toEqual([dangKhe, 'answered answered uncalled']);
    roll.does((meeting) => endWalk(meeting, hubActor));
    undo();
    expect(roll.called).toBe(dangKhe);
    expect(
      refusalCode(() => undoLast(roll.meeting, roll.now + undoSeconds * 1000 + 1, hubActor)),
      'an undoing is not undone',
    ).toBe('nothing-to-undo');
  });

  it('leaves the stage where it was before a step that is undone', () => {
    const roll = new Played(everybodyIn());
    roll.does((meeting) => showOnStage(meeting, { show: 'chosen', endpoints: [dangKhe] }, hubActor));
    roll.begin();
    roll.next();
    roll.does((meeting, now) => undoLast(meeting, now, hubActor));
    expect(stageOf(roll.meeting)).toMatchObject({ speaker: anBinh });
    expect(stageOf(roll.meeting).shows).toBeUndefined();
  });

  it('gives free talk back with the microphones withheld that were, and leaves a mode that was chosen', () => {
    const muted = new Played(everybodyIn());
    muted.does((meeting) => muteAll(meeting, hubActor));
    muted.begin();
    expect(muted.heard).toEqual([anBinh]);
    muted.does((meeting) => endWalk(meeting, hubActor));
    expect(muted.meeting.microphones.all).toBe('withheld');
    const one = new Played(everybodyIn());
    one.does((meeting) => muteEndpoint(meeting, hoaLac, hubActor));
    one.begin();
    one.next();
    expect(one.heard, 'the call is the chair’s own wish').toEqual([hoaLac]);
    one.does((meeting) => endWalk(meeting, hubActor));
    expect(one.meeting.microphones.of.get(hoaLac)?.right).toBe('withheld');
    expect(one.meeting.microphones.of.get(anBinh)?.right).toBe('free');
    const training = new Played(everybodyIn());
    training.does((meeting) => setMode(meeting, 'training', hubActor));
    training.begin();
    training.does((meeting) => endWalk(meeting, hubActor));
    expect(training.meeting.floor).toMatchObject({ mode: 'training', holders: [] });
  });

  it('takes nobody’s turn on the list of speakers, and no hand down', () => {
    const roll = new Played(everybodyIn());
    roll.does((meeting) => listSpeakers(meeting, [hoaLac, anBinh], 60, hubActor));
    roll.does((meeting) => raiseHand(meeting, dangKhe, { topic: 'Cầu treo', debate: false }));
    roll.begin();
    for (const _ of communes) roll.next();
    expect(roll.meeting.speakers.list.map(({ endpointId, stands }) => [endpointId, stands])).toEqual([
      [hoaLac, 'waiting'],
      [anBinh, 'waiting'],
    ]);
    expect(roll.meeting.floor.queue).toMatchObject([{ endpointId: dangKhe, topic: 'Cầu treo' }]);
    roll.does((meeting, now) => callNext(meeting, now, hubActor));
    expect(roll.meeting.floor.holders.map(({ endpointId }) => endpointId)).toEqual([hoaLac]);
  });

  it('ends by itself where nobody goes on, and marks nobody by that; a hub that was away gives it its time anew', () => {
    const roll = new Played(everybodyIn());
    roll.begin();
    roll.does((_meeting, now) => [{ type: 'hubReturned', downSince: now - 1_000 }], 90_000);
    const [due] = walkDue(roll.meeting);
    expect(due?.at).toBe(roll.now + rollWaitsSeconds * 1000);
    roll.does((meeting) => due?.decide(meeting) ?? [], rollWaitsSeconds * 1000);
    expect(roll.meeting.roll.walk).toBeNull();
    expect(roll.stands).toBe('uncalled uncalled uncalled');
    expect(roll.meeting.floor).toMatchObject({ mode: 'discussion', holders: [] });
    expect(due?.decide(roll.meeting)).toEqual([]);
  });

  it('is nothing for communes to know but who is called now', () => {
    const roll = new Played(everybodyIn());
    roll.begin();
    roll.next();
    const of = (audience: 'seat' | 'room') =>
      meetingView(roll.meeting, { audience, seq: 0, record: 'sound' }).seats.find((seat) => seat.endpointId === anBinh);
    expect(of('seat')?.rollCall).toBeUndefined();
    expect(of('room')?.rollCall?.stands).toBe('answered');
  });
});

describe('who attends by telephone', () => {
  const marks = (meeting: Meeting, on = true): readonly MeetingEvent[] => markPhone(meeting, anBinh, on, hubActor);

  it('is marked, and is so no longer when somebody says so or its PC comes', () => {
    const roll = new Played(only(hoaLac));
    expect(roll.does((meeting) => marks(meeting))).toEqual(['phoneAttended']);
    expect(marks(roll.meeting)).toEqual([]);
    roll.begin();
    expect(roll.called, 'it is not called').toBe(hoaLac);
    expect(roll.meeting.roll.answers.has(anBinh)).toBe(false);
    expect(roll.does((meeting) => marks(meeting, false))).toEqual(['phoneEnded']);
    roll.does((meeting) => marks(meeting));
    roll.does((meeting) => seatEndpoint(meeting, anBinh, 0, 66));
    expect(roll.meeting.roll.phones.size).toBe(0);
    expect(marks(roll.meeting, false)).toEqual([]);
  });

  it('is none that is there, that leads, or that is not expected', () => {
    const meeting = everybodyIn();
    expect(refusalCode(() => marks(meeting))).toBe('attends-here');
    expect(refusalCode(() => markPhone(meeting, room, true, hubActor))).toBe('forbidden');
    const gone = at(meeting, leaveMeeting(meeting, anBinh), start);
    expect(marks(gone)).toHaveLength(1);
  });
});

type Decision = (meeting: Meeting, id: EndpointId, now: number) => readonly MeetingEvent[];

const decisions: readonly Decision[] = [
  (meeting) => beginWalk(meeting, 'all', hubActor),
  (meeting) => beginWalk(meeting, 'missing', hubActor),
  (meeting, _id, now) => walkOn(meeting, 'answered', { from: undefined, now, actor: hubActor }),
  (meeting, _id, now) => walkOn(meeting, 'answered', { from: undefined, now, actor: hubActor }),
  (meeting, from, now) => walkOn(meeting, 'silent', { from, now, actor: hubActor }),
  (meeting) => endWalk(meeting, hubActor),
  (meeting, _id, now) => undoLast(meeting, now, hubActor),
  (meeting, id) => giveFloor(meeting, id, 60, hubActor),
  (meeting) => setMode(meeting, 'discussion', hubActor),
  (meeting, id) => dropEndpoint(meeting, id, 'link-lost'),
  (meeting, id) => leaveMeeting(meeting, id),
  (meeting, id) => seatEndpoint(meeting, id, 0, 66),
  (meeting, id) => markPhone(meeting, id, true, hubActor),
  (_meeting, _id, now) => [{ type: 'hubReturned', downSince: now }],
  (meeting, _id, now) => walkDue(meeting).flatMap((due) => (due.at <= now ? due.decide(meeting) : [])),
];

describe('whatever is done, and befalls', () => {
  it('a record folds to the same, only who was called is marked, and each walk ends', () => {
    const course = fc.array(
      fc.tuple(fc.constantFrom(...decisions), fc.constantFrom(...communes), fc.integer({ min: 0, max: 30_000 })),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(course, (steps) => {
        const first = [opened(), ...joined(room, ...communes), ...communes.map(preparedMicrophone)].flatMap(
          (event, index) => stamp(index, [event], 1_000 * (index + 1)),
        );
        const record = [...first];
        let meeting = everybody(record);
        let now = start;
        for (const [decide, id, later] of steps) {
          now += later;
          const before = meeting;
          let facts: readonly MeetingEvent[];
          try {
            facts = decide(before, id, now);
          } catch (error) {
            if (!(error instanceof Error && 'code' in error)) throw error;
            continue;
          }
          record.push(...stamp(before.seq, facts, now));
          meeting = at(before, facts, now);
          for (const fact of facts) {
            if (fact.type === 'rollAnswered') {
              expect(before.roll.walk?.called).toBe(fact.endpointId);
              expect(isPresent(before.seats.get(fact.endpointId))).toBe(true);
            }
            if (fact.type === 'rollCalled') expect(isPresent(before.seats.get(fact.endpointId))).toBe(true);
          }
          const { walk, phones } = meeting.roll;
          expect(walk === null || !walk.left.includes(walk.called)).toBe(true);
          for (const each of phones.keys()) expect(isPresent(meeting.seats.get(each))).toBe(false);
        }
        expect(everybody(record)).toEqual(meeting);
        for (let press = 0; press <= communes.length && meeting.roll.walk !== null; press += 1) {
          now += 6_000;
          meeting = at(meeting, walkOn(meeting, 'answered', { from: undefined, now, actor: hubActor }), now);
        }
        expect(meeting.roll.walk).toBeNull();
      }),
    );
  });
});

const everybody = (record: Parameters<typeof foldMeeting>[0]): Meeting => {
  const meeting = foldMeeting(record);
  if (meeting === null) throw new Error('it was opened');
  return meeting;
};
