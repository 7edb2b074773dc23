import {
  EndpointId,
  foldForSearch,
  PersonId,
  presentCount,
  RollCallEntry,
  type Attendee,
  type AttendeeState,
  type ConfirmedRoll,
  type EndpointRoll,
  type EndpointRollCall,
} from '@diem-cau/shared';
import { describe, expect, it } from 'vitest';
import { draftKey, keepDrafts, recallDrafts } from '../../../src/features/record/roll-call/draft-memory.ts';
import { rollChanges, rollHistory } from '../../../src/features/record/roll-call/roll-changes.ts';
import { nextToCall, rollCount } from '../../../src/features/record/roll-call/roll-count.ts';
import { foundElsewhere } from '../../../src/features/record/roll-call/same-person.ts';
import {
  allPresent,
  entryOf,
  freshDraft,
  withPerson,
  withRow,
  withState,
} from '../../../src/features/record/roll-call/roll-draft.ts';
import { seenRolls } from '../../../src/features/record/roll-call/confirm-seen.ts';
import { isOvertaken, presentElsewhere, rollFaults } from '../../../src/features/record/roll-call/roll-faults.ts';

const attendee = (name: string, state: AttendeeState, id: string | null = foldForSearch(name)): Attendee => ({
  personId: id === null ? null : PersonId.parse(id),
  name,
  position: 'Chủ tịch',
  unit: 'Xã Hòa Bình',
  state,
  reason: '',
  lateMinutes: null,
  leftEarlyMinutes: null,
  substituteFor: null,
});
const roll = (attendees: Attendee[], others = 0): EndpointRoll => ({ attendees, others, note: '' });
const confirmed = (seq: number, call: number, of: EndpointRoll, reason = ''): ConfirmedRoll => ({
  seq,
  at: seq * 1000,
  by: 'Thư ký',
  call,
  roll: of,
  reason,
});
const seen = { firstJoinedAt: 0, lastSeenAt: 1, presentMs: 1, lateMs: 0, leftEarlyMs: null, dropOuts: 0 };
const endpoint = (id: string, part: Partial<EndpointRollCall> = {}): EndpointRollCall => ({
  endpointId: EndpointId.parse(id),
  name: `Xã ${id}`,
  leads: false,
  seen,
  proposal: roll([attendee('An', 'not-called'), attendee('Bình', 'excused')]),
  confirmed: [],
  history: [],
  ...part,
});

describe('a roll on the page', () => {
  it('begins with what is in force for that call, else with the proposal, and says what it replaces', () => {
    const inForce = confirmed(7, 1, roll([attendee('Chi', 'online')]));
    const called = endpoint('a', { confirmed: [inForce] });
    expect(freshDraft(called, 1)).toMatchObject({ replaces: 7, attendees: [{ name: 'Chi' }] });
    expect(freshDraft(called, 2)).toMatchObject({ replaces: null, attendees: [{ name: 'An' }, { name: 'Bình' }] });
  });

  it('calls present only those who were not called yet', () => {
    const draft = allPresent(freshDraft(endpoint('a'), 1), 'online');
    expect(draft.attendees.map(({ state }) => state)).toEqual(['online', 'excused']);
  });

  it('forgets with a state what makes no sense in the next one', () => {
    const late = {
      ...attendee('An', 'online'),
      lateMinutes: 5,
      substituteFor: { personId: null, name: 'B', reason: 'ốm' },
    };
    expect(withState(late, 'excused')).toMatchObject({ lateMinutes: null, substituteFor: null });
    expect(withState({ ...attendee('An', 'excused'), reason: 'ốm' }, 'online').reason).toBe('');
    expect(withState({ ...attendee('An', 'excused'), reason: 'ốm' }, 'unexcused').reason).toBe('ốm');
  });

  it('adds a person of the directory once, and one who was only typed as often as asked', () => {
    const draft = freshDraft(endpoint('a'), 1);
    const an = { personId: PersonId.parse('an'), name: 'An', position: '', unit: '' };
    expect(withPerson(draft, an, 'online')).toBe(draft);
    const typed = { ...an, personId: null, name: 'Khách' };
    expect(withPerson(withPerson(draft, typed, 'online'), typed, 'online').attendees).toHaveLength(4);
    expect(withRow(draft, 0, null).attendees.map(({ name }) => name)).toEqual(['Bình']);
  });

  it('makes a request that the hub can read', () => {
    const draft = { ...freshDraft(endpoint('a'), 1), reason: '  qua điện thoại ' };
    expect(RollCallEntry.parse(entryOf(draft, 2, EndpointId.parse('a')))).toMatchObject({
      call: 2,
      endpointId: 'a',
      reason: 'qua điện thoại',
      replaces: null,
    });
  });
});

