import { MeetingId } from '@diem-cau/shared';
import { beforeEach, describe, expect, it } from 'vitest';
import { MeetingBooks } from '../../../src/application/record/meeting-books.ts';
import type { BookFact } from '../../../src/domain/record/book-fact.ts';
import { district, opening, recorded } from '../../domain/record/recorded-meetings.ts';
import { rollOf } from '../../domain/record/rolls.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { memoryStorage } from '../../fakes/memory-storage.ts';
import { secretary } from '../../support/papers.ts';

const { meetingId } = opening();
const roll: BookFact = {
  type: 'rollConfirmed',
  call: 1,
  endpointId: district.endpointId,
  roll: rollOf([]),
  reason: '',
  actor: secretary,
};

describe('whoever listens to the books', () => {
  let storage: ReturnType<typeof memoryStorage>;
  let books: MeetingBooks;
  const written: MeetingId[] = [];

  beforeEach(async () => {
    storage = memoryStorage();
    await storage.archive.append(meetingId, recorded([], opening()));
    books = new MeetingBooks(storage.ledgers, storage.archive, new FakeClock());
    written.length = 0;
  });

  it('hears of a book once it is written, and not of one in which nothing was', async () => {
    const end = books.onWritten((id) => written.push(id));
    await books.write(meetingId, () => []);
    expect(written).toEqual([]);
    await books.write(meetingId, () => {
      expect(written).toEqual([]);
      return [roll];
    });
    expect(written).toEqual([meetingId]);
    await expect(books.write(MeetingId.parse('unknown'), () => [roll])).rejects.toMatchObject({ code: 'not-found' });
    end();
    await books.write(meetingId, () => [roll]);
    expect(written).toEqual([meetingId]);
  });

  it('hears of one of which nobody knows whether it was written', async () => {
    const { ledgers } = storage;
    const silent = new MeetingBooks(
      {
        heads: (prefix) => ledgers.heads(prefix),
        ledger: (name, schema) => ({
          ...ledgers.ledger(name, schema),
          append: () => Promise.reject(new Error('no answer')),
        }),
      },
      storage.archive,
      new FakeClock(),
    );
    silent.onWritten((id) => written.push(id));
    await expect(silent.write(meetingId, () => [roll])).rejects.toThrow('no answer');
    expect(written).toEqual([meetingId]);
  });
});
