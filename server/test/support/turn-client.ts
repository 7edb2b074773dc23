import { createHash, createHmac, randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { RelayAccess } from '@diem-cau/shared';

/** A peer that a TURN client wants to reach. */
export interface Peer {
  readonly address: string;
  readonly port: number;
}

const cookie = Buffer.from([0x21, 0x12, 0xa4, 0x42]);
export const methods = { binding: 1, allocate: 3, refresh: 4, permit: 8, bind: 9, connect: 10 } as const;

/** One attribute of a STUN message (RFC 8489, 14). */
export const attribute = (type: number, value: Buffer): Buffer => {
  const whole = Buffer.alloc(4 + Math.ceil(value.length / 4) * 4);
  whole.writeUInt16BE(type, 0);
  whole.writeUInt16BE(value.length, 2);
  value.copy(whole, 4);
  return whole;
};

/** A STUN message of these attributes; `key` signs it. */
export const stunMessage = (type: number, attributes: readonly Buffer[], key: Buffer | null = null): Buffer => {
  const body = Buffer.concat(attributes);
  const head = Buffer.concat([Buffer.alloc(4), cookie, randomBytes(12)]);
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(body.length + (key === null ? 0 : 24), 2);
  const unsigned = Buffer.concat([head, body]);
  if (key === null) return unsigned;
  return Buffer.concat([unsigned, attribute(8, createHmac('sha1', key).update(unsigned).digest())]);
};

export const peerAddress = ({ address, port }: Peer): Buffer => {
  const value = Buffer.from([0, 1, 0, 0, ...address.split('.').map((part, at) => Number(part) ^ (cookie[at] ?? 0))]);
  value.writeUInt16BE(port ^ 0x2112, 2);
  return attribute(0x12, value);
};

const valueOf = (message: Buffer, wanted: number): Buffer | null => {
  for (let at = 20; at + 4 <= message.length;) {
    const length = message.readUInt16BE(at + 2);
    if (message.readUInt16BE(at) === wanted) return message.subarray(at + 4, at + 4 + length);
    at += 4 + Math.ceil(length / 4) * 4;
  }
  return null;
};

/** What came back: the class and method, the code of an error, or that the connection was ended. */
export type Answer = 'success' | 'ended' | number;

/** A TURN client over TCP or TLS, as small as the tests need it (RFC 8656). */
export class TurnClient {
  readonly #socket: Socket;
  #held = Buffer.alloc(0);
  #ended = false;
  #told: ((message: Buffer | null) => void) | null = null;
  #access: RelayAccess | null = null;
  #realm = Buffer.alloc(0);
  #nonce = Buffer.alloc(0);
  /** What came by channels, the newest last. */
  readonly received: Buffer[] = [];

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => this.#take(chunk));
    socket.once('close', () => {
      this.#ended = true;
      this.#told?.(null);
    });
  }

  static open(port: number, secure: boolean, host = '127.0.0.1'): Promise<TurnClient> {
    return new Promise((done, fail) => {
      const socket = secure
        ? connectTls({ port, host, rejectUnauthorized: false })
        : connect({ port, host, noDelay: true });
      socket.once('error', fail);
      socket.once(secure ? 'secureConnect' : 'connect', () => done(new TurnClient(socket)));
    });
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** Asks twice, as browsers do: the first answer says with what to sign. */
  async allocate(access: RelayAccess | null): Promise<Answer> {
    const wanted = attribute(0x19, Buffer.from([17, 0, 0, 0]));
    const first = await this.#ask(stunMessage(methods.allocate, [wanted]));
    if (first === null) return 'ended';
    this.#realm = Buffer.from(valueOf(first, 0x14) ?? '');
    this.#nonce = Buffer.from(valueOf(first, 0x15) ?? '');
    if (access === null) return answerOf(first);
    this.#access = access;
    return this.ask(methods.allocate, [wanted]);
  }

  /** One signed request. */
  async ask(method: number, attributes: readonly Buffer[]): Promise<Answer> {
    const { username, credential } = this.#access ?? { username: '', credential: '' };
    const key = createHash('md5').update(`${username}:${this.#realm.toString()}:${credential}`).digest();
    const signed = [attribute(6, Buffer.from(username)), attribute(0x14, this.#realm), attribute(0x15, this.#nonce)];
    const answer = await this.#ask(stunMessage(method, [...attributes, ...signed], key));
    return answer === null ? 'ended' : answerOf(answer);
  }

  permit(peer: Peer): Promise<Answer> {
    return this.ask(methods.permit, [peerAddress(peer)]);
  }

  bind(peer: Peer, channel: number): Promise<Answer> {
    const number = Buffer.alloc(4);
    number.writeUInt16BE(channel, 0);
    return this.ask(methods.bind, [attribute(0xc, number), peerAddress(peer)]);
  }

  /** Sends by a channel that is bound. */
  send(channel: number, data: Buffer): void {
    const framed = Buffer.alloc(4 + Math.ceil(data.length / 4) * 4);
    framed.writeUInt16BE(channel, 0);
    framed.writeUInt16BE(data.length, 2);
    data.copy(framed, 4);
    this.#socket.write(framed);
  }

  /** Bytes as they are. */
  write(bytes: Buffer): void {
    this.#socket.write(bytes);
  }

  close(): void {
    this.#socket.destroy();
  }

  #ask(message: Buffer): Promise<Buffer | null> {
    if (this.#ended) return Promise.resolve(null);
    return new Promise((done) => {
      this.#told = done;
      this.#socket.write(message);
    });
  }

  #take(chunk: Buffer): void {
    this.#held = Buffer.concat([this.#held, chunk]);
    while (this.#held.length >= 4) {
      const length = this.#held.readUInt16BE(2);
      const isChannel = this.#held.readUInt8(0) >= 0x40;
      const whole = isChannel ? 4 + Math.ceil(length / 4) * 4 : 20 + length;
      if (this.#held.length < whole) return;
      const frame = this.#held.subarray(0, whole);
      this.#held = this.#held.subarray(whole);
      if (isChannel) this.received.push(frame.subarray(4, 4 + length));
      else this.#told?.(frame);
    }
  }
}

const answerOf = (message: Buffer): Answer => {
  const error = valueOf(message, 9);
  if (error === null) return 'success';
  return (error[2] ?? 0) * 100 + (error[3] ?? 0);
};
