import { createHash } from 'node:crypto';
import { FileId, ReportId, type KeptFileKind, type PeriodReport } from '@diem-cau/shared';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { KeptReports } from '../../../src/application/reports/kept-reports.ts';
import { emptyReport, sampleReport } from '../../adapters/files/reports/sample-report.ts';
import { FakeMint } from '../../fakes/clock.ts';
import { memoryStorage } from '../../fakes/memory-storage.ts';
import { secretary } from '../../support/papers.ts';

const query = { from: '2026-01-01', to: '2026-12-31', units: 'day' } as const;
const kinds: readonly KeptFileKind[] = ['json', 'xlsx', 'csv', 'pdf'];
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (some: Uint8Array): string => new TextDecoder().decode(some);
const sumOf = (some: Uint8Array): string => createHash('sha256').update(some).digest('hex');

/** Reports over which the program changes: `made` is what it would report, `program` the version that makes files. */
const world = () => {
  const storage = memoryStorage();
  const now = { at: 1_000, made: sampleReport(3), program: 'v1' };
  const make = (kind: string, report: PeriodReport) => bytes(`${kind} by ${now.program} of ${report.meetings.length}`);
  const reports = new KeptReports({
    ...storage,
    reports: { report: () => Promise.resolve(now.made) },
    reportFiles: {
      xlsx: (report) => Promise.resolve(make('xlsx', report)),
      csv: (report) => Promise.resolve(make('csv', report)),
      pdf: (report, kept) => Promise.resolve(bytes(`${textOf(make('pdf', report))}, ${kept?.sha256 ?? 'not kept'}`)),
    },
    clock: { now: () => now.at },
    mint: new FakeMint(),
  });
  const served = async (reportId: ReportId): Promise<readonly string[]> => {
    const files: string[] = [];
    for (const kind of kinds) files.push(textOf((await reports.file(reportId, kind)).bytes));
    return files;
  };
  return { storage, now, reports, served };
};

/** A report as an earlier version of the program kept it: its figures alone. */
const keptBefore = async ({ storage, now }: ReturnType<typeof world>): Promise<ReportId> => {
  const reportId = ReportId.parse('old');
  const fileId = await storage.files.keep(bytes(JSON.stringify(now.made)));
  const fact = { type: 'reportKept', reportId, title: 'Cũ', query, parametersVersion: 1, fileId, actor: secretary };
  await storage.ledgers.ledger('reports', z.looseObject({})).append(0, [fact], 500);
  return reportId;
};

describe('a kept report', () => {
  test('gives the very files that were made at its keeping, whatever figures and program are later', async () => {
    const { now, reports, served } = world();
    const kept = await reports.keep('Năm 2026', query, secretary);
    const before = await served(kept.reportId);
    expect(before[0]).toBe(JSON.stringify(now.made));
    expect(before.slice(1, 3)).toEqual(['xlsx by v1 of 3', 'csv by v1 of 3']);
    expect(before[3]).toBe(`pdf by v1 of 3, ${sumOf(bytes(before[0] ?? ''))}`);
    Object.assign(now, { at: 9_000, made: emptyReport(), program: 'v2' });
    expect(await served(kept.reportId)).toEqual(before);
    expect(kept.files).toEqual(
      kinds.map((kind, index) => ({ kind, sha256: sumOf(bytes(before[index] ?? '')), damaged: false })),
    );
    expect(kept.filesMadeAt).toBe(kept.at);
    expect(await reports.all()).toEqual([kept]);
    expect((await reports.file(kept.reportId, 'pdf')).fileName).toBe('bao-cao-2026-01-01_2026-12-31.pdf');
  });

  test('from before files were kept gets them at the first reading, once, from its own figures', async () => {
    const hub = world();
    const reportId = await keptBefore(hub);
    expect(await hub.reports.all()).toMatchObject([{ reportId, filesMadeAt: null, files: [{ kind: 'json' }] }]);
    Object.assign(hub.now, { at: 2_000, made: emptyReport(), program: 'v2' });
    const [first, second] = await Promise.all([hub.reports.one(reportId), hub.reports.one(reportId)]);
    expect(first).toEqual(second);
    expect(first).toMatchObject({ at: 500, filesMadeAt: 2_000 });
    expect(first.files.map(({ kind }) => kind)).toEqual(kinds);
    const before = await hub.served(reportId);
    expect(before[1]).toBe('xlsx by v2 of 3');
    hub.now.program = 'v3';
    expect(await hub.served(reportId)).toEqual(before);
    expect((await hub.storage.ledgers.ledger('reports', z.looseObject({})).facts()).length).toBe(2);
    expect(await hub.reports.figures(reportId)).toMatchObject({ meetings: [{}, {}, {}] });
  });

  test('is not kept at all where a file of it cannot be made', async () => {
    const { storage, now } = world();
    const reports = new KeptReports({
      ...storage,
      reports: { report: () => Promise.resolve(now.made) },
      reportFiles: {
        xlsx: () => Promise.reject(new Error('no room')),
        csv: () => Promise.resolve(bytes('')),
        pdf: () => Promise.resolve(bytes('')),
      },
      clock: { now: () => now.at },
      mint: new FakeMint(),
    });
    await expect(reports.keep('Năm 2026', query, secretary)).rejects.toThrow('no room');
    expect(await reports.all()).toEqual([]);
  });
});

describe('a file of a kept report that was altered', () => {
  test.each(kinds)('(%s) is refused and marked, and all others are given', async (altered) => {
    const { storage, reports } = world();
    const { reportId, files } = await reports.keep('Năm 2026', query, secretary);
    const sound = await reports.keep('Sáu tháng', { ...query, to: '2026-06-30' }, secretary);
    const sha256 = files.find(({ kind }) => kind === altered)?.sha256 ?? FileId.parse('');
    storage.files.alter(sha256, bytes('{"forged":true}'));
    for (const kind of kinds) {
      const asked = reports.file(reportId, kind);
      if (kind === altered) await expect(asked).rejects.toMatchObject({ code: 'file-damaged' });
      else expect((await asked).bytes.length).toBeGreaterThan(0);
    }
    const marks = files.map((file) => ({ ...file, damaged: file.kind === altered }));
    expect((await reports.one(reportId)).files).toEqual(marks);
    const listed = await reports.all();
    expect(listed.find((each) => each.reportId === reportId)?.files).toEqual(marks);
    if (altered === 'json') await expect(reports.figures(reportId)).rejects.toMatchObject({ code: 'file-damaged' });
    expect(listed.some((each) => each.reportId === sound.reportId)).toBe(true);
  });

  test('and of one that has only figures: nothing is made of forged ones', async () => {
    const hub = world();
    const reportId = await keptBefore(hub);
    const [{ files } = { files: [] }] = await hub.reports.all();
    hub.storage.files.alter(files[0]?.sha256 ?? FileId.parse(''), bytes(JSON.stringify(emptyReport())));
    expect(await hub.reports.one(reportId)).toMatchObject({
      files: [{ kind: 'json', damaged: true }],
      filesMadeAt: null,
    });
    await expect(hub.reports.file(reportId, 'pdf')).rejects.toMatchObject({ code: 'file-damaged' });
  });
});
