import type { RecordingNow } from '@diem-cau/shared';

/** How the recording of the meeting stands; null while nothing is recorded. */
export type Recording = RecordingNow | null;
