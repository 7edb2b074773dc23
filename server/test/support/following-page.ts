import type { MeetingView } from '@diem-cau/shared';
import { mergeChanges } from '../../../client/src/core/merge-changes.ts';
import type { AttendingPage } from './attending-page.ts';

/** A page without media that follows a meeting from its snapshot on, as a panel or a desk does. Throws at a gap in the announcements. */
export const followingView =
  ({ announced }: Pick<AttendingPage, 'announced'>, snapshot: MeetingView): (() => MeetingView) =>
  () =>
    announced.reduce<MeetingView>((view, notice) => {
      const merged = mergeChanges(view, notice);
      if (merged.outcome === 'gap') throw new Error(`announcement ${notice.seq} does not follow ${view.seq}`);
      return merged.outcome === 'merged' ? merged.view : view;
    }, snapshot);
