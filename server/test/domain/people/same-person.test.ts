import { EndpointId, isPresent, type EndpointId as Id } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attendanceLog } from '../../../src/domain/record/attendance-log.ts';
import { Journeys } from '../../../src/domain/reports/journeys.ts';
import { meetingDigest } from '../../../src/domain/record/meeting-digest.ts';
import { personPresence } from '../../../src/domain/record/person-presence.ts';
import { countedRolls } from '../../../src/domain/record/roll-call.ts';
import { peopleOfRooms } from '../../../src/domain/people/same-person.ts';
import { chair, clock, district, hoaBinh, minutes, recorded, tanHoa } from '../record/recorded-meetings.ts';
import { attendee, confirmed, entryOf, refused, rollOf, type Book } from '../record/rolls.ts';

/** 08:00 to 10:00, Hòa Bình and Tân Hòa there all along. */
const events = recorded([
  ['08:00:00', { type: 'endpointJoined', endpointId: district.endpointId }],
  ['08:00:00', { type: 'endpointJoined', endpointId: hoaBinh.endpointId }],
  ['08:00:00', { type: 'endpointJoined', endpointId: tanHoa.endpointId }],
  ['10:00:00', { type: 'meetingClosed', actor: chair }],
]);
const log = attendanceLog(events);

const called = (call: number, endpointId: Id, ...people: ReturnType<typeof attendee>[]) =>
  entryOf(rollOf(people), { call, endpointId, reason: 'gọi điện' });

/** Found at Hòa Bình at 08:30, at Tân Hòa at 09:30, typed otherwise there. */
const moved = (sameAs?: Id | null): Book =>
  [
    { entry: called(1, hoaBinh.endpointId, attendee('Hoàng Văn Hòa')), at: '08:30:00' },
    {
      entry: called(2, tanHoa.endpointId, attendee('HOÀNG  VĂN HOÀ', sameAs === undefined ? {} : { sameAs })),
      at: '09:30:00',
    },
  ].reduce<Book>((book, { entry, at }) => confirmed(book, entry, clock(at)), []);

const peopleIn = (book: Book) =>
  [...countedRolls(book).values()].flatMap(({ roll }) => roll.attendees.filter(isPresent));
const hoursIn = (book: Book) =>
  personPresence(log ?? expect.fail(), book, clock('10:00:00')).map(({ presentMs }) => presentMs / minutes(1));
const journeysIn = (book: Book): number => {
  const journeys = new Journeys();
  return (meetingDigest(events, book) ?? expect.fail()).endpoints.reduce(
    (total, endpoint) => total + journeys.note('2026-11-22', endpoint, 2).journeys,
    0,
  );
};

describe('somebody who is not in the directory and changes rooms between two calls', () => {
  test('is one in people, hours and journeys where the clerk said that it is the same person', () => {
    const book = moved(hoaBinh.endpointId);
    expect(peopleIn(book)).toHaveLength(1);
    expect(journeysIn(book)).toBe(1);
    // Till the call that found him at Hòa Bình, and from the one that found him at Tân Hòa.
    expect(hoursIn(book)).toEqual([30, 30]);
  });

  test('is two where nobody answered, and where it is another person', () => {
    for (const book of [moved(), moved(null)]) {
      expect(peopleIn(book)).toHaveLength(2);
      expect(journeysIn(book)).toBe(2);
      expect(hoursIn(book)).toEqual([120, 120]);
    }
  });

  test('the answer is a fact of its own, also where nothing else of the roll changes', () => {
    const book = moved();
    const again = entryOf(rollOf([attendee('HOÀNG  VĂN HOÀ', { sameAs: hoaBinh.endpointId })]), {
      call: 2,
      endpointId: tanHoa.endpointId,
      reason: 'cùng một người',
      replaces: book.at(-1)?.seq ?? null,
    });
    expect(peopleIn(confirmed(book, again))).toHaveLength(1);
  });

  test('can not be whom the same call found elsewhere, nor somebody of a place that is not on the list', () => {
    const book = confirmed([], called(1, hoaBinh.endpointId, attendee('Hoàng Văn Hòa')));
    const same = (sameAs: Id) => called(1, tanHoa.endpointId, attendee('Hoàng Văn Hòa', { sameAs }));
    expect(refused(book, same(hoaBinh.endpointId)).code).toBe('person-in-two-rooms');
    expect(refused(book, same(EndpointId.parse('nowhere'))).code).toBe('malformed');
    expect(refused(book, same(tanHoa.endpointId)).code).toBe('malformed');
  });

  test('bears one word in all rooms however rooms name each other, and nobody else bears it', () => {
    const ids = ['a', 'b', 'c', 'd'].map((id) => EndpointId.parse(id));
    const link = fc.option(fc.constantFrom(...ids), { nil: null });
    fc.assert(
      fc.property(fc.tuple(link, link, link, link), (links) => {
        const rolls = ids.map((endpointId, index) => ({
          seq: index + 1,
          at: 0,
          by: '',
          call: index + 1,
          endpointId,
          reason: '',
          roll: rollOf([attendee('Hòa', { sameAs: links[index] ?? null }), attendee('Khác')]),
        }));
        const { who } = peopleOfRooms(rolls);
        ids.forEach((endpointId, index) => {
          const to = links[index] ?? null;
          if (to !== null && to !== endpointId) expect(who(endpointId, attendee('HOÀ'))).toBe(who(to, attendee('Hòa')));
          expect(who(endpointId, attendee('Khác'))).toBeNull();
        });
      }),
    );
  });
});
