import { createHash } from 'node:crypto';
import type { OfEndpoint } from '../../src/application/meeting/connections/connection.ts';
import type { LineEstimate } from '../../src/application/ports/media-plane.ts';
import {
  AccountId,
  EndpointId,
  PageId,
  Refusal,
  Role,
  UnitId,
  usualRecordingRule,
  type MeetingId,
  type MeetingType,
  type PanelId,
  type NoticeName,
  type ParamsIn,
  type PcPurpose,
  type Principal,
  type RequestName,
  type ResultOf,
  type TaskName,
  type ToldReception,
} from '@diem-cau/shared';
import { answer } from '../../src/application/meeting/requests/answer.ts';
import { Hub } from '../../src/application/meeting/hub.ts';
import type { SavedConclusions } from '../../src/application/meeting/meeting-conclusions.ts';
import { unreadableRecord } from '../../src/application/kit/unreadable-record.ts';
import { Page } from '../../src/application/meeting/connections/page.ts';
import type { Account } from '../../src/application/ports/accounts.ts';
import type { MeetingArchive } from '../../src/application/ports/archive.ts';
import type { Clock, Stopwatch, Uptime } from '../../src/application/ports/clock.ts';
import type { Logger } from '../../src/application/ports/logger.ts';
import type { SignOfLife } from '../../src/application/ports/sign-of-life.ts';
import type { MeetingEvent, StampedEvent } from '../../src/domain/meeting/events.ts';
import type { ExpectedEndpoint } from '../../src/domain/meeting/expected-endpoint.ts';
import { foldMeeting } from '../../src/domain/meeting/fold.ts';
import type { Patience } from '../../src/domain/meeting/lives/life-signs.ts';
import { standingOf } from '../../src/domain/meeting/parts/standing.ts';
import { FakeMediaPlane } from '../fakes/media-plane.ts';
import { FakeRecorders } from '../fakes/recorders.ts';
import { MemoryChecks, MemorySettings } from '../fakes/memory-storage.ts';
import { anBinh, expected, room } from './meetings.ts';

/** An archive in memory that can be made to fail like a full disk. */
export class TestArchive implements MeetingArchive {
  readonly meetings = new Map<MeetingId, StampedEvent[]>();
  failing = false;
  /** While true, every append fails by a bug. */
  bug = false;
  /** An event that can't be stored, by a bug, and nothing that is appended with it. */
  poisonous: (event: MeetingEvent) => boolean = () => false;
  /** What was stored by each append, by the kinds of its events. */
  readonly appends: (readonly MeetingEvent['type'][])[] = [];
  /** A meeting of which an event can't be read. */
  damaged: MeetingId | null = null;
  alive: SignOfLife | null = null;
  #hanging: Promise<void> | null = null;

  /** From now on appends store what they are given and don't answer; the function returned lets them. */
  hang(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#hanging = promise;
    return () => {
      this.#hanging = null;
      resolve();
    };
  }

  append(meetingId: MeetingId, events: readonly StampedEvent[]): Promise<void> {
    if (this.failing) return Promise.reject(new Refusal('record-unavailable'));
    if (this.bug || events.some(({ event }) => this.poisonous(event)))
      return Promise.reject(new Error('a bug in the archive'));
    const stored = this.meetings.get(meetingId) ?? [];
    for (const event of events) {
      if (event.seq !== stored.length + 1) return Promise.reject(new Error(`seq ${event.seq} after ${stored.length}`));
      stored.push(event);
    }
    this.meetings.set(meetingId, stored);
    this.appends.push(events.map(({ event }) => event.type));
    return this.#hanging ?? Promise.resolve();
  }
  events(meetingId: MeetingId): Promise<readonly StampedEvent[]> {
    if (this.damaged === meetingId) return Promise.reject(unreadableRecord('Sự kiện số 2.', new Error('no JSON')));
    return Promise.resolve(this.meetings.get(meetingId) ?? []);
  }
  first(meetingId: MeetingId): Promise<StampedEvent | null> {
    return Promise.resolve(this.meetings.get(meetingId)?.[0] ?? null);
  }
  unfinished(): Promise<readonly MeetingId[]> {
    const open = [...this.meetings].filter(([, events]) => !events.some(({ event }) => event.type === 'meetingClosed'));
    return Promise.resolve(open.map(([meetingId]) => meetingId));
  }
  closedSince(from: number): Promise<readonly MeetingId[]> {
    const closed = [...this.meetings].filter(([, events]) =>
      events.some(({ at, event }) => event.type === 'meetingClosed' && at >= from),
    );
    return Promise.resolve(closed.map(([meetingId]) => meetingId));
  }
  find(): Promise<{ meetingIds: readonly MeetingId[]; total: number }> {
    return Promise.resolve({ meetingIds: [...this.meetings.keys()], total: this.meetings.size });
  }
  has(meetingId: MeetingId): Promise<boolean> {
    return Promise.resolve(this.meetings.has(meetingId));
  }
  lastSeqs(meetingIds: readonly MeetingId[]): Promise<ReadonlyMap<MeetingId, number>> {
    return Promise.resolve(new Map(meetingIds.map((id) => [id, this.meetings.get(id)?.length ?? 0])));
  }
  noteAlive(sign: SignOfLife): Promise<void> {
    this.alive = sign;
    return Promise.resolve();
  }
  lastAlive(): Promise<SignOfLife | null> {
    return Promise.resolve(this.alive);
  }
  types(meetingId: MeetingId): string[] {
    return (this.meetings.get(meetingId) ?? []).map(({ event }) => event.type);
  }
}

