import { connect, createServer, type Server, type Socket } from 'node:net';

/** A link to a hub that can be held up: no byte passes either way until it is let go, and none is lost. */
export class HeldLink {
  /** The hub's address by this link. */
  readonly url: string;
  readonly #server: Server;
  readonly #ends: ReadonlySet<Socket>;

  private constructor(url: string, server: Server, ends: ReadonlySet<Socket>) {
    this.url = url;
    this.#server = server;
    this.#ends = ends;
  }

  /** @param hubUrl such as `https://localhost:8443`; what passes is encrypted from end to end */
  static async to(hubUrl: string): Promise<HeldLink> {
    const { hostname, port } = new URL(hubUrl);
    const ends = new Set<Socket>();
    const server = createServer((near) => {
      const far = connect(Number(port), hostname);
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        ends.add(one);
        one.on('data', (bytes) => void other.write(bytes));
        one.on('error', () => other.destroy());
        one.on('close', () => {
          ends.delete(one);
          other.destroy();
        });
      }
    });
    await new Promise<void>((done) => server.listen(0, 'localhost', done));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the link has no port');
    return new HeldLink(`https://localhost:${address.port}`, server, ends);
  }

  /** From now on nothing passes. */
  hold(): void {
    for (const end of this.#ends) end.pause();
  }

  /** All that was held passes now. */
  letGo(): void {
    for (const end of this.#ends) end.resume();
  }

  close(): void {
    for (const end of this.#ends) end.destroy();
    this.#server.close();
  }
}
