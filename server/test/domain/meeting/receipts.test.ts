import { ConclusionId, mostSentConclusions, type EndpointId } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeMeeting } from '../../../src/domain/meeting/course/course.ts';
import type { MeetingEvent } from '../../../src/domain/meeting/events.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import {
  askedOf,
  concernedBy,
  followConclusions,
  recallConclusion,
  receiveConclusion,
  sendConclusion,
  type InForce,
} from '../../../src/domain/meeting/receipts/receiving.ts';
import { dropEndpoint, leaveMeeting, returnEndpoint, seatEndpoint } from '../../../src/domain/meeting/seats/seating.ts';
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
  refusalCode,
  room,
} from '../../support/meetings.ts';

const communes = [anBinh, hoaLac, dangKhe];
const id = (n: number): ConclusionId => ConclusionId.parse(`kl-${n}`);
const nameOf = (endpointId: EndpointId): string =>
  expected.find((each) => each.endpointId === endpointId)?.name ?? 'nobody';
const row = (n: number, change: Partial<InForce> = {}): InForce => ({
  conclusionId: id(n),
  work: `Rà soát việc số ${n}`,
  leadUnit: nameOf(anBinh),
  cooperatingUnits: [nameOf(hoaLac)],
  deadline: '2026-12-15',
  ...change,
});

/** A meeting in which conclusions are sent and received. */
class Room {
  meeting: Meeting = meetingAfter(opened(), ...joined(room, anBinh, hoaLac));
  now = 60_000;
  readonly facts: MeetingEvent[] = [];

  does(decide: (meeting: Meeting) => readonly MeetingEvent[]): string[] {
    this.now += 1_000;
    const facts = decide(this.meeting);
    this.meeting = at(this.meeting, facts, this.now);
    this.facts.push(...facts);
    return facts.map(({ type }) => type);
  }

  send(of: InForce, to: readonly EndpointId[] | null = null): string[] {
    return this.does((meeting) => sendConclusion(meeting, of, to, hubActor));
  }

  follow(...rows: readonly InForce[]): string[] {
    return this.does((meeting) => followConclusions(meeting, rows, hubActor));
  }

  /** Presses for what stands on the endpoint's own page. */
  receives(endpointId: EndpointId, n: number): string[] {
    const asked = this.asked(endpointId).find(({ conclusionId }) => conclusionId === id(n));
    return this.does((meeting) =>
      receiveConclusion(meeting, endpointId, { conclusionId: id(n), sentAt: asked?.sentAt ?? 0 }, hubActor),
    );
  }

  view(audience: 'seat' | 'desk' | 'room' | 'technician') {
    return meetingView(this.meeting, { audience, seq: 1, record: 'sound' });
  }

  asked(endpointId: EndpointId, audience: 'seat' | 'desk' | 'technician' = 'seat') {
    return this.view(audience).seats.find((seat) => seat.endpointId === endpointId)?.asked ?? [];
  }
}