/** A page of a test: what it was told, and how it asks. */
export interface TestPage {
  readonly page: Page;
  readonly told: { name: NoticeName | TaskName; params: unknown }[];
  /** Nothing comes over its socket from now on, which stands as before. */
  fallSilent(): void;
  /** Its socket gives signs of life again. */
  soundAgain(): void;
  ask<Name extends RequestName>(name: Name, params: ParamsIn<Name>): Promise<ResultOf<Name>>;
  /** The code of the refusal that a request gets; null where it is done. */
  answered(name: string, params: unknown): Promise<string | null>;
  /** The code of the refusal that this request must get. */
  refused(name: string, params: unknown): Promise<string>;
}

/** Whom to call at each endpoint of the tests' directory. */
export const staffContact = { phone: '0205 3834 123', contact: 'Bà Hoàng Thị Hà' };

/** The unit in which An Bình lies, and no other endpoint of the tests' directory. */
export const hostUnit = UnitId.parse('an-binh');
const anBinhUnit = {
  ...{ unitId: hostUnit, code: '1', name: 'An Bình', kind: 'xã', parentId: null },
  ...{ validFrom: null, validTo: null, successorId: null },
};
const unitOf = (endpointId: EndpointId): UnitId => (endpointId === anBinh ? hostUnit : UnitId.parse('u'));

/** One account for each role, and one that is locked out. */
const accountOf = (accountId: AccountId, lockedSince: ReadonlySet<string>): Account | null => {
  const role = Role.safeParse(accountId);
  if (!role.success && accountId !== 'locked') return null;
  return {
    ...{ accountId, userName: accountId, displayName: accountId, role: role.data ?? 'delegate', passwordHash: '' },
    ...{
      oneTimeUntil: null,
      locked: accountId === 'locked' || lockedSince.has(accountId),
      generation: 0,
      lastSignInAt: null,
    },
  };
};

/** Capabilities that the fake media plane takes for those of a browser. */
export const browserCapabilities = { codecs: [{ mimeType: 'audio/opus' }] };

/** A hub on fakes: the tests' directory, a clock that stands until it is moved, an archive that can fail. */
export class TestHub {
  readonly archive: TestArchive;
  readonly media = new FakeMediaPlane();
  readonly recorders = new FakeRecorders();
  /** Meetings that were closed, and of whose sound nothing is written any more. */
  readonly recordingsOver: MeetingId[] = [];
  readonly checks = new MemoryChecks();
  readonly settings = new MemorySettings();
  readonly errors: { what: object; message: string }[] = [];
  /** Moving it lets time pass. */
  now = 1_000_000;
  #setByMs = 0;
  #upMs = 0;
  bootId = 'boot';
  readonly hub: Hub;
  /** Endpoints whose PCs take their seat without a press, in meetings that are opened from now on. */
  readonly joinByThemselves = new Set<EndpointId>();
  /** Accounts that were locked meanwhile. */
  readonly lockedSince = new Set<string>();
  readonly #expected: readonly ExpectedEndpoint[];
  /** What pages said of how what they receive comes. */
  readonly receptions: { readonly endpointId: EndpointId; readonly word: ToldReception }[] = [];
  /** Panels whose pages are to go. */
  readonly panelsEnded: PanelId[] = [];
  /** With what the estimates of lines begin from now on, and what was told of lines to be remembered. */
  beginsWith: number | null = null;
  /** The conclusions of meetings as their books have them. */
  readonly saved = new Map<MeetingId, SavedConclusions>();
  readonly toldLines: { readonly connection: OfEndpoint; readonly told: LineEstimate }[] = [];
  #ids = 0;

