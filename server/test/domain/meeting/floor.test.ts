import { floorGraceSeconds, undoSeconds, type EndpointId, type FloorMode } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stamp } from '../../../src/application/meeting/publish.ts';
import type { MeetingEvent, StampedEvent } from '../../../src/domain/meeting/events.ts';
import {
  chairSpeaks,
  extendFloor,
  giveFloor,
  giveNext,
  lapses,
  setMode,
  takeBack,
  undoLast,
} from '../../../src/domain/meeting/floor/chairing.ts';
import { lowerHand, moveHand, raiseHand, withdrawHand, yieldFloor } from '../../../src/domain/meeting/floor/hands.ts';
import { hasFloor } from '../../../src/domain/meeting/floor/state.ts';
import { applyEvent } from '../../../src/domain/meeting/fold.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import {
  allowEndpoint,
  closeMicrophone,
  muteAll,
  muteEndpoint,
  openMicrophone,
} from '../../../src/domain/meeting/microphones/muting.ts';
import { dropEndpoint, leaveMeeting, seatEndpoint } from '../../../src/domain/meeting/seats/seating.ts';
import { isAudible, startSending, stopSending } from '../../../src/domain/meeting/sources/sending.ts';
import { meetingView } from '../../../src/domain/meeting/view.ts';
import {
  anBinh,
  at,
  dangKhe,
  expected,
  hoaLac,
  hubActor,
  joined,
  meetingAfter,
  opened,
  preparedMicrophone,
  refusalCode,
  room,
  sender,
} from '../../support/meetings.ts';

const all = [room, anBinh, hoaLac, dangKhe];
const communes = [anBinh, hoaLac, dangKhe];
/** Everybody is there with a prepared, shut microphone. */
const everybodyIn = (): Meeting => meetingAfter(opened(), ...joined(...all), ...all.map(preparedMicrophone));

const heard = (meeting: Meeting): EndpointId[] => all.filter((each) => isAudible(meeting, each));
const queue = (meeting: Meeting): EndpointId[] => meeting.floor.queue.map(({ endpointId }) => endpointId);
const holders = (meeting: Meeting): EndpointId[] => meeting.floor.holders.map(({ endpointId }) => endpointId);
const words = { topic: 'Đường liên xã', debate: false };