describe('what is missing on a roll', () => {
  const present = { ...freshDraft(endpoint('a'), 1), attendees: [attendee('An', 'online')] };

  it('is a reason where the machine saw nobody and people are there, or where a confirmed roll is replaced', () => {
    const reason = [{ row: null, what: 'reason' }];
    expect(rollFaults(endpoint('a'), present)).toEqual([]);
    expect(rollFaults(endpoint('a', { seen: null }), present)).toEqual(reason);
    expect(rollFaults(endpoint('a', { seen: null }), { ...present, attendees: [], others: 3 })).toEqual(reason);
    expect(rollFaults(endpoint('a', { seen: null }), { ...present, attendees: [attendee('An', 'excused')] })).toEqual(
      [],
    );
    expect(rollFaults(endpoint('a'), { ...present, replaces: 3 })).toEqual(reason);
    expect(rollFaults(endpoint('a'), { ...present, replaces: 3, reason: 'nhầm' })).toEqual([]);
  });

  it('is a name, or whom and why somebody stands in for, row by row', () => {
    const standsIn = { ...attendee('An', 'online'), substituteFor: { personId: null, name: 'Bình', reason: ' ' } };
    const faults = rollFaults(endpoint('a'), { ...present, attendees: [attendee(' ', 'online', null), standsIn] });
    expect(faults).toEqual([
      { row: 0, what: 'name' },
      { row: 1, what: 'substitute' },
    ]);
  });

  it('is the clerk’s word where somebody else confirmed meanwhile', () => {
    const draft = freshDraft(endpoint('a'), 1);
    const later = endpoint('a', { confirmed: [confirmed(4, 1, roll([]))] });
    expect(isOvertaken(endpoint('a'), 1, draft)).toBe(false);
    expect(isOvertaken(later, 1, draft)).toBe(true);
    expect(isOvertaken(later, 2, draft)).toBe(false);
  });

  it('names the room in which a person was called in the same call, and in no other', () => {
    const other = endpoint('b', {
      confirmed: [
        confirmed(1, 1, roll([attendee('An', 'online'), attendee('Bình', 'excused')])),
        confirmed(2, 2, roll([attendee('Bình', 'in-person')])),
      ],
    });
    expect([...presentElsewhere([endpoint('a'), other], 1, endpoint('a'))]).toEqual([['an', 'Xã b']]);
    expect([...presentElsewhere([endpoint('a'), other], 2, endpoint('a'))]).toEqual([['binh', 'Xã b']]);
    expect([...presentElsewhere([other], 1, other)]).toEqual([]);
  });
});

describe('how far a call is', () => {
  const done = endpoint('a', { confirmed: [confirmed(1, 1, roll([attendee('An', 'online')], 4))] });
  const host = endpoint('b', { leads: true, confirmed: [confirmed(2, 1, roll([attendee('Bình', 'excused')], 2))] });
  const open = endpoint('c');

  it('counts what a person confirmed, and everybody else as not called, whatever is proposed', () => {
    expect(rollCount([done, host, open], 1)).toEqual({
      people: { 'in-person': 2, online: 5, excused: 1, unexcused: 0, 'not-called': 2 },
      confirmed: 2,
      endpoints: 3,
    });
    expect(rollCount([done, host, open], 2).confirmed).toBe(0);
  });

  it('goes on with the next one that is open, from the top again at the end', () => {
    const other = endpoint('d');
    expect(nextToCall([open, done, other], 1, open)?.endpointId).toBe('d');
    expect(nextToCall([open, done, other], 1, other)?.endpointId).toBe('c');
    expect(nextToCall([done, open], 1, null)?.endpointId).toBe('c');
    expect(nextToCall([done, host], 1, done)).toBeNull();
  });
});

describe('confirming all that joined', () => {
  const names = (drafts = {}, ...endpoints: EndpointRollCall[]) =>
    seenRolls(endpoints, 1, drafts).map(({ endpoint: { endpointId }, draft }) => [endpointId, presentCount(draft)]);

  it('means whom nobody called, where the machine saw the endpoint and nothing is confirmed', () => {
    const [first] = seenRolls([endpoint('a')], 1, {});
    expect(first?.draft.attendees.map(({ state }) => state)).toEqual(['online', 'excused']);
    expect(seenRolls([endpoint('b', { leads: true })], 1, {})[0]?.draft.attendees[0]?.state).toBe('in-person');
    const done = endpoint('c', { confirmed: [confirmed(1, 1, roll([]))] });
    expect(names({}, endpoint('a'), endpoint('d', { seen: null }), done)).toEqual([['a', 1]]);
    expect(seenRolls([done], 2, {})).toHaveLength(1);
  });

  it('keeps what the clerk has begun, and leaves out whom it would say nothing of, or something false', () => {
    const begun = { ...freshDraft(endpoint('a'), 1), others: 4 };
    expect(names({ [draftKey(1, 'a')]: begun }, endpoint('a'))).toEqual([['a', 5]]);
    const nameless = { ...begun, attendees: [{ ...attendee('', 'online', null) }] };
    expect(names({ [draftKey(1, 'a')]: nameless }, endpoint('a'))).toEqual([]);
    expect(names({}, endpoint('a', { proposal: roll([]) }))).toEqual([]);
  });
});

