/** Types of STUN messages (RFC 8489, 5; RFC 8656, 16): class and method together. */
export const stunTypes = {
  allocate: 0x0003,
  refresh: 0x0004,
  createPermission: 0x0008,
  channelBind: 0x0009,
  sendIndication: 0x0016,
  allocated: 0x0103,
} as const;

/** Attributes of STUN messages (RFC 8489, 14; RFC 8656, 17). */
export const stunAttributes = { username: 0x0006, xorPeerAddress: 0x0012 } as const;

export const magicCookie = 0x2112a442;

/**
 * Larger than any message that a browser sends to a relay, with a packet in it, and than any packet on a channel, in bytes. coturn counts the bytes of
 * channel data in 16 bits, and takes what begins as a request of HTTP for one: both would be longer than this, and it would find messages in what
 * is channel data here.
 */
const largestFrame = 4_096;

const headBytes = 20;

/** The type of a whole STUN message. */
export const typeOf = (message: Buffer): number => message.readUInt16BE(0);

/** The attributes of a whole STUN message, in their order; null where they do not fit into it. */
export const attributesOf = (message: Buffer): readonly { readonly type: number; readonly value: Buffer }[] | null => {
  const attributes: { type: number; value: Buffer }[] = [];
  for (let at = headBytes; at < message.length;) {
    if (at + 4 > message.length) return null;
    const length = message.readUInt16BE(at + 2);
    if (at + 4 + length > message.length) return null;
    attributes.push({ type: message.readUInt16BE(at), value: message.subarray(at + 4, at + 4 + length) });
    at += 4 + Math.ceil(length / 4) * 4;
  }
  return attributes;
};

/**
 * Takes the bytes of one direction of a TURN connection over TCP apart (RFC 8656, 12.5: messages, and channel data padded to four bytes). It holds
 * at most one message back.
 */
export class StunFrames {
  #held: Buffer = Buffer.alloc(0);
  /** How many bytes of channel data are still to come. */
  #passing = 0;

  /**
   * What may go on of all that has come: channel data as it comes, messages once they are whole and `allowed`. Null when one is not, or when
   * this is no TURN.
   */
  take(chunk: Buffer, allowed: (message: Buffer) => boolean): Buffer | null {
    const data = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    let at = Math.min(this.#passing, data.length);
    this.#passing -= at;
    while (data.length - at >= 4) {
      const kind = data.readUInt8(at) >> 6;
      const length = data.readUInt16BE(at + 2);
      if (kind > 1) return null;
      if (kind === 1) {
        const whole = 4 + Math.ceil(length / 4) * 4;
        if (whole > largestFrame) return null;
        const here = Math.min(whole, data.length - at);
        this.#passing = whole - here;
        at += here;
        continue;
      }
      const whole = headBytes + length;
      if (whole > largestFrame || length % 4 !== 0) return null;
      if (data.length - at < whole) break;
      const message = data.subarray(at, at + whole);
      if (message.readUInt32BE(4) !== magicCookie || !allowed(message)) return null;
      at += whole;
    }
    this.#held = Buffer.from(data.subarray(at));
    return data.subarray(0, at);
  }
}
