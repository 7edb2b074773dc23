import { FileId, ProfileField, Refusal, type Profile, type ProfileBody, type ProfileChange } from '@diem-cau/shared';
import type { Actor } from '../../domain/kit/actor.ts';
import { actorName } from '../../domain/kit/actor.ts';
import { ProfileFact, saidFields } from '../../domain/settings/profile-fact.ts';
import type { StampedFact } from '../../domain/kit/stamped-fact.ts';
import { nameWithMark } from './sample-mark.ts';
import { markPicture } from './mark-picture.ts';
import type { Clock } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';
import type { Ledger, Ledgers } from '../ports/ledger.ts';
import { SerialQueue } from '../kit/serial-queue.ts';

/** What the start says of the hub, for each field where nobody has said anything on the page. */
export type ProfileAtStart = Readonly<
  Record<Exclude<ProfileField, 'mark'>, { readonly value: string; readonly given: boolean }>
>;

interface ProfilePorts {
  readonly ledgers: Ledgers;
  readonly files: Files;
  readonly clock: Clock;
  readonly atStart: ProfileAtStart;
  /** Whether the name has to say that all of it is sample data. */
  readonly sampleData: boolean;
}

const markPath = (fileId: string): string => `/api/mark/${fileId}`;

/** Whose hub it is and whom to call: dated facts of the administrator over what the start says. */
export class HubProfile {
  readonly #ports: ProfilePorts;
  readonly #ledger: Ledger<ProfileFact>;
  readonly #changes = new SerialQueue();
  /** As it stands in the ledger, which nobody else writes. */
  #facts: readonly StampedFact<ProfileFact>[];

  private constructor(ports: ProfilePorts, ledger: Ledger<ProfileFact>, facts: readonly StampedFact<ProfileFact>[]) {
    this.#ports = ports;
    this.#ledger = ledger;
    this.#facts = facts;
  }

  /** Reads what was said. */
  static async open(ports: ProfilePorts): Promise<HubProfile> {
    const ledger = ports.ledgers.ledger('profile', ProfileFact);
    return new HubProfile(ports, ledger, await ledger.facts());
  }

  /** As every page is told it now. */
  get now(): Profile {
    const { fields } = this.body();
    const mark = fields.mark.value;
    return {
      hubName: nameWithMark(fields.hubName.value, this.#ports.sampleData),
      technicianName: fields.technicianName.value,
      technicianPhone: fields.technicianPhone.value,
      mark: mark === '' ? null : mark,
    };
  }

  /** Each field with where it comes from, and all that was said. */
  body(): ProfileBody {
    const said = saidFields(this.#facts);
    const shown = (field: ProfileField, value: string): string => (field === 'mark' ? markPath(value) : value);
    const fieldOf = (field: ProfileField): ProfileBody['fields'][ProfileField] => {
      const last = said.get(field);
      if (last !== undefined)
        return { value: shown(field, last.value), source: 'page', by: actorName(last.actor), at: last.at };
      const start = field === 'mark' ? { value: '', given: false } : this.#ports.atStart[field];
      return { value: start.value, source: start.given ? 'environment' : 'program', by: '', at: null };
    };
    return {
      fields: {
        hubName: fieldOf('hubName'),
        technicianName: fieldOf('technicianName'),
        technicianPhone: fieldOf('technicianPhone'),
        mark: fieldOf('mark'),
      },
      history: this.#facts
        .map(({ at, fact }) => ({
          at,
          by: actorName(fact.actor),
          field: fact.field,
          value: fact.type === 'profileSet' ? shown(fact.field, fact.value) : null,
        }))
        .reverse(),
    };
  }

  /** Says fields anew, or gives them back to the start; what stands so already is not written again. */
  change(change: ProfileChange, actor: Actor): Promise<ProfileBody> {
    return this.#write(() =>
      ProfileField.options.flatMap((field): ProfileFact[] => {
        const value = field === 'mark' ? undefined : change[field];
        if (value === undefined) return [];
        return value === null
          ? [{ type: 'profileCleared', field, actor }]
          : [{ type: 'profileSet', field, value, actor }];
      }),
    );
  }

  /** Keeps a new mark. Refuses with `bad-mark` what is no picture that it can be. */
  async setMark(bytes: Uint8Array, actor: Actor): Promise<ProfileBody> {
    const fileId = await this.#ports.files.keep(markPicture(bytes));
    return this.#write(() => [{ type: 'profileSet', field: 'mark', value: fileId, actor }]);
  }

  /** Takes the mark away. */
  clearMark(actor: Actor): Promise<ProfileBody> {
    return this.#write(() => [{ type: 'profileCleared', field: 'mark', actor }]);
  }

  /** The bytes of a mark that is or was the hub's. Refuses with `not-found` any other file: the hub's papers are files as well. */
  async mark(fileId: string): Promise<Uint8Array> {
    const isMark = this.#facts.some(
      ({ fact }) => fact.type === 'profileSet' && fact.field === 'mark' && fact.value === fileId,
    );
    if (!isMark) throw new Refusal('not-found');
    return this.#ports.files.read(FileId.parse(fileId));
  }

  #write(wanted: () => readonly ProfileFact[]): Promise<ProfileBody> {
    return this.#changes.run(async () => {
      this.#facts = await this.#ledger.facts();
      const said = saidFields(this.#facts);
      const news = wanted().filter((fact) =>
        fact.type === 'profileSet' ? said.get(fact.field)?.value !== fact.value : said.has(fact.field),
      );
      await this.#ledger.append(this.#facts.at(-1)?.seq ?? 0, news, this.#ports.clock.now());
      this.#facts = await this.#ledger.facts();
      return this.body();
    });
  }
}
