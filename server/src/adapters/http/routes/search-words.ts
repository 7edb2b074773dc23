import { Line } from '@diem-cau/shared';

/** The words of a search, `q`; empty for all. */
export const SearchWords = Line(0, 200).default('');
