import type { TlsFiles } from '../adapters/http/tls-files.ts';
import { DirectoryKeeping } from '../application/directory/directory.ts';
import { PcFiles } from '../application/sign-in/pc-files.ts';
import type { Data } from './data.ts';
import { pcTemplate } from './data-files.ts';
import type { Settings } from './settings.ts';
import type { SignInWing } from './sign-in.ts';
import type { Start } from './start.ts';

/** What the directory's routes need besides. */
interface DirectoryPorts {
  readonly storage: Data['storage'];
  readonly profile: Settings['profile'];
  readonly sessions: SignInWing['sessions'];
  readonly tlsFiles: TlsFiles;
}

/** Units, endpoints, and the files that prepare their PCs. */
export const openDirectory = (
  { config: { timeZone }, clock, mint, logger }: Start,
  { storage: { directory, enrolments }, profile, sessions, tlsFiles }: DirectoryPorts,
) => ({
  directory: new DirectoryKeeping({ directory, enrolments, sessions, clock, mint, logger, timeZone }),
  pcFiles: new PcFiles({ directory, template: pcTemplate, caPem: () => tlsFiles.pems.caPem, profile }),
});
