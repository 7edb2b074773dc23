import adminFirst from './pictures/admin-first.webp';
import adminSecond from './pictures/admin-second.webp';
import adminThird from './pictures/admin-third.webp';
import communeFirst from './pictures/commune-first.webp';
import communeSecond from './pictures/commune-second.webp';
import communeThird from './pictures/commune-third.webp';
import deskFirst from './pictures/desk-first.webp';
import deskSecond from './pictures/desk-second.webp';
import deskThird from './pictures/desk-third.webp';
import roomFirst from './pictures/room-first.webp';
import roomSecond from './pictures/room-second.webp';
import roomThird from './pictures/room-third.webp';
import type { HelpTopic, helpSteps } from './help-topic.ts';

type Pictures = Readonly<Record<(typeof helpSteps)[number], string>>;

/** Addresses of the pictures, which `node tests/pictures/help.ts` takes of a running hub. */
export const helpPictures: Readonly<Record<HelpTopic, Pictures>> = {
  room: { first: roomFirst, second: roomSecond, third: roomThird },
  commune: { first: communeFirst, second: communeSecond, third: communeThird },
  desk: { first: deskFirst, second: deskSecond, third: deskThird },
  admin: { first: adminFirst, second: adminSecond, third: adminThird },
};
