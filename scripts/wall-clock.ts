/** The time of day, by which scripts date what they make; how long something takes they tell by `performance.now()`. */
export const wallClock = (): Date => new Date();
