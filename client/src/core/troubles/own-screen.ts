import { screenTakes } from '../media/encodings.ts';
import type { LayeredSender } from '../media/media-link.ts';

/** Of a screen beside which the line does not bear the voice: still to be read, and little enough for a voice and the page's own words on 150 kbit/s. */
const slow = { maxBitrate: 60_000, maxFramerate: 1 };
/** More frames than a screen gives. */
const whole = { maxBitrate: screenTakes, maxFramerate: 60 };

/** Which screens are sent slowly. */
const slowed = new WeakSet<LayeredSender>();

/** Sends the own screen slowly, so that the own voice has room; or whole again. What the browser refused is asked for again by the next look. */
export const limitScreen = (sender: LayeredSender, slowly: boolean): void => {
  if (slowed.has(sender) === slowly) return;
  const take = (isSlow: boolean): unknown => (isSlow ? slowed.add(sender) : slowed.delete(sender));
  take(slowly);
  sender.setRtpEncodingParameters(slowly ? slow : whole).catch(() => take(!slowly));
};
