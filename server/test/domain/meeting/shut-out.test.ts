import { AccountId, type EndpointId, type Principal } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MeetingEvent } from '../../../src/domain/meeting/events.ts';
import { giveFloor, lapses, undoLast } from '../../../src/domain/meeting/floor/chairing.ts';
import { actingNow, deputyOf } from '../../../src/domain/meeting/leading/acting.ts';
import { deputyEndpoint } from '../../../src/domain/meeting/leading/deputy-endpoint.ts';
import type { Deputy } from '../../../src/domain/meeting/leading/facts.ts';
import { assignLead, handOver, leadingDue, nameDeputy } from '../../../src/domain/meeting/leading/passing.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import { nameSecretary } from '../../../src/domain/meeting/parts/secretary.ts';
import { personsIn, shutOutPerson } from '../../../src/domain/meeting/parts/shutting-out.ts';
import { mayIn, standingOf } from '../../../src/domain/meeting/parts/standing.ts';
import { dropEndpoint, returnEndpoint } from '../../../src/domain/meeting/seats/seating.ts';
import { meetingView } from '../../../src/domain/meeting/view.ts';
import { anBinh, at, hoaLac, hubActor, joined, meetingAfter, opened, room } from '../../support/meetings.ts';

const named = (accountId: string) => ({ accountId: AccountId.parse(accountId), name: accountId, userName: accountId });
const deputy = (accountId: string): Deputy => ({ of: 'account', ...named(accountId) });
const person = (accountId: string): Principal => ({
  ...{ kind: 'account', accountId: AccountId.parse(accountId), userName: 'u', displayName: 'U', role: 'delegate' },
  mustChangePassword: false,
});
const admin = { by: 'account', ...named('admin') } as const;
const running = (): Meeting => meetingAfter(opened(), ...joined(room, anBinh, hoaLac));
const does = (meeting: Meeting, ...events: readonly MeetingEvent[]): Meeting => at(meeting, events, 20_000);
const types = (events: readonly MeetingEvent[]): string[] => events.map(({ type }) => type);

describe('a person whose account is locked', () => {
  it('leads no longer, is secretary and deputy no longer, and stays so once the account is unlocked', () => {
    let meeting = does(running(), ...nameSecretary(running(), named('binh'), hubActor));
    meeting = does(meeting, ...nameDeputy(meeting, deputy('binh'), hubActor));
    meeting = does(meeting, ...handOver(meeting, hubActor));
    expect(mayIn(meeting, person('binh'), 'conductMeeting')).toBe(true);
    const events = shutOutPerson(meeting, AccountId.parse('binh'), admin);
    expect(types(events)).toEqual(['personShutOut', 'leadReturned']);
    meeting = does(meeting, ...events);
    expect(standingOf(meeting, person('binh')).part).toBeNull();
    expect(mayIn(meeting, person('binh'), 'conductMeeting')).toBe(false);
    expect(personsIn(meeting)).toEqual([]);
    expect(meetingView(meeting, { audience: 'seat', seq: 1, record: 'sound' }).leading).toMatchObject({
      acting: null,
      last: { name: 'binh', shutOut: true },
    });
    expect(shutOutPerson(meeting, AccountId.parse('binh'), admin)).toEqual([]);
  });

  it('leaves the lead to whoever stands by next, where the chair is away', () => {
    let meeting = does(running(), ...nameSecretary(running(), named('binh'), hubActor));
    meeting = does(meeting, ...nameDeputy(meeting, deputy('an'), hubActor));
    meeting = does(meeting, ...dropEndpoint(meeting, room, 'link-lost'));
    const [passes] = leadingDue(meeting);
    meeting = at(meeting, passes?.decide(meeting) ?? [], 60_000);
    expect(actingNow(meeting)?.deputy.name).toBe('an');
    meeting = at(meeting, shutOutPerson(meeting, AccountId.parse('an'), admin), 61_000);
    expect(actingNow(meeting)).toBeNull();
    const [again] = leadingDue(meeting);
    meeting = at(meeting, again?.decide(meeting) ?? [], 61_000);
    expect(actingNow(meeting)?.deputy.name).toBe('binh');
  });

  it('who has no part is on no record', () => {
    expect(shutOutPerson(running(), AccountId.parse('binh'), admin)).toEqual([]);
  });
});