  /**
   * @param patience without it none: whose line is lost has dropped out, and is held no longer
   * @param endpoints the directory, all of which a meeting expects
   */
  constructor(
    archive = new TestArchive(),
    maxEndpoints = 66,
    patience: Patience = { lostMs: 0, droppedMs: 0, heldMs: 0, aloneMs: 0 },
    endpoints = expected,
  ) {
    this.archive = archive;
    this.#expected = endpoints;
    const logger: Logger = {
      info: () => undefined,
      warn: () => undefined,
      error: (what, message) => this.errors.push({ what, message }),
    };
    const directory = {
      units: () => Promise.resolve([anBinhUnit]),
      endpoints: () =>
        Promise.resolve(
          endpoints.map((each) => ({
            ...each,
            unitId: unitOf(each.endpointId),
            active: true,
            mayBeOpened: true,
            joinsByItself: this.joinByThemselves.has(each.endpointId),
            ...staffContact,
          })),
        ),
      save: () => Promise.resolve(),
    };
    this.hub = new Hub(
      {
        archive,
        directory,
        accounts: { byId: (accountId) => Promise.resolve(accountOf(accountId, this.lockedSince)) },
        closedPart: (principal, meetingId) => {
          const meeting = foldMeeting(archive.meetings.get(meetingId) ?? []);
          return Promise.resolve(meeting === null ? null : standingOf(meeting, principal).part);
        },
        media: this.media,
        recorders: this.recorders,
        recordingRules: { of: (type) => Promise.resolve(usualRecordingRule(type)) },
        recordingOver: (meetingId) => void this.recordingsOver.push(meetingId),
        checks: this.checks,
        settings: this.settings,
        upkeep: { now: () => this.now },
        clock: this.#clock(),
        mint: {
          id: () => `id-${++this.#ids}-${archive.meetings.size}`,
          secret: () => createHash('sha256').update(String(++this.#ids)).digest('base64url'),
        },
        logger,
        longestMs: () => Promise.resolve(8 * 3_600_000),
        floorBackground: () => Promise.resolve([]),
        reports: { areCalled: () => Promise.resolve(false), take: () => Promise.resolve(null) },
        conclusions: (meetingId) => Promise.resolve(this.saved.get(meetingId) ?? null),
        lineMemory: {
          beginsWith: () => this.beginsWith,
          told: (connection, told) => this.toldLines.push({ connection, told }),
        },
        panelEnded: (panelId) => void this.panelsEnded.push(panelId),
        receptionHeard: (endpointId, word) => this.receptions.push({ endpointId, word }),
      },
      {
        profile: { now: { hubName: 'Hub', technicianName: '', technicianPhone: '', mark: null } },
        timeZone: 'Asia/Ho_Chi_Minh',
        maxEndpoints,
        patience,
      },
    );
    this.logger = logger;
  }
  readonly logger: Logger;

  /** The hub stands still: time passes and no timer runs meanwhile. */
  stand(ms: number): void {
    this.now += ms;
    this.#upMs += ms;
  }

  #clock(): Clock & Stopwatch & Uptime {
    const bootId = (): string => this.bootId;
    return {
      now: () => this.now + this.#setByMs,
      monotonicMs: () => this.now,
      uptimeMs: () => this.#upMs,
      get bootId() {
        return bootId();
      },
    };
  }

  /** Somebody sets the wall clock, forward or back by so many milliseconds; no time passes. */
  setClock(byMs: number): void {
    this.#setByMs += byMs;
  }

  /** The machine sleeps: only its stopwatch stands still. */
  sleep(ms: number): void {
    this.#setByMs += ms;
    this.#upMs += ms;
  }

  /** Runs on the machine on which another hub ran until then, or on one that was started anew. */
  follow(before: TestHub, machine: 'runs on' | 'starts anew' = 'runs on'): void {
    this.now = before.now;
    this.#setByMs = before.#setByMs;
    this.#upMs = machine === 'runs on' ? before.#upMs : 0;
    this.bootId = machine === 'runs on' ? before.bootId : `after ${before.bootId}`;
  }

  /** A page of an endpoint's PC, that is enrolled for its seat unless said otherwise. */
  endpoint(endpointId: EndpointId, as: PcPurpose = 'seat'): TestPage {
    const { name, leads } = this.#expected.find((each) => each.endpointId === endpointId) ?? {
      name: endpointId,
      leads: false,
    };
    return this.#page({ kind: 'endpoint', endpointId, name, leads, ...(as === 'seat' ? {} : { as }) });
  }

