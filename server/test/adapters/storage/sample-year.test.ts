import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { PeriodReport } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStorage, type Storage } from '../../../src/adapters/storage/storage.ts';
import { DirectoryKeeping } from '../../../src/application/directory/directory.ts';
import { MeetingDigests } from '../../../src/application/record/meeting-digests.ts';
import { MeetingBooks } from '../../../src/application/record/meeting-books.ts';
import { createMinutes } from '../../../src/application/papers/minutes.ts';
import { createNotices } from '../../../src/application/papers/notices.ts';
import { PaperModels } from '../../../src/application/papers/paper-models.ts';
import { People } from '../../../src/application/people/people.ts';
import { MeetingRecords } from '../../../src/application/record/records.ts';
import { Receipts } from '../../../src/application/papers/receipts.ts';
import { Tasks } from '../../../src/application/papers/tasks.ts';
import { isSampleData } from '../../../src/application/settings/sample-mark.ts';
import { sampleSecretary } from '../../../src/application/demo/sample-secretary.ts';
import { recordSampleYear } from '../../../src/application/demo/sample-year/record-sample-year.ts';
import { enterSamplePeople } from '../../../src/application/demo/sample-year/sample-people.ts';
import { systemMint } from '../../../src/adapters/system/clock.ts';
import type { Clock } from '../../../src/application/ports/clock.ts';
import { yearWorld } from '../../support/year-world.ts';

const timeZone = 'Asia/Ho_Chi_Minh';
/** A Thursday. */
const now = Date.parse('2026-11-26T10:00:00+07:00');
const clock = { now: () => now };
const logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
const folder = mkdtempSync(join(tmpdir(), 'diem-cau-sample-'));
const file = (name: string): Uint8Array => readFileSync(resolve(import.meta.dirname, '../../../../data', name));
const noFiles = {
  docx: () => Promise.reject(new Error('not asked')),
  pdf: () => Promise.reject(new Error('not asked')),
};

let storage: Storage;
let report: PeriodReport;
let wasEmpty: boolean;

beforeAll(async () => {
  storage = await openStorage({ dataDir: folder, databaseUrl: null });
  wasEmpty = !(await isSampleData(storage, false));
  const { archive, directory, enrolments, ledgers } = storage;
  const sessions = { end: () => undefined };
  const keeping = { directory, enrolments, sessions, clock, mint: systemMint, logger, timeZone };
  await isSampleData(storage, true);
  await new DirectoryKeeping(keeping).import(file('binh-gia-2023.csv'), 'for-good');
  const people = new People({ ledgers, directory, clock, mint: systemMint, logger, timeZone });
  const endpoints = await directory.endpoints();
  const deskAt = (deskClock: Clock) => {
    const books = new MeetingBooks(ledgers, archive, deskClock);
    const digests = new MeetingDigests(archive, books, storage.digests);
    const records = new MeetingRecords({ archive, books, directory, clock: deskClock, timeZone }, digests);
    const models = new PaperModels({ books, archive, directory, timeZone });
    const ports = { books, records, models, officialFiles: noFiles, timeZone };
    const minutes = createMinutes(ports);
    return {
      books,
      minutes,
      notices: createNotices({ ...ports, receipts: new Receipts(archive), minutes, clock: deskClock }),
    };
  };
  await recordSampleYear({
    ...{ archive, deskAt, secretary: sampleSecretary, timeZone, now },
    places: endpoints.map(({ endpointId, name, leads, position }) => ({ endpointId, name, leads, position })),
    people: await enterSamplePeople(people, endpoints, sampleSecretary),
  });
  const world = yearWorld(storage, now);
  await world.parameters.fill(file('savings-norms.csv'));
  await world.parameters.import(file('binh-gia-2023-distances.csv'), 'for-good', { by: 'hub' });
  report = await world.reports.report({ from: '2025-11-26', to: '2026-11-26', units: 'day' });
});
afterAll(async () => {
  await storage.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the sample year', () => {
  it('is some forty meetings that all count, with drop-outs, rolls and hours saved', () => {
    expect(report.totals.meetings).toBeGreaterThanOrEqual(40);
    expect(report.totals.meetings).toBeLessThanOrEqual(50);
    expect(report.notCounted ?? []).toEqual([]);
    expect(report.unreadable).toBeUndefined();
    expect(report.totals.stillOpen).toBe(0);
    expect(report.totals.count.dropOuts).toBeGreaterThan(20);
    expect(report.totals.count.people.online).toBeGreaterThan(1_000);
    expect(report.totals.count.people.excused).toBeGreaterThan(5);
  });

  it('has nothing in it that has not happened yet', async () => {
    const { meetingIds } = await storage.archive.find({ words: [], limit: 100, offset: 0 });
    for (const meetingId of meetingIds) {
      const events = await storage.archive.events(meetingId);
      expect(Math.max(...events.map(({ at }) => at))).toBeLessThan(now);
      const book = await new MeetingBooks(storage.ledgers, storage.archive, clock).read(meetingId);
      for (const { at } of book) expect(at).toBeLessThanOrEqual(now);
    }
  });

  it('has tasks that are done and some that are not, and minutes of the last meetings', async () => {
    const books = new MeetingBooks(storage.ledgers, storage.archive, clock);
    const { archive } = storage;
    const tasks = await new Tasks({ books, archive, receipts: new Receipts(archive), clock, timeZone }).list({
      words: '',
      limit: 200,
      offset: 0,
    });
    const states = new Set(tasks.tasks.map(({ state }) => state));
    expect(tasks.total).toBeGreaterThan(40);
    expect([...states].sort()).toEqual(['done', 'open']);
    const { meetingIds } = await storage.archive.find({ words: [], limit: 3, offset: 0 });
    for (const meetingId of meetingIds)
      expect((await books.read(meetingId)).some(({ fact }) => fact.type === 'minutesSaved')).toBe(true);
  });

  it('marks its database for good, and no demo runs on one that holds anything else', async () => {
    expect(wasEmpty).toBe(true);
    expect(await isSampleData(storage, false)).toBe(true);
    const settings = { read: () => Promise.resolve(null), write: () => Promise.reject(new Error('not to be written')) };
    await expect(isSampleData({ ...storage, settings }, true)).rejects.toThrow('real data');
  });
});
