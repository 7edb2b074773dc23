import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { EndpointId, MeetingId, PeriodReport, ReportId, type EndpointCheck } from '@diem-cau/shared';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { createReportFiles } from '../../../src/adapters/files/reports/report-files.ts';
import { openStorage, sqliteFileName, type StorageOptions } from '../../../src/adapters/storage/storage.ts';
import { systemClock, systemMint } from '../../../src/adapters/system/clock.ts';
import { Calendar } from '../../../src/application/settings/calendar.ts';
import { KeptReports } from '../../../src/application/reports/kept-reports.ts';
import { MeetingBooks } from '../../../src/application/record/meeting-books.ts';
import { MeetingDigests } from '../../../src/application/record/meeting-digests.ts';
import { ParameterKeeping } from '../../../src/application/settings/parameters.ts';
import { PeriodReports } from '../../../src/application/reports/period-reports.ts';
import { checkOf } from '../../support/checks.ts';
import { noSums } from '../../../src/domain/lines/line-sums.ts';
import { testPostgres } from '../../support/throwaway-postgres.ts';

const given = (name: string): string => readFileSync(join(import.meta.dirname, 'data', name), 'utf8');
/** Tables and rows of a hub from before endpoints had telephones, PCs had codes and one-time passwords ran out. */
const earlier = given('earlier-hub.sql');
/** The figures that it kept. */
const figures = given('earlier-report.json');
const fileId = 'a93fee05bd5b7ca12cc6bbd7d54c76a6810fccbf561cc9da0c2a13cb5d012cc7';
const hubId = 'a2b0ea34-b53a-4549-a934-85986ac561fb';

