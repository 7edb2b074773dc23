import type { EndpointId } from '@diem-cau/shared';
import { beginsWith, remembered, type BorneWhen } from '../../domain/meeting/ladder/beginning.ts';
import { guarded } from '../kit/guarded.ts';
import type { Clock } from '../ports/clock.ts';
import type { LineStore } from '../ports/line-store.ts';
import type { Logger } from '../ports/logger.ts';
import type { LineEstimate } from '../ports/media-plane.ts';
import type { OfEndpoint } from './connections/connection.ts';

/** What is remembered is written so often, in milliseconds, as far as it has changed. */
const writeEveryMs = 60_000;
const dayMs = 24 * 3_600_000;

interface LineMemoryPorts {
  readonly store: Pick<LineStore, 'allBorne' | 'keepBorne' | 'forgetBorne'>;
  /** Whether a page that comes from this address is in the hub's own local network. */
  readonly isLocal: (from: string) => boolean;
  readonly clock: Clock;
  /** By which what is too old is let go of. */
  readonly upkeep: Clock;
  readonly logger: Logger;
  /** For how many days a line is remembered that was not seen again. */
  readonly keptDays: number;
}

/** What the line down to each endpoint bore last, apart from all records: the next meeting begins with it. Nobody waits for its keeping. */
export class LineMemory {
  readonly #ports: LineMemoryPorts;
  readonly #borne = new Map<EndpointId, BorneWhen>();
  readonly #changed = new Set<EndpointId>();
  #timer: NodeJS.Timeout | null = null;

  constructor(ports: LineMemoryPorts) {
    this.#ports = ports;
  }

  /** Reads what is remembered, forgets what is too old, and writes once a minute from now on. Never rejects: without it lines begin as unknown ones do. */
  async start(): Promise<void> {
    const { store, upkeep, keptDays, logger } = this.#ports;
    try {
      await store.forgetBorne(upkeep.now() - keptDays * dayMs);
      for (const { endpointId, bears } of await store.allBorne('down')) this.#borne.set(endpointId, { bears });
    } catch (error) {
      logger.warn({ err: error }, 'what lines bore last could not be read');
    }
    this.#timer ??= setInterval(
      guarded(logger, 'line memory', () => void this.write()),
      writeEveryMs,
    );
    this.#timer.unref();
  }

  /** With how much the media server begins to reckon for a connection, in bit/s; null for its own first guess. */
  beginsWith({ endpointId, page }: OfEndpoint): number | null {
    return beginsWith(this.#borne.get(endpointId) ?? null, this.#ports.isLocal(page.from));
  }

  /** The media server reckons this of the line to a connection, which nothing but the line itself bounds. */
  told({ endpointId }: OfEndpoint, estimate: LineEstimate): void {
    const before = this.#borne.get(endpointId) ?? null;
    const now = remembered(before, estimate);
    if (before?.bears === now.bears) return;
    this.#borne.set(endpointId, now);
    this.#changed.add(endpointId);
  }

  /** Writes what has changed. Never rejects: what can't be written is written next time. */
  async write(): Promise<void> {
    const { store, clock, logger } = this.#ports;
    const going = [...this.#changed];
    if (going.length === 0) return;
    this.#changed.clear();
    const at = clock.now();
    const borne = going.map((endpointId) => {
      const bears = Math.round(this.#borne.get(endpointId)?.bears ?? 0);
      return { endpointId, way: 'down' as const, bears, at };
    });
    try {
      await store.keepBorne(borne);
    } catch (error) {
      for (const endpointId of going) this.#changed.add(endpointId);
      logger.warn({ err: error }, 'what lines bear could not be kept yet');
    }
  }

  /** Writes what is left. Idempotent. */
  async close(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
    await this.write();
  }
}
