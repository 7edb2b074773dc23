import type { Instant, ParametersBody } from '@diem-cau/shared';

/** A state of the table of parameters that a report can be made with. */
export interface TableVersion {
  readonly version: number;
  readonly at: Instant;
  readonly by: string;
}

/** The versions worth choosing, the newest first: of lines that were added together, only the last one's. */
export const tableVersions = ({ entries }: ParametersBody): TableVersion[] =>
  entries
    .filter((entry, index) => {
      const next = entries[index + 1];
      return next === undefined || next.at !== entry.at || next.by !== entry.by;
    })
    .map(({ version, at, by }) => ({ version, at, by }))
    .toReversed();
