import { foldForSearch, type EndpointBody, type MeetingView } from '@diem-cau/shared';

/** The endpoints in use that are not on the meeting's list yet, in the directory's order. */
export const endpointsToAdd = (
  directory: readonly EndpointBody[],
  seats: MeetingView['seats'],
): readonly EndpointBody[] => {
  const listed = new Set(seats.map(({ endpointId }) => endpointId));
  return directory.filter(({ active, endpointId }) => active && !listed.has(endpointId));
};

/** The endpoints that a search without tone marks leaves. */
export const findEndpoints = (endpoints: readonly EndpointBody[], words: string): readonly EndpointBody[] => {
  const wanted = foldForSearch(words);
  return endpoints.filter(({ name }) => foldForSearch(name).includes(wanted));
};
