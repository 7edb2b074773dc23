import {
  Refusal,
  type EndpointBody,
  type EndpointChange,
  type EndpointContact,
  type EndpointId,
  type ImportResult,
  type UnitBody,
} from '@diem-cau/shared';
import type { z } from 'zod';
import { unitOn } from '../../domain/directory/units.ts';
import { readDirectoryCsv } from './directory-csv.ts';
import { planImport } from './directory-import.ts';
import { directoryTable } from './directory-table.ts';
import { endpointEnrolment } from '../sign-in/enrolment-views.ts';
import type { Enrolment, Enrolments } from '../ports/accounts.ts';
import { dayOf } from '../kit/days.ts';
import type { Clock, Mint } from '../ports/clock.ts';
import type { Directory, Endpoint } from '../ports/directory.ts';
import type { Logger } from '../ports/logger.ts';
import { SerialQueue } from '../kit/serial-queue.ts';
import { enrolmentKey, isInForce, type Sessions } from '../sign-in/sessions.ts';

export interface DirectoryKeepingPorts {
  readonly directory: Directory;
  readonly enrolments: Pick<Enrolments, 'all'>;
  readonly sessions: Pick<Sessions, 'end'>;
  readonly clock: Clock;
  readonly mint: Pick<Mint, 'id'>;
  readonly logger: Logger;
  /** IANA name of the zone whose calendar says which day it is. */
  readonly timeZone: string;
}

/** The admin's and the chair's view of units and endpoints, and the admin's changes of them. */
export class DirectoryKeeping {
  readonly #ports: DirectoryKeepingPorts;
  readonly #changes = new SerialQueue();

  constructor(ports: DirectoryKeepingPorts) {
    this.#ports = ports;
  }

  /** All units that ever were and all endpoints, inactive ones included, in the directory's order. */
  async whole(): Promise<{ readonly units: UnitBody[]; readonly endpoints: EndpointBody[] }> {
    const units = await this.#ports.directory.units();
    const endpoints = await this.#ports.directory.endpoints();
    const enrolments = await this.#ports.enrolments.all();
    return { units: [...units], endpoints: endpoints.map((endpoint) => this.#body(endpoint, units, enrolments)) };
  }

  /** Whom to call at the endpoints that are in use, where anybody is known. */
  async contacts(): Promise<EndpointContact[]> {
    const endpoints = await this.#ports.directory.endpoints();
    return endpoints
      .filter(({ active, phone, contact }) => active && (phone !== '' || contact !== ''))
      .map(({ endpointId, phone, contact }) => ({ endpointId, phone, contact }));
  }

  /** The whole directory as a file that `import` takes. */
  async csv(): Promise<string> {
    return directoryTable(await this.#ports.directory.units(), await this.#ports.directory.endpoints());
  }

  /**
   * Takes a CSV file in, whole or not at all; with `preview` only says what it would do. Refuses with `bad-csv`, whose details name
   * the faulty lines.
   */
  import(file: Uint8Array, mode: 'preview' | 'for-good'): Promise<ImportResult> {
    return this.#changes.run(async () => {
      const existing = {
        units: await this.#ports.directory.units(),
        endpoints: await this.#ports.directory.endpoints(),
      };
      const plan = planImport(readDirectoryCsv(file), existing, () => this.#ports.mint.id());
      if (mode === 'for-good') {
        await this.#ports.directory.save(plan);
        await this.#endWhereRightsChanged(existing.endpoints, plan.endpoints);
        this.#ports.logger.info(plan.result, 'directory imported');
      }
      return plan.result;
    });
  }

  /** Changes an endpoint. Refuses with `not-found`. */
  changeEndpoint(endpointId: EndpointId, change: z.output<typeof EndpointChange>): Promise<EndpointBody> {
    return this.#changes.run(async () => {
      const endpoints = await this.#ports.directory.endpoints();
      const before = endpoints.find((each) => each.endpointId === endpointId);
      if (before === undefined) throw new Refusal('not-found');
      const changed: Endpoint = {
        ...before,
        name: change.name ?? before.name,
        leads: change.leads ?? before.leads,
        position: change.position ?? before.position,
        active: change.active ?? before.active,
        phone: change.phone ?? before.phone,
        contact: change.contact ?? before.contact,
        mayBeOpened: change.mayBeOpened ?? before.mayBeOpened,
        joinsByItself: change.joinsByItself ?? before.joinsByItself,
      };
      await this.#ports.directory.save({ units: [], endpoints: [changed] });
      await this.#endWhereRightsChanged([before], [changed]);
      this.#ports.logger.info({ endpointId, changed: Object.keys(change) }, 'endpoint changed');
      return this.#body(changed, await this.#ports.directory.units(), await this.#ports.enrolments.all());
    });
  }

  /** A page holds the rights it came in with, so it has to come in again where they are others now. */
  async #endWhereRightsChanged(before: readonly Endpoint[], after: readonly Endpoint[]): Promise<void> {
    const known = new Map(before.map((endpoint) => [endpoint.endpointId, endpoint]));
    const inForce = (await this.#ports.enrolments.all()).filter(isInForce);
    for (const { endpointId, leads, active } of after) {
      const old = known.get(endpointId);
      if (old === undefined || (old.leads === leads && old.active === active)) continue;
      for (const enrolment of inForce)
        if (enrolment.endpointId === endpointId)
          this.#ports.sessions.end(enrolmentKey(enrolment.enrolmentId), active ? 'signed-out' : 'revoked');
    }
  }

  #body(endpoint: Endpoint, units: readonly UnitBody[], enrolments: readonly Enrolment[]): EndpointBody {
    const now = this.#ports.clock.now();
    const byId = new Map(units.map((unit) => [unit.unitId, unit]));
    const today = unitOn(byId, endpoint.unitId, dayOf(now, this.#ports.timeZone));
    return {
      ...endpoint,
      unitToday: { name: today?.name ?? '', kind: today?.kind ?? '' },
      enrolment: endpointEnrolment(enrolments, endpoint.endpointId, now),
    };
  }
}
