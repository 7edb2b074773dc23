import { foldForSearch, type EndpointBody } from '@diem-cau/shared';

/** What the directory can be narrowed to. */
export const endpointFilters = ['all', 'none', 'link-open', 'enrolled', 'inactive'] as const;
export type EndpointFilter = (typeof endpointFilters)[number];

/** Reads the filter out of the address; anything unknown counts as all. */
export const readEndpointFilter = (text: string): EndpointFilter =>
  endpointFilters.find((filter) => filter === text) ?? 'all';

/** The endpoints that a search without tone marks and a filter leave, in their order. */
export const filterEndpoints = (
  endpoints: readonly EndpointBody[],
  words: string,
  filter: EndpointFilter,
): EndpointBody[] => {
  const wanted = foldForSearch(words);
  return endpoints.filter(({ name, unitToday, active, enrolment, contact }) => {
    if (!foldForSearch(`${name} ${unitToday.kind} ${unitToday.name} ${contact}`).includes(wanted)) return false;
    if (filter === 'all') return true;
    if (filter === 'inactive') return !active;
    if (filter === 'link-open') return active && enrolment.link !== null;
    if (filter === 'enrolled') return active && enrolment.pcs.length > 0;
    return active && enrolment.pcs.length === 0 && enrolment.link === null;
  });
};
