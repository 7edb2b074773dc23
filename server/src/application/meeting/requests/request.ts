import { Refusal, type EndpointId, type ParamsOf, type RequestName, type ResultOf } from '@diem-cau/shared';
import type { Hub } from '../hub.ts';
import type { LiveMeeting } from '../live-meeting.ts';
import type { Page } from '../connections/page.ts';

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

/** The meeting that the page is in, by seat or as a watcher. Refuses with `not-in-meeting`. */
export const meetingOf = ({ page, hub }: Request): LiveMeeting => {
  if (page.place.at === 'hub') throw new Refusal('not-in-meeting');
  return hub.liveMeeting(page.place.meetingId);
};

/** The seat that the page holds. Refuses with `not-in-meeting`. */
export const seatOf = ({ page, hub }: Request): { meeting: LiveMeeting; endpointId: EndpointId } => {
  if (page.place.at !== 'seat') throw new Refusal('not-in-meeting');
  return { meeting: hub.liveMeeting(page.place.meetingId), endpointId: page.place.endpointId };
};
