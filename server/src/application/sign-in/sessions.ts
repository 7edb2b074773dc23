import {
  Refusal,
  type EnrolmentEnded,
  type EnrolmentId,
  type Instant,
  type MeetingId,
  type PanelEnded,
  type PanelId,
  type PcPurpose,
  type Principal,
} from '@diem-cau/shared';
import type { Account, Accounts, Enrolment, Enrolments } from '../ports/accounts.ts';
import type { BrowserMarks } from '../ports/browser-marks.ts';
import type { Clock, Mint, Stopwatch } from '../ports/clock.ts';
import type { Directory, Endpoint } from '../ports/directory.ts';
import type { EndedSessions } from '../ports/ended-sessions.ts';
import type { Logger } from '../ports/logger.ts';
import type { PairedPanels, Panel } from '../ports/paired-panels.ts';
import type { SessionClaims, SessionCookies } from '../ports/session-cookies.ts';

/** Somebody who was recognised; the keys name all that their being signed in hangs on. */
export interface SignedIn {
  readonly principal: Principal;
  /** `session:…`, and `account:…` or `enrolment:…`; on a panel that was paired `panel:…` behind them. */
  readonly keys: readonly string[];
  /** When the session is over of itself. */
  readonly until: Instant;
}

/** Why a key came to an end. */
export type EndingCause = 'signed-out' | 'revoked' | 'replaced';
type EndedListener = (key: string, cause: EndingCause) => void;

export interface SessionPorts {
  readonly cookies: SessionCookies;
  readonly accounts: Accounts;
  readonly enrolments: Enrolments;
  readonly directory: Directory;
  readonly endedSessions: EndedSessions;
  readonly panels: Pick<PairedPanels, 'find' | 'isOpen' | 'leave'>;
  readonly marks: Pick<BrowserMarks, 'read'>;
  readonly clock: Clock & Stopwatch;
  /** By which ends of sessions are forgotten that are void of themselves. */
  readonly upkeep: Clock;
  readonly mint: Mint;
  readonly logger: Logger;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** A person signs in once a working day; an endpoint's PC stays enrolled for as long as browsers keep a cookie (RFC 6265bis). */
const accountSessionMs = 12 * hourMs;
const endpointSessionMs = 400 * dayMs;
/** An endpoint's session is lengthened when it is older than this. */
const renewAfterMs = 30 * dayMs;
/** `lastSeenAt` is written at most this often. */
const seenEveryMs = 5 * 60_000;

/** Whom a session is of, and what it hangs on besides itself. */
type Who = Pick<SignedIn, 'principal' | 'keys'>;

/** Whether this enrolment lets a browser in as its endpoint. */
export const isInForce = (enrolment: Enrolment): boolean =>
  enrolment.redeemedAt !== null && enrolment.revokedAt === null;

/** Who is signed in, over HTTP and over sockets alike, and who has just ceased to be. */
export class Sessions {
  readonly #ports: SessionPorts;
  readonly #listeners: Set<EndedListener>;
  /** When each was last written down as seen, by the stopwatch. */
  readonly #seenMs = new Map<EnrolmentId, number>();

  constructor(ports: SessionPorts, listeners = new Set<EndedListener>()) {
    this.#ports = ports;
    this.#listeners = listeners;
  }

