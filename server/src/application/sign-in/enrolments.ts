import {
  EnrolmentId,
  Refusal,
  endedByNewLink,
  readEnrolmentCode,
  shownEnrolmentCode,
  type EndpointId,
  type EnrolmentKey,
  type EnrolmentLink,
  type EnrolmentLook,
  type PcPurpose,
  type Principal,
} from '@diem-cau/shared';
import { enrolmentGuessKeys } from './enrolment-guesses.ts';
import { endpointEnrolment, isOpenLink, spentLink, spentLinkRefusal } from './enrolment-views.ts';
import type { Guess, GuessBrake } from './guess-brake.ts';
import { codeHash, enrolmentCode, enrolmentToken, tokenHash } from './one-time-secrets.ts';
import type { Enrolment, Enrolments } from '../ports/accounts.ts';
import type { Clock, Mint } from '../ports/clock.ts';
import type { Directory, Endpoint } from '../ports/directory.ts';
import type { Logger } from '../ports/logger.ts';
import { SerialQueue } from '../kit/serial-queue.ts';
import { endpointPrincipal, enrolmentKey, isInForce, type EndingCause, type Sessions } from './sessions.ts';

export interface EnrolmentKeepingPorts {
  readonly enrolments: Enrolments;
  readonly directory: Directory;
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly mint: Mint;
  readonly brake: Pick<GuessBrake, 'begin'>;
  readonly logger: Logger;
}

/** The browser that asks to be enrolled. */
export interface EnrollingBrowser {
  /** Its network address. */
  readonly address: string;
  /** What it says of itself; empty where it says nothing. */
  readonly userAgent: string;
  readonly cookieHeader: string | undefined;
}

/** What a link is made for. */
export interface LinkWish {
  /** The person's name; null where the hub makes it by itself. */
  readonly madeBy?: string | null;
  /** The link and the PCs that end by it, as who asks was told. */
  readonly ends?: readonly EnrolmentId[];
  readonly purpose?: PcPurpose;
  /** Whether the PC comes beside those that are enrolled for the same; else it replaces them. */
  readonly beside?: boolean;
}

/** A link is good for a week: time enough to carry it to the remotest commune. */
const linkMs = 7 * 24 * 3_600_000;
/** What a browser says of itself is kept up to here. */
const longestUserAgent = 400;

const taken = (enrolment: Enrolment, endedBy: Enrolment['endedBy'], now: number): Enrolment => ({
  ...enrolment,
  revokedAt: now,
  endedBy,
});

/** Binds browsers to endpoints, each for a purpose: by a link, or the code beside it, that works once. Wrong ones are logged, wrong codes slowed down as well. */
export class EnrolmentKeeping {
  readonly #ports: EnrolmentKeepingPorts;
  readonly #changes = new SerialQueue();

  constructor(ports: EnrolmentKeepingPorts) {
    this.#ports = ports;
  }

  /**
   * Makes a link for an endpoint. An earlier link that was not used is void; a PC that is to be replaced stays enrolled until the new link is
   * used, so that no running meeting loses it. Refuses with `not-found` for an endpoint that is unknown or inactive, with `ends-others` when it
   * would end a link or a PC that `ends` does not name: who asks has to know.
   */
  makeLink(
    endpointId: EndpointId,
    { madeBy = null, ends = [], purpose = 'seat', beside = false }: LinkWish = {},
  ): Promise<EnrolmentLink> {
    return this.#changes.run(async () => {
      const endpoint = await this.#endpoint(endpointId);
      if (endpoint === null) throw new Refusal('not-found');
      const now = this.#ports.clock.now();
      const all = await this.#ports.enrolments.all();
      const ending = endedByNewLink(endpointEnrolment(all, endpointId, now), { purpose, beside });
      if (!ending.every((enrolmentId) => ends.includes(enrolmentId))) throw new Refusal('ends-others');
      const earlier = all.filter((each) => each.endpointId === endpointId && isOpenLink(each, now));
      const [token, code] = [enrolmentToken(this.#ports.mint), enrolmentCode(this.#ports.mint)];
      const enrolment: Enrolment = {
        enrolmentId: EnrolmentId.parse(this.#ports.mint.id()),
        endpointId,
        purpose,
        beside,
        tokenHash: tokenHash(token),
        codeHash: await codeHash(code),
        madeBy,
        createdAt: now,
        expiresAt: now + linkMs,
        redeemedAt: null,
        usedBy: null,
        revokedAt: null,
        endedBy: null,
        lastSeenAt: null,
      };
      await this.#ports.enrolments.save(...earlier.map((each) => taken(each, 'replaced', now)), enrolment);
      this.#ports.logger.info(
        { endpointId, enrolmentId: enrolment.enrolmentId, purpose, beside, madeBy },
        'enrolment link made',
      );
      const { enrolmentId, expiresAt } = enrolment;
      // After the `#` a browser sends nothing, so the token stands in no log on the way.
      return { endpointId, enrolmentId, url: `/enrol#${token}`, code: shownEnrolmentCode(code), purpose, expiresAt };
    });
  }

