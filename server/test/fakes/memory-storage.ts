import {
  Refusal,
  foldForSearch,
  type EndpointCheck,
  type EndpointId,
  type FileId,
  type Instant,
  type MeetingId,
  type UnitBody,
} from '@diem-cau/shared';
import type { Account, Accounts, Enrolment, Enrolments } from '../../src/application/ports/accounts.ts';
import { AppendConflict } from '../../src/application/ports/append-conflict.ts';
import type { MeetingArchive, MeetingQuery } from '../../src/application/ports/archive.ts';
import { intactFile } from '../../src/application/kit/intact-file.ts';
import { mostChecksOfOne, type CheckedAt, type CheckStore } from '../../src/application/ports/check-store.ts';
import type { Digests, StoredDigest } from '../../src/application/ports/digests.ts';
import type { Directory, Endpoint } from '../../src/application/ports/directory.ts';
import type { EndedSessions } from '../../src/application/ports/ended-sessions.ts';
import { mostGuessCounts, type GuessCount, type GuessCounts } from '../../src/application/ports/guess-counts.ts';
import type { Files } from '../../src/application/ports/files.ts';
import type { Ledger, Ledgers } from '../../src/application/ports/ledger.ts';
import type { Borne, LineStore } from '../../src/application/ports/line-store.ts';
import type { SignOfLife } from '../../src/application/ports/sign-of-life.ts';
import type { Settings } from '../../src/application/ports/settings.ts';
import { unreadableRecord } from '../../src/application/kit/unreadable-record.ts';
import { sha256Of } from '../../src/application/kit/sha256.ts';
import type { z } from 'zod';
import { foldIntoHours, type LineStretch } from '../../src/domain/lines/line-hours.ts';
import type { StampedEvent } from '../../src/domain/meeting/events.ts';

/** The archive in memory. While `trouble` is set, nothing can be written and every writing is refused. */
class MemoryArchive implements MeetingArchive {
  trouble = false;
  readonly #meetings = new Map<MeetingId, StampedEvent[]>();
  #alive: SignOfLife | null = null;

  append(meetingId: MeetingId, events: readonly StampedEvent[]): Promise<void> {
    if (this.trouble) return Promise.reject(new Refusal('record-unavailable'));
    const stored = this.#meetings.get(meetingId) ?? [];
    const first = events[0];
    if (first === undefined) return Promise.resolve();
    for (const [index, { seq }] of events.entries())
      if (seq !== first.seq + index)
        return Promise.reject(new Error(`events of meeting ${meetingId} are not in sequence at ${seq}`));
    if (first.seq !== stored.length + 1)
      return Promise.reject(new AppendConflict(`the record of meeting ${meetingId}`, first.seq - 1, stored.length));
    if (first.seq === 1 && first.event.type !== 'meetingOpened')
      return Promise.reject(unreadableRecord('Sự kiện đầu tiên.', 'it is no opening'));
    this.#meetings.set(meetingId, [...stored, ...structuredClone(events)]);
    return Promise.resolve();
  }

