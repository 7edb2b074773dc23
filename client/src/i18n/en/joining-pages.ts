import { acts } from './meeting/acts.ts';
import { common } from './kit/common.ts';
import { devices } from './meeting/devices.ts';
import { floor } from './meeting/floor.ts';
import { meeting } from './meeting/meeting.ts';
import { troubles } from './meeting/troubles.ts';

/** The English texts of the pages that a meeting is joined from, by topic. */
export const joiningPages = { common, meeting, acts, devices, floor, troubles } as const;
