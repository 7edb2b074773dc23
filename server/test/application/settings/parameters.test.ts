import { readFileSync } from 'node:fs';
import { AccountId, EndpointId, UnitId, type ParameterLine } from '@diem-cau/shared';
import { beforeEach, describe, expect, test } from 'vitest';
import { ParameterKeeping } from '../../../src/application/settings/parameters.ts';
import type { Actor } from '../../../src/domain/kit/actor.ts';
import { entriesOn, normsOf } from '../../../src/domain/settings/parameter-table.ts';
import { MemoryDirectory, MemoryLedgers } from '../../fakes/memory-storage.ts';

const admin: Actor = { by: 'account', accountId: AccountId.parse('an'), name: 'Nguyễn Văn An' };
const endpointId = EndpointId.parse('hoa-binh');
const norms = readFileSync(new URL('../../../../data/savings-norms.csv', import.meta.url));
const road = (km: number, id = endpointId): ParameterLine => ({
  subject: { of: 'endpoint', name: 'roadKm', endpointId: id },
  value: { low: km, base: km, high: km },
  validFrom: '2026-01-01',
  rule: 'Đo theo đường tỉnh 226',
  signedOffBy: 'UBND xã Hòa Bình',
});

describe('the table of parameters', () => {
  let parameters: ParameterKeeping;
  beforeEach(() => {
    const place = {
      endpointId,
      name: 'Hòa Bình',
      unitId: UnitId.parse('u'),
      leads: false,
      position: 1,
      active: true,
      phone: '',
      contact: '',
      mayBeOpened: true,
      joinsByItself: false,
    };
    parameters = new ParameterKeeping(new MemoryLedgers(), new MemoryDirectory({ endpoints: [place] }), {
      now: () => 5,
    });
  });

  test('begins with the norms that come with the program, each with its rule, and once only', async () => {
    await parameters.fill(norms);
    const first = await parameters.table();
    await parameters.fill(norms);
    expect(await parameters.table()).toEqual(first);
    const inForce = normsOf(entriesOn(first.entries, first.version, '2026-06-01'));
    expect(inForce.district('speedKmh')).toEqual({ low: 35, base: 30, high: 25 });
    expect(inForce.district('litresPerKm')?.base).toBe(0.2);
    expect(first.entries.every(({ line }) => line.rule !== '')).toBe(true);
  });

  test('a new line makes a new version; the version before knows nothing of it', async () => {
    await parameters.fill(norms);
    const { version } = await parameters.table();
    await parameters.set([road(25)], admin);
    const table = await parameters.table();
    expect(table.version).toBe(version + 1);
    expect(table.entries.at(-1)).toMatchObject({ by: 'Nguyễn Văn An', at: 5, line: road(25) });
    const roadAt = (asOf: number) =>
      normsOf(entriesOn(table.entries, asOf, '2026-06-01')).endpoint(endpointId, 'roadKm');
    expect(roadAt(version)).toBeNull();
    expect(roadAt(version + 1)?.base).toBe(25);
  });

  test.each([0, -30, 1000, Number.NaN, Number.POSITIVE_INFINITY])(
    'a speed of %d km/h is refused, for the district and for one endpoint, and loses nothing',
    async (speed) => {
      await parameters.fill(norms);
      const before = await parameters.table();
      for (const [subject, name] of [
        [{ of: 'district', name: 'speedKmh' } as const, 'Tốc độ đi đường (km/h)'],
        [{ of: 'endpoint', name: 'speedKmh', endpointId } as const, 'Tốc độ đi đường riêng (km/h)'],
      ] as const)
        await expect(
          parameters.set([{ ...road(1), subject, value: { low: speed, base: speed, high: speed } }], admin),
        ).rejects.toMatchObject({
          code: 'bad-parameters',
          details: [`${name}: mỗi giá trị phải từ 1 đến 120.`],
        });
      expect(await parameters.table()).toEqual(before);
    },
  );

  test('a meeting’s usual longest length is an hour and more, for what is too long is told in whole hours', async () => {
    const longest = (minutes: number): ParameterLine => ({
      ...road(1),
      subject: { of: 'district', name: 'usualLongestMinutes' },
      value: { low: minutes, base: minutes, high: minutes },
    });
    await expect(parameters.set([longest(59)], { by: 'hub' })).rejects.toMatchObject({ code: 'bad-parameters' });
    await parameters.set([longest(60)], { by: 'hub' });
  });

  test('one faulty line keeps all out, and is named', async () => {
    const impossible: ParameterLine = {
      ...road(1),
      subject: { of: 'district', name: 'speedKmh' },
      value: { low: 0, base: 0, high: 0 },
    };
    await expect(parameters.set([road(25), impossible], admin)).rejects.toMatchObject({
      code: 'bad-parameters',
      details: [expect.stringContaining('Tốc độ đi đường')],
    });
    await expect(parameters.set([road(25, EndpointId.parse('nowhere'))], admin)).rejects.toMatchObject({
      code: 'bad-parameters',
      details: [expect.stringContaining('nowhere')],
    });
    expect((await parameters.table()).entries).toEqual([]);
  });
});
