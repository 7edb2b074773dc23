import { readyAskedSeconds, type EndpointId, type UnreadyReason } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeMeeting, endBreak, startBreak, timeBreak } from '../../../src/domain/meeting/course/course.ts';
import type { MeetingEvent } from '../../../src/domain/meeting/events.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import { answerReady, askReady, endReady, readyDue } from '../../../src/domain/meeting/ready/asking.ts';
import { dropEndpoint, leaveMeeting, returnEndpoint, seatEndpoint } from '../../../src/domain/meeting/seats/seating.ts';
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

const communes = [anBinh, hoaLac, dangKhe];
const minute = 60_000;

/** A meeting that is acted upon; what falls due happens when its time has come. */
class Asked {
  meeting: Meeting = meetingAfter(opened(), ...joined(room, anBinh, hoaLac));
  now = minute;
  readonly facts: MeetingEvent[] = [];

  does(decide: (meeting: Meeting, now: number) => readonly MeetingEvent[], after = 2_000): string[] {
    this.waits(after);
    return this.#adds(decide(this.meeting, this.now));
  }

  waits(ms: number): void {
    const until = this.now + ms;
    for (;;) {
      const [due] = readyDue(this.meeting).toSorted((one, other) => one.at - other.at);
      if (due === undefined || due.at > until) break;
      this.now = Math.max(this.now, due.at);
      if (this.#adds(due.decide(this.meeting)).length === 0) throw new Error(`nothing fell due: ${due.name}`);
    }
    this.now = until;
  }

  ask(after = 2_000): string[] {
    return this.does((meeting, now) => askReady(meeting, now, hubActor), after);
  }

  says(endpointId: EndpointId, reason: UnreadyReason | null = null): string[] {
    return this.does((meeting) => answerReady(meeting, endpointId, reason, hubActor));
  }

  pause(minutes: number | null = null, asksReady = false): void {
    this.does((meeting) => startBreak(meeting, hubActor));
    this.does((meeting) => timeBreak(meeting, minutes, asksReady, hubActor), 0);
  }

  get asked(): boolean {
    return this.view('seat').ready !== null;
  }

  view(audience: 'seat' | 'desk') {
    return meetingView(this.meeting, { audience, seq: 1, record: 'sound' });
  }

  stands(audience: 'seat' | 'desk' = 'desk'): string {
    const { seats } = this.view(audience);
    return communes
      .map((each) => seats.find(({ endpointId }) => endpointId === each)?.ready)
      .map((ready) => (ready === undefined ? '-' : [ready.stands, ready.reason].filter(Boolean).join(' ')))
      .join(', ');
  }

  #adds(facts: readonly MeetingEvent[]): string[] {
    this.meeting = at(this.meeting, facts, this.now);
    this.facts.push(...facts);
    return facts.map(({ type }) => type);
  }
}

describe('the question whether all are ready', () => {
  it('is answered by each, why not to whoever conducts alone', () => {
    const asked = new Asked();
    expect(asked.ask()).toEqual(['readyAsked']);
    asked.says(anBinh);
    asked.says(hoaLac, 'people');
    expect(asked.stands()).toBe('ready, not-ready people, -');
    expect(asked.stands('seat')).toBe('ready, not-ready, -');
    expect(asked.says(anBinh), 'said already').toEqual([]);
    asked.says(hoaLac);
    expect(asked.stands()).toBe('ready, ready, -');
  });

  it('reaches who comes late, keeps the answer of who dropped out, and asks who left and came anew', () => {
    const asked = new Asked();
    asked.ask();
    for (const each of [anBinh, hoaLac]) asked.says(each);
    asked.does((meeting) => seatEndpoint(meeting, dangKhe, 0, 40));
    expect(asked.asked).toBe(true);
    asked.says(dangKhe, 'sound');
    asked.does((meeting) => dropEndpoint(meeting, anBinh, 'link-lost'));
    expect(asked.stands(), 'lost, which its presence says, and not unready').toBe('ready, ready, not-ready sound');
    asked.does((meeting) => returnEndpoint(meeting, anBinh));
    expect(asked.stands()).toBe('ready, ready, not-ready sound');
    asked.does((meeting) => leaveMeeting(meeting, hoaLac));
    asked.does((meeting) => seatEndpoint(meeting, hoaLac, 0, 40));
    expect(asked.stands()).toBe('ready, -, not-ready sound');
  });

  it('is cleared by asking anew, but not by two who press at once', () => {
    const asked = new Asked();
    asked.ask();
    expect(asked.ask(500)).toEqual([]);
    asked.says(anBinh);
    expect(asked.ask()).toEqual(['readyAsked']);
    expect(asked.stands()).toBe('-, -, -');
  });

  it('ends by whoever conducts, with the break, with the meeting, and when it is left alone', () => {
    const asked = new Asked();
    asked.ask();
    expect(asked.does((meeting) => endReady(meeting, hubActor))).toEqual(['readyEnded']);
    expect([asked.asked, asked.does((meeting) => endReady(meeting, hubActor))]).toEqual([false, []]);
    asked.pause();
    asked.ask();
    asked.says(anBinh);
    asked.does((meeting) => endBreak(meeting, hubActor));
    expect([asked.asked, asked.stands()]).toEqual([false, '-, -, -']);
    asked.ask();
    asked.waits(readyAskedSeconds * 1000 - 1);
    expect(asked.asked).toBe(true);
    asked.waits(1);
    expect([asked.asked, asked.facts.at(-1)]).toMatchObject([false, { type: 'readyEnded', cause: 'left-alone' }]);
    asked.ask();
    asked.does((meeting) => closeMeeting(meeting, hubActor));
    expect([asked.asked, readyDue(asked.meeting)]).toEqual([false, []]);
  });

  it('is answered by nobody who is not there or leads, and by nobody where it does not stand', () => {
    const asked = new Asked();
    expect(asked.says(anBinh)).toEqual([]);
    asked.ask();
    const code = (endpointId: EndpointId): string =>
      refusalCode(() => answerReady(asked.meeting, endpointId, null, hubActor));
    expect([code(room), code(dangKhe)]).toEqual(['forbidden', 'not-in-meeting']);
  });
});

