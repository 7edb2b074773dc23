import { AccountId, deputySeconds, type EndpointId, type Principal } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeMeeting } from '../../../src/domain/meeting/course/course.ts';
import type { MeetingEvent } from '../../../src/domain/meeting/events.ts';
import { setMode } from '../../../src/domain/meeting/floor/chairing.ts';
import { actingNow, leadingSeat } from '../../../src/domain/meeting/leading/acting.ts';
import { deputyEndpoint } from '../../../src/domain/meeting/leading/deputy-endpoint.ts';
import { assignLead, handOver, leadingDue, nameDeputy, takeBack } from '../../../src/domain/meeting/leading/passing.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import { muteAll, muteEndpoint } from '../../../src/domain/meeting/microphones/muting.ts';
import { microphoneRight } from '../../../src/domain/meeting/microphones/right.ts';
import { nameSecretary } from '../../../src/domain/meeting/parts/secretary.ts';
import { mayIn, standingOf } from '../../../src/domain/meeting/parts/standing.ts';
import { dropEndpoint, leaveMeeting, returnEndpoint, seatEndpoint } from '../../../src/domain/meeting/seats/seating.ts';
import { isPresent, presentChair } from '../../../src/domain/meeting/seats/state.ts';
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
  refusalCode,
  room,
} from '../../support/meetings.ts';

const ms = deputySeconds * 1000;
const secretary = { accountId: AccountId.parse('binh'), name: 'Trần Thị Bình', userName: 'binh' };
const person = (accountId = secretary.accountId): Principal => ({
  ...{ kind: 'account', accountId, userName: 'u', displayName: 'U', role: 'delegate', mustChangePassword: false },
});
const pc = (endpointId: EndpointId): Principal => ({
  ...{ kind: 'endpoint', endpointId, name: endpointId, leads: endpointId === room },
});

/** A meeting that goes on; what falls due happens when its time has come. */
class Led {
  meeting: Meeting = meetingAfter(opened(), ...joined(room, anBinh, hoaLac));
  now = 10_000;
  readonly facts: { readonly at: number; readonly event: MeetingEvent }[] = [];

  does(decide: (meeting: Meeting) => readonly MeetingEvent[], after = 1_000): string[] {
    this.waits(after);
    return this.adds(decide(this.meeting));
  }

  waits(forMs: number): void {
    const until = this.now + forMs;
    for (let turns = 0; ; turns += 1) {
      const [due] = leadingDue(this.meeting).toSorted((one, other) => one.at - other.at);
      if (due === undefined || due.at > until) break;
      this.now = Math.max(this.now, due.at);
      if (this.adds(due.decide(this.meeting)).length === 0 || turns > 20)
        throw new Error(`falls due for ever: ${due.name}`);
    }
    this.now = until;
  }

  adds(events: readonly MeetingEvent[]): string[] {
    this.meeting = at(this.meeting, events, this.now);
    this.facts.push(...events.map((event) => ({ at: this.now, event })));
    return events.map(({ type }) => type);
  }

  names(endpointId: EndpointId | null): string[] {
    return this.does((now) =>
      nameDeputy(now, endpointId === null ? null : deputyEndpoint(now.seats, endpointId), hubActor),
    );
  }

  drops(endpointId: EndpointId = room): string[] {
    return this.does((now) => dropEndpoint(now, endpointId, 'link-lost', this.now));
  }

  returns(endpointId: EndpointId = room, after = 1_000): string[] {
    return this.does((now) => returnEndpoint(now, endpointId), after);
  }

  get leads(): string | null {
    return actingNow(this.meeting)?.deputy.name ?? null;
  }
}

