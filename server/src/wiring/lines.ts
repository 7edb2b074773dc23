import { createLineFiles } from '../adapters/files/lines/line-files.ts';
import { HubLine } from '../application/lines/hub-line.ts';
import { LineHistories } from '../application/lines/line-histories.ts';
import { LineKeeping } from '../application/lines/line-keeping.ts';
import { LineWatch } from '../application/lines/line-watch.ts';
import { LineMemory } from '../application/meeting/line-memory.ts';
import type { Hub } from '../application/meeting/hub.ts';
import { isLocal } from '../domain/meeting/hub-line/local-networks.ts';
import type { Data } from './data.ts';
import type { Settings } from './settings.ts';
import type { Start } from './start.ts';

/** What goes over the lines of the meetings that go on, and how they were over months. */
export const openLines = (
  { config: { timeZone, lineDays: keptDays, hubLine: configured }, clock, logger }: Start,
  { storage: { lines: store, directory }, upkeep }: Data,
  { hubName }: Settings,
  hub: () => Pick<Hub, 'lines' | 'usesOfLine'>,
) => {
  const comesFromHere = (from: string): boolean => isLocal(from, configured.localNetworks());
  const hubLine = new HubLine({
    meetings: () => hub().usesOfLine,
    set: configured.bears,
    isLocal: comesFromHere,
    clock,
    logger,
  });
  const keeping = new LineKeeping({ store, clock, upkeep, logger, keptDays });
  return {
    hubLine,
    lineMemory: new LineMemory({ store, isLocal: comesFromHere, clock, upkeep, logger, keptDays }),
    lineWatch: new LineWatch({
      meetings: () => hub().lines,
      hubLine,
      clock,
      logger,
      measured: (stretches) => void keeping.take(stretches),
    }),
    lineHistories: new LineHistories({ store, directory, clock, timeZone, hubName, keptDays }),
    lineFiles: createLineFiles(),
  };
};

/** What was opened of the lines. */
export type LinesWing = ReturnType<typeof openLines>;
