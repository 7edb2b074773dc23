import { createHash } from 'node:crypto';
import { AccountId, EndpointId, EnrolmentId, FileId, MeetingId, UnitId, type UnitBody } from '@diem-cau/shared';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Storage } from '../../src/adapters/storage/storage.ts';
import { AppendConflict } from '../../src/application/ports/append-conflict.ts';
import { mostGuessCounts } from '../../src/application/ports/guess-counts.ts';
import { stamp } from '../../src/application/meeting/publish.ts';
import type { Account, Enrolment } from '../../src/application/ports/accounts.ts';
import type { MeetingEvent, StampedEvent } from '../../src/domain/meeting/events.ts';
import { checksContract } from './checks-contract.ts';
import { upkeepContract } from './upkeep-contract.ts';
import { lineStoreContract } from './line-store-contract.ts';
import { anBinh, hubActor, joined, opened } from './meetings.ts';

const first = MeetingId.parse('m-1');
const second = MeetingId.parse('m-2');
const third = MeetingId.parse('m-3');

const opening = (meetingId: MeetingId, title: string): MeetingEvent => {
  const event = opened();
  if (event.type !== 'meetingOpened') throw new Error('an opening opens');
  return { ...event, meetingId, title };
};
const closing: MeetingEvent = { type: 'meetingClosed', actor: hubActor };

const unit = (id: string, change: Partial<UnitBody> = {}): UnitBody => ({
  unitId: UnitId.parse(id),
  code: '06103',
  name: 'Hòa Bình',
  kind: 'xã',
  parentId: null,
  validFrom: null,
  validTo: null,
  successorId: null,
  ...change,
});

const account = (id: string, change: Partial<Account> = {}): Account => ({
  accountId: AccountId.parse(id),
  userName: id,
  displayName: 'Đặng Thị Hòa',
  role: 'secretary',
  passwordHash: '$argon2id$',
  oneTimeUntil: 1_700_000_600_000,
  locked: false,
  generation: 0,
  lastSignInAt: null,
  ...change,
});

const enrolment = (id: string, change: Partial<Enrolment> = {}): Enrolment => ({
  enrolmentId: EnrolmentId.parse(id),
  endpointId: EndpointId.parse('e-1'),
  purpose: 'seat',
  beside: false,
  tokenHash: `hash-${id}`,
  codeHash: `code-${id}`,
  madeBy: 'Nguyễn Văn An',
  createdAt: 1_700_000_000_000,
  expiresAt: 1_700_000_600_000,
  redeemedAt: null,
  usedBy: null,
  revokedAt: null,
  endedBy: null,
  lastSeenAt: null,
  ...change,
});