describe('a chair whose room is lost', () => {
  it('is stood in for after the set time, to the second, and leads again the moment it is back', () => {
    const led = new Led();
    led.names(anBinh);
    led.drops();
    led.waits(ms - 1);
    expect(led.leads).toBeNull();
    led.waits(1);
    expect(led.leads).toBe('Xã An Bình');
    expect(led.facts.at(-1)).toMatchObject({ event: { type: 'leadPassed', cause: 'away', actor: { by: 'hub' } } });
    expect(stageOf(led.meeting).chair).toBe(anBinh);
    expect(led.returns()).toEqual(['endpointResumed', 'leadReturned']);
    expect(led.leads).toBeNull();
    expect(stageOf(led.meeting).chair).toBe(room);
    expect(led.meeting.leading.last).toMatchObject({ deputy: { name: 'Xã An Bình' }, until: led.now });
  });

  it('that returns in the second in which the deputy would lead keeps the lead', () => {
    const led = new Led();
    led.names(anBinh);
    led.drops();
    const [due] = leadingDue(led.meeting);
    led.now = due?.at ?? 0;
    led.adds(returnEndpoint(led.meeting, room));
    expect(due?.decide(led.meeting)).toEqual([]);
  });

  it('is stood in for by the secretary where nobody else is named, by nobody where there is none', () => {
    const led = new Led();
    led.drops();
    led.waits(10 * ms);
    expect(led.leads).toBeNull();
    led.does((now) => nameSecretary(now, secretary, hubActor));
    led.waits(1);
    expect(led.leads).toBe(secretary.name);
    expect(standingOf(led.meeting, person()).part).toBe('secretary');
  });

  it('is not stood in for before it ever came', () => {
    const led = new Led();
    led.meeting = meetingAfter(opened(), ...joined(anBinh));
    led.names(anBinh);
    led.waits(100 * ms);
    expect(led.leads).toBeNull();
  });

  it('waits for the deputy where that is away, too: whoever of both comes first leads', () => {
    const both = new Led();
    both.names(anBinh);
    both.drops(anBinh);
    both.drops();
    both.waits(5 * ms);
    expect(both.leads).toBeNull();
    both.returns(anBinh);
    both.waits(0);
    expect(both.leads).toBe('Xã An Bình');
    const chairFirst = new Led();
    chairFirst.names(anBinh);
    chairFirst.drops(anBinh);
    chairFirst.drops();
    chairFirst.waits(5 * ms);
    chairFirst.returns();
    chairFirst.returns(anBinh);
    chairFirst.waits(5 * ms);
    expect(chairFirst.leads).toBeNull();
  });

  it('has its time from when the hub is back, which was down meanwhile; who led then leads on until the chair is there', () => {
    const led = new Led();
    led.names(anBinh);
    led.drops();
    led.waits(ms - 1_000);
    led.adds([{ type: 'hubReturned', downSince: led.now }]);
    led.returns(anBinh, 500);
    led.waits(ms - 501);
    expect(led.leads).toBeNull();
    led.waits(1);
    expect(led.leads).toBe('Xã An Bình');
    led.adds([{ type: 'hubReturned', downSince: led.now }]);
    expect(led.leads).toBe('Xã An Bình');
    expect(led.returns()).toEqual(['endpointResumed', 'leadReturned']);
  });

  it('is away no longer by a clock that is set, nor by a hub that stood still', () => {
    for (const [event, forMs] of [
      [{ type: 'clockSet', from: 20_000, to: 20_000 + 3_600_000 }, 0],
      [{ type: 'clockSet', from: 4_000_000, to: 4_000_000 - 3_600_000 }, 0],
      [{ type: 'hubStood', from: 16_000 }, 40_000],
    ] as const) {
      const led = new Led();
      led.names(anBinh);
      led.drops();
      led.now += event.type === 'hubStood' ? 44_000 : forMs;
      led.adds([event.type === 'hubStood' ? { ...event, from: led.now - forMs } : event]);
      led.waits(ms - 5_000);
      expect(led.leads).toBeNull();
      led.waits(5_000);
      expect(led.leads).toBe('Xã An Bình');
    }
  });

  it('has the time that the meeting’s policy sets', () => {
    const led = new Led();
    led.meeting = {
      ...led.meeting,
      course: { ...led.meeting.course, policy: { ...led.meeting.course.policy, deputySeconds: 120 } },
    };
    led.names(anBinh);
    led.drops();
    led.waits(119_999);
    expect(led.leads).toBeNull();
    led.waits(1);
    expect(led.leads).not.toBeNull();
  });
});

