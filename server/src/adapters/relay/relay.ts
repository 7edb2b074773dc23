import { createHash, createHmac, randomBytes } from 'node:crypto';
import { accessSync, constants } from 'node:fs';
import type { Socket } from 'node:net';
import { delimiter, join } from 'node:path';
import type { RelayAccess } from '@diem-cau/shared';
import type { Logger } from '../../application/ports/logger.ts';
import { noRelayShare, type RelayShare } from '../../application/ports/relay-share.ts';
import type { Clock } from '../../application/ports/clock.ts';
import { Coturn } from './coturn.ts';
import { openPassage } from './passage.ts';

/** What the operator decides about the relay, and where the media server is met. */
export interface RelayOptions {
  /** Folders in which the program is looked for, as PATH has them. */
  readonly path: string;
  /** For coturn's configuration. */
  readonly folder: string;
  /** An address of this machine, asked for anew; `before` is the one of until now. */
  readonly meetingPoint: (before: string | null) => string;
  /** The ports of the media server. */
  readonly ports: { readonly first: number; readonly last: number };
  readonly mostEndpoints: number;
  /** How long credentials hold, in milliseconds: a page that is in a meeting gets others in time. */
  readonly accessForMs: number;
}

/** Why nobody comes by the relay now. */
type RelayWarning = 'relay-missing' | 'relay-not-running';

const relayMissing =
  'coturn is not installed: where a network lets only the pages’ port pass, there will be no pictures and no sound (apt-get install coturn)';

/** Where Debian has it, besides what PATH names: services know a short PATH. */
const usual = ['/usr/bin', '/usr/local/bin'];

const programIn = (folders: readonly string[]): string | null => {
  for (const folder of folders) {
    const program = join(folder, 'turnserver');
    try {
      accessSync(program, constants.X_OK);
      if (folder !== '') return program;
    } catch {
      // Not here.
    }
  }
  return null;
};

/**
 * The way for media where nothing but the page's own port is open: TURN, for whoever sits in a meeting, to the media server and nobody else.
 * Where the program is not installed, the hub runs without.
 */
export class Relay {
  readonly #options: RelayOptions;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #secret = randomBytes(32).toString('hex');
  readonly #coturn: Coturn | null;
  /** What ends each connection by which something is relayed, by the user of its share; those shares that have not ended. */
  readonly #shares = new Map<string, Set<() => void>>();
  #meetingPoint: string | null = null;

  /** @param besides folders in which the program is looked for after those of PATH */
  constructor(options: RelayOptions, clock: Clock, logger: Logger, besides = usual) {
    this.#options = options;
    this.#clock = clock;
    this.#logger = logger;
    const program = programIn([...options.path.split(delimiter), ...besides]);
    const { folder, mostEndpoints } = options;
    this.#coturn =
      program === null
        ? null
        : new Coturn(
            { program, folder, mostEndpoints, secret: this.#secret, meetingPoint: () => this.#meets() },
            logger,
          );
  }

  /** Does not wait until the relay answers: a meeting can be held without. */
  start(): void {
    if (this.#coturn === null) this.#logger.warn({}, relayMissing);
    this.#coturn?.start();
  }

  get warnings(): readonly RelayWarning[] {
    if (this.#coturn === null) return ['relay-missing'];
    return this.#coturn.port === null ? ['relay-not-running'] : [];
  }

  /** The address at which the relay meets the media server; null without a relay. */
  get meetingPoint(): string | null {
    return this.#coturn === null ? null : this.#meets();
  }

  /**
   * What the media of a connection have of the relay. Access is given in the manner of TURN's REST API, and is worth nothing any more when the share has
   * ended, whatever time it had: whoever was revoked, or has left, relays nothing.
   * @param connection by its name: a seat keeps its share whatever the displays of its endpoint take
   */
  share(connection: string): RelayShare {
    const coturn = this.#coturn;
    if (coturn === null) return noRelayShare;
    // In the open it goes over the wire; what it is for is to count what one connection has.
    const own = createHash('sha256').update(connection).update(randomBytes(16));
    const user = own.digest('base64url').slice(0, 16);
    this.#shares.set(user, new Set());
    return {
      access: () => {
        coturn.follow();
        return this.#access(user);
      },
      end: () => {
        const carried = this.#shares.get(user);
        this.#shares.delete(user);
        for (const end of carried ?? []) end();
      },
    };
  }

  /** Takes a connection that speaks STUN; `admitted` is told whose it is once it has shown a right. */
  carry(socket: Socket, admitted: (user: string) => void): void {
    const port = this.#coturn?.port ?? null;
    if (port === null) return void socket.destroy();
    const { first, last } = this.#options.ports;
    openPassage(socket, {
      port,
      mayReach: (media) => media >= first && media <= last,
      admitted: (userName, end) => {
        const user = userName.slice(userName.indexOf(':') + 1);
        const carried = this.#shares.get(user);
        if (carried === undefined) return end();
        carried.add(end);
        socket.once('close', () => carried.delete(end));
        admitted(user);
      },
    });
  }

  #access(user: string): RelayAccess {
    const { accessForMs } = this.#options;
    const username = `${Math.floor((this.#clock.now() + accessForMs) / 1_000)}:${user}`;
    return {
      username,
      credential: createHmac('sha1', this.#secret).update(username).digest('base64'),
      forMs: accessForMs,
    };
  }

  /** Idempotent. */
  async close(): Promise<void> {
    await this.#coturn?.close();
  }

  #meets(): string {
    this.#meetingPoint = this.#options.meetingPoint(this.#meetingPoint);
    return this.#meetingPoint;
  }
}
