import type { ScreenCodec } from '@diem-cau/shared';
import { kinds } from '../../../domain/meeting/connections/kinds.ts';
import {
  anyCodec,
  codecsOf,
  lookAtReaders,
  looksAgainIn,
  type CodecClimb,
} from '../../../domain/meeting/reception/screen-codec.ts';
import type { OfEndpoint } from '../connections/connection.ts';
import { guarded } from '../../kit/guarded.ts';
import type { Stopwatch } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';

/** Who receives, and what it reads. */
interface Reader {
  readonly connection: OfEndpoint;
  readonly reads: ReadonlySet<ScreenCodec>;
}

interface ScreenCodecsParts {
  readonly clock: Stopwatch;
  readonly logger: Logger;
}

/** In which codecs a meeting's screens are sent, by who is there to read them: told when that changes, which is never more often than its rule says. */
export class ScreenCodecs {
  readonly #parts: ScreenCodecsParts;
  #climb: CodecClimb;
  /** By the connection's name. */
  readonly #readers = new Map<string, Reader>();
  #timer: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(parts: ScreenCodecsParts) {
    this.#parts = parts;
    this.#climb = anyCodec(parts.clock.monotonicMs());
  }

  /** A connection receives from now on, in the place of any of its name, and reads this. */
  begin(connection: OfEndpoint, reads: ReadonlySet<ScreenCodec>): void {
    this.#readers.set(connection.name, { connection, reads });
    this.#look();
  }

  /** It receives no more. */
  end(connection: OfEndpoint): void {
    if (this.#readers.get(connection.name)?.connection !== connection) return;
    this.#readers.delete(connection.name);
    this.#look();
  }

  /** The page of a connection is told what holds now, where it may send. */
  tell(connection: OfEndpoint): void {
    if (kinds[connection.as].sends) connection.page.tell('media.screenCodecs', { codecs: codecsOf(this.#climb) });
  }

  /** Idempotent. */
  close(): void {
    this.#closed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #look(): void {
    const { clock, logger } = this.#parts;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const nowMs = clock.monotonicMs();
    const { step } = this.#climb;
    const readers = [...this.#readers.values()];
    const read = readers.map(({ reads }) => reads);
    this.#climb = lookAtReaders(this.#climb, nowMs, read);
    if (this.#climb.step !== step) for (const { connection } of readers) this.tell(connection);
    const againMs = looksAgainIn(this.#climb, nowMs, read);
    if (againMs === null || this.#closed) return;
    this.#timer = setTimeout(
      guarded(logger, 'screen codecs', () => this.#look()),
      againMs,
    );
  }
}
