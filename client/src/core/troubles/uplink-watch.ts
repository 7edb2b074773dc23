import { climbFrom, climbOn, type Climb, type Patience } from '@diem-cau/shared';

/** Less than this, in bit/s, and the own camera takes the room of the own voice: that takes 40,000 by the browser's count, a camera 40,000 at least. */
const cameraNeeds = 80_000;

/** With as much as this a camera that rested is tried again as if it had never been too much, in bit/s. */
const surelyEnough = 250_000;

/** Down with the third second in a row, since the browser's estimate overshoots downwards for a moment, up again after eight at first; each try that fails takes its bits from the voice for some seconds. */
const patience: Patience = { believeAfterMs: 1_800, firstMs: 8_000, longestMs: () => 60_000, provenAfterMs: 15_000 };

/** Whether the line up bears the own camera beside the own voice, steadied: step 0 it does, step 1 it does not. */
export type Uplink = Climb;

export const unmeasuredUplink = (nowMs: number): Uplink => climbFrom(0, nowMs);

/** Whether the own camera rests for the sake of the own voice. */
export const cameraRests = ({ step }: Uplink): boolean => step > 0;

/** Takes in what the browser reckons that the line up bears, in bit/s, once a second; null where it does not say. */
export const lookAtUplink = (uplink: Uplink, nowMs: number, bears: number | null): Uplink => {
  const tooLittle = bears !== null && bears < cameraNeeds && !cameraRests(uplink);
  const relieved = bears !== null && bears >= surelyEnough;
  return climbOn(uplink, { nowMs, bears: tooLittle ? 1 : null, relieved }, patience);
};