  account(role: Role, mustChangePassword = false): TestPage {
    const accountId = AccountId.parse(role);
    return this.#page({ kind: 'account', accountId, userName: role, displayName: role, role, mustChangePassword });
  }

  /** A page of a panel that was paired with a meeting: by the room’s seat, or by a person of this role. */
  paired(onlyIn: MeetingId, of: EndpointId | Role = room): TestPage {
    const role = Role.safeParse(of);
    const { principal } = role.success
      ? this.account(role.data).page
      : this.endpoint(EndpointId.parse(of), 'panel').page;
    return this.#page({ ...principal, onlyIn });
  }

  async openMeeting(
    type: MeetingType = 'giao-ban',
    by = this.endpoint(room),
    maxEndpoints?: number,
  ): Promise<MeetingId> {
    const { meetingId } = await by.ask('meeting.open', {
      title: 'Giao ban tuần',
      type,
      expected: this.#expected.map((each) => each.endpointId),
      holdsNoStateSecret: true,
      ...(maxEndpoints === undefined ? {} : { maxEndpoints }),
    });
    return meetingId;
  }

  /** A page of this endpoint that has joined. */
  async joined(meetingId: MeetingId, endpointId: EndpointId): Promise<TestPage> {
    const page = this.endpoint(endpointId);
    await page.ask('meeting.join', { meetingId, rtpCapabilities: browserCapabilities });
    return page;
  }

  /** A display or a panel of this endpoint that attends. */
  async beside(meetingId: MeetingId, endpointId: EndpointId, as: 'display' | 'panel'): Promise<TestPage> {
    const page = this.endpoint(endpointId, as);
    const capabilities = as === 'display' ? { rtpCapabilities: browserCapabilities } : {};
    await page.ask('meeting.attend', { meetingId, ...capabilities });
    return page;
  }

  #page(principal: Principal): TestPage {
    const told: TestPage['told'] = [];
    let heardMs = Infinity;
    const page = new Page(
      PageId.parse(`page-${++this.#ids}`),
      principal,
      {
        address: `page-${this.#ids}`,
        carrier: { tell: (_addresses, name, params) => void told.push({ name, params }) },
        from: '10.20.0.7',
        get heardMs() {
          return heardMs;
        },
        hint: (name, params) => void told.push({ name, params }),
        task: (name, params) => {
          told.push({ name, params });
          // Of whom nothing is heard, no answer comes either.
          return heardMs === Infinity ? Promise.resolve() : new Promise(() => undefined);
        },
        end: () => undefined,
      },
      [`enrolment:${this.#ids}`],
    );
    this.hub.enter(page);
    type Answer = Parameters<Parameters<typeof answer>[2]>[0];
    const send = (name: string, params: unknown): Promise<Answer> =>
      new Promise((resolve) => void answer(this, { page, name, params }, resolve));
    return {
      page,
      told,
      fallSilent: () => {
        heardMs = this.now;
      },
      soundAgain: () => {
        heardMs = Infinity;
      },
      ask: async <Name extends RequestName>(name: Name, params: ParamsIn<Name>) => {
        const reply = await send(name, params);
        if (!reply.ok) throw new Refusal(reply.refusal.code, reply.refusal.details);
        return reply.result as ResultOf<Name>;
      },
      answered: async (name, params) => {
        const reply = await send(name, params);
        return reply.ok ? null : reply.refusal.code;
      },
      refused: async (name, params) => {
        const reply = await send(name, params);
        if (reply.ok) throw new Error(`${name} was not refused`);
        return reply.refusal.code;
      },
    };
  }
}