describe('giving the floor', () => {
  it('opens that microphone in one act and shuts the others, who can not open theirs', () => {
    let meeting = at(everybodyIn(), openMicrophone(everybodyIn(), hoaLac), 60_000);
    expect(heard(meeting)).toEqual([hoaLac]);
    meeting = at(meeting, giveFloor(meeting, anBinh, 300, hubActor), 61_000);
    expect(heard(meeting)).toEqual([anBinh]);
    expect(meeting.floor.holders).toMatchObject([{ endpointId: anBinh, by: 'opened', since: 61_000, until: 361_000 }]);
    expect(refusalCode(() => openMicrophone(meeting, hoaLac))).toBe('microphone-withheld');
    expect(refusalCode(() => allowEndpoint(meeting, hoaLac, hubActor))).toBe('floor-decides');
    const view = meetingView(meeting, { audience: 'seat', seq: 1, record: 'sound' });
    expect(view.stage.speaker).toBe(anBinh);
    expect(view.seats.map(({ microphone }) => microphone)).toEqual(['closed', 'open', 'withheld', 'withheld']);
  });

  it('goes to several in a conference and to one at a time in training', () => {
    const inMode = (mode: FloorMode): Meeting => {
      const meeting = at(everybodyIn(), setMode(everybodyIn(), mode, hubActor), 60_000);
      const one = at(meeting, giveFloor(meeting, anBinh, null, hubActor), 61_000);
      return at(one, giveFloor(one, hoaLac, null, hubActor), 62_000);
    };
    expect(heard(inMode('conference'))).toEqual([anBinh, hoaLac]);
    expect(heard(inMode('training'))).toEqual([hoaLac]);
  });

  it('invites where the chair may not open the microphone, and where none is prepared', () => {
    const shy = opened();
    if (shy.type !== 'meetingOpened') throw new Error('not an opening');
    const list = expected.map((each) => (each.endpointId === anBinh ? { ...each, mayBeOpened: false } : each));
    const meeting = meetingAfter({ ...shy, expected: list }, ...joined(...all), preparedMicrophone(anBinh));
    for (const endpointId of [anBinh, hoaLac]) {
      const invited = at(meeting, giveFloor(meeting, endpointId, null, hubActor), 60_000);
      expect(invited.floor.holders).toMatchObject([{ endpointId, by: 'invited' }]);
      expect(heard(invited)).toEqual([]);
    }
    const invited = at(meeting, giveFloor(meeting, anBinh, null, hubActor), 60_000);
    expect(heard(at(invited, openMicrophone(invited, anBinh), 61_000))).toEqual([anBinh]);
  });

  it('is refused for the chair’s own endpoint and for whoever is not there', () => {
    const meeting = meetingAfter(opened(), ...joined(room));
    expect(refusalCode(() => giveFloor(meeting, room, null, hubActor))).toBe('forbidden');
    expect(refusalCode(() => giveFloor(meeting, anBinh, null, hubActor))).toBe('endpoint-not-there');
  });

  it('lets the person’s own OFF win, and tells the chair', () => {
    const given = at(everybodyIn(), giveFloor(everybodyIn(), anBinh, null, hubActor), 60_000);
    const off = at(given, closeMicrophone(given, anBinh), 61_000);
    expect(heard(off)).toEqual([]);
    const view = meetingView(off, { audience: 'room', seq: 1, record: 'sound' });
    expect(view.floor.holders).toMatchObject([{ endpointId: anBinh, ownOff: true }]);
    expect(heard(at(off, openMicrophone(off, anBinh), 62_000))).toEqual([anBinh]);
  });

  it('ends with the time of free talk: nobody is opened by that', () => {
    const given = at(everybodyIn(), giveFloor(everybodyIn(), anBinh, null, hubActor), 60_000);
    const free = at(given, setMode(given, 'discussion', hubActor), 61_000);
    expect(heard(free)).toEqual([]);
    expect(heard(at(free, openMicrophone(free, hoaLac), 62_000))).toEqual([hoaLac]);
  });

  it('brings back from a cut line nothing that it shut meanwhile, not even in free talk', () => {
    let meeting = at(everybodyIn(), openMicrophone(everybodyIn(), hoaLac), 60_000);
    meeting = at(meeting, dropEndpoint(meeting, hoaLac, 'link-lost'), 61_000);
    meeting = at(meeting, setMode(meeting, 'conference', hubActor), 62_000);
    meeting = at(meeting, setMode(meeting, 'discussion', hubActor), 63_000);
    meeting = at(meeting, seatEndpoint(meeting, hoaLac, 0, 66), 64_000);
    const again = (): unknown => startSending(meeting, sender(hoaLac), 'microphone', { again: true });
    expect(refusalCode(again)).toBe('held-back');
  });

  it('can be given more time, from now on when it has run out', () => {
    const given = at(everybodyIn(), giveFloor(everybodyIn(), anBinh, 60, hubActor), 60_000);
    expect(at(given, extendFloor(given, anBinh, 60, hubActor), 90_000).floor.holders[0]?.until).toBe(180_000);
    expect(at(given, extendFloor(given, anBinh, 60, hubActor), 200_000).floor.holders[0]?.until).toBe(260_000);
    expect(refusalCode(() => extendFloor(given, hoaLac, 60, hubActor))).toBe('no-floor');
  });
});

describe('the queue', () => {
  const asked = (): Meeting =>
    communes.reduce((meeting, each) => at(meeting, raiseHand(meeting, each, words), 60_000), everybodyIn());

  it('keeps the order in which hands went up, and whoever says anew what about keeps its place', () => {
    const meeting = asked();
    expect(queue(meeting)).toEqual(communes);
    const again = at(meeting, raiseHand(meeting, anBinh, { topic: 'Nước sạch', debate: true }), 61_000);
    expect(queue(again)).toEqual(communes);
    expect(again.floor.queue[0]).toMatchObject({ topic: 'Nước sạch', debate: true, since: 60_000 });
    expect(raiseHand(meeting, anBinh, words)).toEqual([]);
  });

  it('is moved and cleared by the chair, and withdrawn from by its own', () => {
    const meeting = asked();
    expect(queue(at(meeting, moveHand(meeting, dangKhe, 0, hubActor), 61_000))).toEqual([dangKhe, anBinh, hoaLac]);
    expect(queue(at(meeting, moveHand(meeting, anBinh, 99, hubActor), 61_000))).toEqual([hoaLac, dangKhe, anBinh]);
    expect(queue(at(meeting, lowerHand(meeting, hoaLac, hubActor), 61_000))).toEqual([anBinh, dangKhe]);
    const withdrawn = at(meeting, withdrawHand(meeting, anBinh, hubActor), 61_000);
    expect(queue(withdrawn)).toEqual([hoaLac, dangKhe]);
    expect(refusalCode(() => withdrawHand(withdrawn, anBinh, hubActor))).toBe('no-hand');
  });

  it('gives on to its first who is there', () => {
    let meeting = asked();
    meeting = at(meeting, dropEndpoint(meeting, anBinh, 'link-lost'), 61_000);
    meeting = at(meeting, giveNext(meeting, 300, hubActor), 62_000);
    expect([heard(meeting), queue(meeting)]).toEqual([[hoaLac], [anBinh, dangKhe]]);
    meeting = at(meeting, giveNext(meeting, 300, hubActor), 63_000);
    expect([heard(meeting), queue(meeting)]).toEqual([[dangKhe], [anBinh]]);
    expect(refusalCode(() => giveNext(meeting, 300, hubActor))).toBe('queue-empty');
  });
});

