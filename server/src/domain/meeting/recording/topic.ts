import type { EndpointId, Instant, RecordingLack, RecordingView } from '@diem-cau/shared';
import type { FactOf } from '../events.ts';
import { nothing, ofAll, ofEndpoint, type Nothing, type Topic } from '../topic.ts';
import { byItself } from './deciding.ts';
import type { Recording } from './state.ts';

const running = (since: Instant, begunAt: Instant): Recording => ({ state: 'running', since, begunAt });

/** The same, with these lacks in the place of those that it had. */
const lacking = (
  state: Recording,
  change: (lacks: readonly RecordingLack[]) => readonly RecordingLack[],
): Recording => {
  if (state?.state !== 'running') return state;
  const { lacking: before = [], ...rest } = state;
  const lacks = change(before);
  return lacks.length === 0 ? rest : { ...rest, lacking: [...lacks] };
};

const lacksNoMore = (state: Recording, { endpointId }: { readonly endpointId: EndpointId }): Recording =>
  lacking(state, (lacks) => lacks.filter((each) => each.endpointId !== endpointId));

/** Whether the meeting is recorded, and whether that goes well. */
export const recording: Topic<Recording, FactOf<'recording'>['type'], RecordingView, Nothing> = {
  initial: () => null,
  folds: {
    recordingBegan: (state, _fact, { at }) => state ?? running(at, at),
    recordingPaused: (state, _fact, { at }) => state && { state: 'paused', since: at, begunAt: state.begunAt },
    recordingResumed: (state, _fact, { at }) => state && running(at, state.begunAt),
    recordingEnded: () => null,
    recordingFailed: (state, { cause, since }) =>
      state === null || state.state === 'paused'
        ? state
        : { state: 'failing', since: state.state === 'failing' ? state.since : since, begunAt: state.begunAt, cause },
    recordingRecovered: (state, _fact, { at }) => (state?.state === 'failing' ? running(at, state.begunAt) : state),

    recordingLackBegan: (state, { endpointId, since }) =>
      lacking(lacksNoMore(state, { endpointId }), (lacks) => [...lacks, { endpointId, since }]),
    recordingLackEnded: lacksNoMore,
    recordingPicturesGaveWay: (state, { since }) =>
      state?.state === 'running' ? { ...state, soundOnlySince: since } : state,
    recordingPicturesReturned: (state) => {
      if (state?.state !== 'running') return state;
      const { soundOnlySince: _, ...rest } = state;
      return rest;
    },
    endpointDropped: lacksNoMore,
    endpointLeft: lacksNoMore,

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
    recordingLackBegan: (fact) => ofEndpoint(fact, `${fact.since}`),
    recordingLackEnded: (fact) => ofEndpoint(fact, `${fact.since}`),
    recordingPicturesGaveWay: ({ since }) => ofAll(`${since}`),
    recordingPicturesReturned: ({ since }) => ofAll(`${since}`),
  },
  due: byItself,
};