describe('a conclusion that is sent', () => {
  it('stands at those whom it names, however their names were typed, until they receive it', () => {
    const live = new Room();
    const typed = row(1, { leadUnit: `  ${nameOf(anBinh).toUpperCase()} `, cooperatingUnits: [nameOf(dangKhe)] });
    expect([...concernedBy(live.meeting, typed)].toSorted()).toEqual([anBinh, dangKhe].toSorted());
    expect(live.send(typed)).toEqual(['conclusionSent']);
    expect(communes.map((each) => live.asked(each).length)).toEqual([1, 0, 1]);
    expect(live.receives(anBinh, 1)).toEqual(['conclusionReceived']);
    const pressedAt = live.now;
    expect(live.asked(anBinh), 'gone from its own page').toEqual([]);
    expect(live.asked(anBinh, 'desk')).toMatchObject([{ receivedAt: pressedAt }]);
    expect(live.asked(dangKhe, 'desk')).toMatchObject([{ receivedAt: null }]);
    expect(live.asked(anBinh, 'technician')).toEqual([]);
    expect(live.view('room').conclusions).toMatchObject([{ conclusionId: id(1), work: 'Rà soát việc số 1' }]);
    expect(live.view('seat').conclusions).toEqual([]);
    const again = live.meeting.receipts.get(id(1))?.sentAt ?? 0;
    const press = () => receiveConclusion(live.meeting, anBinh, { conclusionId: id(1), sentAt: again }, hubActor);
    expect(press(), 'pressed twice').toEqual([]);
  });

  it('reaches who comes late or returns, and waits for who left', () => {
    const live = new Room();
    live.send(row(1, { leadUnit: nameOf(dangKhe) }));
    live.does((meeting) => dropEndpoint(meeting, hoaLac, 'link-lost'));
    live.does((meeting) => seatEndpoint(meeting, dangKhe, 0, 40));
    live.does((meeting) => returnEndpoint(meeting, hoaLac));
    expect([hoaLac, dangKhe].map((each) => live.receives(each, 1))).toEqual([
      ['conclusionReceived'],
      ['conclusionReceived'],
    ]);
    live.send(row(2));
    live.does((meeting) => leaveMeeting(meeting, anBinh));
    expect(refusalCode(() => live.receives(anBinh, 2))).toBe('not-in-meeting');
    expect(live.asked(anBinh, 'desk'), 'not received').toMatchObject([{ conclusionId: id(2), receivedAt: null }]);
    live.does((meeting) => seatEndpoint(meeting, anBinh, 0, 40));
    expect(live.receives(anBinh, 2)).toEqual(['conclusionReceived']);
  });

  it('is asked anew where it was changed, and says how it stood when it was received', () => {
    const live = new Room();
    live.send(row(1));
    live.receives(anBinh, 1);
    const old = live.meeting.receipts.get(id(1))?.sentAt ?? 0;
    const later = row(1, { deadline: '2026-12-31' });
    expect(live.follow(later)).toEqual(['conclusionSent']);
    expect(live.follow(later), 'the book was written otherwise').toEqual([]);
    expect(live.asked(anBinh, 'desk')).toMatchObject([{ receivedAt: null }]);
    expect(
      refusalCode(() => receiveConclusion(live.meeting, anBinh, { conclusionId: id(1), sentAt: old }, hubActor)),
      'a press for what was on the screen before',
    ).toBe('conclusion-changed');
    live.follow(row(1, { deadline: '2027-01-15' }));
    const { before } = askedOf(live.meeting, anBinh, id(1));
    expect(before.get(anBinh)?.deadline, 'what it received, not what came between').toBe('2026-12-15');
    expect(before.get(hoaLac)).toBeUndefined();
    expect(live.receives(anBinh, 1)).toEqual(['conclusionReceived']);
  });

  it('goes to those whom it concerns by then, those chosen by hand included, and disappears where it is in force no more', () => {
    const live = new Room();
    live.send(row(1, { leadUnit: 'Phòng Nội vụ', cooperatingUnits: [] }), [dangKhe]);
    live.follow(row(1, { leadUnit: 'Phòng Nội vụ', cooperatingUnits: [nameOf(anBinh)] }));
    expect(communes.map((each) => live.asked(each).length)).toEqual([1, 0, 1]);
    expect(live.follow()).toEqual(['conclusionRecalled']);
    expect(communes.flatMap((each) => live.asked(each, 'desk'))).toEqual([]);
    live.send(row(2));
    expect(live.follow(row(2, { leadUnit: 'Phòng Nội vụ', cooperatingUnits: [] }))).toEqual(['conclusionRecalled']);
    live.send(row(2));
    expect(live.does((meeting) => recallConclusion(meeting, id(2), hubActor))).toEqual(['conclusionRecalled']);
    expect(live.does((meeting) => recallConclusion(meeting, id(2), hubActor))).toEqual([]);
  });

  it('is sent to more without being asked anew of who has received it', () => {
    const live = new Room();
    live.send(row(1));
    live.receives(anBinh, 1);
    expect(live.send(row(1)), 'stands there already').toEqual([]);
    expect(live.send(row(1), [dangKhe])).toEqual(['conclusionSent']);
    expect(communes.map((each) => live.asked(each, 'desk')[0]?.receivedAt === null)).toEqual([false, true, true]);
  });

  it('is refused where it concerns nobody, the room, or who is not expected, and when there are too many', () => {
    const live = new Room();
    const nobody = row(1, { leadUnit: 'Phòng Nội vụ', cooperatingUnits: [] });
    expect(refusalCode(() => live.send(nobody))).toBe('concerns-nobody');
    expect(refusalCode(() => live.send(row(1, { leadUnit: nameOf(room), cooperatingUnits: [] })))).toBe(
      'concerns-nobody',
    );
    expect(refusalCode(() => live.send(nobody, [room]))).toBe('forbidden');
    expect(refusalCode(() => live.send(nobody, ['elsewhere' as EndpointId]))).toBe('not-found');
    for (let n = 1; n <= mostSentConclusions; n += 1) live.send(row(n));
    expect(refusalCode(() => live.send(row(99)))).toBe('too-many-sent');
    live.follow(row(1));
    expect(live.send(row(99))).toEqual(['conclusionSent']);
  });

  it('is received by nobody whom it does not concern, and by nobody once the meeting is closed', () => {
    const live = new Room();
    live.send(row(1, { cooperatingUnits: [] }));
    const press = (endpointId: EndpointId) => () =>
      receiveConclusion(live.meeting, endpointId, { conclusionId: id(1), sentAt: live.now }, hubActor);
    expect(refusalCode(press(hoaLac))).toBe('conclusion-changed');
    expect(refusalCode(press(room))).toBe('conclusion-changed');
    live.does((meeting) => closeMeeting(meeting, hubActor));
    expect(refusalCode(press(anBinh))).toBe('meeting-not-open');
    expect(live.follow(), 'what was received stays').toEqual([]);
    expect(refusalCode(() => live.send(row(2)))).toBe('meeting-not-open');
  });
});

