import { withChanges, type MeetingView, type NoticeOf } from '@diem-cau/shared';

/** What became of an announcement: taken in, known already, or out of step so that the snapshot is needed again. */
export type Merged =
  | { readonly outcome: 'merged'; readonly view: MeetingView }
  | { readonly outcome: 'known' }
  | { readonly outcome: 'gap' };

/** Takes an announcement into the view: seats by their endpoint, all else whole. */
export const mergeChanges = (view: MeetingView, notice: NoticeOf<'meeting.changed'>): Merged => {
  if (notice.meetingId !== view.meetingId || notice.seq <= view.seq) return { outcome: 'known' };
  if (notice.seq !== view.seq + 1) return { outcome: 'gap' };
  const merged = withChanges(view, notice.changes);
  return merged === null ? { outcome: 'gap' } : { outcome: 'merged', view: { ...merged, seq: notice.seq } };
};
