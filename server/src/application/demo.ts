import type { DirectoryKeeping } from './directory.ts';
import type { EnrolmentKeeping } from './enrolments.ts';
import type { ParameterKeeping } from './parameters.ts';

/** A link for the PC of one endpoint, to be shown once. */
export interface DemoLink {
  readonly name: string;
  /** Path such as `/enrol#…`, to be put behind the hub's own address. */
  readonly url: string;
}

/**
 * Makes a hub ready for a first try: takes the demo directory in where there is none, with the distances that a map tells, and gives a
 * link for each endpoint that has neither a PC nor an open link yet, in the directory's order.
 */
export const setUpDemo = async (
  directory: DirectoryKeeping,
  enrolments: EnrolmentKeeping,
  parameters: Pick<ParameterKeeping, 'import'>,
  files: { readonly directory: () => Promise<Uint8Array>; readonly ways: () => Promise<Uint8Array> },
): Promise<readonly DemoLink[]> => {
  if ((await directory.whole()).endpoints.length === 0) {
    await directory.import(await files.directory(), 'for-good');
    await parameters.import(await files.ways(), 'for-good', { by: 'hub' });
  }
  const { endpoints } = await directory.whole();
  const links: DemoLink[] = [];
  for (const { endpointId, name, active, enrolment } of endpoints)
    if (active && enrolment.pcs.length === 0 && enrolment.link === null)
      links.push({ name, url: (await enrolments.makeLink(endpointId)).url });
  return links;
};
