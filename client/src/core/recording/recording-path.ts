/** Where a meeting's recording is told of, and below it its bytes. */
export const recordingPath = (meetingId: string): string => `/api/meetings/${encodeURIComponent(meetingId)}/recording`;
