import {
  Refusal,
  type CheckBeginner,
  type CheckBoardBody,
  type CheckFigures,
  type CheckHistoryBody,
  type CheckStanding,
  type EndpointCheck,
  type EndpointId,
  type Principal,
} from '@diem-cau/shared';
import { actorName, type Actor } from '../../../domain/kit/actor.ts';
import {
  askForCheck,
  beginCheck,
  checkOf,
  cutCheck,
  endCheck,
  markTelling,
  sweptQueue,
  type CheckQueue,
} from '../../../domain/meeting/checks/check-queue.ts';
import { Budgets } from '../../kit/budgets.ts';
import type { CheckStore } from '../../ports/check-store.ts';
import type { Clock, Mint, Stopwatch } from '../../ports/clock.ts';
import type { Directory } from '../../ports/directory.ts';
import type { Logger } from '../../ports/logger.ts';
import type { MediaPlane } from '../../ports/media-plane.ts';
import type { Settings } from '../../ports/settings.ts';
import type { Page } from '../connections/page.ts';
import { CheckHours, isFresh } from './check-hours.ts';
import { CheckLine } from './check-line.ts';
import { CheckPages, checkedEndpoint } from './check-pages.ts';
import { CheckRooms } from './check-rooms.ts';
import { CheckTelling } from './check-telling.ts';

export interface EndpointChecksPorts {
  readonly checks: CheckStore;
  readonly settings: Settings;
  readonly directory: Pick<Directory, 'endpoints'>;
  readonly media: Pick<MediaPlane, 'open' | 'closeMeeting'>;
  readonly clock: Clock & Stopwatch;
  /** By which checks that are too old are let go of. */
  readonly upkeep: Clock;
  readonly mint: Mint;
  readonly logger: Logger;
  readonly timeZone: string;
  readonly isMeetingOpen: () => boolean;
  readonly isInMeeting: (endpointId: EndpointId) => boolean;
  /** What the board shows has changed. */
  readonly changed: () => void;
}

/** An endpoint may begin ten checks at a stroke, and one in three minutes: somebody mends a microphone and tries again. */
const allowance = { burst: 10, perSecond: 1 / 180 };
/** How often it is looked for checks of which nothing is heard any more, in milliseconds. */
const sweepEveryMs = 10_000;
/** So many checks of one endpoint are shown at once. */
const mostInHistory = 100;

/** The checks of endpoints before meetings: who stands by for one, whose turn it is, with what it is made, and what came of it. */
export class EndpointChecks {
  /** The pages on which endpoints wait. */
  readonly pages = new CheckPages();
  readonly rooms: CheckRooms;
  readonly hours: CheckHours;
  readonly #ports: EndpointChecksPorts;
  readonly #line: CheckLine;
  readonly #budgets: Budgets;
  readonly #telling: CheckTelling;
  #queue: CheckQueue = [];
  #sweeping: NodeJS.Timeout | null = null;

