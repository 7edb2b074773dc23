import type { Audience, EndpointId, Instant, MeetingChanges, MeetingView, NoticeOf, SeatView } from '@diem-cau/shared';
import type { Meeting } from '../../../domain/meeting/meeting.ts';
import { kinds } from '../../../domain/meeting/connections/kinds.ts';
import { meetingView, noSilence, viewChanges, type Silences, type SilentSince } from '../../../domain/meeting/view.ts';
import type { Connection } from '../connections/connection.ts';
import { tellAll } from '../connections/page.ts';
import { guarded } from '../../kit/guarded.ts';
import { Paced } from '../../kit/paced.ts';
import type { Stopwatch } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Follower, Settled } from './followers.ts';
import type { SeatLines } from './ladder-watch.ts';

/**
 * Pause between two announcements of what is on no record, in milliseconds. Who may change it costs it nothing, and it goes to everybody: at
 * the pace of one page's requests (20 a second) it would fill each line of 64 kbit/s.
 */
const wordsEveryMs = 500;

/** Those who see one meeting with the same eyes, and what they know of it. */
interface Hall {
  view: MeetingView;
  readonly connections: Set<Connection>;
}

/** What all pages know of one meeting, by audience: the view, its number, and who is told when it changes. */
export class Announcements implements Follower {
  readonly name = 'announcements';
  readonly #now: () => Instant;
  readonly #halls = new Map<Audience, Hall>();
  #meeting: Meeting;
  #record: MeetingView['record'] = 'sound';
  #silences = noSilence;
  #lines: SeatLines = new Map();
  #waiting: ReadonlySet<EndpointId> = new Set();
  /** What is on no record, told at once and then gathered. */
  readonly #words: Paced;

  /** @param now the time by which the meeting's facts are dated */
  constructor(clock: Stopwatch, logger: Logger, meeting: Meeting, now: () => Instant) {
    this.#now = now;
    this.#meeting = meeting;
    const tell = guarded(logger, this.name, () => this.#refreshAll());
    this.#words = new Paced(clock, wordsEveryMs, tell);
  }

  /** The snapshot for a connection: the same for a joiner and a resumer. */
  viewFor(connection: Connection): MeetingView {
    return this.#hallOf(connection).view;
  }

  /** How each seat stands now for the eyes of a technician. */
  get seats(): readonly SeatView[] {
    return this.#view('technician', 0).seats;
  }

  /** Lets who has this snapshot have all later announcements, those included that came while it was on its way. */
  follow(connection: Connection, snapshot: MeetingView): void {
    const { connections, view } = this.#hallOf(connection);
    connections.add(connection);
    const missed = viewChanges(snapshot, view);
    if (missed !== null) connection.page.tell('meeting.changed', this.#notice(view, missed));
  }

  /** Tells it nothing more. */
  unfollow(connection: Connection): void {
    for (const { connections } of this.#halls.values()) connections.delete(connection);
  }

  /** Tells all pages what is new for them about the meeting. */
  settled({ meeting, record }: Pick<Settled, 'meeting' | 'record'>): void {
    this.#meeting = meeting;
    this.#record = record;
    this.#refreshAll();
  }

  /** Of these endpoints nothing is heard (`lost`), or nothing by their media, since then: for the eyes of the pages alone. */
  fallSilent(silences: Partial<Silences>): void {
    const now = { ...this.#silences, ...silences };
    if (sameEndpoints(now.lost, this.#silences.lost) && sameEndpoints(now.outages, this.#silences.outages)) return;
    this.#silences = now;
    this.#words.wish();
  }

  /** The lines of the seats bear more or less than before: that is seen as it is now, and on no record. */
  stand(lines: SeatLines): void {
    this.#lines = lines;
    this.#words.wish();
  }

  /** These endpoints are in no meeting, and a page of each waits: for the eyes of whoever conducts. */
  wait(waiting: ReadonlySet<EndpointId>): void {
    if (waiting.size === this.#waiting.size && [...waiting].every((each) => this.#waiting.has(each))) return;
    this.#waiting = waiting;
    this.#words.wish();
  }

  /** Idempotent. */
  close(): void {
    this.#words.close();
    this.#halls.clear();
  }

  #refreshAll(): void {
    for (const [audience, hall] of this.#halls) if (hall.connections.size > 0) this.#refresh(audience, hall);
  }

  #view(audience: Audience, seq: number): MeetingView {
    return meetingView(this.#meeting, {
      ...{ audience, record: this.#record, seq },
      ...{ silences: this.#silences, lines: this.#lines, waiting: this.#waiting },
    });
  }

  #hallOf({ as, page }: Connection): Hall {
    const audience = kinds[as].view(page.principal);
    const hall = this.#halls.get(audience) ?? {
      view: this.#view(audience, 0),
      connections: new Set(),
    };
    this.#halls.set(audience, hall);
    this.#refresh(audience, hall);
    return hall;
  }

  #refresh(audience: Audience, hall: Hall): void {
    const next = this.#view(audience, hall.view.seq + 1);
    const changes = viewChanges(hall.view, next);
    if (changes === null) return;
    hall.view = next;
    const pages = [...hall.connections].map(({ page }) => page);
    tellAll(pages, 'meeting.changed', this.#notice(next, changes));
  }

  #notice({ meetingId, seq }: MeetingView, changes: MeetingChanges): NoticeOf<'meeting.changed'> {
    return { meetingId, seq, at: this.#now(), changes };
  }
}

const sameEndpoints = (one: SilentSince, other: SilentSince): boolean =>
  one.size === other.size && [...one.keys()].every((each) => other.has(each));
