import type { LayeredSender } from '../media/media-link.ts';

/** Which voices may be sent in longer packets. */
const longer = new WeakSet<LayeredSender>();

/**
 * Lets the browser send the own voice in longer packets, up to 120 ms instead of 20, as far as the line up needs that; or not any more. Of 64 kbit/s the
 * heads of 50 packets a second take a third, and what is lost of them is sent again on top. `adaptivePtime` is of W3C's WebRTC Extensions; a
 * browser that does not know it takes no notice.
 */
export const letVoiceLengthen = (sender: LayeredSender, may: boolean): void => {
  if (longer.has(sender) === may) return;
  if (may) longer.add(sender);
  else longer.delete(sender);
  sender.setRtpEncodingParameters({ adaptivePtime: may }).catch(() => {
    // The next look tries it again.
    if (may) longer.delete(sender);
    else longer.add(sender);
  });
};
