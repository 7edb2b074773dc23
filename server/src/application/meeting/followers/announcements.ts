import type { MeetingChanges, MeetingView, NoticeOf } from '@diem-cau/shared';
import type { Meeting } from '../../../domain/meeting/meeting.ts';
import { meetingView, viewChanges } from '../../../domain/meeting/view.ts';
import type { Page } from '../connections/page.ts';
import type { Clock } from '../../ports/clock.ts';

/** What all pages know of one meeting: the view, its number, and who is told when it changes. */
export class Announcements {
  readonly #clock: Clock;
  readonly #followers = new Set<Page>();
  #view: MeetingView;

  constructor(clock: Clock, meeting: Meeting) {
    this.#clock = clock;
    this.#view = meetingView(meeting, 0, 'sound');
  }

  /** The snapshot: the same for a joiner and a resumer. */
  get view(): MeetingView {
    return this.#view;
  }

  get followers(): readonly Page[] {
    return [...this.#followers];
  }

  /** Lets a page that has this snapshot have all later announcements, those included that came while it was on its way. */
  follow(page: Page, snapshot: MeetingView): void {
    this.#followers.add(page);
    const missed = viewChanges(snapshot, this.#view);
    if (missed !== null) page.tell('meeting.changed', this.#notice(missed));
  }

  /** Tells a page nothing more. */
  unfollow(page: Page): void {
    this.#followers.delete(page);
  }

  /** Tells all followers what is new about the meeting; false when nothing that they see has changed. */
  announce(meeting: Meeting, record: MeetingView['record']): boolean {
    const next = meetingView(meeting, this.#view.seq + 1, record);
    const changes = viewChanges(this.#view, next);
    if (changes === null) return false;
    this.#view = next;
    const notice = this.#notice(changes);
    for (const page of this.#followers) page.tell('meeting.changed', notice);
    return true;
  }

  #notice(changes: MeetingChanges): NoticeOf<'meeting.changed'> {
    return { meetingId: this.#view.meetingId, seq: this.#view.seq, at: this.#clock.now(), changes };
  }
}
