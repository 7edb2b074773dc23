import type { EndpointId, LinkGrade } from '@diem-cau/shared';

/** The lines of the endpoints that are there, as they were graded last. */
export type Links = ReadonlyMap<EndpointId, LinkGrade>;
