import { checkpointsApartSeconds, type EndpointId } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stamp } from '../../../src/application/meeting/publish.ts';
import {
  checkpointsDue,
  confirmPresence,
  setCheckpoints,
  stopCheckpoints,
} from '../../../src/domain/meeting/checkpoints/confirming.ts';
import { pauseMs } from '../../../src/domain/meeting/checkpoints/drawing.ts';
import { closeMeeting, endBreak, startBreak } from '../../../src/domain/meeting/course/course.ts';
import type { MeetingEvent } from '../../../src/domain/meeting/events.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import { markPhone } from '../../../src/domain/meeting/roll/phones.ts';
import { dropEndpoint, returnEndpoint } from '../../../src/domain/meeting/seats/seating.ts';
import { meetingView } from '../../../src/domain/meeting/view.ts';
import { confirmedPresence } from '../../../src/domain/record/confirmed-presence.ts';
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

const minute = 60_000;
const apartMs = checkpointsApartSeconds * 1000;
const every = 30;
const answer = 3;

/** A training that is acted upon; what falls due happens when its time has come. */
class Training {
  meeting: Meeting = meetingAfter(opened(), ...joined(room, anBinh, hoaLac));
  now = minute;
  readonly facts: { readonly at: number; readonly event: MeetingEvent }[] = [];

  does(decide: (meeting: Meeting) => readonly MeetingEvent[]): string[] {
    return this.#adds(decide(this.meeting));
  }

  set(seed = 'seed', everyMinutes = every): string[] {
    return this.does((meeting) => setCheckpoints(meeting, { everyMinutes, answerMinutes: answer }, seed, hubActor));
  }

  confirms(...endpoints: readonly EndpointId[]): string[] {
    return endpoints.flatMap((each) => this.does((meeting) => confirmPresence(meeting, each, hubActor)));
  }

  waits(ms: number): void {
    const until = this.now + ms;
    for (;;) {
      const [due] = checkpointsDue(this.meeting).toSorted((one, other) => one.at - other.at);
      if (due === undefined || due.at > until) break;
      this.now = Math.max(this.now, due.at);
      if (this.#adds(due.decide(this.meeting)).length === 0) throw new Error(`nothing fell due: ${due.name}`);
    }
    this.now = until;
  }

  /** Until the next one stands. */
  waitsForOne(): void {
    const next = this.meeting.checkpoints.next;
    if (next === null) throw new Error('none comes');
    this.waits(next - this.now);
  }

  get isOpen(): boolean {
    return this.view('seat').checkpoint !== null;
  }

  view(audience: 'seat' | 'room') {
    return meetingView(this.meeting, { audience, seq: 1, record: 'sound' });
  }

  counts(): Record<string, string> {
    const log = confirmedPresence(
      stamp(0, [], 0).concat(this.facts.map(({ event, at: when }, index) => ({ seq: index + 1, at: when, event }))),
    );
    return Object.fromEntries([...log].map(([id, { confirmed, of }]) => [id, `${confirmed}/${of}`]));
  }

  #adds(facts: readonly MeetingEvent[]): string[] {
    this.meeting = at(this.meeting, facts, this.now);
    this.facts.push(...facts.map((event) => ({ at: this.now, event })));
    return facts.map(({ type }) => type);
  }
}

const began = ({ facts }: Training): number[] =>
  facts.filter(({ event }) => event.type === 'checkpointBegan').map(({ at: when }) => when);

