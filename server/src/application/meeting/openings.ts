import {
  MeetingId,
  Refusal,
  unitName,
  type AccountId,
  type EndpointId,
  type Instant,
  type OpeningRequest,
  type UnitId,
} from '@diem-cau/shared';
import { unitOn } from '../../domain/directory/units.ts';
import type { Actor } from '../../domain/kit/actor.ts';
import type { ExpectedEndpoint } from '../../domain/meeting/expected-endpoint.ts';
import { foldMeeting } from '../../domain/meeting/fold.ts';
import { openMeeting } from '../../domain/meeting/opening.ts';
import type { Deputy } from '../../domain/meeting/leading/facts.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import type { Secretary } from '../../domain/meeting/parts/facts.ts';
import { dayOf } from '../kit/days.ts';
import type { Accounts } from '../ports/accounts.ts';
import type { MeetingArchive } from '../ports/archive.ts';
import { SteadyTime } from '../kit/steady-time.ts';
import type { Clock, Mint, Stopwatch, Uptime } from '../ports/clock.ts';
import type { Directory } from '../ports/directory.ts';
import type { RecordingRules } from '../settings/recording-rules.ts';
import { stamp } from './publish.ts';

export interface OpeningPorts {
  readonly archive: Pick<MeetingArchive, 'append'>;
  readonly directory: Directory;
  readonly accounts: Pick<Accounts, 'byId'>;
  readonly recordingRules: Pick<RecordingRules, 'of'>;
  readonly clock: Clock & Stopwatch & Uptime;
  readonly mint: Mint;
}

/** What the operator says of meetings that are opened. */
export interface OpeningSettings {
  /** IANA name of the zone whose day it is. */
  readonly timeZone: string;
  /** After so many seconds in which nobody speaks all see who is there; null or missing where the stage stays as it is. */
  readonly gallerySeconds?: number | null;
}

/** Random bytes of a seed. */
const seedBytes = 12;

/** Opens meetings, with what directory and accounts say today of whom they name. */
export class Openings {
  readonly #ports: OpeningPorts;
  readonly #settings: OpeningSettings;

  constructor(ports: OpeningPorts, settings: OpeningSettings) {
    this.#ports = ports;
    this.#settings = settings;
  }

  /** Opens a meeting; resolves when it is on the record, with what time it is in it by then. */
  async open(opening: OpeningRequest, actor: Actor): Promise<{ readonly meeting: Meeting; readonly now: Instant }> {
    const { archive, clock, mint } = this.#ports;
    const meetingId = MeetingId.parse(mint.id());
    const named = {
      directory: await this.#expectable(),
      hostUnit: await this.#hostUnit(opening),
      secretary: await this.secretary(opening.secretaryId ?? null),
      seed: this.seed(),
      deputy: await this.#deputy(opening),
      recordingRule: await this.#ports.recordingRules.of(opening.type),
      gallerySeconds: this.#settings.gallerySeconds ?? null,
    };
    const openedAt = clock.now();
    const time = new SteadyTime(clock, openedAt);
    const stamped = stamp(0, openMeeting(opening, named, meetingId, actor), openedAt);
    const meeting = foldMeeting(stamped);
    if (meeting === null) throw new Error('an opening did not open a meeting');
    await archive.append(meetingId, stamped);
    return { meeting, now: time.now() };
  }

  /** What times are drawn from that nobody shall guess. */
  seed(): string {
    return this.#ports.mint.secret(seedBytes);
  }

  /** Somebody as the secretary of a meeting, by the names of today; null for nobody. Refuses with `not-found`, also who is locked out. */
  async secretary(accountId: AccountId | null): Promise<Secretary | null> {
    if (accountId === null) return null;
    const account = await this.#ports.accounts.byId(accountId);
    if (account === null || account.locked) throw new Refusal('not-found', [accountId]);
    return { accountId, name: account.displayName, userName: account.userName };
  }

  /** An endpoint of the directory, as it would stand on a meeting's list. Refuses with `not-found`. */
  async expectable(endpointId: EndpointId): Promise<ExpectedEndpoint> {
    const endpoint = (await this.#expectable()).get(endpointId);
    if (endpoint === undefined) throw new Refusal('not-found');
    return endpoint;
  }

  /** The person who leads where the chair is away; null where the opening names none. Refuses with `not-found`. */
  async #deputy({ deputy }: OpeningRequest): Promise<Deputy | null> {
    const person = await this.secretary(deputy?.of === 'account' ? deputy.accountId : null);
    return person === null ? null : { of: 'account', ...person };
  }

  /** The unit that the opening names, as it is called today. Refuses with `not-found`. */
  async #hostUnit({ hostUnitId }: OpeningRequest): Promise<{ unitId: UnitId; name: string } | null> {
    if (hostUnitId === undefined || hostUnitId === null) return null;
    const unit = (await this.#ports.directory.units()).find(({ unitId }) => unitId === hostUnitId);
    if (unit === undefined) throw new Refusal('not-found', [hostUnitId]);
    return { unitId: unit.unitId, name: unitName(unit) };
  }

  /** The active endpoints as they would stand on a meeting's list. */
  async #expectable(): Promise<ReadonlyMap<EndpointId, ExpectedEndpoint>> {
    const { directory, clock } = this.#ports;
    const active = (await directory.endpoints()).filter((each) => each.active);
    const units = new Map((await directory.units()).map((unit) => [unit.unitId, unit]));
    const today = dayOf(clock.now(), this.#settings.timeZone);
    return new Map(
      active.map(({ endpointId, name, leads, position, mayBeOpened, joinsByItself, unitId }) => {
        const unit = unitOn(units, unitId, today);
        const lies = unit === null ? {} : { unit: { unitId: unit.unitId, name: unitName(unit) } };
        const comes = joinsByItself ? { joinsByItself } : {};
        return [endpointId, { endpointId, name, leads, position, mayBeOpened, ...comes, ...lies }];
      }),
    );
  }
}
