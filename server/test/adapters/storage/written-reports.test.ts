import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConclusionId, MeetingId, typedIdentity, UnitId, type EndpointId, type TaskBody } from '@diem-cau/shared';
import { afterAll, describe, expect, test } from 'vitest';
import { openStorage, type StorageOptions } from '../../../src/adapters/storage/storage.ts';
import { WrittenReports } from '../../../src/application/papers/written-reports.ts';
import { hoaBinh } from '../../domain/record/recorded-meetings.ts';
import { testPostgres } from '../../support/throwaway-postgres.ts';

const folder = mkdtempSync(join(tmpdir(), 'diem-cau-reports-'));
const postgres = await testPostgres();
afterAll(async () => {
  await postgres.close();
  rmSync(folder, { recursive: true, force: true });
});

const meetingId = MeetingId.parse('giao-ban-48');
const task: TaskBody = {
  conclusionId: ConclusionId.parse('road'),
  meetingId,
  meetingTitle: 'Giao ban',
  meetingDay: '2026-11-23',
  work: 'Sửa đường',
  leadUnit: 'Xã Hòa Bình',
  cooperatingUnits: [],
  deadline: null,
  state: 'open',
  overdue: false,
  progress: [],
};
const { endpointId } = hoaBinh;
const noon = Date.UTC(2026, 10, 30, 5);

const opened = async (options: StorageOptions, turnIsOver: (id: MeetingId, of: EndpointId) => boolean) => {
  const storage = await openStorage(options);
  const endpoint = { endpointId, name: 'Xã Hòa Bình', unitId: UnitId.parse('unit'), leads: false, active: true };
  const reports = new WrittenReports({
    ledgers: storage.ledgers,
    directory: {
      units: () => Promise.resolve([]),
      endpoints: () =>
        Promise.resolve([
          { ...endpoint, position: 1, phone: '', contact: '', mayBeOpened: true, joinsByItself: false },
        ]),
    },
    tasks: { openByUnit: () => Promise.resolve(new Map([[typedIdentity('xã hòa bình'), [task]]])) },
    clock: { now: () => noon },
    timeZone: 'Asia/Ho_Chi_Minh',
    turnIsOver,
  });
  return { storage, reports };
};

describe.each([
  ['SQLite', async () => ({ dataDir: mkdtempSync(join(folder, 'hub-')), databaseUrl: null })],
  [
    'PostgreSQL',
    async () => ({ dataDir: mkdtempSync(join(folder, 'hub-')), databaseUrl: await postgres.emptyDatabase() }),
  ],
] as const)('written reports on %s', (_name, options) => {
  test('are as they were after the hub was down, with who gave them and when, and belong to the meeting that took them', async () => {
    const where = await options();
    const actor = { by: 'endpoint', endpointId, name: 'Xã Hòa Bình' } as const;
    const before = await opened(where, () => false);
    await before.reports.call('2026-11-30', actor);
    const marks = [{ conclusionId: task.conclusionId, mark: 'stuck' as const, line: 'Thiếu đá' }];
    await before.reports.give(endpointId, { call: 1, marks }, actor);
    expect(await before.reports.take(meetingId)).toMatchObject({ day: '2026-11-30', standings: [{ stuck: 1 }] });
    await before.storage.close();

    const after = await opened(where, (held) => held === meetingId);
    expect(await after.reports.board()).toMatchObject({
      called: { call: 1, day: '2026-11-30' },
      taken: true,
      rows: [{ givenAt: noon, by: 'Xã Hòa Bình', tasks: [{ mark: 'stuck', line: 'Thiếu đá' }] }],
    });
    expect(await after.reports.own(endpointId)).toMatchObject({ state: 'closed' });
    await expect(after.reports.give(endpointId, { call: 1, marks }, actor)).rejects.toMatchObject({
      code: 'report-closed',
    });
    await after.storage.close();
  });
});