  constructor(ports: EndpointChecksPorts) {
    const { clock, logger } = ports;
    this.#ports = ports;
    this.rooms = new CheckRooms(ports);
    this.#telling = new CheckTelling(ports);
    this.#line = new CheckLine(clock);
    this.#budgets = new Budgets(clock, (asker) => logger.warn({ asker }, 'is checked too often and is refused'));
    this.hours = new CheckHours({ ...ports, ask: (butNot) => this.#askByHour(butNot) });
  }

  /** A page was greeted: that of a seat shows its waiting page as long as it attends nothing, and can check its endpoint. */
  standBy(page: Page): void {
    if (this.pages.standBy(page)) this.#ports.changed();
  }

  /** It shows something else than the waiting page: the room's PC shows the board as well. */
  standAside(page: Page): void {
    if (this.pages.standAside(page) !== undefined) this.#ports.changed();
  }

  /** The page is gone. A check that it makes goes on for a while: its line is cut and comes back on purpose. */
  leave(page: Page): void {
    this.rooms.leave(page);
    const endpointId = this.pages.standAside(page);
    if (endpointId === undefined) return;
    if (this.pages.maker(endpointId) === page)
      this.#queue = cutCheck(this.#queue, endpointId, this.#ports.clock.monotonicMs());
    this.#ports.changed();
  }

  /** A meeting was opened: what was begun from afar, and what those make whom it expects, ends at once. */
  giveWay(expects: (endpointId: EndpointId) => boolean): void {
    for (const { endpointId, beginner } of this.#queue) {
      if (beginner.by === 'endpoint' && !expects(endpointId)) continue;
      const maker = this.pages.maker(endpointId);
      this.end(endpointId);
      // A page that is gone has nothing left to stop.
      maker?.task('check.stopped', {}).catch(() => undefined);
    }
  }

  /** Begins the page's check, or says how many are before it. See `check.begin`. */
  begin(page: Page, asked: boolean): number {
    const { isInMeeting, isMeetingOpen } = this.#ports;
    const endpointId = checkedEndpoint(page.principal);
    const nowMs = this.#sweep();
    const known = checkOf(this.#queue, endpointId);
    if (isInMeeting(endpointId)) this.#refuse(endpointId, 'endpoint-busy');
    if (this.pages.isMadeElsewhere(endpointId, page)) throw new Refusal('check-elsewhere');
    if (asked && known === undefined) throw new Refusal('not-found');
    if (known !== undefined && known.beginner.by !== 'endpoint' && isMeetingOpen())
      this.#refuse(endpointId, 'check-while-meeting');
    const isNew = known === undefined || known.state !== 'waiting';
    if (isNew && this.#budgets.take(endpointId, allowance) > 0) this.#refuse(endpointId, 'too-many-requests');
    const { queue, place } = beginCheck(this.#queue, endpointId, { by: 'endpoint' }, nowMs);
    this.#hold(queue);
    this.pages.make(endpointId, page);
    if (isNew) this.#telling.forget(endpointId);
    if (isNew) this.#line.free(endpointId);
    // Whoever comes last again lets go of what it held.
    if (place > 0) this.rooms.close(endpointId);
    if (isNew || place === 0) this.#ports.changed();
    return place;
  }

  /** Refuses with `not-found` unless it is this page that checks its endpoint, or went on with it over a new line; gives the endpoint. */
  going(page: Page): EndpointId {
    const endpointId = checkedEndpoint(page.principal);
    this.#sweep();
    if (checkOf(this.#queue, endpointId)?.state !== 'going' || this.pages.isMadeElsewhere(endpointId, page))
      throw new Refusal('not-found');
    this.pages.make(endpointId, page);
    return endpointId;
  }

  /** The page does not want its check any more; another page's goes on. Idempotent. */
  stop(page: Page): void {
    const endpointId = checkedEndpoint(page.principal);
    if (!this.pages.isMadeElsewhere(endpointId, page)) this.end(endpointId);
  }

  /** Asks for the hub's line to measure it. */
  takeLine(page: Page): 'yours' | 'busy' | 'meeting' {
    const endpointId = this.going(page);
    if (this.#ports.isMeetingOpen()) return 'meeting';
    return this.#line.take(endpointId) ? 'yours' : 'busy';
  }

  carry(page: Page, up: number, down: number): string {
    return this.#line.carry(this.going(page), up, down);
  }

  /** Ends the check of an endpoint without a result: it was stopped, or joins a meeting. Idempotent. */
  end(endpointId: EndpointId): void {
    this.rooms.close(endpointId);
    this.#line.free(endpointId);
    this.pages.free(endpointId);
    if (checkOf(this.#queue, endpointId) === undefined) return;
    this.#hold(endCheck(this.#queue, endpointId));
    this.#ports.changed();
  }

  /**
   * Judges what a page has measured, and keeps it; what it has told already it may tell again. Refuses with `not-found` where no check
   * goes on, and with `record-unavailable`: then it goes on, and may be told again.
   */
  async tell(principal: Principal, figures: CheckFigures): Promise<EndpointCheck> {
    const endpointId = checkedEndpoint(principal);
    const known = this.#telling.known(endpointId, figures);
    if (known !== undefined) return known;
    this.#sweep();
    const going = checkOf(this.#queue, endpointId);
    if (going?.state !== 'going') throw new Refusal('not-found');
    // One check has one result: while it is being kept, no other figures are taken.
    this.#hold(markTelling(this.#queue, endpointId, 'telling'));
    const telling = checkOf(this.#queue, endpointId);
    const isStillTold = () => checkOf(this.#queue, endpointId) === telling;
    const check = await this.#telling.keep(endpointId, going.beginner, figures).catch((error: unknown) => {
      if (isStillTold()) this.#hold(markTelling(this.#queue, endpointId, 'going'));
      throw error;
    });
    if (isStillTold()) this.end(endpointId);
    return check;
  }

  /**
   * Has endpoints check themselves, all of them or these; those that do not stand on their waiting page are left out. Refuses with
   * `check-while-meeting`.
   */
  async ask(wanted: readonly EndpointId[] | null, actor: Actor): Promise<{ asked: number; notThere: number }> {
    if (this.#ports.isMeetingOpen()) throw new Refusal('check-while-meeting');
    const known = await this.#ports.directory.endpoints();
    const active = known.filter(
      ({ active: isActive, endpointId }) => isActive && (wanted?.includes(endpointId) ?? true),
    );
    const asked = this.#ask(
      active.map(({ endpointId }) => endpointId),
      { by: 'district', name: actorName(actor) },
    );
    return { asked: asked.length, notThere: active.length - asked.length };
  }

  /** All endpoints in the directory's order: how each stands and how its last check came out. */
  async board(): Promise<CheckBoardBody> {
    const { clock, directory, checks, isMeetingOpen } = this.#ports;
    const [endpoints, newest] = await Promise.all([directory.endpoints(), checks.newest()]);
    const last = new Map(newest.map((check) => [check.endpointId, check]));
    this.#sweep();
    const rows = endpoints
      .filter(({ active }) => active)
      .map(({ endpointId, name, leads, phone, contact }) => ({
        ...{ endpointId, name, leads, phone, contact },
        standing: this.#standing(endpointId),
        last: last.get(endpointId) ?? null,
      }));
    return { at: clock.now(), rows, hour: this.hours.hour, meetingOpen: isMeetingOpen() };
  }

  /** The newest checks of one endpoint. Refuses with `not-found`. */
  async history(endpointId: EndpointId): Promise<CheckHistoryBody> {
    const { directory, checks } = this.#ports;
    const endpoint = (await directory.endpoints()).find((each) => each.endpointId === endpointId);
    if (endpoint === undefined) throw new Refusal('not-found');
    return { name: endpoint.name, checks: [...(await checks.of(endpointId, mostInHistory))] };
  }

  /** Sets the hour at which endpoints check themselves by themselves. */
  async setHour(hour: CheckBoardBody['hour']): Promise<void> {
    await this.hours.set(hour);
    this.#ports.changed();
  }

  /** Idempotent. */
  close(): void {
    this.hours.close();
    for (const { endpointId } of this.#queue) this.rooms.close(endpointId);
    this.#hold([]);
    this.pages.close();
  }

  /** Holds the queue as it is now, and looks at it again for as long as it is not empty. */
  #hold(queue: CheckQueue): void {
    this.#queue = queue;
    if (queue.length > 0) this.#sweeping ??= setInterval(() => this.#sweep(), sweepEveryMs).unref();
    else if (this.#sweeping !== null) {
      clearInterval(this.#sweeping);
      this.#sweeping = null;
    }
  }

  /** Lets go of the checks of which nothing was heard in time; gives the time of now by the stopwatch. */
  #sweep(): number {
    const nowMs = this.#ports.clock.monotonicMs();
    const kept = sweptQueue(this.#queue, nowMs);
    for (const each of this.#queue) if (!kept.includes(each)) this.end(each.endpointId);
    return nowMs;
  }

  #refuse(endpointId: EndpointId, code: 'endpoint-busy' | 'check-while-meeting' | 'too-many-requests'): never {
    this.end(endpointId);
    throw new Refusal(code);
  }

  /** Asks the youngest page of each of these that stands by and is not being checked already; gives those. */
  #ask(endpointIds: readonly EndpointId[], beginner: CheckBeginner): EndpointId[] {
    const nowMs = this.#sweep();
    const asked = endpointIds.filter((endpointId) => {
      const page = this.pages.youngest(endpointId);
      if (page === undefined || this.#ports.isInMeeting(endpointId)) return false;
      if (checkOf(this.#queue, endpointId) !== undefined) return true;
      this.#hold(askForCheck(this.#queue, endpointId, beginner, nowMs));
      page.task('check.asked', {}).catch(() => this.#unask(endpointId));
      return true;
    });
    if (asked.length > 0) this.#ports.changed();
    return asked;
  }

  /** The page that was asked went away before it began. */
  #unask(endpointId: EndpointId): void {
    if (checkOf(this.#queue, endpointId)?.state === 'asked') this.end(endpointId);
  }

  async #askByHour(butNot: ReadonlySet<EndpointId>): Promise<readonly EndpointId[]> {
    const { isMeetingOpen, checks, clock } = this.#ports;
    const there = this.pages.there;
    for (const endpointId of butNot) there.delete(endpointId);
    if (there.size === 0 || isMeetingOpen()) return [];
    for (const check of await checks.newest()) if (isFresh(check, clock.now())) there.delete(check.endpointId);
    return this.#ask([...there], { by: 'hour' });
  }

  #standing(endpointId: EndpointId): CheckStanding {
    if (this.#ports.isInMeeting(endpointId)) return 'in-meeting';
    const check = checkOf(this.#queue, endpointId);
    if (check !== undefined) return check.state === 'going' || check.state === 'telling' ? 'checking' : 'queued';
    return this.pages.there.has(endpointId) ? 'waiting' : 'away';
  }
}
