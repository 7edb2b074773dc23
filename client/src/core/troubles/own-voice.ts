import { voiceTakes } from '../media/encodings.ts';
import type { LayeredSender } from '../media/media-link.ts';

/** Which voices are sent in longer packets. */
const longer = new WeakSet<LayeredSender>();

/**
 * What makes Chromium send packets of 40 ms at once, and longer ones where its estimate asks for it: it takes the shortest beside whose heads 16 kbit/s are
 * left for what is said, of what the voice may take at most, which is this and the heads of 20 ms. Left to its estimate alone it takes some 20 s.
 */
const inLong = { adaptivePtime: true, maxBitrate: 12_000 };

/** Short packets again, as soon as the estimate is good. Without `adaptivePtime` they would stay as they are. */
const inShort = { adaptivePtime: true, maxBitrate: voiceTakes };

/**
 * Has the browser send the own voice in longer packets, 40 to 120 ms instead of 20; or in short ones again. Of 64 kbit/s the
 * heads of 50 packets a second take a third, and what is lost of them is sent again on top. `adaptivePtime` is of W3C's WebRTC Extensions; a
 * browser that does not know it sends less in each packet.
 */
export const lengthenVoice = (sender: LayeredSender, long: boolean): void => {
  if (longer.has(sender) === long) return;
  const take = (isLong: boolean): unknown => (isLong ? longer.add(sender) : longer.delete(sender));
  take(long);
  // What was refused is asked for again by the next look.
  sender.setRtpEncodingParameters(long ? inLong : inShort).catch(() => take(!long));
};
