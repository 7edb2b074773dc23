import {
  AccountId,
  PersonId,
  Refusal,
  type Attendee,
  type EndpointRoll,
  type Instant,
  type RollCallEntry,
} from '@diem-cau/shared';
import type { BookFact } from '../../../src/domain/record/book-fact.ts';
import type { Actor } from '../../../src/domain/kit/actor.ts';
import { confirmRoll, type CalledEndpoint } from '../../../src/domain/record/roll-call-confirmation.ts';
import type { StampedFact } from '../../../src/domain/kit/stamped-fact.ts';
import { district, eight, hoaBinh, tanHoa } from './recorded-meetings.ts';

export type Book = readonly StampedFact<BookFact>[];

export const secretary: Actor = { by: 'account', accountId: AccountId.parse('an'), name: 'Nguyễn Văn An' };
export const clerk: Actor = { by: 'account', accountId: AccountId.parse('lan'), name: 'Lý Thị Lan' };

/** The list of the tests' meeting: the machine saw the district and Hòa Bình, never Tân Hòa. */
export const calledEndpoints: readonly CalledEndpoint[] = [
  { ...district, firstJoinedAt: eight },
  { ...hoaBinh, firstJoinedAt: eight },
  { ...tanHoa, firstJoinedAt: null },
];

/** Somebody on a roll; online unless it is said otherwise. A name in capitals is the person's id as well. */
export const attendee = (name: string, change: Partial<Attendee> = {}): Attendee => ({
  personId: /^[A-Z]+$/u.test(name) ? PersonId.parse(name) : null,
  name,
  position: 'Chủ tịch UBND xã',
  unit: 'Xã Hòa Bình',
  state: 'online',
  reason: '',
  lateMinutes: null,
  leftEarlyMinutes: null,
  substituteFor: null,
  ...change,
});

export const rollOf = (attendees: readonly Attendee[], change: Partial<EndpointRoll> = {}): EndpointRoll => ({
  attendees: [...attendees],
  others: 0,
  note: '',
  ...change,
});

/** What a clerk sends; the first call of Hòa Bình unless it is said otherwise. */
export const entryOf = (roll: EndpointRoll, change: Partial<RollCallEntry> = {}): RollCallEntry => ({
  call: 1,
  endpointId: hoaBinh.endpointId,
  roll,
  reason: '',
  replaces: null,
  ...change,
});

/** The book after this entry, which must be taken. */
export const confirmed = (book: Book, entry: RollCallEntry, at: Instant = eight, actor: Actor = secretary): Book => {
  const facts = confirmRoll(book, entry, calledEndpoints, actor);
  return [...book, ...facts.map((fact, index) => ({ seq: book.length + index + 1, at, fact }))];
};

/** Code and details of the refusal that this entry must get. */
export const refused = (book: Book, entry: RollCallEntry): Pick<Refusal, 'code' | 'details'> => {
  try {
    confirmRoll(book, entry, calledEndpoints, secretary);
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, details: error.details };
    throw error;
  }
  throw new Error('nothing was refused');
};
