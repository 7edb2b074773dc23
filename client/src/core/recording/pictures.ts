import type { EndpointId, Instant, MeetingRecording } from '@diem-cau/shared';
import { givenPath } from './recording-path.ts';
import type { Due, SoundFile } from './sound.ts';

/** What was recorded of one camera or screen, in the order of time. */
export interface PictureTrack {
  readonly endpointId: EndpointId;
  readonly kind: 'camera' | 'screen';
  readonly files: readonly SoundFile[];
}

type Stand = MeetingRecording['stage'][number];
type Place = Stand['large'][number];

/** The pictures of a recording, each with its files. */
export const pictureTracksOf = (
  recording: Pick<MeetingRecording, 'meetingId' | 'edition' | 'pictures'>,
): readonly PictureTrack[] =>
  recording.pictures.map(({ endpointId, source, pieces }) => ({
    endpointId,
    kind: source.startsWith('screen') ? 'screen' : 'camera',
    files: pieces
      .map(({ number, from, lengthMs, bytes, growing }) => ({
        key: `picture ${number} ${recording.edition}`,
        address: givenPath(recording, `pictures/${number}`, growing ? bytes : null),
        from,
        lengthMs,
      }))
      .toSorted((a, b) => a.from - b.from),
  }));

/** A place of the stage at an instant, and what was recorded of it then; null where nothing was: no camera, or one that had no picture yet. */
export interface SeenPlace extends Place {
  readonly due: Due | null;
}

export interface SeenStage {
  readonly large: readonly SeenPlace[];
  readonly beside: readonly SeenPlace[];
}

/** Between two files of one picture lies nothing that anybody could see, in milliseconds. */
const seamMs = 100;

const dueOf = (tracks: readonly PictureTrack[], { endpointId, kind }: Place, at: Instant): Due | null => {
  const files = tracks
    .filter((each) => each.endpointId === endpointId && each.kind === kind)
    .flatMap((each) => each.files);
  const file = files.findLast(({ from, lengthMs }) => from <= at && at < from + lengthMs + seamMs);
  return file === undefined ? null : { file, offsetMs: Math.min(at - file.from, file.lengthMs) };
};

/** Who stood where at an instant, and what there is to be seen of it. */
export const stageAt = (stage: readonly Stand[], tracks: readonly PictureTrack[], at: Instant): SeenStage => {
  const stand = stage.findLast(({ from }) => from <= at);
  const seen = (places: readonly Place[]): readonly SeenPlace[] =>
    places.map((place) => ({ ...place, due: dueOf(tracks, place, at) }));
  return { large: seen(stand?.large ?? []), beside: seen(stand?.beside ?? []) };
};

/** Files that are due now, and those to be made ready as they come within the milliseconds after. */
export const picturesDue = (
  { large, beside }: SeenStage,
  tracks: readonly PictureTrack[],
  at: Instant,
  withinMs: number,
): { readonly due: readonly Due[]; readonly soon: readonly SoundFile[] } => ({
  due: [...large, ...beside].flatMap(({ due }) => due ?? []),
  soon: tracks.flatMap(({ files }) => files.filter(({ from }) => from > at && from <= at + withinMs)),
});