  /** The same sessions on another line between hub and browsers: what ends on one ends on both. */
  over(cookies: SessionCookies): Sessions {
    return new Sessions({ ...this.#ports, cookies }, this.#listeners);
  }

  /**
   * Whose genuine cookie this is, `account:…`, `enrolment:…` or `panel:…`, also when the session was ended since; without one, `browser-of:account:…` for
   * a browser with which somebody signed in before; null for a stranger. Looks nothing up.
   */
  claimant(cookieHeader: string | undefined): string | null {
    const now = this.#ports.clock.now();
    const claims = this.#ports.cookies.read(cookieHeader, now);
    if (claims !== null) return claimedKey(claims);
    const last = this.#ports.marks.read(cookieHeader, now)?.accountIds[0];
    return last === undefined ? null : `browser-of:${accountKey(last)}`;
  }

  /** Who sends this cookie; everything is looked up anew at each call. Throws `record-unavailable` while nothing can be looked up. */
  async recognise(cookieHeader: string | undefined): Promise<SignedIn | null> {
    const claims = this.#ports.cookies.read(cookieHeader, this.#ports.clock.now());
    if (claims === null || (await this.#ports.endedSessions.hasEnded(claims.sessionId))) return null;
    const key = `session:${claims.sessionId}`;
    const who = await this.#whoever(claims);
    if (claims.kind === 'enrolment' && who !== null) this.#noteSeen(claims);
    return who === null ? null : { ...who, keys: [key, ...who.keys], until: claims.expiresAt };
  }

  /** For the cookie of a PC that is enrolled no longer: what ended it, so that its page can say so and whom to call. Else null. */
  async endedEnrolment(cookieHeader: string | undefined): Promise<EnrolmentEnded | null> {
    const enrolmentId = this.enrolmentOf(cookieHeader);
    if (enrolmentId === null) return null;
    const enrolment = await this.#ports.enrolments.byId(enrolmentId);
    if (enrolment === null) return { name: '', cause: 'revoked', at: null };
    if (isInForce(enrolment)) return null;
    const endpoints = await this.#ports.directory.endpoints();
    return {
      name: endpoints.find(({ endpointId }) => endpointId === enrolment.endpointId)?.name ?? '',
      cause: enrolment.endedBy ?? 'revoked',
      at: enrolment.revokedAt,
    };
  }

  /** For the cookie of a device that was a panel and is one no longer: why, so that its page can say so. Else null. Throws like `recognise`. */
  async endedPanel(cookieHeader: string | undefined): Promise<PanelEnded | null> {
    const was = this.panelOf(cookieHeader);
    if (was === null || (await this.recognise(cookieHeader)) !== null) return null;
    return { cause: this.#ports.panels.isOpen(was.meetingId) ? 'ended' : 'closed' };
  }

  /** The panel that a cookie names, whether it holds or not; null for any other cookie and for none. */
  panelOf(cookieHeader: string | undefined): { readonly meetingId: MeetingId; readonly panelId: PanelId } | null {
    const claims = this.#ports.cookies.read(cookieHeader, this.#ports.clock.now());
    return claims?.kind === 'panel' ? { meetingId: claims.meetingId, panelId: claims.panelId } : null;
  }

  /** The enrolment that a cookie names, whether it holds or not; null for a person's cookie and for none. */
  enrolmentOf(cookieHeader: string | undefined): EnrolmentId | null {
    const claims = this.#ports.cookies.read(cookieHeader, this.#ports.clock.now());
    return claims?.kind === 'enrolment' ? claims.enrolmentId : null;
  }

  /** Begins a person's session; gives its `Set-Cookie` header. */
  openForAccount(account: Pick<Account, 'accountId' | 'generation'>): string {
    const { accountId, generation } = account;
    const now = this.#ports.clock.now();
    return this.#write({ ...this.#begun(now, accountSessionMs), kind: 'account', accountId, generation }, now);
  }

  /** Begins the session of an enrolled PC; gives its `Set-Cookie` header. */
  openForEnrolment(enrolmentId: EnrolmentId): string {
    const now = this.#ports.clock.now();
    return this.#write({ ...this.#begun(now, endpointSessionMs), kind: 'enrolment', enrolmentId }, now);
  }

  /**
   * Begins the session of a panel, which lasts as long as the panel at most; gives who it is and its `Set-Cookie` header. Refuses with
   * `panel-ended`.
   */
  async openForPanel(
    meetingId: MeetingId,
    { panelId, until }: Pick<Panel, 'panelId' | 'until'>,
  ): Promise<{ readonly principal: Principal; readonly cookie: string }> {
    const who = await this.#panel({ meetingId, panelId });
    if (who === null) throw new Refusal('panel-ended');
    const now = this.#ports.clock.now();
    const cookie = this.#write({ ...this.#begun(now, until - now), kind: 'panel', meetingId, panelId }, now);
    return { principal: who.principal, cookie };
  }

  /**
   * The `Set-Cookie` headers that bring a session to where it should be: lengthened, where an endpoint's is due; under the present name,
   * where it came by that of earlier releases. Mostly none. For a cookie just recognised.
   */
  renewal(cookieHeader: string | undefined): readonly string[] {
    const now = this.#ports.clock.now();
    const claims = this.#ports.cookies.read(cookieHeader, now);
    if (claims === null) return [];
    const earlier = this.#ports.cookies.earlier(cookieHeader, now);
    const cleared = earlier === null ? [] : [earlier.cleared];
    if (claims.kind === 'enrolment' && now - claims.issuedAt >= renewAfterMs)
      return [this.#write({ ...claims, issuedAt: now, expiresAt: now + endpointSessionMs }, now), ...cleared];
    return earlier?.inUse === true ? [this.#write(claims, now), ...cleared] : cleared;
  }

  /** Ends the session of this cookie for good, and the panel with it; gives the `Set-Cookie` headers that take it away. */
  async signOut(cookieHeader: string | undefined): Promise<readonly string[]> {
    const now = this.#ports.clock.now();
    const claims = this.#ports.cookies.read(cookieHeader, now);
    if (claims !== null) {
      // A session may be lengthened, so its end is remembered for the longest that any copy of it can last.
      const until = Math.max(claims.expiresAt, claims.kind === 'enrolment' ? now + endpointSessionMs : 0);
      await this.#ports.endedSessions.end(claims.sessionId, until, this.#ports.upkeep.now());
      this.end(`session:${claims.sessionId}`, 'signed-out');
      if (claims.kind === 'panel') await this.#ports.panels.leave(claims.meetingId, claims.panelId);
    }
    return this.#ports.cookies.cleared;
  }

  /** Tells everyone who listens that this key holds no longer. The caller has stored the reason before. */
  end(key: string, cause: EndingCause): void {
    for (const listener of this.#listeners) listener(key, cause);
  }

  /** Hears of every key that ends; the function returned stops that. */
  onEnded(listener: EndedListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Whom claims name, and what that hangs on; null where it does not hold any more. */
  #whoever(claims: SessionClaims): Promise<Who | null> {
    if (claims.kind === 'account') return this.#person(claims);
    return claims.kind === 'enrolment' ? this.#pc(claims) : this.#panel(claims);
  }

  async #person({ accountId, generation }: Pick<Account, 'accountId' | 'generation'>): Promise<Who | null> {
    const account = await this.#ports.accounts.byId(accountId);
    if (account === null || account.locked || account.generation !== generation) return null;
    return { principal: accountPrincipal(account), keys: [accountKey(accountId)] };
  }

  async #pc({ enrolmentId }: Pick<Enrolment, 'enrolmentId'>): Promise<Who | null> {
    const enrolment = await this.#ports.enrolments.byId(enrolmentId);
    if (enrolment === null || !isInForce(enrolment)) return null;
    const endpoints = await this.#ports.directory.endpoints();
    const endpoint = endpoints.find((each) => each.active && each.endpointId === enrolment.endpointId);
    if (endpoint === undefined) return null;
    return { principal: endpointPrincipal(endpoint, enrolment.purpose), keys: [enrolmentKey(enrolmentId)] };
  }

  /** It is whoever had it paired, as long as they are what they were then, in its one meeting. */
  async #panel({
    meetingId,
    panelId,
  }: {
    readonly meetingId: MeetingId;
    readonly panelId: PanelId;
  }): Promise<Who | null> {
    const panel = this.#ports.panels.find(meetingId, panelId);
    if (panel === null || panel.until <= this.#ports.clock.now()) return null;
    const { bond } = panel;
    const who = await (bond.of === 'account' ? this.#person(bond) : this.#pc(bond));
    if (who === null) return null;
    const as = who.principal.kind === 'endpoint' ? { as: 'panel' as const } : {};
    return { principal: { ...who.principal, ...as, onlyIn: meetingId }, keys: [...who.keys, panelKey(panelId)] };
  }

  #begun(now: Instant, lengthMs: number): Pick<SessionClaims, 'sessionId' | 'issuedAt' | 'expiresAt'> {
    return { sessionId: this.#ports.mint.id(), issuedAt: now, expiresAt: now + lengthMs };
  }

  #write(claims: SessionClaims, now: Instant): string {
    return this.#ports.cookies.write(claims, now);
  }

  /** Never waited for, and never a reason to turn anybody away. */
  #noteSeen({ enrolmentId }: Pick<Enrolment, 'enrolmentId'>): void {
    const nowMs = this.#ports.clock.monotonicMs();
    if (nowMs - (this.#seenMs.get(enrolmentId) ?? Number.NEGATIVE_INFINITY) < seenEveryMs) return;
    this.#seenMs.set(enrolmentId, nowMs);
    this.#ports.enrolments.noteSeen(enrolmentId, this.#ports.clock.now()).catch((error: unknown) => {
      this.#ports.logger.warn({ err: error, enrolmentId }, 'when an endpoint was last seen could not be written');
    });
  }
}

const claimedKey = (claims: SessionClaims): string => {
  if (claims.kind === 'account') return accountKey(claims.accountId);
  return claims.kind === 'enrolment' ? enrolmentKey(claims.enrolmentId) : panelKey(claims.panelId);
};

/** The key that ends with a panel. */
export const panelKey = (panelId: PanelId): string => `panel:${panelId}`;
/** The key that ends when an account is locked or its password changes. */
export const accountKey = (accountId: Account['accountId']): string => `account:${accountId}`;
/** The key that ends when an enrolment is revoked. */
export const enrolmentKey = (enrolmentId: EnrolmentId): string => `enrolment:${enrolmentId}`;

/** An endpoint's PC as the rest of the hub knows it. */
export const endpointPrincipal = (
  { endpointId, name, leads, mayBeOpened, joinsByItself }: Endpoint,
  purpose: PcPurpose,
): Extract<Principal, { kind: 'endpoint' }> => ({
  kind: 'endpoint',
  endpointId,
  name,
  leads,
  mayBeOpened,
  ...(joinsByItself && !leads ? { joinsByItself } : {}),
  ...(purpose === 'seat' ? {} : { as: purpose }),
});

/** A person as the rest of the hub knows them. */
export const accountPrincipal = (account: Account): Extract<Principal, { kind: 'account' }> => ({
  kind: 'account',
  accountId: account.accountId,
  userName: account.userName,
  displayName: account.displayName,
  role: account.role,
  mustChangePassword: account.oneTimeUntil !== null,
});
