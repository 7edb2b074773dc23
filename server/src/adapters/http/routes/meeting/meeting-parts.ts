import type { Hub } from '../../../../application/meeting/hub.ts';

/** What the routes of what belongs to meetings speak to; meetings themselves are changed over the socket alone. */
export interface MeetingParts {
  readonly hub: Pick<Hub, 'checks' | 'goodbye'>;
}
