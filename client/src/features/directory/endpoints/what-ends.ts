import type { EndpointBody, EnrolmentId } from '@diem-cau/shared';

/** What a new link for an endpoint ends: the open link at once, its PC when the new link is used. */
export const whatEnds = ({ enrolment: { pcs, link } }: EndpointBody): readonly EnrolmentId[] =>
  [...pcs, ...(link === null ? [] : [link])].map(({ enrolmentId }) => enrolmentId);

/** Endpoints that have neither a PC nor an open link: a link for them ends nothing. */
export const withoutPc = (endpoints: readonly EndpointBody[]): readonly EndpointBody[] =>
  endpoints.filter((endpoint) => endpoint.active && whatEnds(endpoint).length === 0);
