import { Refusal, type ParameterLine, type ParametersBody, type WaysImportResult } from '@diem-cau/shared';
import type { Actor } from '../../domain/kit/actor.ts';
import { figureTrouble } from '../../domain/settings/parameter-check.ts';
import { ParameterFact, parameterEntries } from '../../domain/settings/parameter-fact.ts';
import { readNorms } from './norms.ts';
import { parameterName } from './parameter-names.ts';
import type { Clock } from '../ports/clock.ts';
import type { Directory } from '../ports/directory.ts';
import type { Ledger, Ledgers } from '../ports/ledger.ts';
import { SerialQueue } from '../kit/serial-queue.ts';
import { readWaysCsv } from './ways-csv.ts';
import { planWaysImport } from './ways-import.ts';

/** The most faulty lines that a refusal names. */
const namedFaults = 20;

/** The dated table of parameters that the time saved is worked out from; the administrator keeps it. */
export class ParameterKeeping {
  readonly #ledger: Ledger<ParameterFact>;
  readonly #directory: Pick<Directory, 'endpoints' | 'units'>;
  readonly #clock: Clock;
  readonly #changes = new SerialQueue();

  constructor(ledgers: Ledgers, directory: Pick<Directory, 'endpoints' | 'units'>, clock: Clock) {
    this.#ledger = ledgers.ledger('parameters', ParameterFact);
    this.#directory = directory;
    this.#clock = clock;
  }

  /** The whole table, every line that ever stood in it. */
  async table(): Promise<ParametersBody> {
    const entries = parameterEntries(await this.#ledger.facts());
    return { version: entries.at(-1)?.version ?? 0, entries };
  }

  /** Adds lines, all or none. Refuses with `bad-parameters`, whose details name the faulty ones. */
  set(lines: readonly ParameterLine[], actor: Actor): Promise<void> {
    return this.#changes.run(async () => {
      const known = new Set((await this.#directory.endpoints()).map(({ endpointId }) => endpointId));
      const faults = lines.flatMap((line) => {
        const { subject } = line;
        if (subject.of === 'endpoint' && !known.has(subject.endpointId))
          return [`${parameterName(subject)}: không có điểm cầu ${subject.endpointId} trong danh bạ.`];
        const trouble = line.value === null ? null : figureTrouble(line.subject.name, line.value);
        return trouble === null ? [] : `${parameterName(line.subject)}: ${trouble}`;
      });
      if (faults.length > 0) throw new Refusal('bad-parameters', faults.slice(0, namedFaults));
      await this.#add(lines, actor);
    });
  }

  /**
   * Takes a file of distances and speeds in, whole or not at all; `preview` only says what it would do. Refuses with `bad-csv`, whose
   * details name each faulty line.
   */
  import(file: Uint8Array, how: 'preview' | 'for-good', actor: Actor): Promise<WaysImportResult> {
    return this.#changes.run(async () => {
      const endpoints = await this.#directory.endpoints();
      const { entries } = await this.table();
      const lines = planWaysImport(readWaysCsv(file), { units: await this.#directory.units(), endpoints, entries });
      if (how === 'for-good' && lines.length > 0) await this.#add(lines, actor);
      const touched = lines.flatMap(({ subject }) => (subject.of === 'endpoint' ? [subject.endpointId] : []));
      return { linesAdded: lines.length, endpoints: new Set(touched).size };
    });
  }

  /** Fills an empty table with the norms of a file, at the first start; a table that holds anything is left alone. */
  fill(file: Uint8Array): Promise<void> {
    return this.#changes.run(async () => {
      if ((await this.#ledger.facts()).length === 0) await this.#add(readNorms(file), { by: 'hub' });
    });
  }

  async #add(lines: readonly ParameterLine[], actor: Actor): Promise<void> {
    const after = (await this.#ledger.facts()).at(-1)?.seq ?? 0;
    const facts = lines.map((line): ParameterFact => ({ type: 'parameterSet', line, actor }));
    await this.#ledger.append(after, facts, this.#clock.now());
  }
}