describe('whoever drops out', () => {
  const given = (): Meeting => at(everybodyIn(), giveFloor(everybodyIn(), anBinh, null, hubActor), 60_000);
  const gone = (meeting: Meeting): Meeting => at(meeting, dropEndpoint(meeting, anBinh, 'link-lost'), 70_000);
  const back = (meeting: Meeting, now: number): Meeting => at(meeting, seatEndpoint(meeting, anBinh, 0, 66), now);
  const grace = floorGraceSeconds * 1000;

  it('has the floor again when it is back in time, and speaks on if it sent before', () => {
    const meeting = back(gone(given()), 70_000 + grace);
    expect(holders(meeting)).toEqual([anBinh]);
    const again = at(meeting, startSending(meeting, sender(anBinh), 'microphone', { again: true }), 131_000);
    expect(heard(again)).toEqual([anBinh]);
  });

  it('stands at the head of the queue, shut, when it comes too late', () => {
    let meeting = gone(given());
    meeting = at(meeting, raiseHand(meeting, hoaLac, words), 71_000);
    const [due] = lapses(meeting);
    expect(due?.at).toBe(70_000 + grace);
    meeting = at(meeting, due?.decide(meeting) ?? [], 70_000 + grace);
    expect([holders(meeting), queue(meeting)]).toEqual([[], [anBinh, hoaLac]]);
    meeting = back(meeting, 140_000);
    expect(refusalCode(() => startSending(meeting, sender(anBinh), 'microphone', { again: true }))).toBe(
      'microphone-withheld',
    );
    expect(due?.decide(meeting)).toEqual([]);
  });

  it('stands at the head of the queue when the floor was given on', () => {
    let meeting = gone(given());
    meeting = at(meeting, raiseHand(meeting, hoaLac, words), 71_000);
    meeting = at(meeting, giveNext(meeting, null, hubActor), 72_000);
    expect([holders(meeting), queue(meeting)]).toEqual([[hoaLac], [anBinh]]);
    expect(heard(back(meeting, 73_000))).toEqual([hoaLac]);
  });

  it('has a fresh grace when it was the hub that was away', () => {
    const meeting = at(given(), [{ type: 'hubReturned', downSince: 65_000 }], 300_000);
    expect(holders(back(meeting, 300_000 + grace))).toEqual([anBinh]);
  });

  it('asks for nothing any more once it has left', () => {
    const meeting = at(given(), leaveMeeting(given(), anBinh), 61_000);
    expect([holders(meeting), queue(meeting)]).toEqual([[], []]);
  });
});

