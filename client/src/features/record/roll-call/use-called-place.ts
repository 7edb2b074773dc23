import type { EndpointRollCall, RollCallBody } from '@diem-cau/shared';
import { useState } from 'react';
import { useTableAddress } from '../../../ui/desk/table-address.ts';
import { nextToCall } from './roll-count.ts';

/** Which call and which endpoint, as the address says it; empty where it says nothing. */
interface Place {
  readonly call: string;
  readonly endpoint: string;
}

interface CalledPlace {
  readonly place: Place;
  readonly call: number;
  /** The endpoint that is being called: the chosen one, else the next without a roll; undefined where there is none. */
  readonly opened: EndpointRollCall | undefined;
  readonly moveTo: (next: Place) => void;
}

/** Where in the roll call the clerk is, kept in the page's address. */
export const useCalledPlace = ({ endpoints, calls }: RollCallBody): CalledPlace => {
  const address = useTableAddress();
  // The address follows a moment later, and a fast clerk's next key must not meet the endpoint before.
  const [place, setPlace] = useState<Place>(() => ({ call: address.text('call'), endpoint: address.text('endpoint') }));
  const lastCall = Math.max(1, calls);
  const wanted = Number(place.call || lastCall);
  const call = Number.isInteger(wanted) && wanted >= 1 && wanted <= calls + 1 ? wanted : lastCall;
  const opened =
    endpoints.find(({ endpointId }) => endpointId === place.endpoint) ??
    nextToCall(endpoints, call, null) ??
    endpoints[0];
  const moveTo = (next: Place): void => {
    setPlace(next);
    address.write({ ...next });
  };
  return { place, call, opened, moveTo };
};
