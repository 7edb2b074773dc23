import type { PlayedMedia } from '../adapters/media/played-media.ts';
import type { DemoLink } from '../application/demo/demo-directory.ts';
import { startDemoDirectory, startPlayedDistrict, type DemoParts } from '../application/demo/start-demo.ts';
import type { Data } from './data.ts';
import { demoFiles } from './data-files.ts';
import type { Start } from './start.ts';
import { closingMs } from './times.ts';

/** What of a demo the start and the data know. */
type Known = 'files' | 'clock' | 'mint' | 'logger' | 'timeZone' | 'archive' | 'directory' | 'accounts';

/** Starts the demo that was wished for, if any, and gives the enrolment links of its endpoints. */
export const openDemo = async (
  { config: { timeZone }, wishes, clock, mint, logger, holdings }: Start,
  { archive, directory, accounts }: Data['storage'],
  parts: Omit<DemoParts, Known>,
  played: Pick<PlayedMedia, 'capabilities'> | null,
): Promise<readonly DemoLink[]> => {
  const known = { files: demoFiles, clock, mint, logger, timeZone, archive, directory, accounts };
  const demoParts = { ...parts, ...known };
  if (wishes.demo === 'directory') return startDemoDirectory(demoParts);
  if (played === null) return [];
  const { links, close } = await startPlayedDistrict(demoParts, played.capabilities);
  holdings.hold('played district', closingMs['played district'], close);
  return links;
};