describe('undoing', () => {
  it('leaves muted whom the chair had muted before it gave the floor', () => {
    const muted = meetingAfter(opened(), ...joined(room, anBinh));
    const silent = at(muted, muteEndpoint(muted, anBinh, hubActor), 60_000);
    const given = at(silent, giveFloor(silent, anBinh, null, hubActor), 61_000);
    const undone = at(given, undoLast(given, 62_000, hubActor), 62_000);
    expect(undone.floor.mode).toBe('discussion');
    expect(refusalCode(() => openMicrophone(undone, anBinh))).toBe('microphone-withheld');
  });

  it('gives nobody back what was muted besides', () => {
    let meeting = meetingAfter(opened(), ...joined(room, anBinh, hoaLac));
    meeting = at(meeting, giveFloor(meeting, anBinh, null, hubActor), 60_000);
    meeting = at(meeting, muteEndpoint(meeting, anBinh, hubActor), 61_000);
    meeting = at(meeting, giveFloor(meeting, hoaLac, null, hubActor), 62_000);
    meeting = at(meeting, undoLast(meeting, 63_000, hubActor), 63_000);
    meeting = at(meeting, allowEndpoint(meeting, anBinh, hubActor), 64_000);
    const again = () => startSending(meeting, sender(anBinh), 'microphone', { again: true });
    expect(refusalCode(again)).toBe('held-back');
  });

  it('brings the floor back as it was, for some seconds', () => {
    const training = at(everybodyIn(), setMode(everybodyIn(), 'training', hubActor), 50_000);
    const one = at(training, giveFloor(training, anBinh, null, hubActor), 60_000);
    const other = at(one, giveFloor(one, hoaLac, null, hubActor), 70_000);
    const until = 70_000 + undoSeconds * 1000;
    expect(heard(at(other, undoLast(other, until, hubActor), until))).toEqual([anBinh]);
    expect(refusalCode(() => undoLast(other, until + 1, hubActor))).toBe('nothing-to-undo');
    const back = at(other, undoLast(other, until, hubActor), until);
    expect(refusalCode(() => undoLast(back, until, hubActor))).toBe('nothing-to-undo');
  });

  it('keeps what endpoints did meanwhile', () => {
    let meeting = at(everybodyIn(), giveFloor(everybodyIn(), anBinh, null, hubActor), 60_000);
    meeting = at(meeting, takeBack(meeting, anBinh, hubActor), 61_000);
    meeting = at(meeting, raiseHand(meeting, hoaLac, words), 62_000);
    meeting = at(meeting, undoLast(meeting, 63_000, hubActor), 63_000);
    expect([holders(meeting), queue(meeting)]).toEqual([[anBinh], [hoaLac]]);
    expect(heard(meeting)).toEqual([anBinh]);
  });

  it('opens nobody whose floor began the act: back in free talk it has to press itself', () => {
    const given = at(everybodyIn(), giveFloor(everybodyIn(), anBinh, null, hubActor), 60_000);
    const undone = at(given, undoLast(given, 61_000, hubActor), 61_000);
    expect([undone.floor.mode, heard(undone)]).toEqual(['discussion', []]);
  });
});

/** All that can happen to the floor and its microphones, in any order, at any time. */
type Step =
  | 'give'
  | 'next'
  | 'takeBack'
  | 'chairSpeaks'
  | 'extend'
  | 'undo'
  | 'conference'
  | 'training'
  | 'discussion'
  | 'raise'
  | 'withdraw'
  | 'lower'
  | 'move'
  | 'yield'
  | 'open'
  | 'close'
  | 'send'
  | 'prepare'
  | 'again'
  | 'stop'
  | 'drop'
  | 'back'
  | 'leave'
  | 'mute'
  | 'muteAll'
  | 'hub'
  | 'due';

const decisions: Readonly<Record<Step, (meeting: Meeting, id: EndpointId, now: number) => readonly MeetingEvent[]>> = {
  give: (meeting, id) => giveFloor(meeting, id, 60, hubActor),
  next: (meeting) => giveNext(meeting, 60, hubActor),
  takeBack: (meeting, id) => takeBack(meeting, id, hubActor),
  chairSpeaks: (meeting) => chairSpeaks(meeting, hubActor),
  extend: (meeting, id) => extendFloor(meeting, id, 60, hubActor),
  undo: (meeting, _id, now) => undoLast(meeting, now, hubActor),
  conference: (meeting) => setMode(meeting, 'conference', hubActor),
  training: (meeting) => setMode(meeting, 'training', hubActor),
  discussion: (meeting) => setMode(meeting, 'discussion', hubActor),
  raise: (meeting, id) => raiseHand(meeting, id, words),
  withdraw: (meeting, id) => withdrawHand(meeting, id, hubActor),
  lower: (meeting, id) => lowerHand(meeting, id, hubActor),
  move: (meeting, id) => moveHand(meeting, id, 0, hubActor),
  yield: (meeting, id) => yieldFloor(meeting, id, hubActor),
  open: (meeting, id) => openMicrophone(meeting, id),
  close: (meeting, id) => closeMicrophone(meeting, id),
  send: (meeting, id) => startSending(meeting, sender(id), 'microphone'),
  prepare: (meeting, id) => startSending(meeting, sender(id), 'microphone', { shut: true }),
  again: (meeting, id) => startSending(meeting, sender(id), 'microphone', { again: true }),
  stop: (meeting, id) => stopSending(meeting, id, 'microphone'),
  drop: (meeting, id) => dropEndpoint(meeting, id, 'link-lost'),
  back: (meeting, id) => seatEndpoint(meeting, id, 0, 66),
  leave: (meeting, id) => leaveMeeting(meeting, id),
  mute: (meeting, id) => muteEndpoint(meeting, id, hubActor),
  muteAll: (meeting) => muteAll(meeting, hubActor),
  hub: (_meeting, _id, now) => [{ type: 'hubReturned', downSince: now }],
  due: (meeting, _id, now) =>
    lapses(meeting)
      .filter((due) => due.at <= now)
      .flatMap((due) => due.decide(meeting)),
};