it('never counts a text as received that its endpoint did not press for, whatever happens', () => {
  const step = fc.record({
    what: fc.constantFrom('send', 'by-hand', 'change', 'remove', 'press', 'press', 'leave', 'join', 'recall'),
    who: fc.constantFrom(...communes),
    n: fc.integer({ min: 1, max: 3 }),
    day: fc.constantFrom('2026-12-01', '2026-12-02', null),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const live = new Room();
      const book = new Map<ConclusionId, InForce>();
      /** What stood on an endpoint's screen at its last press, by endpoint and conclusion. */
      const pressed = new Map<string, string | null>();
      for (const { what, who, n, day } of steps)
        try {
          if (what === 'send' || what === 'by-hand') {
            const of = book.get(id(n)) ?? row(n);
            book.set(id(n), of);
            live.send(of, what === 'send' ? null : [who]);
          } else if (what === 'change' && book.has(id(n))) book.set(id(n), row(n, { deadline: day }));
          else if (what === 'remove') book.delete(id(n));
          else if (what === 'recall') live.does((meeting) => recallConclusion(meeting, id(n), hubActor));
          else if (what === 'leave') live.does((meeting) => leaveMeeting(meeting, who));
          else if (what === 'join') live.does((meeting) => seatEndpoint(meeting, who, 0, 40));
          else if (what === 'press' && live.receives(who, n).length > 0)
            pressed.set(`${who} ${n}`, live.meeting.receipts.get(id(n))?.assigned.deadline ?? null);
          live.follow(...book.values());
        } catch {
          // Refused: nothing happened.
        }
      live.follow(...book.values());
      for (const n of [1, 2, 3]) {
        const sent = live.meeting.receipts.get(id(n));
        if (sent === undefined) continue;
        expect(sent.assigned.deadline, 'what stands there is what is in force').toBe(book.get(id(n))?.deadline);
        expect(sent.to.length).toBeGreaterThan(0);
        for (const [endpointId, receivedAt] of sent.received) {
          expect(pressed.get(`${endpointId} ${n}`)).toBe(sent.assigned.deadline);
          expect(receivedAt).toBeGreaterThanOrEqual(sent.sentAt);
        }
      }
    }),
  );
});
