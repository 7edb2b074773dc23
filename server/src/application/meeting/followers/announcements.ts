import type { Audience, MeetingChanges, MeetingView, NoticeOf } from '@diem-cau/shared';
import type { Meeting } from '../../../domain/meeting/meeting.ts';
import { audienceOf, meetingView, viewChanges } from '../../../domain/meeting/view.ts';
import { tellAll, type Page } from '../connections/page.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Follower, Settled } from './followers.ts';

/** The pages that see one meeting with the same eyes, and what they know of it. */
interface Hall {
  view: MeetingView;
  readonly pages: Set<Page>;
}

/** What all pages know of one meeting, by audience: the view, its number, and who is told when it changes. */
export class Announcements implements Follower {
  readonly name = 'announcements';
  readonly #clock: Clock;
  readonly #halls = new Map<Audience, Hall>();
  #meeting: Meeting;
  #record: MeetingView['record'] = 'sound';

  constructor(clock: Clock, meeting: Meeting) {
    this.#clock = clock;
    this.#meeting = meeting;
  }

  get followers(): readonly Page[] {
    return [...this.#halls.values()].flatMap(({ pages }) => [...pages]);
  }

  /** The snapshot for a page: the same for a joiner and a resumer. */
  viewFor(page: Page): MeetingView {
    return this.#hallOf(page).view;
  }

  /** Lets a page that has this snapshot have all later announcements, those included that came while it was on its way. */
  follow(page: Page, snapshot: MeetingView): void {
    const { pages, view } = this.#hallOf(page);
    pages.add(page);
    const missed = viewChanges(snapshot, view);
    if (missed !== null) page.tell('meeting.changed', this.#notice(view, missed));
  }

  /** Tells a page nothing more. */
  unfollow(page: Page): void {
    for (const { pages } of this.#halls.values()) pages.delete(page);
  }

  /** Tells all pages what is new for them about the meeting. */
  settled({ meeting, record }: Pick<Settled, 'meeting' | 'record'>): void {
    this.#meeting = meeting;
    this.#record = record;
    for (const [audience, hall] of this.#halls) if (hall.pages.size > 0) this.#refresh(audience, hall);
  }

  close(): void {
    this.#halls.clear();
  }

  #hallOf({ principal }: Page): Hall {
    const audience = audienceOf(principal);
    const hall = this.#halls.get(audience) ?? {
      view: meetingView(this.#meeting, { audience, record: this.#record, seq: 0 }),
      pages: new Set(),
    };
    this.#halls.set(audience, hall);
    this.#refresh(audience, hall);
    return hall;
  }

  #refresh(audience: Audience, hall: Hall): void {
    const next = meetingView(this.#meeting, { audience, record: this.#record, seq: hall.view.seq + 1 });
    const changes = viewChanges(hall.view, next);
    if (changes === null) return;
    hall.view = next;
    tellAll(hall.pages, 'meeting.changed', this.#notice(next, changes));
  }

  #notice({ meetingId, seq }: MeetingView, changes: MeetingChanges): NoticeOf<'meeting.changed'> {
    return { meetingId, seq, at: this.#clock.now(), changes };
  }
}