describe('a checkpoint of presence', () => {
  it('comes by itself, is confirmed by one press, and counts who did and who did not', () => {
    const training = new Training();
    expect(training.set()).toEqual(['checkpointsSet']);
    training.waitsForOne();
    expect(training.isOpen).toBe(true);
    training.waits(20_000);
    expect(training.confirms(anBinh)).toEqual(['presenceConfirmed']);
    expect(training.confirms(anBinh), 'once').toEqual([]);
    expect(training.view('seat').seats.find(({ endpointId }) => endpointId === anBinh)?.confirmedAt).toBe(training.now);
    training.waits(answer * minute);
    expect(training.isOpen).toBe(false);
    const missed = training.facts.flatMap(({ event }) =>
      event.type === 'presenceMissed' ? [[event.endpointId, event.cause]] : [],
    );
    expect(missed).toEqual([
      [hoaLac, 'silent'],
      [dangKhe, 'away'],
    ]);
    expect(training.counts()).toEqual({ [anBinh]: '1/1', [hoaLac]: '0/1', [dangKhe]: '0/1' });
    const shown = training.view('room').seats.map(({ confirmed }) => confirmed);
    expect(shown).toContainEqual({ confirmed: 1, of: 1 });
    expect(training.view('seat').seats.some(({ confirmed }) => confirmed !== undefined)).toBe(false);
  });

  it('is foretold to nobody: no view has the time of the next, nor what it is drawn from', () => {
    const training = new Training();
    training.set('a-secret-seed');
    const next = String(training.meeting.checkpoints.next);
    for (const audience of ['seat', 'room'] as const) {
      const told = JSON.stringify(training.view(audience));
      expect(told).not.toContain(next);
      expect(told).not.toContain('a-secret-seed');
    }
    expect(training.view('seat').checkpoints).toBeNull();
    expect(training.view('room').checkpoints).toEqual({ everyMinutes: every, answerMinutes: answer });
  });

  it('never stands in a break: one that does counts for nobody, and the next waits', () => {
    const training = new Training();
    training.set();
    training.waitsForOne();
    training.confirms(anBinh);
    training.does((meeting) => startBreak(meeting, hubActor));
    expect(training.isOpen).toBe(false);
    training.waits(300 * minute);
    expect([training.isOpen, training.counts()]).toEqual([false, {}]);
    training.does((meeting) => endBreak(meeting, hubActor));
    expect(training.meeting.checkpoints.next).toBeGreaterThanOrEqual(training.now + apartMs);
    training.waitsForOne();
    expect(training.isOpen).toBe(true);
  });

  it('asks nothing of who attends by telephone, and all the same of who dropped out and is back', () => {
    const training = new Training();
    training.set();
    training.does((meeting) => markPhone(meeting, dangKhe, true, hubActor));
    training.waitsForOne();
    training.does((meeting) => dropEndpoint(meeting, hoaLac, 'link-lost'));
    expect(refusalCode(() => confirmPresence(training.meeting, hoaLac, hubActor))).toBe('not-in-meeting');
    training.does((meeting) => returnEndpoint(meeting, hoaLac));
    training.confirms(hoaLac);
    training.waits(answer * minute);
    expect(training.counts()).toEqual({ [hoaLac]: '1/1', [anBinh]: '0/1' });
  });

  it('survives a hub that was killed: whoever is asked has the whole time once more, and the times are the same', () => {
    const training = new Training();
    training.set();
    training.waitsForOne();
    training.confirms(anBinh);
    training.now += 2 * minute;
    training.does(() => [{ type: 'hubReturned', downSince: training.now - minute }]);
    expect(training.view('seat').checkpoint?.until).toBe(training.now + answer * minute);
    training.waits(answer * minute);
    expect(training.counts()).toMatchObject({ [anBinh]: '1/1' });
  });

  it('is stopped, which ends one that stands for nobody, and set otherwise', () => {
    const training = new Training();
    expect(training.does((meeting) => stopCheckpoints(meeting, hubActor))).toEqual([]);
    training.set();
    expect(training.set(), 'as it is').toEqual([]);
    training.waitsForOne();
    training.does((meeting) => stopCheckpoints(meeting, hubActor));
    training.waits(300 * minute);
    expect([training.isOpen, training.counts(), began(training).length]).toEqual([false, {}, 1]);
    training.set('other', 10);
    training.waitsForOne();
    expect(training.isOpen).toBe(true);
    training.does((meeting) => closeMeeting(meeting, hubActor));
    expect([training.isOpen, checkpointsDue(training.meeting)]).toEqual([false, []]);
  });

  it('is not confirmed by the room, nor where none stands', () => {
    const training = new Training();
    expect(training.confirms(anBinh)).toEqual([]);
    training.set();
    training.waitsForOne();
    expect(refusalCode(() => confirmPresence(training.meeting, room, hubActor))).toBe('forbidden');
  });
});

describe('the times that are drawn', () => {
  it('are half to one and a half times what is meant, spread, and others with each seed', () => {
    const ofSeed = (seed: string): number[] => Array.from({ length: 200 }, (_, n) => pauseMs(seed, n, every) / minute);
    const one = ofSeed('one');
    expect(Math.min(...one)).toBeGreaterThanOrEqual(every / 2);
    expect(Math.max(...one)).toBeLessThanOrEqual(every * 1.5);
    const mean = one.reduce((sum, each) => sum + each, 0) / one.length;
    expect(Math.abs(mean - every)).toBeLessThan(3);
    expect(one.filter((each) => each < every).length).toBeGreaterThan(70);
    expect(ofSeed('two')).not.toEqual(one);
    expect(ofSeed('one')).toEqual(one);
  });

  it('never lie in a break nor within two minutes of another checkpoint, whatever happens', () => {
    const step = fc.record({
      what: fc.constantFrom('break', 'go-on', 'hub', 'set', 'stop', 'wait'),
      after: fc.integer({ min: 0, max: 60 * minute }),
      everyMinutes: fc.constantFrom(5, 10, 60),
    });
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.array(step, { maxLength: 25 }), (seed, steps) => {
        const training = new Training();
        training.set(seed, 5);
        let brokeAt: number | null = null;
        const pauses: [number, number][] = [];
        for (const { what, after, everyMinutes } of steps) {
          training.waits(after);
          if (what === 'break' && brokeAt === null) {
            training.does((meeting) => startBreak(meeting, hubActor));
            brokeAt = training.now;
          } else if (what === 'go-on' && brokeAt !== null) {
            training.does((meeting) => endBreak(meeting, hubActor));
            pauses.push([brokeAt, training.now]);
            brokeAt = null;
          } else if (what === 'hub') training.does(() => [{ type: 'hubReturned', downSince: training.now }]);
          else if (what === 'set') training.set(seed, everyMinutes);
          else if (what === 'stop') training.does((meeting) => stopCheckpoints(meeting, hubActor));
        }
        if (brokeAt !== null) pauses.push([brokeAt, Infinity]);
        const all = began(training);
        for (const [index, when] of all.entries()) {
          expect(pauses.some(([from, to]) => when > from && when < to)).toBe(false);
          const before = all[index - 1];
          if (before !== undefined) expect(when - before).toBeGreaterThanOrEqual(apartMs);
          const ended = training.facts.filter(({ event }) => event.type === 'checkpointEnded');
          for (const { at: end } of ended) if (end <= when) expect(when - end).toBeGreaterThanOrEqual(apartMs);
        }
      }),
    );
  });
});
