import type { Hub } from '../../../../application/meeting/hub.ts';

/** What the routes of a meeting that is held now speak to. */
export interface MeetingParts {
  readonly hub: Pick<Hub, 'goodbye'>;
}
