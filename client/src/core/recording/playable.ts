import type { EndpointId, Instant, MeetingRecording } from '@diem-cau/shared';
import { pictureTracksOf } from './pictures.ts';
import { givenPath } from './recording-path.ts';
import type { Playable } from './sound-player.ts';
import type { SoundFile, Track } from './sound.ts';

type Segment = MeetingRecording['tracks'][number]['segments'][number];

const byFrom = (a: SoundFile, b: SoundFile): number => a.from - b.from;

/** The tracks of a recording by endpoint: several microphones of one are its one voice. In the order of the hub. */
const tracksOf = (recording: MeetingRecording): readonly Track[] => {
  const fileOf = ({ number, from, lengthMs, bytes, growing }: Segment): SoundFile => ({
    key: `${number} ${recording.edition}`,
    address: givenPath(recording, `segments/${number}`, growing ? bytes : null),
    from,
    lengthMs,
  });
  const files = new Map<EndpointId, SoundFile[]>();
  for (const { endpointId, segments } of recording.tracks)
    files.set(endpointId, [...(files.get(endpointId) ?? []), ...segments.map(fileOf)]);
  return [...files].map(([endpointId, all]) => ({ endpointId, files: all.toSorted(byFrom) }));
};

/** What can be played of a recording, up to what the hub has told; null where there is nothing yet, or no more. */
export const playableOf = (recording: MeetingRecording): Playable | null => {
  const { from, to, mixed, deleted, edition } = recording;
  const tracks = tracksOf(recording);
  const pictures = pictureTracksOf(recording);
  const ends = [...tracks, ...pictures].flatMap(({ files }) => files.map((file): Instant => file.from + file.lengthMs));
  if (from === null || deleted !== null || ends.length === 0) return null;
  const reached = ends.reduce((last, end) => Math.max(last, end), from + 1);
  const whole: SoundFile | null =
    mixed.state === 'ready'
      ? { key: `mixed ${edition}`, address: givenPath(recording, 'sound'), from, lengthMs: mixed.lengthMs }
      : null;
  return {
    span: { from, to: Math.max(to ?? reached, reached) },
    tracks,
    pictures,
    mixed: whole === null ? null : { endpointId: null, files: [whole] },
    goesOn: to === null,
  };
};
