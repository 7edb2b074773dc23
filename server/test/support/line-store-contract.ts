import { EndpointId } from '@diem-cau/shared';
import { expect, it } from 'vitest';
import type { LineStore } from '../../src/application/ports/line-store.ts';
import { noSums } from '../../src/domain/lines/line-sums.ts';

/** What whoever keeps what was measured of lines promises. */
export const lineStoreContract = (lines: () => LineStore): void => {
  it('keeps what was measured of lines, minutes and the hours that they become, until its end', async () => {
    const hourMs = 3_600_000;
    const begin = 480_000 * hourMs;
    const [one, other] = [EndpointId.parse('e-1'), EndpointId.parse('e-2')];
    const minute = (endpointId: EndpointId, from: number, lostMs: number) => ({
      endpointId,
      from,
      sums: { ...noSums, measuredMs: 60_000, lostMs },
    });
    const all = async (from = 0, to = begin * 2) =>
      [...(await lines().between(from, to))]
        .map(({ endpointId, from: at, sums }) => `${endpointId} ${at - begin} ${sums.measuredMs} ${sums.lostMs}`)
        .sort();
    await lines().keep([]);
    await lines().keep([minute(one, begin, 1), minute(other, begin, 2), minute(one, begin + 60_000, 4)]);
    // Whoever does not know what came of a writing writes once more.
    await lines().keep([minute(one, begin, 1), minute(one, begin + hourMs, 8)]);
    const minutes = ['e-1 0 60000 1', 'e-1 3600000 60000 8', 'e-1 60000 60000 4', 'e-2 0 60000 2'];
    expect(await all()).toEqual(minutes);
    expect(await all(begin + 1, begin + hourMs)).toEqual(['e-1 60000 60000 4']);
    await lines().fold(begin);
    expect(await all()).toEqual(minutes);
    await lines().fold(begin + hourMs);
    expect(await all()).toEqual(['e-1 0 120000 5', 'e-1 3600000 60000 8', 'e-2 0 60000 2']);
    // A minute that comes late is added to its hour.
    await lines().keep([minute(one, begin + 120_000, 16)]);
    await lines().fold(begin + 2 * hourMs);
    expect(await all()).toEqual(['e-1 0 180000 21', 'e-1 3600000 60000 8', 'e-2 0 60000 2']);
    await lines().keep([minute(other, begin + 60_000, 32)]);
    await lines().forget(begin + hourMs);
    expect(await all()).toEqual(['e-1 3600000 60000 8']);
  });

  it('keeps what the line of each endpoint bore last, the newest word of it, until it is too old', async () => {
    const [one, other] = [EndpointId.parse('e-1'), EndpointId.parse('e-2')];
    const bore = (endpointId: EndpointId, bears: number, at: number) => ({
      ...{ endpointId, way: 'down' as const, bears, at },
    });
    await lines().keepBorne([]);
    await lines().keepBorne([bore(one, 800_000, 5), bore(other, 90_000, 6)]);
    await lines().keepBorne([bore(one, 2_500_000_000, 1_800_000_000_000)]);
    expect(await lines().allBorne('down')).toEqual([
      bore(one, 2_500_000_000, 1_800_000_000_000),
      bore(other, 90_000, 6),
    ]);
    await lines().forgetBorne(7);
    expect(await lines().allBorne('down')).toEqual([bore(one, 2_500_000_000, 1_800_000_000_000)]);
  });
};
