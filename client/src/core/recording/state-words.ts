import type { RecordingNow } from '@diem-cau/shared';

/** How a recording stands, by the name of its words: where it fails for want of the disk whoever is called has to know that. */
export const stateWords = (recording: RecordingNow) => {
  if (recording.state !== 'failing') return recording.state === 'running' ? 'runningSince' : 'pausedSince';
  if (recording.cause === 'no-room') return 'failingNoRoom';
  return recording.cause === 'disk' ? 'failingDisk' : 'failingSince';
};