const isStep = (name: string): name is Step => name in decisions;
const course = fc.array(
  fc.tuple(
    fc.constantFrom(...Object.keys(decisions).filter(isStep)),
    fc.constantFrom(...all),
    fc.integer({ min: 0, max: 90_000 }),
  ),
  { maxLength: 40 },
);

/** Plays a course; `look` sees the meeting before and after each step that was not refused. */
const play = (
  steps: readonly [Step, EndpointId, number][],
  look: (seen: { before: Meeting; after: Meeting; facts: StampedEvent[]; step: Step; id: EndpointId }) => void,
): Meeting => {
  let meeting = everybodyIn();
  let now = 60_000;
  for (const [step, id, later] of steps) {
    now += later;
    const before = meeting;
    let facts: StampedEvent[];
    try {
      facts = stamp(before.seq, decisions[step](before, id, now), now);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
      continue;
    }
    meeting = facts.reduce<Meeting>((each, fact) => applyEvent(each, fact) ?? each, before);
    look({ before, after: meeting, facts, step, id });
  }
  return meeting;
};

describe('whatever is done in whatever order', () => {
  it('there are never two floors in training, never one for the chair, and nobody has a hand up and the floor', () => {
    fc.assert(
      fc.property(course, (steps) => {
        play(steps, ({ after }) => {
          if (after.floor.mode === 'training') expect(after.floor.holders.length).toBeLessThanOrEqual(1);
          if (after.floor.mode === 'discussion') expect(after.floor.holders).toEqual([]);
          expect(holders(after)).not.toContain(room);
          expect(new Set(holders(after)).size).toBe(holders(after).length);
          expect(new Set(queue(after)).size).toBe(queue(after).length);
          expect(queue(after).filter((each) => hasFloor(after.floor, each))).toEqual([]);
        });
      }),
    );
  });

  it('nobody is heard without the right: while the floor decides, only the chair and who has it', () => {
    fc.assert(
      fc.property(course, (steps) => {
        play(steps, ({ after }) => {
          if (after.floor.mode === 'discussion') return;
          for (const each of heard(after)) expect(each === room || hasFloor(after.floor, each)).toBe(true);
        });
      }),
    );
  });

  it('nobody is opened but by an own press, by coming back with what was open, or by the floor given or given back', () => {
    fc.assert(
      fc.property(course, (steps) => {
        play(steps, ({ before, after, step, id }) => {
          for (const each of heard(after).filter((now) => !isAudible(before, now))) {
            const own = each === id && (step === 'open' || step === 'send' || step === 'again');
            const floor = (step === 'give' || step === 'next' || step === 'undo') && hasFloor(after.floor, each);
            expect(own || floor).toBe(true);
          }
        });
      }),
    );
  });

  it('nobody is opened against the own OFF, but by a floor that is newly given', () => {
    fc.assert(
      fc.property(course, (steps) => {
        const off = new Set<EndpointId>();
        play(steps, ({ before, after, step, id }) => {
          if (step === 'close' && isAudible(before, id)) off.add(id);
          const own = step === 'open' || step === 'send' || step === 'again';
          if (own) off.delete(id);
          if (step === 'give' || step === 'next')
            for (const each of holders(after)) if (!hasFloor(before.floor, each)) off.delete(each);
          for (const each of off) expect(isAudible(after, each)).toBe(false);
        });
      }),
    );
  });

  it('a kill between any two facts leaves one clear state, and reading the record anew leaves the same', () => {
    const base = [opened(), ...joined(...all), ...all.map(preparedMicrophone)];
    const first = base.flatMap((event, index) => stamp(index, [event], 1_000 * (index + 1)));
    fc.assert(
      fc.property(course, (steps) => {
        const events: StampedEvent[] = [...first];
        const live = play(steps, ({ facts }) => events.push(...facts));
        const killed = events.reduce<Meeting | null>((before, event) => {
          const meeting = applyEvent(before, event);
          if (meeting === null) throw new Error('not opened');
          if (meeting.floor.mode === 'training') expect(meeting.floor.holders.length).toBeLessThanOrEqual(1);
          expect(new Set(holders(meeting)).size).toBe(holders(meeting).length);
          return meeting;
        }, null);
        expect(killed).toEqual(live);
      }),
    );
  });
});
