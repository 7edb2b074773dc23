import {
  AttendeeState,
  isPresent,
  presentCount,
  Refusal,
  type Attendee,
  type EndpointId,
  type RollCallEntry,
} from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { confirmRoll } from '../../../src/domain/record/roll-call-confirmation.ts';
import {
  callCount,
  confirmations,
  countedRolls,
  peopleCount,
  rollCalls,
  rollsByCall,
  rollsInForce,
} from '../../../src/domain/record/roll-call.ts';
import { clock, district, hoaBinh, tanHoa } from './recorded-meetings.ts';
import { attendee, calledEndpoints, clerk, confirmed, entryOf, rollOf, secretary, type Book } from './rolls.ts';

const anyAttendee = (name: string): fc.Arbitrary<Attendee> =>
  fc.record({
    personId: fc.constant(attendee(name).personId),
    name: fc.constant(name),
    position: fc.constantFrom('', 'Chủ tịch'),
    unit: fc.constant('Xã Hòa Bình'),
    state: fc.constantFrom(...AttendeeState.options),
    reason: fc.constantFrom('', 'ốm'),
    lateMinutes: fc.constantFrom(null, 0, 7),
    leftEarlyMinutes: fc.constantFrom(null, 0, 9),
    substituteFor: fc.constantFrom(null, { personId: null, name: 'X', reason: 'bận' }),
  });

const anyRoll = fc.record({
  attendees: fc
    .subarray(['HOA', 'LAN', 'SON', 'Triệu Văn Sơn'])
    .chain((names) => fc.tuple(...names.map(anyAttendee)).map((attendees): Attendee[] => attendees)),
  others: fc.constantFrom(0, 3),
  note: fc.constantFrom('', 'ghi chú'),
});

/** What a clerk may send: often fitting, sometimes not. */
const anyEntry: fc.Arbitrary<RollCallEntry & { readonly fits: boolean }> = fc.record({
  call: fc.integer({ min: 1, max: 3 }),
  endpointId: fc.constantFrom(district.endpointId, hoaBinh.endpointId, tanHoa.endpointId),
  roll: anyRoll,
  reason: fc.constantFrom('', 'ghi nhầm', 'ghi nhầm'),
  replaces: fc.constantFrom(null, 1, 2),
  fits: fc.constantFrom(true, true, true, false),
});

/** The last number of one endpoint in one call, found in the plainest way. */
const lastSeq = (book: Book, endpointId: EndpointId, call: number): number | null => {
  let last: number | null = null;
  for (const { seq, fact } of book)
    if (fact.type === 'rollConfirmed' && fact.endpointId === endpointId && fact.call === call) last = seq;
  return last;
};

/** The book that a clerk's entries make; what is refused is left out. */
const anyBook: fc.Arbitrary<Book> = fc.array(anyEntry, { maxLength: 25 }).map((entries) =>
  entries.reduce<Book>((book, { fits, ...entry }) => {
    const replaces = fits ? lastSeq(book, entry.endpointId, entry.call) : entry.replaces;
    try {
      return confirmed(book, { ...entry, replaces }, clock('08:00:00') + book.length);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return book;
    }
  }, []),
);