const folder = mkdtempSync(join(tmpdir(), 'diem-cau-upgrade-'));
const postgres = await testPostgres();
afterAll(async () => {
  await postgres.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A data folder as that hub left it. */
const dataFolder = (): string => {
  const dataDir = mkdtempSync(join(folder, 'hub-'));
  writeFileSync(join(dataDir, 'hub-id'), `${hubId}\n`);
  return dataDir;
};

/** Checks as they were kept before they had numbers. */
const earlierChecks = (checks: readonly EndpointCheck[]): string =>
  `create table endpoint_checks (endpoint_id text not null, at bigint not null, passed integer not null,
     beginner text not null, body text not null, primary key (endpoint_id, at));
   create index endpoint_checks_by_time on endpoint_checks (at);
   ${checks
     .map(
       ({ endpointId, at, beginner, ...rest }) =>
         `insert into endpoint_checks values ('${endpointId}', ${at}, 1, '${JSON.stringify(beginner)}',
          '${JSON.stringify({ endpointId, at, beginner, ...rest })}');`,
     )
     .join('')}`;

const onSqlite = (more = ''): Promise<StorageOptions> => {
  const dataDir = dataFolder();
  const db = new DatabaseSync(join(dataDir, sqliteFileName));
  // All at once, as units name each other in any order.
  db.exec(`pragma journal_mode = wal; begin; ${earlier} ${more} commit;`);
  db.prepare('insert into files (file_id, bytes) values (?, ?)').run(fileId, Buffer.from(figures));
  db.close();
  return Promise.resolve({ dataDir, databaseUrl: null });
};

const onPostgres = async (more = ''): Promise<StorageOptions> => {
  const databaseUrl = await postgres.emptyDatabase();
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`begin; ${earlier.replace('"bytes" blob', '"bytes" bytea')} ${more} commit;`);
  await client.query('insert into files (file_id, bytes) values ($1, $2)', [fileId, Buffer.from(figures)]);
  await client.end();
  return { dataDir: dataFolder(), databaseUrl };
};

describe.each([
  ['SQLite', onSqlite],
  ['PostgreSQL', onPostgres],
])('what an earlier hub left in %s', (_, left) => {
  test('opens, with every PC, account, meeting and figure', async () => {
    const storage = await openStorage(await left());
    const enrolments = await storage.enrolments.all();
    expect(enrolments).toHaveLength(4);
    for (const enrolment of enrolments) {
      expect(enrolment).toMatchObject({ codeHash: null, madeBy: null, usedBy: null, revokedAt: null, endedBy: null });
      expect(enrolment.redeemedAt).not.toBeNull();
    }
    expect((await storage.directory.endpoints()).map(({ phone, contact }) => phone + contact)).toEqual([
      '',
      '',
      '',
      '',
    ]);
    const accounts = new Map((await storage.accounts.all()).map((account) => [account.userName, account.oneTimeUntil]));
    expect(accounts.get('admin')).toBeNull();
    // The secretary's one-time password is good for a week from the update.
    const days = ((accounts.get('thuky') ?? 0) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(6.9);
    expect(days).toBeLessThan(7.1);
    expect(await storage.archive.unfinished()).toHaveLength(1);
    // Endpoints can be checked there as well from now on.
    const [endpoint] = await storage.directory.endpoints();
    if (endpoint === undefined) throw new Error('it had endpoints');
    expect(await storage.checks.newest()).toEqual([]);
    const check = checkOf(endpoint.endpointId, Date.now());
    await storage.checks.keep(check, 0);
    expect(await storage.checks.newest()).toEqual([check]);
    expect((await storage.archive.events(MeetingId.parse('oklHGM6FwbasGSULBuNTx'))).at(-1)?.event.type).toBe(
      'meetingClosed',
    );

    const line = { endpointId: EndpointId.parse('e-1'), from: 1_760_000_000_000, sums: { ...noSums, lostMs: 5_000 } };
    await storage.lines.keep([line]);
    expect(await storage.lines.between(0, Date.now())).toEqual([line]);

    const books = new MeetingBooks(storage.ledgers, storage.archive, systemClock);
    const reports = new PeriodReports({
      ...storage,
      parameters: new ParameterKeeping(storage.ledgers, storage.directory, systemClock),
      calendar: new Calendar(storage.ledgers, systemClock),
      digests: new MeetingDigests(storage.archive, books, storage.digests),
      clock: systemClock,
      timeZone: 'Asia/Ho_Chi_Minh',
      hubName: () => 'Hệ thống hội nghị trực tuyến',
    });
    const before = PeriodReport.parse(JSON.parse(figures));
    const now = await reports.report(before.query);
    expect(now.savings).toEqual(before.savings);
    expect(now.totals).toMatchObject({ ...before.totals, stillOpen: now.totals.stillOpen });

    const ports = { ...storage, reports, reportFiles: createReportFiles(), clock: systemClock, mint: systemMint };
    const kept = new KeptReports(ports);
    const reportId = ReportId.parse('MOeXXsDLXt3Al1uM9yGXA');
    expect((await kept.one(reportId)).files.map(({ kind, damaged }) => [kind, damaged])).toEqual([
      ['json', false],
      ['xlsx', false],
      ['csv', false],
      ['pdf', false],
    ]);
    expect(Buffer.from((await kept.file(reportId, 'json')).bytes).toString()).toBe(figures);
    await storage.close();
  });

  test('opens, with every check in the order of their dates, and the next one after them', async () => {
    const [one, other] = [EndpointId.parse('e-1'), EndpointId.parse('e-2')];
    const checks = [checkOf(one, 2_000), checkOf(one, 1_000), checkOf(other, 3_000)] as const;
    const storage = await openStorage(await left(earlierChecks(checks)));
    expect(await storage.checks.of(one, 5)).toEqual([checks[0], checks[1]]);
    const next = checkOf(one, 500);
    await storage.checks.keep(next, 0);
    expect(await storage.checks.of(one, 5)).toEqual([next, checks[0], checks[1]]);
    expect(await storage.checks.newest()).toEqual(expect.arrayContaining([next, checks[2]]));
    await storage.close();
  });
});
