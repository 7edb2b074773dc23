import type { DirectoryKeeping } from '../../../../application/directory/directory.ts';
import type { EnrolmentKeeping } from '../../../../application/sign-in/enrolments.ts';
import type { PcFiles } from '../../../../application/sign-in/pc-files.ts';

/** What the routes of the directory speak to. */
export interface DirectoryParts {
  readonly directory: DirectoryKeeping;
  readonly enrolments: EnrolmentKeeping;
  readonly pcFiles: PcFiles;
}
