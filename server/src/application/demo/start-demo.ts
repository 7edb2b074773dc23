import type { MediaParameters } from '@diem-cau/shared';
import type { DirectoryKeeping } from '../directory/directory.ts';
import type { EnrolmentKeeping } from '../sign-in/enrolments.ts';
import type { Hub } from '../meeting/hub.ts';
import type { ParameterKeeping } from '../settings/parameters.ts';
import type { People } from '../people/people.ts';
import type { Passwords } from '../sign-in/passwords.ts';
import type { Accounts } from '../ports/accounts.ts';
import type { MeetingArchive } from '../ports/archive.ts';
import type { Clock, Mint } from '../ports/clock.ts';
import type { Directory } from '../ports/directory.ts';
import type { Logger } from '../ports/logger.ts';
import type { RollCalls } from '../record/roll-call.ts';
import { DemoClerk } from './demo-clerk.ts';
import { demoLinks, takeDemoDirectory, type DemoFiles, type DemoLink } from './demo-directory.ts';
import { PlayedDistrict } from './played-district.ts';
import { addSampleSecretary, sampleSecretary } from './sample-secretary.ts';
import { enterSamplePeople } from './sample-year/sample-people.ts';
import { recordSampleYear, type SampleDesk } from './sample-year/record-sample-year.ts';

/** What a demo is made with. */
export interface DemoParts {
  readonly hub: Hub;
  readonly archive: Pick<MeetingArchive, 'append' | 'unfinished'>;
  readonly directory: Pick<Directory, 'endpoints'>;
  readonly directoryKeeping: DirectoryKeeping;
  readonly enrolments: EnrolmentKeeping;
  readonly accounts: Pick<Accounts, 'byId' | 'save'>;
  readonly passwords: Pick<Passwords, 'hash'>;
  readonly parameters: Pick<ParameterKeeping, 'import'>;
  readonly people: Pick<People, 'add'>;
  readonly rollCalls: Pick<RollCalls, 'read' | 'confirm'>;
  /** A desk for the sample year, dated by this clock. */
  readonly deskAt: (clock: Clock) => SampleDesk;
  readonly files: DemoFiles;
  readonly clock: Clock;
  readonly mint: Mint;
  readonly logger: Logger;
  readonly timeZone: string;
}

/** Only the directory of the demo, on whatever data there are: for a try with PCs of one's own. Gives their links. */
export const startDemoDirectory = async (parts: DemoParts): Promise<readonly DemoLink[]> => {
  const { directoryKeeping, parameters, files, enrolments } = parts;
  await takeDemoDirectory(directoryKeeping, parameters, files);
  return demoLinks(directoryKeeping, enrolments);
};

/**
 * A whole district: its directory with people, a sample year of meetings the first time, and a meeting that is played now.
 * @param capabilities what the media plane takes for a played endpoint's
 */
export const startPlayedDistrict = async (
  parts: DemoParts,
  capabilities: MediaParameters,
): Promise<{ readonly links: readonly DemoLink[]; readonly close: () => void }> => {
  const { hub, archive, directory, directoryKeeping, enrolments, parameters, files, clock, mint, logger } = parts;
  await addSampleSecretary(parts.accounts, parts.passwords, mint);
  const isNew = await takeDemoDirectory(directoryKeeping, parameters, files);
  const endpoints = (await directory.endpoints()).filter(({ active }) => active);
  if (isNew) {
    const people = await enterSamplePeople(parts.people, endpoints, sampleSecretary);
    const { deskAt, timeZone } = parts;
    const now = clock.now();
    const places = endpoints.map(({ endpointId, name, leads, position }) => ({ endpointId, name, leads, position }));
    await recordSampleYear({ archive, deskAt, places, people, secretary: sampleSecretary, timeZone, now });
    logger.info({}, 'a sample year was written');
  }
  const clerk = new DemoClerk(parts.rollCalls, logger);
  const district = new PlayedDistrict(endpoints, { hub, mint, logger, capabilities, clerk });
  const room = endpoints.filter(({ leads }) => leads).map(({ endpointId }) => endpointId);
  const links = await demoLinks(directoryKeeping, enrolments, new Set([...room, ...district.endpointIds]));
  await district.start(sampleSecretary, (await archive.unfinished()).length > 0);
  return { links, close: () => district.close() };
};