describe('the history', () => {
  it('tells who was added, taken off and changed, and in how', () => {
    const before = roll([attendee('An', 'online'), attendee('Bình', 'excused'), attendee('Chi', 'online')]);
    const after = roll(
      [
        { ...attendee('An', 'unexcused'), reason: 'không báo' },
        { ...attendee('Chi', 'online'), lateMinutes: 10 },
        attendee('Dũng', 'online', null),
      ],
      2,
    );
    expect(rollChanges(before, after)).toEqual([
      { what: 'state', name: 'An', before: 'online', after: 'unexcused' },
      { what: 'reason', name: 'An', before: '', after: 'không báo' },
      { what: 'late', name: 'Chi', before: '', after: '10' },
      { what: 'added', name: 'Dũng', state: 'online' },
      { what: 'removed', name: 'Bình', state: 'excused' },
      { what: 'others', before: '0', after: '2' },
    ]);
    expect(rollChanges(after, after)).toEqual([]);
  });

  it('compares a confirmation with the one before it in the same call', () => {
    const history = rollHistory([
      confirmed(1, 1, roll([], 1)),
      confirmed(2, 2, roll([], 5)),
      confirmed(3, 1, roll([], 3), 'đếm lại'),
    ]);
    expect(history.map(({ confirmed: { seq }, before }) => [seq, before?.seq ?? null])).toEqual([
      [3, 1],
      [2, null],
      [1, null],
    ]);
    expect(history[0]?.changes).toEqual([{ what: 'others', before: '1', after: '3' }]);
  });
});

describe('what was begun', () => {
  const shelf = () => {
    const kept = new Map<string, string>();
    return {
      kept,
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
  };
  const drafts = { [draftKey(1, 'a')]: freshDraft(endpoint('a'), 1) };

  it('outlives a reload, each meeting by itself, and leaves nothing behind', () => {
    const storage = shelf();
    keepDrafts(storage, 'm', drafts);
    expect(recallDrafts(storage, 'm')).toEqual(drafts);
    expect(recallDrafts(storage, 'other')).toEqual({});
    keepDrafts(storage, 'm', {});
    expect(storage.kept.size).toBe(0);
  });

  it('is nothing where the browser keeps nothing or something else', () => {
    const storage = shelf();
    storage.setItem('diem-cau.roll-call.m', '{"1 a":{"attendees":"?"}}');
    expect(recallDrafts(storage, 'm')).toEqual({});
    storage.setItem('diem-cau.roll-call.m', 'no JSON');
    expect(recallDrafts(storage, 'm')).toEqual({});
    expect(recallDrafts(null, 'm')).toEqual({});
  });
});

describe('somebody who is not in the directory', () => {
  const [here, there] = [EndpointId.parse('here'), EndpointId.parse('there')];
  const endpointOf = (endpointId: EndpointId, call: number, ...attendees: Attendee[]): EndpointRollCall => ({
    endpointId,
    name: endpointId,
    leads: false,
    seen: null,
    proposal: { attendees: [], others: 0, note: '' },
    confirmed: [{ seq: 1, at: 1, by: 'An', call, roll: { attendees, others: 0, note: '' }, reason: '' }],
    history: [],
  });
  const typed = attendee('HOÀNG VĂN HOÀ', 'online', null);
  const found = (...others: EndpointRollCall[]) => foundElsewhere(others, here, 2, typed)?.endpointId ?? null;

  it('is asked about where another call found one of that name elsewhere, however it is typed', () => {
    expect(found(endpointOf(there, 1, attendee('Hoàng Văn Hòa', 'online', null)))).toBe(there);
    expect(found(endpointOf(there, 1, attendee('Hoàng Văn Hoa', 'online', null)))).toBeNull();
  });

  it('is not asked about where it is the directory’s, the same call’s, absent or doubtful', () => {
    const other = attendee('Hoàng Văn Hòa', 'online', null);
    expect(found(endpointOf(there, 1, attendee('Hoàng Văn Hòa', 'online', 'hoa')))).toBeNull();
    expect(found(endpointOf(there, 2, other))).toBeNull();
    expect(found(endpointOf(there, 1, attendee('Hoàng Văn Hòa', 'excused', null)))).toBeNull();
    expect(found(endpointOf(there, 1, other, other))).toBeNull();
    expect(found(endpointOf(there, 1, other), endpointOf(EndpointId.parse('third'), 1, other))).toBeNull();
    expect(found(endpointOf(here, 1, other))).toBeNull();
  });
});
