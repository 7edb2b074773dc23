import { Refusal, type EndpointId, type ParamsOf, type RequestName, type ResultOf } from '@diem-cau/shared';
import {
  isOfEndpoint,
  isSeat,
  type Connection,
  type OfEndpoint,
  type SeatConnection,
} from '../connections/connection.ts';
import type { Page } from '../connections/page.ts';
import type { Hub } from '../hub.ts';
import type { LiveMeeting } from '../live-meeting.ts';

/** What a handler works with: who asks, the hub, and what is to follow once the answer is on its way. */
export interface Request {
  readonly page: Page;
  readonly hub: Hub;
  /** Runs after the answer was sent, so that no notice overtakes it. */
  readonly afterAnswer: (act: () => void) => void;
}

export type Handler<Name extends RequestName> = (
  request: Request,
  params: ParamsOf<Name>,
) => Promise<ResultOf<Name>> | ResultOf<Name>;

/** The handlers of one topic, one for each of its requests. */
export type HandlersFor<Topic extends string> = {
  readonly [Name in RequestName as Name extends `${Topic}.${string}` ? Name : never]: Handler<Name>;
};

/** What the page attends, and in which meeting. Refuses with `not-in-meeting`. */
export const attendedBy = ({ page, hub }: Request): { meeting: LiveMeeting; connection: Connection } => {
  const connection = hub.attendedBy(page);
  if (connection === null) throw new Refusal('not-in-meeting');
  return { meeting: hub.liveMeeting(connection.meetingId), connection };
};

/** The meeting that the page attends. Refuses with `not-in-meeting`. */
export const meetingOf = (request: Request): LiveMeeting => attendedBy(request).meeting;

/** The page's connection for an endpoint. Refuses with `not-in-meeting`. */
export const ofEndpoint = (request: Request): { meeting: LiveMeeting; connection: OfEndpoint } => {
  const { meeting, connection } = attendedBy(request);
  if (!isOfEndpoint(connection)) throw new Refusal('not-in-meeting');
  return { meeting, connection };
};

/** The seat that the page holds. Refuses with `not-in-meeting`. */
export const seatOf = (request: Request): { meeting: LiveMeeting; seat: SeatConnection; endpointId: EndpointId } => {
  const { meeting, connection } = attendedBy(request);
  if (!isSeat(connection)) throw new Refusal('not-in-meeting');
  return { meeting, seat: connection, endpointId: connection.endpointId };
};
