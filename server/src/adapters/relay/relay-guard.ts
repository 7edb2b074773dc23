import { attributesOf, StunFrames, stunAttributes, stunTypes, typeOf } from './stun-frames.ts';

const { allocate, refresh, createPermission, channelBind, sendIndication } = stunTypes;

/** All that a browser asks of a relay for UDP; connections over TCP (RFC 6062) are not among it. */
const spoken: ReadonlySet<number> = new Set([allocate, refresh, createPermission, channelBind, sendIndication]);

const ipv4 = 1;

/**
 * What a page may ask of the relay. coturn can be told to which addresses it may send, but not to which ports: no other program of this machine
 * is reached through it because of what is refused here.
 */
export class RelayGuard {
  readonly #frames = new StunFrames();
  readonly #mayReach: (port: number) => boolean;
  #userName: string | null = null;

  /** @param mayReach whether a port of the addresses that the relay may send to is one of the media server's */
  constructor(mayReach: (port: number) => boolean) {
    this.#mayReach = mayReach;
  }

  /** By which name it asks, one all the time: coturn answers no message that says which one it was for. What it is worth, coturn knows. */
  get userName(): string | null {
    return this.#userName;
  }

  /** What may go on to the relay of all that has come; null when the connection has to be ended. */
  take(chunk: Buffer): Buffer | null {
    return this.#frames.take(chunk, (message) => this.#allows(message));
  }

  #allows(message: Buffer): boolean {
    const type = typeOf(message);
    const attributes = attributesOf(message);
    if (attributes === null || !spoken.has(type)) return false;
    for (const { type: attribute, value } of attributes) {
      if (attribute === stunAttributes.username && !this.#isNamed(value.toString('utf8'))) return false;
      if (attribute === stunAttributes.xorPeerAddress && !this.#allowsPeer(value, type === createPermission))
        return false;
    }
    return true;
  }

  #isNamed(userName: string): boolean {
    this.#userName ??= userName;
    return this.#userName === userName;
  }

  /** A permission is for all ports of an address (RFC 8656, 9): the port counts where something is sent. */
  #allowsPeer(address: Buffer, anyPort: boolean): boolean {
    if (address.length !== 8 || address.readUInt8(1) !== ipv4) return false;
    return anyPort || this.#mayReach(address.readUInt16BE(2) ^ 0x2112);
  }
}