describe('after a break', () => {
  it('is asked by itself when the time is over, once, and the break goes on until somebody ends it', () => {
    const asked = new Asked();
    asked.pause(10, true);
    expect(asked.view('seat').phase.until).toBe(asked.now + 10 * minute);
    asked.waits(10 * minute - 1);
    expect(asked.asked).toBe(false);
    asked.waits(1);
    expect([asked.asked, asked.view('seat').phase.phase]).toEqual([true, 'break']);
    asked.does((meeting) => endReady(meeting, hubActor));
    asked.waits(30 * minute);
    expect(asked.facts.filter(({ type }) => type === 'readyAsked')).toHaveLength(1);
  });

  it('is asked again where the break was given more time', () => {
    const asked = new Asked();
    asked.pause(5, true);
    asked.waits(5 * minute);
    asked.does((meeting) => endReady(meeting, hubActor));
    asked.does((meeting) => timeBreak(meeting, 5, true, hubActor));
    asked.waits(5 * minute);
    expect(asked.asked).toBe(true);
  });

  it('is not asked where nobody wished it, the break ended before, or was left open', () => {
    const quiet = new Asked();
    quiet.pause(5, false);
    quiet.waits(20 * minute);
    expect(quiet.asked).toBe(false);
    const short = new Asked();
    short.pause(5, true);
    short.does((meeting) => endBreak(meeting, hubActor));
    short.waits(20 * minute);
    expect([short.asked, short.view('seat').phase.until]).toEqual([false, undefined]);
    const open = new Asked();
    open.pause(5, true);
    open.does((meeting) => timeBreak(meeting, null, true, hubActor));
    open.waits(20 * minute);
    expect(open.asked).toBe(false);
    expect(refusalCode(() => timeBreak(meetingAfter(opened()), 5, true, hubActor))).toBe('not-on-break');
  });

  it('is asked as soon as a hub is back that was away at the time', () => {
    const asked = new Asked();
    asked.pause(5, true);
    asked.meeting = at(asked.meeting, [{ type: 'hubReturned', downSince: asked.now }], asked.now + 20 * minute);
    expect(readyDue(asked.meeting).map(({ at: due }) => due < asked.now + 20 * minute)).toEqual([true]);
  });
});

it('never counts for ready who did not say so since it was asked last, whatever happens', () => {
  const step = fc.record({
    who: fc.constantFrom(anBinh, hoaLac, dangKhe),
    what: fc.constantFrom('ask', 'ready', 'not', 'end', 'join', 'drop', 'back', 'leave', 'break', 'go-on'),
    after: fc.integer({ min: 0, max: 5 * minute }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const asked = new Asked();
      for (const { who, what, after } of steps)
        try {
          asked.does((meeting, now) => {
            if (what === 'ask') return askReady(meeting, now, hubActor);
            if (what === 'ready' || what === 'not')
              return answerReady(meeting, who, what === 'not' ? 'other' : null, hubActor);
            if (what === 'end') return endReady(meeting, hubActor);
            if (what === 'join') return seatEndpoint(meeting, who, 0, 40);
            if (what === 'drop') return dropEndpoint(meeting, who, 'link-lost');
            if (what === 'back') return returnEndpoint(meeting, who);
            if (what === 'leave') return leaveMeeting(meeting, who);
            return what === 'break'
              ? [...startBreak(meeting, hubActor), { type: 'breakTimed', minutes: 2, asksReady: true, actor: hubActor }]
              : endBreak(meeting, hubActor);
          }, after);
        } catch {
          // Refused: nothing happened.
        }
      const last = asked.facts.findLastIndex(({ type }) => type === 'readyAsked');
      for (const { endpointId, ready } of asked.view('desk').seats) {
        if (ready === undefined) continue;
        const said = asked.facts
          .slice(last)
          .findLast((fact) => fact.type === 'readyAnswered' && fact.endpointId === endpointId);
        expect(said).toMatchObject({ reason: ready.stands === 'ready' ? null : ready.reason });
        expect(asked.asked).toBe(true);
      }
    }),
  );
});
