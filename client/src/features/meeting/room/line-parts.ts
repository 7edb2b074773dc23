export { EntryNotice } from './entry-notice.tsx';
export { FloorLine } from './floor-line.tsx';
export { LongNotice } from './long-notice.tsx';
export { PlanLine } from './plan-line.tsx';
export { PageMarks } from './page-marks.tsx';
export { RecordingNotice } from './recording-notice.tsx';
export { ShortfallNotice } from './shortfall-notice.tsx';
