import type { EndpointId } from '@diem-cau/shared';
import type { DirectoryKeeping } from '../directory/directory.ts';
import type { EnrolmentKeeping } from '../sign-in/enrolments.ts';
import type { ParameterKeeping } from '../settings/parameters.ts';

/** A link for the PC of one endpoint, to be shown once. */
export interface DemoLink {
  readonly name: string;
  /** Path such as `/enrol#…`, to be put behind the hub's own address. */
  readonly url: string;
}

/** The files of the demo directory: its units and endpoints, and the distances that a map tells. */
export interface DemoFiles {
  readonly directory: () => Promise<Uint8Array>;
  readonly ways: () => Promise<Uint8Array>;
}

/** Takes the demo directory in where there is none; true when it did. */
export const takeDemoDirectory = async (
  directory: DirectoryKeeping,
  parameters: Pick<ParameterKeeping, 'import'>,
  files: DemoFiles,
): Promise<boolean> => {
  if ((await directory.whole()).endpoints.length > 0) return false;
  await directory.import(await files.directory(), 'for-good');
  await parameters.import(await files.ways(), 'for-good', { by: 'hub' });
  return true;
};

/** A link for each endpoint that has neither a PC nor an open link yet, but for those that are `taken`, in the directory's order. */
export const demoLinks = async (
  directory: DirectoryKeeping,
  enrolments: EnrolmentKeeping,
  taken: ReadonlySet<EndpointId> = new Set(),
): Promise<readonly DemoLink[]> => {
  const { endpoints } = await directory.whole();
  const links: DemoLink[] = [];
  for (const { endpointId, name, active, enrolment } of endpoints)
    if (active && enrolment.pcs.length === 0 && enrolment.link === null && !taken.has(endpointId))
      links.push({ name, url: (await enrolments.makeLink(endpointId)).url });
  return links;
};
