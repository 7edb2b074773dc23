import { AccountId, MeetingId } from '@diem-cau/shared';
import { beforeEach, describe, expect, it } from 'vitest';
import { RecordingAccesses } from '../../../src/application/record/recording-accesses.ts';
import type { Ledgers } from '../../../src/application/ports/ledger.ts';
import type { Actor } from '../../../src/domain/kit/actor.ts';
import { MemoryLedgers } from '../../fakes/memory-storage.ts';

const meetingId = MeetingId.parse('giao-ban');
const person = (name: string): Actor => ({ by: 'account', accountId: AccountId.parse(name), name });
const [an, binh] = [person('an'), person('binh')];
const minuteMs = 60_000;

let nowMs: number;
let memory: MemoryLedgers;
/** Appends wait for this. */
let disk: Promise<void>;
let accesses: RecordingAccesses;

beforeEach(() => {
  nowMs = 1_000;
  memory = new MemoryLedgers();
  disk = Promise.resolve();
  const ledgers: Ledgers = {
    heads: (prefix) => memory.heads(prefix),
    ledger: (name, schema) => {
      const ledger = memory.ledger(name, schema);
      return {
        facts: () => ledger.facts(),
        head: () => ledger.head(),
        append: async (...facts) => {
          await disk;
          return ledger.append(...facts);
        },
      };
    },
  };
  accesses = new RecordingAccesses(ledgers, { now: () => nowMs, monotonicMs: () => nowMs });
});

const said = async () => (await accesses.of(meetingId)).accesses.map(({ is, what, by }) => `${by} ${is} ${what}`);

describe('who played a recording, and took it away', () => {
  it('is noted once in ten minutes for each person and voice, and each time for what is taken', async () => {
    for (const what of ['room', 'room', 'all']) await accesses.played(meetingId, what, an);
    await accesses.played(meetingId, 'room', binh);
    for (let times = 0; times < 2; times += 1) await accesses.taken(meetingId, 'film', an);
    nowMs += 10 * minuteMs - 1;
    await accesses.played(meetingId, 'room', an);
    nowMs += 1;
    await accesses.played(meetingId, 'room', an);
    expect(await said()).toEqual([
      'an played room',
      'an played all',
      'binh played room',
      'an taken film',
      'an taken film',
      'an played room',
    ]);
  });

  it('is written before anything is sent, to who asks in the same moment either', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    disk = promise.then(() => undefined);
    const settled: string[] = [];
    const asked = ['first', 'second'].map((name) =>
      accesses.played(meetingId, 'room', an).then(() => settled.push(name)),
    );
    await new Promise((done) => setTimeout(done, 20));
    expect(settled).toEqual([]);
    resolve(undefined);
    await Promise.all(asked);
    expect(settled).toHaveLength(2);
    expect(await said()).toEqual(['an played room']);
  });

  it('is refused to all who ask where it can’t be written, and noted once it can', async () => {
    disk = Promise.reject(new Error('the disk is gone'));
    disk.catch(() => undefined);
    const asked = [1, 2].map(() => accesses.played(meetingId, 'room', an));
    expect((await Promise.allSettled(asked)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    disk = Promise.resolve();
    await accesses.played(meetingId, 'room', an);
    expect(await said()).toEqual(['an played room']);
  });
});
