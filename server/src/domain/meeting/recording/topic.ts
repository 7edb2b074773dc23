import type { Instant, RecordingView } from '@diem-cau/shared';
import type { FactOf } from '../events.ts';
import { nothing, ofAll, type Nothing, type Topic } from '../topic.ts';
import { byItself } from './deciding.ts';
import type { Recording } from './state.ts';

const running = (since: Instant, begunAt: Instant): Recording => ({ state: 'running', since, begunAt });

/** Whether the meeting is recorded, and whether that goes well. */
export const recording: Topic<Recording, FactOf<'recording'>['type'], RecordingView, Nothing> = {
  initial: () => null,
  folds: {
    recordingBegan: (state, _fact, { at }) => state ?? running(at, at),
    recordingPaused: (state, _fact, { at }) => state && { state: 'paused', since: at, begunAt: state.begunAt },
    recordingResumed: (state, _fact, { at }) => state && running(at, state.begunAt),
    recordingEnded: () => null,
    recordingFailed: (state, { cause, since }) =>
      state?.state === 'running' ? { state: 'failing', since, begunAt: state.begunAt, cause } : state,
    recordingRecovered: (state, _fact, { at }) => (state?.state === 'failing' ? running(at, state.begunAt) : state),

    // Nothing was kept while the hub was down, and nothing is until its recorder runs.
    hubReturned: (state, { downSince }) =>
      state?.state === 'running' ? { state: 'failing', since: downSince, begunAt: state.begunAt, cause: 'hub' } : state,
    meetingClosed: () => null,
  },
  view: ({ recording: now }) => ({ recording: now }),
  seatView: nothing,
  lines: {
    recordingBegan: ({ kinds }) => ofAll(kinds.join(' ')),
    recordingPaused: () => ofAll(),
    recordingResumed: () => ofAll(),
    recordingEnded: () => ofAll(),
    recordingFailed: ({ cause }) => ofAll(cause),
    recordingRecovered: () => ofAll(),
  },
  due: byItself,
};