describe('an endpoint whose enrolment is withdrawn', () => {
  const holding = (): Meeting => {
    const meeting = does(running(), ...nameDeputy(running(), deputyEndpoint(running().seats, anBinh), hubActor));
    const handed = does(meeting, ...handOver(meeting, hubActor));
    return does(handed, ...giveFloor(handed, anBinh, 60, hubActor));
  };

  it('loses floor and lead in the same moment, also while it had dropped out and they were kept for it', () => {
    const there = holding();
    const dropped = does(there, ...dropEndpoint(there, anBinh, 'link-lost'));
    expect(dropped.floor.holders).toHaveLength(1);
    expect(actingNow(dropped)).not.toBeNull();
    for (const [meeting, first] of [
      [there, ['endpointDropped']],
      [dropped, []],
    ] as const) {
      const events = dropEndpoint(meeting, anBinh, 'revoked');
      expect(types(events)).toEqual([...first, 'floorEnded', 'leadReturned']);
      const after = does(meeting, ...events);
      expect(after.floor.holders).toEqual([]);
      expect(lapses(after)).toEqual([]);
      expect(actingNow(after)).toBeNull();
      expect(dropEndpoint(after, anBinh, 'revoked')).toEqual([]);
    }
  });

  it('is not given the floor back by an undo', () => {
    const there = holding();
    const next = does(there, ...giveFloor(there, hoaLac, 60, hubActor));
    const after = does(next, ...dropEndpoint(next, anBinh, 'revoked'));
    const undone = does(after, ...undoLast(after, 20_000, hubActor));
    expect(undone.floor.holders.map(({ endpointId }) => endpointId)).not.toContain(anBinh);
  });
});

describe('whatever happens', () => {
  type Step = (meeting: Meeting, who: EndpointId, account: string) => readonly MeetingEvent[];
  const steps: Readonly<Record<string, Step>> = {
    secretary: (now, _who, account) => nameSecretary(now, named(account), hubActor),
    deputy: (now, _who, account) => nameDeputy(now, deputy(account), hubActor),
    'endpoint as deputy': (now, who) => nameDeputy(now, deputyEndpoint(now.seats, who), hubActor),
    'hand over': (now) => handOver(now, hubActor),
    assign: (now, _who, account) => assignLead(now, deputy(account), admin),
    give: (now, who) => giveFloor(now, who, 60, hubActor),
    undo: (now) => undoLast(now, 20_000, hubActor),
    drop: (now, who) => dropEndpoint(now, who, 'link-lost'),
    return: (now, who) => returnEndpoint(now, who),
    lock: (now, _who, account) => shutOutPerson(now, AccountId.parse(account), admin),
    revoke: (now, who) => dropEndpoint(now, who, 'revoked'),
    due: (now) => leadingDue(now).flatMap(({ decide }) => decide(now)),
  };
  const tried = (decide: () => readonly MeetingEvent[]): readonly MeetingEvent[] => {
    try {
      return decide();
    } catch (error) {
      if (error instanceof Error && error.name === 'Refusal') return [];
      throw error;
    }
  };

  it('whoever was shut out has nothing until it is given anew, and the record says so of each lead', () => {
    const all = fc.array(
      fc.tuple(
        fc.constantFrom(...Object.keys(steps)),
        fc.constantFrom(room, anBinh, hoaLac),
        fc.constantFrom('an', 'binh'),
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(all, (taken) => {
        let meeting = running();
        const leads: string[] = [];
        for (const [step, who, account] of taken) {
          const events = tried(() => steps[step]?.(meeting, who, account) ?? []);
          meeting = does(meeting, ...events);
          leads.push(...types(events).filter((type) => /^lead/u.test(type)));
          if (step === 'lock') {
            expect(personsIn(meeting).map(({ name }) => name)).not.toContain(account);
            expect(mayIn(meeting, person(account), 'conductMeeting')).toBe(false);
            expect(deputyOf(meeting)?.name).not.toBe(account);
          }
          if (step === 'revoke') {
            expect(meeting.floor.holders.map(({ endpointId }) => endpointId)).not.toContain(who);
            expect(actingNow(meeting)?.deputy).not.toMatchObject({ endpointId: who });
          }
        }
        expect(leads.join(' ')).not.toMatch(/leadReturned leadReturned/u);
      }),
      { numRuns: 500 },
    );
  });
});