/** What every storage promises, in memory or in a database. `open` gives a new, empty one for each test. */
export const storageContract = (name: string, open: () => Promise<Storage>): void => {
  describe(`storage in ${name}`, () => {
    let storage: Storage;
    beforeEach(async () => {
      storage = await open();
    });
    afterEach(() => storage.close());

    checksContract(() => storage.checks);
    upkeepContract(() => storage);

    describe('the archive', () => {
      it('gives back the events of a meeting in order, whole and unchanged', async () => {
        const events = stamp(0, [opening(first, 'Giao ban Hòa Bình'), ...joined(anBinh)], 1_700_000_000_123);
        await storage.archive.append(first, events.slice(0, 1));
        await storage.archive.append(first, events.slice(1));
        expect(await storage.archive.events(first)).toEqual(events);
        expect(await storage.archive.events(second)).toEqual([]);
        expect(await storage.archive.first(first)).toEqual(events[0]);
        expect(await storage.archive.first(second)).toBeNull();
      });

      it.each([499, 500, 1_203])('gives back %i events, however many it reads at once', async (count) => {
        const more = Array.from({ length: count - 1 }, () => joined(anBinh)).flat();
        const events = stamp(0, [opening(first, 'Giao ban'), ...more], 1_700_000_000_123);
        await storage.archive.append(first, events);
        expect(await storage.archive.events(first)).toEqual(events);
      });

      it.each([
        ['a gap', 3],
        ['a number that is taken', 1],
      ])('throws for %s in the sequence, and stores nothing', async (_, seq) => {
        await storage.archive.append(first, stamp(0, [opening(first, 'A')], 1));
        const late: StampedEvent[] = stamp(seq - 1, joined(anBinh), 2);
        await expect(storage.archive.append(first, late)).rejects.toBeInstanceOf(AppendConflict);
        expect(await storage.archive.events(first)).toHaveLength(1);
      });

      it('stores all of an append or nothing of it', async () => {
        await storage.archive.append(first, stamp(0, [opening(first, 'A')], 1));
        const torn = [...stamp(1, joined(anBinh), 2), ...stamp(3, joined(anBinh), 2)];
        await expect(storage.archive.append(first, torn)).rejects.toThrow('not in sequence at 4');
        expect(await storage.archive.events(first)).toHaveLength(1);
      });

      it('throws for a meeting that does not begin with its opening', async () => {
        await expect(storage.archive.append(first, stamp(0, joined(anBinh), 1))).rejects.toMatchObject({
          code: 'record-unreadable',
        });
        expect(await storage.archive.events(first)).toEqual([]);
      });

      it('knows the meetings without a closing, and those that were closed since an instant, oldest first', async () => {
        await storage.archive.append(second, stamp(0, [opening(second, 'B')], 20));
        await storage.archive.append(first, stamp(0, [opening(first, 'A')], 10));
        await storage.archive.append(third, stamp(0, [opening(third, 'C')], 5));
        await storage.archive.append(third, stamp(1, [closing], 30));
        expect(await storage.archive.unfinished()).toEqual([first, second]);
        await storage.archive.append(first, stamp(1, [closing], 60));
        const closed = (from: number) => storage.archive.closedSince(from);
        expect([await closed(30), await closed(31), await closed(61)]).toEqual([[third, first], [first], []]);
      });

      it('finds meetings by words without tone marks, newest first, page by page', async () => {
        await storage.archive.append(first, stamp(0, [opening(first, 'Giao ban xã Hòa Bình')], 10));
        await storage.archive.append(second, stamp(0, [opening(second, 'Tập huấn Hoà Bình, 100%')], 20));
        await storage.archive.append(third, stamp(0, [opening(third, 'Đặng Văn Bình báo cáo')], 30));
        const find = (words: string[], limit = 10, offset = 0) => storage.archive.find({ words, limit, offset });
        expect(await find([])).toEqual({ meetingIds: [third, second, first], total: 3 });
        expect(await find(['hoa', 'binh'])).toEqual({ meetingIds: [second, first], total: 2 });
        expect(await find(['dang'])).toEqual({ meetingIds: [third], total: 1 });
        expect(await find(['binh'], 1, 1)).toEqual({ meetingIds: [second], total: 3 });
        expect(await find(['0%'])).toEqual({ meetingIds: [second], total: 1 });
        expect(await find(['b_nh'])).toEqual({ meetingIds: [], total: 0 });
      });

      it('finds the meetings of a period, and tells how far their records go', async () => {
        await storage.archive.append(first, stamp(0, [opening(first, 'A')], 10));
        await storage.archive.append(second, stamp(0, [opening(second, 'B'), ...joined(anBinh)], 20));
        await storage.archive.append(third, stamp(0, [opening(third, 'C')], 30));
        const between = { words: [], limit: 10, offset: 0, from: 10, to: 30 };
        expect(await storage.archive.find(between)).toEqual({ meetingIds: [second, first], total: 2 });
        expect(await storage.archive.lastSeqs([first, second])).toEqual(
          new Map([
            [first, 1],
            [second, 2],
          ]),
        );
        expect(await storage.archive.lastSeqs([])).toEqual(new Map());
        expect(await storage.archive.has(third)).toBe(true);
        expect(await storage.archive.has(MeetingId.parse('m-9'))).toBe(false);
      });

      it('remembers the last sign of life', async () => {
        expect(await storage.archive.lastAlive()).toBeNull();
        const first = { at: 1_700_000_000_000, up: null, meetings: new Map() };
        const last = {
          at: 1_700_000_005_000,
          up: { bootId: 'b', ms: 86_400_010 },
          meetings: new Map([[MeetingId.parse('m-1'), 1_700_000_004_000]]),
        };
        for (const sign of [last, first, last]) {
          await storage.archive.noteAlive(sign);
          expect(await storage.archive.lastAlive()).toEqual(sign);
        }
      });
    });

    describe('the directory', () => {
      it('keeps units that name each other and endpoints in their order', async () => {
        const old = unit('u-1', { validTo: '2025-06-30', successorId: UnitId.parse('u-2') });
        const today = unit('u-2', { name: 'Thiện Long', validFrom: '2025-07-01' });
        const near = { endpointId: EndpointId.parse('e-1'), name: 'Hòa Bình', unitId: old.unitId, leads: false };
        const seat = { endpointId: EndpointId.parse('e-2'), name: 'Huyện', unitId: today.unitId, leads: true };
        const endpoints = [
          { ...near, position: 2, active: true, phone: '', contact: '', mayBeOpened: true, joinsByItself: false },
          {
            ...seat,
            position: 1,
            active: false,
            phone: '0205 3834 123',
            contact: 'Bà Hà',
            mayBeOpened: false,
            joinsByItself: true,
          },
        ];
        await storage.directory.save({ units: [old, today], endpoints });
        expect(await storage.directory.units()).toEqual([old, today]);
        expect(await storage.directory.endpoints()).toEqual([endpoints[1], endpoints[0]]);
      });

      it('replaces what it knows and leaves the rest', async () => {
        await storage.directory.save({ units: [unit('u-1'), unit('u-2')], endpoints: [] });
        await storage.directory.save({ units: [unit('u-1', { name: 'Đông Hà' })], endpoints: [] });
        expect((await storage.directory.units()).map((each) => each.name)).toEqual(['Đông Hà', 'Hòa Bình']);
      });

      it('takes a thousand units at once', async () => {
        const units = Array.from({ length: 1_100 }, (_, index) => unit(`u-${String(index).padStart(4, '0')}`));
        await storage.directory.save({ units, endpoints: [] });
        expect(await storage.directory.units()).toEqual(units);
      });
    });

    describe('the accounts', () => {
      it('gives back by id and by user name what was saved last', async () => {
        await storage.accounts.save(account('an'));
        const changed = account('an', { role: 'chair', locked: true, oneTimeUntil: null, generation: 3 });
        await storage.accounts.save(changed);
        expect(await storage.accounts.byId(changed.accountId)).toEqual(changed);
        expect(await storage.accounts.byUserName('an')).toEqual(changed);
        expect(await storage.accounts.all()).toEqual([changed]);
        expect(await storage.accounts.byUserName('binh')).toBeNull();
      });

      it('refuses a user name that another account has', async () => {
        await storage.accounts.save(account('an'));
        await expect(storage.accounts.save(account('binh', { userName: 'an' }))).rejects.toMatchObject({
          code: 'user-name-taken',
        });
        expect(await storage.accounts.all()).toHaveLength(1);
      });

      it('notes a sign-in and nothing else', async () => {
        await storage.accounts.save(account('an'));
        await storage.accounts.noteSignIn(AccountId.parse('an'), 1_700_000_000_000);
        await storage.accounts.noteSignIn(AccountId.parse('nobody'), 1);
        expect(await storage.accounts.all()).toEqual([account('an', { lastSignInAt: 1_700_000_000_000 })]);
      });
    });

    describe('the enrolments', () => {
      beforeEach(() =>
        storage.directory.save({
          units: [unit('u-1')],
          endpoints: [
            {
              endpointId: EndpointId.parse('e-1'),
              name: 'Hòa Bình',
              unitId: UnitId.parse('u-1'),
              leads: false,
              position: 1,
              active: true,
              phone: '',
              contact: '',
              mayBeOpened: true,
              joinsByItself: false,
            },
          ],
        }),
      );

      it('gives back by id and by token what was saved last', async () => {
        await storage.enrolments.save(enrolment('n-1'));
        const redeemed = enrolment('n-1', {
          redeemedAt: 1_700_000_001_000,
          usedBy: { userAgent: 'Mozilla/5.0 (Windows NT 10.0)', address: '10.1.2.3' },
          revokedAt: 1_700_000_002_000,
          endedBy: 'replaced',
        });
        await storage.enrolments.save(redeemed);
        expect(await storage.enrolments.byId(redeemed.enrolmentId)).toEqual(redeemed);
        expect(await storage.enrolments.byTokenHash('hash-n-1')).toEqual(redeemed);
        expect(await storage.enrolments.byTokenHash('hash')).toBeNull();
        expect(await storage.enrolments.byCodeHash('code-n-1')).toEqual(redeemed);
        expect(await storage.enrolments.byCodeHash('hash-n-1')).toBeNull();
        expect(await storage.enrolments.all()).toEqual([redeemed]);
      });

      it('keeps what each PC is for, and how it comes', async () => {
        const display = enrolment('n-2', { purpose: 'display', beside: true });
        await storage.enrolments.save(display, enrolment('n-1'));
        expect(await storage.enrolments.byId(display.enrolmentId)).toEqual(display);
      });

      it('notes when it was seen and nothing else', async () => {
        await storage.enrolments.save(enrolment('n-1', { revokedAt: 5 }));
        await storage.enrolments.noteSeen(EnrolmentId.parse('n-1'), 1_700_000_000_000);
        expect(await storage.enrolments.all()).toEqual([
          enrolment('n-1', { revokedAt: 5, lastSeenAt: 1_700_000_000_000 }),
        ]);
      });
    });

    describe('the ledgers', () => {
      const Word = z.strictObject({ word: z.string() });
      const words = (...texts: string[]) => texts.map((word) => ({ word }));

      it('give back what was appended, in order and each by itself', async () => {
        const people = storage.ledgers.ledger('people', Word);
        expect(await people.append(0, words('Đặng', 'Hoà'), 5)).toEqual([
          { seq: 1, at: 5, fact: { word: 'Đặng' } },
          { seq: 2, at: 5, fact: { word: 'Hoà' } },
        ]);
        await people.append(2, words('Yên Lỗ'), 6);
        await storage.ledgers.ledger('calendar', Word).append(0, words('Tết'), 7);
        expect((await people.facts()).map(({ seq, at, fact }) => [seq, at, fact.word])).toEqual([
          [1, 5, 'Đặng'],
          [2, 5, 'Hoà'],
          [3, 6, 'Yên Lỗ'],
        ]);
        expect(await storage.ledgers.ledger('tokens', Word).facts()).toEqual([]);
      });

      it.each([0, 1, 3])('take nothing behind number %i when they end at 2', async (after) => {
        const ledger = storage.ledgers.ledger('people', Word);
        await ledger.append(0, words('a', 'b'), 5);
        await expect(ledger.append(after, words('c'), 6)).rejects.toBeInstanceOf(AppendConflict);
        expect(await ledger.facts()).toHaveLength(2);
      });

      it('take as many facts at once as the longest file that is taken in has lines', async () => {
        const facts = Array.from({ length: 20_000 }, (_, index) => ({ word: `dòng ${index}` }));
        const ledger = storage.ledgers.ledger('people', Word);
        expect(await ledger.append(0, facts, 5)).toHaveLength(20_000);
        expect((await ledger.facts()).at(-1)).toEqual({ seq: 20_000, at: 5, fact: { word: 'dòng 19999' } });
      });

      it('tell where those of a prefix end', async () => {
        await storage.ledgers.ledger('book:m-1', Word).append(0, words('a', 'b'), 5);
        await storage.ledgers.ledger('people', Word).append(0, words('a'), 5);
        expect(await storage.ledgers.heads('book:')).toEqual(new Map([['book:m-1', 2]]));
        expect(await storage.ledgers.ledger('book:m-1', Word).head()).toBe(2);
        expect(await storage.ledgers.ledger('book:m-2', Word).head()).toBe(0);
      });

      it('tell where each ends, however many there are', async () => {
        const names = Array.from({ length: 1_003 }, (_, index) => `book:m-${index}`);
        for (const [index, name] of names.entries())
          await storage.ledgers.ledger(name, Word).append(0, words('a', ...(index % 2 === 0 ? ['b'] : [])), 5);
        const heads = await storage.ledgers.heads('book:');
        expect(heads).toEqual(new Map(names.map((name, index) => [name, index % 2 === 0 ? 2 : 1])));
      });

      it('throw for a fact that their schema does not know', async () => {
        await storage.ledgers.ledger('people', Word).append(0, words('a'), 5);
        await expect(
          storage.ledgers.ledger('people', z.strictObject({ name: z.string() })).facts(),
        ).rejects.toBeInstanceOf(z.ZodError);
      });
    });

    it('keeps files byte for byte, by their SHA-256', async () => {
      const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 31) % 256);
      const fileId = await storage.files.keep(bytes);
      expect(await storage.files.keep(bytes)).toBe(fileId);
      expect(fileId).toBe(createHash('sha256').update(bytes).digest('hex'));
      expect(Buffer.from(await storage.files.read(fileId)).equals(bytes)).toBe(true);
      await expect(storage.files.read(FileId.parse('0'.repeat(64)))).rejects.toMatchObject({ code: 'file-damaged' });
    });

    it('keeps the last digest of each meeting', async () => {
      await storage.digests.write(new Map([[first, { stamp: '1:5:0', body: '{}' }]]));
      const [newer, another] = [
        { stamp: '1:6:0', body: '{"a":1}' },
        { stamp: '1:2:0', body: '{"b":1}' },
      ];
      await storage.digests.write(
        new Map([
          [first, newer],
          [second, another],
        ]),
      );
      await storage.digests.write(new Map());
      expect(await storage.digests.read([first, second])).toEqual(
        new Map([
          [first, newer],
          [second, another],
        ]),
      );
      expect(await storage.digests.read([second])).toEqual(new Map([[second, another]]));
      expect(await storage.digests.read([])).toEqual(new Map());
    });

    lineStoreContract(() => storage.lines);

    it('remembers ended sessions until they would have run out', async () => {
      await storage.endedSessions.end('s-1', 100, 10);
      await storage.endedSessions.end('s-1', 100, 10);
      expect(await storage.endedSessions.hasEnded('s-1')).toBe(true);
      expect(await storage.endedSessions.hasEnded('s-2')).toBe(false);
      await storage.endedSessions.end('s-2', 300, 200);
      expect(await storage.endedSessions.hasEnded('s-1')).toBe(false);
    });

    it('keeps wrong guesses until they are forgotten, and only so many', async () => {
      const { guessCounts } = storage;
      const count = (keyHash: string, forgottenAt: number, wrong = 1) => ({
        keyHash,
        wrong,
        at: 50,
        waitUntil: 60,
        forgottenAt,
      });
      await guessCounts.save([count('a', 100), count('b', 200), count('c', 300)], [], 50);
      await guessCounts.save([count('a', 150, 2.25), count('d', 300)], ['c', 'never'], 50);
      const known = async (at: number) => (await guessCounts.all(at)).map(({ keyHash }) => keyHash).sort();
      expect(await known(50)).toEqual(['a', 'b', 'd']);
      expect((await guessCounts.all(50)).find(({ keyHash }) => keyHash === 'a')).toEqual(count('a', 150, 2.25));
      expect(await known(150)).toEqual(['b', 'd']);
      const flood = Array.from({ length: mostGuessCounts + 5 }, (_, index) => count(`flood-${index}`, 1_000 + index));
      await guessCounts.save(flood, [], 150);
      const all = await guessCounts.all(150);
      expect(all).toHaveLength(mostGuessCounts);
      expect(Math.min(...all.map(({ forgottenAt }) => forgottenAt))).toBe(1_005);
      await guessCounts.save([], [], 100_000);
      expect(await known(150)).toEqual([]);
    });

    it('keeps settings by name', async () => {
      expect(await storage.settings.read('a')).toBeNull();
      await storage.settings.write('a', '1');
      await storage.settings.write('a', '2');
      expect(await storage.settings.read('a')).toBe('2');
    });

    it('proves that it can write, again and again', async () => {
      await storage.proveWritable();
      await storage.proveWritable();
    });

    it('closes twice without complaint', async () => {
      await storage.ping();
      await storage.close();
      await storage.close();
    });
  });
};
