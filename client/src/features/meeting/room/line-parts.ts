export { EntryNotice } from './entry-notice.tsx';
export { FloorLine } from './floor-line.tsx';
export { PageMarks } from './page-marks.tsx';
