import { isDeepStrictEqual } from 'node:util';
import {
  checkResults,
  hasPassed,
  type CheckBeginner,
  type CheckFigures,
  type EndpointCheck,
  type EndpointId,
} from '@diem-cau/shared';
import { checksKeptMs, type CheckStore } from '../../ports/check-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';

interface CheckTellingPorts {
  readonly checks: Pick<CheckStore, 'keep'>;
  readonly clock: Clock;
  readonly upkeep: Clock;
  readonly logger: Logger;
}

interface Told {
  readonly figures: CheckFigures;
  readonly check: Promise<EndpointCheck>;
}

/** What pages tell of their checks: judged, kept, and remembered, so that one whose answer was lost may tell it again. */
export class CheckTelling {
  readonly #ports: CheckTellingPorts;
  readonly #told = new Map<EndpointId, Told>();

  constructor(ports: CheckTellingPorts) {
    this.#ports = ports;
  }

  /** What came, or is coming, of just these figures; undefined where they were not told yet. */
  known(endpointId: EndpointId, figures: CheckFigures): Promise<EndpointCheck> | undefined {
    const told = this.#told.get(endpointId);
    return told !== undefined && isDeepStrictEqual(told.figures, figures) ? told.check : undefined;
  }

  /** Judges and keeps them. Refuses with `record-unavailable`: then they may be told once more. */
  keep(endpointId: EndpointId, beginner: CheckBeginner, figures: CheckFigures): Promise<EndpointCheck> {
    const check = this.#keep(endpointId, beginner, figures);
    this.#told.set(endpointId, { figures, check });
    // Whoever told it hears why.
    check.catch(() => this.#told.delete(endpointId));
    return check;
  }

  /** Another check of this endpoint begins. Idempotent. */
  forget(endpointId: EndpointId): void {
    this.#told.delete(endpointId);
  }

  async #keep(endpointId: EndpointId, beginner: CheckBeginner, figures: CheckFigures): Promise<EndpointCheck> {
    const results = checkResults(figures);
    const passed = hasPassed(results);
    const check = { endpointId, at: this.#ports.clock.now(), beginner, passed, results, figures };
    await this.#ports.checks.keep(check, this.#ports.upkeep.now() - checksKeptMs);
    this.#ports.logger.info({ endpointId, passed, by: beginner.by }, 'an endpoint was checked');
    return check;
  }
}