  /**
   * Says which endpoint a link or code is for, or why it is spent; uses nothing up. Refuses with `wrong-token`, `too-many-requests`.
   * `address` is the browser's.
   */
  async look(key: EnrolmentKey, address: string): Promise<EnrolmentLook> {
    const { enrolment, guess } = await this.#find(key, address);
    guess.right();
    const now = this.#ports.clock.now();
    const endpoints = await this.#ports.directory.endpoints();
    const endpoint = endpoints.find((each) => each.endpointId === enrolment.endpointId);
    const name = endpoint?.name ?? '';
    const spent = spentLink(enrolment, now);
    if (spent !== null) return { ...spent, name };
    if (endpoint?.active !== true) return { state: 'revoked', name, at: now };
    const { purpose, beside } = enrolment;
    const { pcs } = endpointEnrolment(await this.#ports.enrolments.all(), endpoint.endpointId, now);
    const others = pcs
      .filter((pc) => pc.purpose === purpose)
      .map(({ browser, system, lastSeenAt }) => ({ browser, system, lastSeenAt }));
    return {
      state: 'open',
      name,
      leads: endpoint.leads,
      purpose,
      expiresAt: enrolment.expiresAt,
      ends: beside ? [] : others,
      stays: beside ? others : [],
    };
  }

  /**
   * Enrols the browser that holds the token or the code. The PCs that it replaces are not enrolled any more, nor is this browser for what it
   * was enrolled for before. Gives the `Set-Cookie` header of its session. Refuses with `wrong-token`, `link-used`, `link-expired`, `link-replaced`,
   * `link-revoked`, `too-many-requests`.
   */
  async redeem(
    key: EnrolmentKey,
    { address, userAgent, cookieHeader }: EnrollingBrowser,
  ): Promise<{ readonly principal: Principal; readonly cookie: string }> {
    const { enrolment: found, guess } = await this.#find(key, address);
    guess.right();
    return this.#changes.run(async () => {
      const now = this.#ports.clock.now();
      // Looked up anew in its turn: of two that come at once, one is enrolled.
      const enrolment = await this.#ports.enrolments.byId(found.enrolmentId);
      if (enrolment === null) throw new Refusal('wrong-token');
      const spent = spentLink(enrolment, now);
      if (spent !== null) throw new Refusal(spentLinkRefusal[spent.state]);
      const endpoint = await this.#endpoint(enrolment.endpointId);
      if (endpoint === null) throw new Refusal('link-revoked');
      const own = this.#ports.sessions.enrolmentOf(cookieHeader);
      const inForce = (await this.#ports.enrolments.all()).filter(isInForce);
      const replaced = (each: Enrolment): boolean =>
        !enrolment.beside && each.endpointId === endpoint.endpointId && each.purpose === enrolment.purpose;
      const earlier = inForce.filter((each) => replaced(each) || each.enrolmentId === own);
      await this.#ports.enrolments.save(...earlier.map((each) => taken(each, 'replaced', now)), {
        ...enrolment,
        redeemedAt: now,
        // An IPv4 address is known to a technician without the `::ffff:` of the socket.
        usedBy: { userAgent: userAgent.slice(0, longestUserAgent), address: address.replace(/^::ffff:/iu, '') },
        lastSeenAt: now,
      });
      // The other pages of this very browser begin anew as what it is now.
      for (const each of earlier) this.#tellEnded(each, each.enrolmentId === own ? 'signed-out' : 'replaced');
      const { endpointId, enrolmentId, purpose } = enrolment;
      this.#ports.logger.info({ endpointId, enrolmentId, purpose, address }, 'endpoint enrolled');
      return {
        principal: endpointPrincipal(endpoint, purpose),
        cookie: this.#ports.sessions.openForEnrolment(enrolmentId),
      };
    });
  }

  /** Takes a link or an enrolment back; the endpoint's page is signed out at once. Idempotent. Refuses with `not-found`. */
  revoke(enrolmentId: EnrolmentId): Promise<void> {
    return this.#changes.run(async () => {
      const enrolment = await this.#ports.enrolments.byId(enrolmentId);
      if (enrolment === null) throw new Refusal('not-found');
      if (enrolment.revokedAt !== null) return;
      await this.#ports.enrolments.save(taken(enrolment, 'revoked', this.#ports.clock.now()));
      this.#tellEnded(enrolment, 'revoked');
    });
  }

  /** The enrolment of a link or code, spent or not, and the guess that it was until now. */
  async #find(key: EnrolmentKey, address: string): Promise<{ readonly enrolment: Enrolment; readonly guess: Guess }> {
    const code = 'code' in key ? readEnrolmentCode(key.code) : null;
    // What can't be a code is a slip of the hand, and no guess.
    if ('code' in key && code === null) throw new Refusal('wrong-token');
    const guess = this.#ports.brake.begin(enrolmentGuessKeys(key, address));
    const { enrolments, logger } = this.#ports;
    const enrolment =
      'token' in key
        ? await enrolments.byTokenHash(tokenHash(key.token))
        : code === null
          ? null
          : await enrolments.byCodeHash(await codeHash(code));
    if (enrolment !== null) return { enrolment, guess };
    logger.warn({ address, typed: 'code' in key }, 'wrong enrolment token');
    throw new Refusal('wrong-token');
  }

  #tellEnded({ enrolmentId, endpointId }: Enrolment, cause: EndingCause): void {
    this.#ports.logger.info({ endpointId, enrolmentId, cause }, 'enrolment ended');
    this.#ports.sessions.end(enrolmentKey(enrolmentId), cause);
  }

  async #endpoint(endpointId: EndpointId): Promise<Endpoint | null> {
    const endpoints = await this.#ports.directory.endpoints();
    return endpoints.find((each) => each.active && each.endpointId === endpointId) ?? null;
  }
}
