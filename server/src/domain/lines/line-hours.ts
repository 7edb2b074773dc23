import type { EndpointId, Instant, LineHour, LineSums } from '@diem-cau/shared';
import { addSums } from './line-sums.ts';

/** What was measured of the line of one endpoint in a stretch that began then: a minute or so, or an hour of the clock. */
export interface LineStretch {
  readonly endpointId: EndpointId;
  readonly from: Instant;
  readonly sums: LineSums;
}

const hourMs = 3_600_000;

/** When the hour of the clock began in which an instant lies. All time zones in use here begin their hours with UTC's. */
export const hourOf = (at: Instant): Instant => at - (at % hourMs);

const added = <Key>(groups: Map<Key, LineSums>, key: Key, sums: LineSums): Map<Key, LineSums> => {
  const before = groups.get(key);
  return groups.set(key, before === undefined ? sums : addSums(before, sums));
};

/** Stretches as one an hour and endpoint; those that are hours already stay what they are. */
export const foldIntoHours = (stretches: readonly LineStretch[]): readonly LineStretch[] => {
  const byEndpoint = new Map<EndpointId, Map<Instant, LineSums>>();
  for (const { endpointId, from, sums } of stretches)
    byEndpoint.set(endpointId, added(byEndpoint.get(endpointId) ?? new Map<Instant, LineSums>(), hourOf(from), sums));
  return [...byEndpoint].flatMap(([endpointId, hours]) =>
    [...hours].map(([from, sums]) => ({ endpointId, from, sums })),
  );
};

/** How long of an hour a line was no good. */
const faultMs = ({ lostMs, badLossMs, slowMs, frozenMs, thinDownMs, thinUpMs }: LineSums): number =>
  lostMs + Math.max(badLossMs, slowMs, frozenMs, thinDownMs, thinUpMs);

/** The worst hours, the worst first, of those that were not without fault. */
export const worstHours = (hours: readonly LineHour[], most: number): readonly LineHour[] =>
  hours
    .filter(({ sums }) => faultMs(sums) > 0)
    .toSorted((one, other) => faultMs(other.sums) - faultMs(one.sums) || other.from - one.from)
    .slice(0, most);

/** Hours put together by whatever is asked of their beginning, in the order of that. */
export const hoursBy = (
  hours: readonly LineHour[],
  keyOf: (from: Instant) => string,
): readonly { readonly key: string; readonly sums: LineSums }[] => {
  const groups = new Map<string, LineSums>();
  for (const { from, sums } of hours) added(groups, keyOf(from), sums);
  return [...groups].map(([key, sums]) => ({ key, sums })).toSorted((one, other) => (one.key < other.key ? -1 : 1));
};
