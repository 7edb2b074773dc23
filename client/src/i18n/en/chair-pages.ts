import { chairActs } from './meeting/chair-acts.ts';
import { chairFloor } from './meeting/chair-floor.ts';
import { room } from './meeting/room.ts';
import { stage } from './meeting/stage.ts';

/** The English texts of the pages that conduct a meeting from a seat: they join those of all pages of a meeting, by topic. */
export const chairPages = { acts: chairActs, floor: chairFloor, meeting: room, stage } as const;
