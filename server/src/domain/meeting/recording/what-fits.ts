/** What a recorder has room to keep: sound and pictures, sound alone, or nothing. */
export type Fits = 'all' | 'sound' | 'nothing';

/** So much room is left to sound, in bytes: ten open microphones for an hour, which a picture of 1.5 Mbit/s would take in ten minutes. */
export const keptForSound = 112 * 1024 * 1024;
/** Pictures are taken up again where there is so much more, in bytes: what is freed and taken at once would begin and end pieces all the time. */
export const moreForPictures = 48 * 1024 * 1024;
/** Sound is taken up again where there is so much room, in bytes: five open microphones for some minutes. */
export const leastForSound = 4 * 1024 * 1024;

/**
 * What fits into the room that is left: pictures give way first, so that sound goes on for as long as it can.
 * @param room bytes that may still be written; none where it is not above 0
 * @param before what was kept so far: what gave way comes back only where there is more room than that at which it gave way
 */
export const whatFits = (room: number, before: Fits): Fits => {
  if (room <= 0 || (before === 'nothing' && room < leastForSound)) return 'nothing';
  const forPictures = before === 'all' ? keptForSound : keptForSound + moreForPictures;
  return room < forPictures ? 'sound' : 'all';
};