  events(meetingId: MeetingId): Promise<readonly StampedEvent[]> {
    return Promise.resolve(structuredClone(this.#meetings.get(meetingId) ?? []));
  }

  first(meetingId: MeetingId): Promise<StampedEvent | null> {
    return Promise.resolve(structuredClone(this.#meetings.get(meetingId)?.[0] ?? null));
  }

  unfinished(): Promise<readonly MeetingId[]> {
    const open = [...this.#meetings].filter(
      ([, events]) => !events.some(({ event }) => event.type === 'meetingClosed'),
    );
    return Promise.resolve(open.sort(byOpening).map(([meetingId]) => meetingId));
  }

  closedSince(from: Instant): Promise<readonly MeetingId[]> {
    const closed = [...this.#meetings].filter(([, events]) =>
      events.some(({ at, event }) => event.type === 'meetingClosed' && at >= from),
    );
    return Promise.resolve(closed.sort(byOpening).map(([meetingId]) => meetingId));
  }

  find(query: MeetingQuery): Promise<{ readonly meetingIds: readonly MeetingId[]; readonly total: number }> {
    const found = [...this.#meetings].filter(([, [first]]) => {
      const openedAt = first?.at ?? 0;
      if (openedAt < (query.from ?? 0) || openedAt >= (query.to ?? Number.POSITIVE_INFINITY)) return false;
      const title = first?.event.type === 'meetingOpened' ? foldForSearch(first.event.title) : '';
      return query.words.every((word) => title.includes(word));
    });
    const meetingIds = found
      .sort(byOpening)
      .reverse()
      .map(([meetingId]) => meetingId);
    return Promise.resolve({
      meetingIds: meetingIds.slice(query.offset, query.offset + query.limit),
      total: meetingIds.length,
    });
  }

  has(meetingId: MeetingId): Promise<boolean> {
    return Promise.resolve(this.#meetings.has(meetingId));
  }

  lastSeqs(meetingIds: readonly MeetingId[]): Promise<ReadonlyMap<MeetingId, number>> {
    const known = meetingIds.filter((meetingId) => this.#meetings.has(meetingId));
    return Promise.resolve(new Map(known.map((id) => [id, this.#meetings.get(id)?.at(-1)?.seq ?? 0])));
  }

  noteAlive(sign: SignOfLife): Promise<void> {
    if (this.trouble) return Promise.reject(new Refusal('record-unavailable'));
    this.#alive = sign;
    return Promise.resolve();
  }

  lastAlive(): Promise<SignOfLife | null> {
    return Promise.resolve(this.#alive);
  }
}

type Kept = readonly [MeetingId, readonly StampedEvent[]];
const byOpening = ([idA, [a]]: Kept, [idB, [b]]: Kept): number => (a?.at ?? 0) - (b?.at ?? 0) || (idA < idB ? -1 : 1);

/** The directory in memory. */
export class MemoryDirectory implements Directory {
  readonly #units = new Map<string, UnitBody>();
  readonly #endpoints = new Map<EndpointId, Endpoint>();

  constructor(start: { readonly units?: readonly UnitBody[]; readonly endpoints?: readonly Endpoint[] } = {}) {
    for (const unit of start.units ?? []) this.#units.set(unit.unitId, unit);
    for (const endpoint of start.endpoints ?? []) this.#endpoints.set(endpoint.endpointId, endpoint);
  }

  units(): Promise<readonly UnitBody[]> {
    return Promise.resolve([...this.#units.values()].sort((a, b) => (a.unitId < b.unitId ? -1 : 1)));
  }

  endpoints(): Promise<readonly Endpoint[]> {
    return Promise.resolve(
      [...this.#endpoints.values()].sort((a, b) => a.position - b.position || (a.endpointId < b.endpointId ? -1 : 1)),
    );
  }

  save(change: { readonly units: readonly UnitBody[]; readonly endpoints: readonly Endpoint[] }): Promise<void> {
    for (const unit of change.units) this.#units.set(unit.unitId, unit);
    for (const endpoint of change.endpoints) this.#endpoints.set(endpoint.endpointId, endpoint);
    return Promise.resolve();
  }
}

/** People in memory. */
class MemoryAccounts implements Accounts {
  readonly #accounts = new Map<string, Account>();

  all(): Promise<readonly Account[]> {
    return Promise.resolve([...this.#accounts.values()].sort((a, b) => (a.userName < b.userName ? -1 : 1)));
  }

  byId(accountId: Account['accountId']): Promise<Account | null> {
    return Promise.resolve(this.#accounts.get(accountId) ?? null);
  }

  byUserName(userName: string): Promise<Account | null> {
    return Promise.resolve([...this.#accounts.values()].find((account) => account.userName === userName) ?? null);
  }

  async save(account: Account): Promise<void> {
    const namesake = await this.byUserName(account.userName);
    if (namesake !== null && namesake.accountId !== account.accountId) throw new Refusal('user-name-taken');
    this.#accounts.set(account.accountId, account);
  }

  noteSignIn(accountId: Account['accountId'], at: Instant): Promise<void> {
    const account = this.#accounts.get(accountId);
    if (account !== undefined) this.#accounts.set(accountId, { ...account, lastSignInAt: at });
    return Promise.resolve();
  }
}

/** Enrolments in memory. */
class MemoryEnrolments implements Enrolments {
  readonly #enrolments = new Map<string, Enrolment>();

  all(): Promise<readonly Enrolment[]> {
    return Promise.resolve(
      [...this.#enrolments.values()].sort(
        (a, b) => a.createdAt - b.createdAt || (a.enrolmentId < b.enrolmentId ? -1 : 1),
      ),
    );
  }

  byId(enrolmentId: Enrolment['enrolmentId']): Promise<Enrolment | null> {
    return Promise.resolve(this.#enrolments.get(enrolmentId) ?? null);
  }

  byTokenHash(tokenHash: string): Promise<Enrolment | null> {
    return Promise.resolve([...this.#enrolments.values()].find((each) => each.tokenHash === tokenHash) ?? null);
  }

  byCodeHash(codeHash: string): Promise<Enrolment | null> {
    return Promise.resolve([...this.#enrolments.values()].find((each) => each.codeHash === codeHash) ?? null);
  }

  save(...enrolments: readonly Enrolment[]): Promise<void> {
    for (const enrolment of enrolments) this.#enrolments.set(enrolment.enrolmentId, enrolment);
    return Promise.resolve();
  }

  noteSeen(enrolmentId: Enrolment['enrolmentId'], at: Instant): Promise<void> {
    const enrolment = this.#enrolments.get(enrolmentId);
    if (enrolment !== undefined) this.#enrolments.set(enrolmentId, { ...enrolment, lastSeenAt: at });
    return Promise.resolve();
  }
}

/** Ended sessions in memory. */
class MemoryEndedSessions implements EndedSessions {
  readonly #ended = new Map<string, Instant>();

  end(sessionId: string, expiresAt: Instant, at: Instant): Promise<void> {
    for (const [id, until] of this.#ended) if (until < at) this.#ended.delete(id);
    this.#ended.set(sessionId, expiresAt);
    return Promise.resolve();
  }

  hasEnded(sessionId: string): Promise<boolean> {
    return Promise.resolve(this.#ended.has(sessionId));
  }
}

/** Wrong guesses in memory. */
export class MemoryGuessCounts implements GuessCounts {
  #counts = new Map<string, GuessCount>();

  all(at: Instant): Promise<readonly GuessCount[]> {
    return Promise.resolve(
      [...this.#counts.values()].filter(({ forgottenAt }) => forgottenAt > at).sort((a, b) => a.at - b.at),
    );
  }

  save(counts: readonly GuessCount[], gone: readonly string[], at: Instant): Promise<void> {
    for (const keyHash of gone) this.#counts.delete(keyHash);
    for (const count of counts) this.#counts.set(count.keyHash, count);
    const kept = [...this.#counts.values()]
      .filter(({ forgottenAt }) => forgottenAt > at)
      .sort((a, b) => b.forgottenAt - a.forgottenAt)
      .slice(0, mostGuessCounts);
    this.#counts = new Map(kept.map((count) => [count.keyHash, count]));
    return Promise.resolve();
  }
}

/** Settings in memory. */
export class MemorySettings implements Settings {
  readonly #values = new Map<string, string>();

  read(name: string): Promise<string | null> {
    return Promise.resolve(this.#values.get(name) ?? null);
  }

  write(name: string, value: string): Promise<void> {
    this.#values.set(name, value);
    return Promise.resolve();
  }
}

/** Ledgers in memory; facts go through JSON and their schema, as in a database. */
export class MemoryLedgers implements Ledgers {
  readonly #facts = new Map<string, { seq: number; at: Instant; body: string }[]>();

  ledger<Fact>(name: string, schema: z.ZodType<Fact>): Ledger<Fact> {
    const stored = (): { seq: number; at: Instant; body: string }[] => this.#facts.get(name) ?? [];
    return {
      facts: async () => stored().map(({ seq, at, body }) => ({ seq, at, fact: schema.parse(JSON.parse(body)) })),
      head: async () => stored().length,
      append: async (after, facts, at) => {
        if (stored().length !== after) throw new AppendConflict(`the ledger ${name}`, after, stored().length);
        const stamped = facts.map((fact, index) => ({ seq: after + 1 + index, at, fact }));
        const rows = stamped.map(({ seq, fact }) => ({ seq, at, body: JSON.stringify(fact) }));
        if (rows.length > 0) this.#facts.set(name, [...stored(), ...rows]);
        return stamped;
      },
    };
  }

  heads(prefix: string): Promise<ReadonlyMap<string, number>> {
    return Promise.resolve(
      new Map([...this.#facts].filter(([name]) => name.startsWith(prefix)).map(([name, { length }]) => [name, length])),
    );
  }
}

/** Files in memory. */
export class MemoryFiles implements Files {
  readonly #files = new Map<FileId, Uint8Array>();

  async keep(bytes: Uint8Array): Promise<FileId> {
    const fileId = await sha256Of(bytes);
    this.#files.set(fileId, Uint8Array.from(bytes));
    return fileId;
  }

  read(fileId: FileId): Promise<Uint8Array> {
    return intactFile(fileId, this.#files.get(fileId) ?? null);
  }

  /** As somebody with the disk could do it. */
  alter(fileId: FileId, bytes: Uint8Array): void {
    this.#files.set(fileId, Uint8Array.from(bytes));
  }
}

/** Digests in memory. While `trouble` is set, none can be written. */
export class MemoryDigests implements Digests {
  trouble = false;
  readonly #digests = new Map<MeetingId, StoredDigest>();

  read(meetingIds: readonly MeetingId[]): Promise<ReadonlyMap<MeetingId, StoredDigest>> {
    return Promise.resolve(
      new Map(
        meetingIds.flatMap((id) => {
          const digest = this.#digests.get(id);
          return digest === undefined ? [] : [[id, digest] as const];
        }),
      ),
    );
  }

  write(digests: ReadonlyMap<MeetingId, StoredDigest>): Promise<void> {
    if (this.trouble) return Promise.reject(new Refusal('record-unavailable'));
    for (const [meetingId, digest] of digests) this.#digests.set(meetingId, digest);
    return Promise.resolve();
  }
}

/** Checks of endpoints in memory. */
export class MemoryChecks implements CheckStore {
  #checks: readonly EndpointCheck[] = [];

  keep(check: EndpointCheck, oldest: Instant): Promise<void> {
    const all = [check, ...this.#checks].filter(({ at }) => at >= oldest);
    const own = all.filter(({ endpointId }) => endpointId === check.endpointId).slice(0, mostChecksOfOne);
    this.#checks = all.filter((each) => each.endpointId !== check.endpointId || own.includes(each));
    return Promise.resolve();
  }

  newest(): Promise<readonly EndpointCheck[]> {
    const first = new Set(this.#checks.map(({ endpointId }) => endpointId));
    return Promise.resolve([...first].flatMap((id) => this.#checks.find(({ endpointId }) => endpointId === id) ?? []));
  }

  of(endpointId: EndpointId, most: number): Promise<readonly EndpointCheck[]> {
    return Promise.resolve(this.#checks.filter((each) => each.endpointId === endpointId).slice(0, most));
  }

  between(from: Instant, to: Instant): Promise<readonly CheckedAt[]> {
    const within = this.#checks.filter(({ at }) => at >= from && at <= to).sort((one, other) => other.at - one.at);
    return Promise.resolve(
      within.map(({ endpointId, at, passed, beginner }) => ({ endpointId, at, passed, beginner })),
    );
  }
}

/** What was measured of lines, in memory. While `trouble` is set, nothing can be written. */
export class MemoryLines implements LineStore {
  trouble = false;
  #minutes: readonly LineStretch[] = [];
  #hours: readonly LineStretch[] = [];
  readonly #borne = new Map<string, Borne>();

  keep(stretches: readonly LineStretch[]): Promise<void> {
    if (this.trouble) return Promise.reject(new Refusal('record-unavailable'));
    const fresh = stretches.filter(
      ({ endpointId, from }) => !this.#minutes.some((each) => each.endpointId === endpointId && each.from === from),
    );
    this.#minutes = [...this.#minutes, ...fresh];
    return Promise.resolve();
  }

  between(from: Instant, to: Instant): Promise<readonly LineStretch[]> {
    return Promise.resolve([...this.#hours, ...this.#minutes].filter((each) => each.from >= from && each.from < to));
  }

  fold(before: Instant): Promise<void> {
    this.#hours = foldIntoHours([...this.#hours, ...this.#minutes.filter(({ from }) => from < before)]);
    this.#minutes = this.#minutes.filter(({ from }) => from >= before);
    return Promise.resolve();
  }

  forget(before: Instant): Promise<void> {
    this.#minutes = this.#minutes.filter(({ from }) => from >= before);
    this.#hours = this.#hours.filter(({ from }) => from >= before);
    return Promise.resolve();
  }

  keepBorne(borne: readonly Borne[]): Promise<void> {
    if (this.trouble) return Promise.reject(new Refusal('record-unavailable'));
    for (const each of borne) this.#borne.set(`${each.endpointId} ${each.way}`, each);
    return Promise.resolve();
  }

  allBorne(way: Borne['way']): Promise<readonly Borne[]> {
    const all = [...this.#borne.values()].filter((each) => each.way === way);
    return Promise.resolve(all.toSorted((one, other) => (one.endpointId < other.endpointId ? -1 : 1)));
  }

  forgetBorne(before: Instant): Promise<void> {
    for (const [key, { at }] of this.#borne) if (at < before) this.#borne.delete(key);
    return Promise.resolve();
  }
}

/** All of storage in memory; it keeps the same promises as the databases (see the storage contract). */
export const memoryStorage = () => ({
  archive: new MemoryArchive(),
  directory: new MemoryDirectory(),
  accounts: new MemoryAccounts(),
  enrolments: new MemoryEnrolments(),
  endedSessions: new MemoryEndedSessions(),
  guessCounts: new MemoryGuessCounts(),
  settings: new MemorySettings(),
  ledgers: new MemoryLedgers(),
  files: new MemoryFiles(),
  digests: new MemoryDigests(),
  checks: new MemoryChecks(),
  lines: new MemoryLines(),
  ping: () => Promise.resolve(),
  proveWritable: () => Promise.resolve(),
  close: () => Promise.resolve(),
});
