import { Refusal, type EndpointId } from '@diem-cau/shared';
import type { ExpectedEndpoint } from '../expected-endpoint.ts';
import type { Deputy } from './facts.ts';

/** An endpoint of a meeting's list as a deputy. Refuses with `not-found`, with `forbidden` the one that leads. */
export const deputyEndpoint = (
  seats: ReadonlyMap<EndpointId, { readonly endpoint: ExpectedEndpoint }>,
  endpointId: EndpointId,
): Deputy => {
  const endpoint = seats.get(endpointId)?.endpoint;
  if (endpoint === undefined) throw new Refusal('not-found');
  if (endpoint.leads) throw new Refusal('forbidden');
  return { of: 'endpoint', endpointId, name: endpoint.name };
};