describe('a deputy who leads', () => {
  const leading = (): Led => {
    const led = new Led();
    led.names(anBinh);
    led.drops();
    led.waits(ms);
    return led;
  };

  it('conducts, and nobody else of the communes does; before and after it has no right more than others', () => {
    const led = leading();
    expect(mayIn(led.meeting, pc(anBinh), 'conductMeeting')).toBe(true);
    expect(mayIn(led.meeting, pc(hoaLac), 'conductMeeting')).toBe(false);
    expect(mayIn(led.meeting, pc(anBinh), 'nameDeputy')).toBe(false);
    expect(mayIn(led.meeting, pc(anBinh), 'handOver')).toBe(false);
    led.returns();
    expect(mayIn(led.meeting, pc(anBinh), 'conductMeeting')).toBe(false);
    expect(standingOf(led.meeting, pc(anBinh)).part).toBe('deputy');
  });

  it('speaks without being given the floor and is muted by nobody, and has its own right again afterwards', () => {
    const led = leading();
    led.does((now) => setMode(now, 'conference', hubActor));
    led.does((now) => muteAll(now, hubActor));
    expect(microphoneRight(led.meeting, anBinh)).toBe('free');
    expect(microphoneRight(led.meeting, hoaLac)).toBe('withheld');
    expect(refusalCode(() => muteEndpoint(led.meeting, anBinh, hubActor))).toBe('forbidden');
    led.returns();
    expect(microphoneRight(led.meeting, anBinh)).toBe('withheld');
  });

  it('that is one no longer has no right from that moment on, and the new one leads', () => {
    const led = leading();
    led.does((now) => nameDeputy(now, deputyEndpoint(now.seats, hoaLac), hubActor));
    expect(mayIn(led.meeting, pc(anBinh), 'conductMeeting')).toBe(false);
    led.waits(0);
    expect(led.facts.map(({ event }) => event.type).slice(-3)).toEqual(['deputyNamed', 'leadReturned', 'leadPassed']);
    expect(led.leads).toBe('Xã Hòa Lạc');
    led.does((now) => nameDeputy(now, null, hubActor));
    led.waits(0);
    expect(led.leads).toBeNull();
  });

  it('ends with the meeting', () => {
    const led = leading();
    led.does((now) => closeMeeting(now, hubActor));
    expect(led.leads).toBeNull();
    expect(leadingDue(led.meeting)).toEqual([]);
    for (const act of [handOver, assignToDeputy])
      expect(refusalCode(() => act(led.meeting, hubActor))).toBe('meeting-not-open');
  });
});

const assignToDeputy = (meeting: Meeting, actor: typeof hubActor): MeetingEvent[] => assignLead(meeting, null, actor);

describe('handing over', () => {
  it('is one press, and so is taking it back; the chair that drops meanwhile finds it as it was left', () => {
    const led = new Led();
    led.names(anBinh);
    expect(led.does((now) => handOver(now, hubActor))).toEqual(['leadPassed']);
    expect(led.does((now) => handOver(now, hubActor))).toEqual([]);
    expect(leadingSeat(led.meeting)).toBe(anBinh);
    led.drops();
    led.waits(3 * ms);
    expect(led.returns()).toEqual(['endpointResumed']);
    expect(led.leads).toBe('Xã An Bình');
    expect(led.does((now) => takeBack(now, false, hubActor))).toEqual(['leadReturned']);
    expect(led.does((now) => takeBack(now, false, hubActor))).toEqual([]);
  });

  it('goes back to the chair when the deputy stays away for the set time', () => {
    const led = new Led();
    led.names(anBinh);
    led.does((now) => handOver(now, hubActor));
    led.drops(anBinh);
    led.waits(ms - 1);
    expect(led.leads).toBe('Xã An Bình');
    expect(leadingSeat(led.meeting)).toBe(room);
    led.waits(1);
    expect(led.leads).toBeNull();
    expect(led.facts.at(-1)?.event).toMatchObject({ type: 'leadReturned', cause: 'deputy-away' });
  });

  it('is refused where there is nobody, or who is not there; taking back where the chair is not there', () => {
    const led = new Led();
    expect(refusalCode(() => handOver(led.meeting, hubActor))).toBe('no-deputy');
    led.names(dangKhe);
    expect(refusalCode(() => handOver(led.meeting, hubActor))).toBe('deputy-not-there');
    led.names(anBinh);
    led.drops();
    led.waits(ms);
    expect(refusalCode(() => takeBack(led.meeting, false, hubActor))).toBe('chair-not-there');
    expect(refusalCode(() => deputyEndpoint(led.meeting.seats, room))).toBe('forbidden');
  });
});

