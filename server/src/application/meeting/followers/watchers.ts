import type { Meeting } from '../../../domain/meeting/meeting.ts';
import { mayIn } from '../../../domain/meeting/parts/standing.ts';
import type { Announcements } from './announcements.ts';
import type { Follower } from './followers.ts';

/** Lets go of pages that watch without a seat and have no right to it any more: somebody else is the secretary now. */
export class Watchers implements Follower {
  readonly name = 'watchers';
  readonly #announcements: Pick<Announcements, 'followers' | 'unfollow'>;

  constructor(announcements: Pick<Announcements, 'followers' | 'unfollow'>) {
    this.#announcements = announcements;
  }

  settled({ meeting }: { readonly meeting: Meeting }): void {
    for (const page of this.#announcements.followers) {
      if (page.place.at !== 'watching' || mayIn(meeting, page.principal, 'watchMeeting')) continue;
      this.#announcements.unfollow(page);
      page.place = { at: 'hub' };
    }
  }

  close(): void {}
}
