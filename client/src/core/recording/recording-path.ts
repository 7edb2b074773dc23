import type { MeetingRecording } from '@diem-cau/shared';

/** Where a meeting's recording is told of, and below it its bytes. */
export const recordingPath = (meetingId: string): string => `/api/meetings/${encodeURIComponent(meetingId)}/recording`;

/**
 * Where something of a recording is, of the edition that the page has been told: where that is given to nobody here any more, it is refused. What has grown is asked for anew,
 * past what the browser has kept of it, by how many bytes it had.
 */
export const givenPath = (
  { meetingId, edition }: Pick<MeetingRecording, 'meetingId' | 'edition'>,
  what: string,
  grown: number | null = null,
): string => `${recordingPath(meetingId)}/${what}?edition=${edition}${grown === null ? '' : `&v=${grown}`}`;
