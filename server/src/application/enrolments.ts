import {
  EnrolmentId,
  Refusal,
  type EndpointId,
  type EnrolmentLink,
  type EnrolmentState,
  type Instant,
  type Principal,
} from '@diem-cau/shared';
import { enrolmentToken, tokenHash } from './one-time-secrets.ts';
import type { Enrolment, Enrolments } from './ports/accounts.ts';
import type { Clock, Mint, Stopwatch } from './ports/clock.ts';
import type { Directory, Endpoint } from './ports/directory.ts';
import type { Logger } from './ports/logger.ts';
import { SerialQueue } from './serial-queue.ts';
import { enrolmentKey, isInForce, type Sessions } from './sessions.ts';
import type { GuessBrake } from './guess-brake.ts';
import { networkOf } from './network-of.ts';

export interface EnrolmentKeepingPorts {
  readonly enrolments: Enrolments;
  readonly directory: Directory;
  readonly sessions: Sessions;
  readonly brake: GuessBrake;
  readonly clock: Clock & Stopwatch;
  readonly mint: Mint;
  readonly logger: Logger;
}

/** A link is good for a week: time enough to carry it to the remotest commune. */
const linkMs = 7 * 24 * 3_600_000;
/** Wrong tokens from one address. */
const addressLimit = { free: 5, forgiveEveryMs: 60 * 60_000 } as const;

const isOpenLink = (enrolment: Enrolment, now: Instant): boolean =>
  enrolment.redeemedAt === null && enrolment.revokedAt === null && now < enrolment.expiresAt;

/** How far an endpoint's PC is enrolled; an enrolment in force counts more than a link that was not used yet. */
export const enrolmentState = (
  enrolments: readonly Enrolment[],
  endpointId: EndpointId,
  now: Instant,
): EnrolmentState => {
  const own = enrolments.filter((each) => each.endpointId === endpointId);
  const inForce = own.find(isInForce);
  if (inForce !== undefined && inForce.redeemedAt !== null)
    return {
      state: 'enrolled',
      enrolmentId: inForce.enrolmentId,
      since: inForce.redeemedAt,
      lastSeenAt: inForce.lastSeenAt,
    };
  const link = own.find((each) => isOpenLink(each, now));
  if (link === undefined) return { state: 'none' };
  return { state: 'link-open', enrolmentId: link.enrolmentId, expiresAt: link.expiresAt };
};

/** Binds one browser to each endpoint: by a link that works once. Wrong tokens are slowed down and logged. */
export class EnrolmentKeeping {
  readonly #ports: EnrolmentKeepingPorts;
  readonly #changes = new SerialQueue();

  constructor(ports: EnrolmentKeepingPorts) {
    this.#ports = ports;
  }

  all(): Promise<readonly Enrolment[]> {
    return this.#ports.enrolments.all();
  }

  /**
   * Makes a link for an endpoint; an earlier link that was not used is void. The PC that is enrolled now stays so until the new link
   * is used, so that no running meeting loses it. Refuses with `not-found` for an endpoint that is unknown or inactive.
   */
  makeLink(endpointId: EndpointId): Promise<EnrolmentLink> {
    return this.#changes.run(async () => {
      const endpoint = await this.#endpoint(endpointId);
      if (endpoint === null) throw new Refusal('not-found');
      const now = this.#ports.clock.now();
      const earlier = (await this.#ports.enrolments.all())
        .filter((each) => each.endpointId === endpointId && isOpenLink(each, now))
        .map((each) => ({ ...each, revokedAt: now }));
      const token = enrolmentToken(this.#ports.mint);
      const enrolment: Enrolment = {
        enrolmentId: EnrolmentId.parse(this.#ports.mint.id()),
        endpointId,
        tokenHash: tokenHash(token),
        createdAt: now,
        expiresAt: now + linkMs,
        redeemedAt: null,
        revokedAt: null,
        lastSeenAt: null,
      };
      await this.#ports.enrolments.save(...earlier, enrolment);
      this.#ports.logger.info({ endpointId, enrolmentId: enrolment.enrolmentId }, 'enrolment link made');
      const { enrolmentId, expiresAt } = enrolment;
      // After the `#` a browser sends nothing, so the token stands in no log on the way.
      return { endpointId, enrolmentId, url: `/enrol#${token}`, expiresAt };
    });
  }

  /**
   * Enrols the browser that holds the token; the endpoint's earlier PC is not enrolled any more. Gives the `Set-Cookie` header of its
   * session. Refuses with `wrong-token`, `too-many-requests`. `address` is the browser's.
   */
  async redeem(token: string, address: string): Promise<{ readonly principal: Principal; readonly cookie: string }> {
    const guess = this.#ports.brake.begin([{ key: `enrolment:address:${networkOf(address)}`, limit: addressLimit }]);
    return this.#changes.run(async () => {
      const now = this.#ports.clock.now();
      const enrolment = await this.#ports.enrolments.byTokenHash(tokenHash(token));
      const endpoint = enrolment === null ? null : await this.#endpoint(enrolment.endpointId);
      if (enrolment === null || endpoint === null || !isOpenLink(enrolment, now)) {
        this.#ports.logger.warn({ address, enrolmentId: enrolment?.enrolmentId ?? null }, 'wrong enrolment token');
        throw new Refusal('wrong-token');
      }
      const earlier = (await this.#ports.enrolments.all()).filter(
        (each) => each.endpointId === endpoint.endpointId && isInForce(each),
      );
      await this.#ports.enrolments.save(...earlier.map((each) => ({ ...each, revokedAt: now })), {
        ...enrolment,
        redeemedAt: now,
        lastSeenAt: now,
      });
      for (const each of earlier) this.#tellRevoked(each);
      guess.right();
      const { endpointId, name, leads } = endpoint;
      this.#ports.logger.info({ endpointId, enrolmentId: enrolment.enrolmentId, address }, 'endpoint enrolled');
      return {
        principal: { kind: 'endpoint', endpointId, name, leads },
        cookie: this.#ports.sessions.openForEnrolment(enrolment.enrolmentId),
      };
    });
  }

  /** Takes a link or an enrolment back; the endpoint's page is signed out at once. Idempotent. Refuses with `not-found`. */
  revoke(enrolmentId: EnrolmentId): Promise<void> {
    return this.#changes.run(async () => {
      const enrolment = await this.#ports.enrolments.byId(enrolmentId);
      if (enrolment === null) throw new Refusal('not-found');
      if (enrolment.revokedAt !== null) return;
      await this.#ports.enrolments.save({ ...enrolment, revokedAt: this.#ports.clock.now() });
      this.#tellRevoked(enrolment);
    });
  }

  #tellRevoked({ enrolmentId, endpointId }: Enrolment): void {
    this.#ports.logger.info({ endpointId, enrolmentId }, 'enrolment revoked');
    this.#ports.sessions.end(enrolmentKey(enrolmentId), 'revoked');
  }

  async #endpoint(endpointId: EndpointId): Promise<Endpoint | null> {
    const endpoints = await this.#ports.directory.endpoints();
    return endpoints.find((each) => each.active && each.endpointId === endpointId) ?? null;
  }
}