describe('any book of roll calls', () => {
  test('has in force, for each endpoint, the last word of its last call', () => {
    fc.assert(
      fc.property(anyBook, (book) => {
        const inForce = rollsInForce(book);
        for (const { endpointId } of calledEndpoints) {
          const seqs = [1, 2, 3].map((call) => lastSeq(book, endpointId, call));
          expect(inForce.get(endpointId)?.seq ?? null).toBe(seqs.findLast((seq) => seq !== null) ?? null);
          const byCall = (rollsByCall(book).get(endpointId) ?? []).map(({ call, seq }) => [call, seq]);
          expect(byCall).toEqual(
            [1, 2, 3].flatMap((call, index) => (seqs[index] === null ? [] : [[call, seqs[index]]])),
          );
        }
      }),
    );
  });

  test('never has one person in two rooms in one call', () => {
    fc.assert(
      fc.property(anyBook, (book) => {
        const places = [...rollsByCall(book).values()]
          .flat()
          .flatMap(({ call, roll }) =>
            roll.attendees.flatMap((each) =>
              each.personId !== null && isPresent(each) ? [`${call} ${each.personId}`] : [],
            ),
          );
        expect(new Set(places).size).toBe(places.length);
      }),
    );
  });

  test('has calls without a gap, keeps every confirmation, and gains nothing by saying the same again', () => {
    fc.assert(
      fc.property(anyBook, (book) => {
        const calls = rollCalls(book);
        expect(calls.map(({ call }) => call)).toEqual(Array.from({ length: callCount(book) }, (_, index) => index + 1));
        for (const { from, to } of calls) expect(from).toBeLessThanOrEqual(to);
        expect(confirmations(book).map(({ seq }) => seq)).toEqual(book.map(({ seq }) => seq));
        for (const { call, endpointId, roll } of rollsInForce(book).values())
          expect(confirmRoll(book, entryOf(roll, { call, endpointId }), calledEndpoints, clerk)).toEqual([]);
      }),
    );
  });

  test('counts a person who went to another room where the later call found him, and nobody twice', () => {
    const first = confirmed([], entryOf(rollOf([attendee('HOA'), attendee('LAN')])));
    const second = confirmed(first, entryOf(rollOf([attendee('HOA')]), { call: 2, endpointId: district.endpointId }));
    const names = (endpointId: (typeof hoaBinh)['endpointId']) =>
      countedRolls(second)
        .get(endpointId)
        ?.roll.attendees.map(({ name }) => name);
    expect(names(hoaBinh.endpointId)).toEqual(['LAN']);
    expect(names(district.endpointId)).toEqual(['HOA']);
    fc.assert(
      fc.property(anyBook, (book) => {
        const there = [...countedRolls(book).values()].flatMap(({ roll }) =>
          roll.attendees.filter((each) => isPresent(each) && each.personId !== null).map(({ personId }) => personId),
        );
        expect(new Set(there).size).toBe(there.length);
        const everywhere = [...rollsInForce(book).values()].flatMap(({ roll }) =>
          roll.attendees.filter((each) => isPresent(each) && each.personId !== null).map(({ personId }) => personId),
        );
        expect(new Set(there)).toEqual(new Set(everywhere));
      }),
    );
  });

  test('counts everybody once', () => {
    fc.assert(
      fc.property(anyBook, fc.boolean(), (book, leads) => {
        for (const { roll } of rollsInForce(book).values()) {
          const count = peopleCount(roll, leads);
          expect(count.inPerson + count.online).toBe(presentCount(roll));
          expect(count.inPerson + count.online + count.excused + count.unexcused + count.notCalled).toBe(
            roll.attendees.length + roll.others,
          );
          expect(Math.max(count.substitutes, count.late, count.leftEarly) + count.unnamed).toBeLessThanOrEqual(
            presentCount(roll),
          );
        }
      }),
    );
  });
});

describe('people by a roll', () => {
  const substitute = { personId: null, name: 'Hoàng Văn Minh', reason: 'đi công tác' };
  const roll = rollOf(
    [
      attendee('A', { state: 'in-person', lateMinutes: 6 }),
      attendee('B', { lateMinutes: 10, leftEarlyMinutes: 8, substituteFor: substitute }),
      attendee('C', { state: 'excused', substituteFor: substitute, lateMinutes: 9 }),
      attendee('D', { state: 'unexcused' }),
      attendee('E', { state: 'not-called' }),
    ],
    { others: 12 },
  );
  const named = { excused: 1, unexcused: 1, notCalled: 1, substitutes: 1, late: 2, leftEarly: 1, unnamed: 12 };

  test('are counted by state; the unnamed are where their endpoint is', () => {
    expect(peopleCount(roll, false)).toEqual({ ...named, inPerson: 1, online: 13 });
    expect(peopleCount(roll, true)).toEqual({ ...named, inPerson: 13, online: 1 });
  });
});

describe('the calls of a meeting', () => {
  test('are none before the first', () => {
    expect(callCount([])).toBe(0);
    expect(rollCalls([])).toEqual([]);
    expect(rollsInForce([])).toEqual(new Map());
  });

  test('last from the first endpoint to the last; a later change names its clerk and draws nothing out', () => {
    const a = confirmed([], entryOf(rollOf([attendee('A')])), clock('08:05:00'), clerk);
    const b = confirmed(a, entryOf(rollOf([]), { endpointId: district.endpointId }), clock('08:10:00'), clerk);
    const change = entryOf(rollOf([attendee('B')]), { replaces: 1, reason: 'ghi nhầm' });
    const c = confirmed(b, change, clock('16:00:00'), secretary);
    const d = confirmed(c, entryOf(rollOf([]), { call: 2 }), clock('10:00:00'), secretary);
    expect(rollCalls(d)).toEqual([
      { call: 1, from: clock('08:05:00'), to: clock('08:10:00'), by: ['Lý Thị Lan', 'Nguyễn Văn An'], endpoints: 2 },
      { call: 2, from: clock('10:00:00'), to: clock('10:00:00'), by: ['Nguyễn Văn An'], endpoints: 1 },
    ]);
  });

  test('leave other facts of the book alone', () => {
    const papers: Book = [
      { seq: 1, at: 5, fact: { type: 'papersDeclared', papers: { pages: 1, printedCopies: 0 }, actor: clerk } },
    ];
    expect(confirmations(papers)).toEqual([]);
    expect(rollsInForce(confirmed(papers, entryOf(rollOf([])))).get(hoaBinh.endpointId)?.seq).toBe(2);
  });
});