describe('an admin', () => {
  it('gives the lead while the chair is away alone, to anybody who is there, and the chair gets it back', () => {
    const led = new Led();
    const toHoaLac = (now: Meeting) => assignLead(now, deputyEndpoint(now.seats, hoaLac), hubActor);
    expect(refusalCode(() => toHoaLac(led.meeting))).toBe('chair-there');
    led.drops();
    expect(led.does(toHoaLac)).toEqual(['leadPassed']);
    expect(led.does(toHoaLac)).toEqual([]);
    led.waits(10 * ms);
    expect(led.leads).toBe('Xã Hòa Lạc');
    expect(led.returns()).toEqual(['endpointResumed', 'leadReturned']);
  });

  it('gives it to nobody who is not there, nor to nobody', () => {
    const led = new Led();
    led.drops();
    expect(refusalCode(() => assignToDeputy(led.meeting, hubActor))).toBe('no-deputy');
    expect(refusalCode(() => assignLead(led.meeting, deputyEndpoint(led.meeting.seats, dangKhe), hubActor))).toBe(
      'deputy-not-there',
    );
  });
});

describe('whatever happens', () => {
  const steps = fc.array(
    fc.tuple(
      fc.constantFrom('drop', 'leave', 'come', 'name', 'unname', 'hand', 'take', 'assign', 'hub', 'wait'),
      fc.constantFrom(room, anBinh, hoaLac),
      fc.integer({ min: 0, max: 45_000 }),
    ),
    { maxLength: 40 },
  );
  const tried = (decide: () => readonly MeetingEvent[]): readonly MeetingEvent[] => {
    try {
      return decide();
    } catch (error) {
      if (error instanceof Error && error.name === 'Refusal') return [];
      throw error;
    }
  };
  const decided = (now: Meeting, step: string, who: EndpointId, clock: number): readonly MeetingEvent[] => {
    switch (step) {
      case 'drop':
        return dropEndpoint(now, who, 'link-lost', clock - 2_000);
      case 'leave':
        return leaveMeeting(now, who);
      case 'come':
        return isPresent(now.seats.get(who)) ? [] : seatEndpoint(now, who, 0, 40);
      case 'name':
        return nameDeputy(now, deputyEndpoint(now.seats, who), hubActor);
      case 'unname':
        return nameDeputy(now, null, hubActor);
      case 'hand':
        return presentChair(now.seats) === null ? [] : handOver(now, hubActor);
      case 'take':
        return takeBack(now, false, hubActor);
      case 'assign':
        return assignLead(now, deputyEndpoint(now.seats, who), hubActor);
      case 'hub':
        return [{ type: 'hubReturned', downSince: clock }];
      default:
        return [];
    }
  };

  it('nobody takes the lead while the chair is there but by its own hand, and the record tells who led when', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const led = new Led();
        for (const [step, who, forMs] of all) {
          led.waits(forMs);
          led.adds(tried(() => decided(led.meeting, step, who, led.now)));
          const acting = actingNow(led.meeting);
          if (presentChair(led.meeting.seats) !== null && acting !== null) expect(acting.cause).toBe('handed-over');
          const seat = leadingSeat(led.meeting);
          if (seat !== null) expect(isPresent(led.meeting.seats.get(seat))).toBe(true);
          const view = meetingView(led.meeting, { audience: 'seat', seq: 1, record: 'sound' });
          expect(view.leading.acting?.since).toBe(acting?.since);
        }
        // Whoever was given the lead lost it before another one was.
        const order = led.facts.map(({ event }) => event.type).filter((type) => type.startsWith('lead'));
        expect(order.join(' ')).not.toMatch(/leadReturned leadReturned/u);
        for (const { at: when, event } of led.facts)
          if (event.type === 'leadPassed' && event.cause === 'away') expect(when).toBeGreaterThanOrEqual(ms);
      }),
      { numRuns: 500 },
    );
  });
});
