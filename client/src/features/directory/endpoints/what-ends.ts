import { endedByNewLink, type EndpointBody, type EnrolmentId } from '@diem-cau/shared';

/** How the PC of a new link comes to an endpoint's seat: beside those that hold it now, or in their place. */
export const comings = ['beside', 'instead'] as const;
export type Coming = (typeof comings)[number];

/** What a new link for an endpoint's seat ends: the open link at once; where its PC comes instead of others, these when it is used. */
export const whatEnds = ({ enrolment }: EndpointBody, coming: Coming): readonly EnrolmentId[] =>
  endedByNewLink(enrolment, { purpose: 'seat', beside: coming === 'beside' });

/** The PCs that are enrolled for an endpoint's seat. */
export const seatPcs = ({ enrolment }: EndpointBody): EndpointBody['enrolment']['pcs'] =>
  enrolment.pcs.filter(({ purpose }) => purpose === 'seat');

/** Endpoints that have neither a PC for the seat nor an open link: a link for them ends nothing. */
export const withoutPc = (endpoints: readonly EndpointBody[]): readonly EndpointBody[] =>
  endpoints.filter((endpoint) => endpoint.active && whatEnds(endpoint, 'instead').length === 0);
