import type { EndpointId, Instant } from '@diem-cau/shared';

/** A file of a recording: some of one voice, or of all of them, without a gap. */
export interface SoundFile {
  /** Unique in its meeting. */
  readonly key: string;
  /** Where its bytes are; asked for in ranges. */
  readonly address: string;
  /** In the meeting's own time. */
  readonly from: Instant;
  /** How much of it there is by now, in milliseconds. */
  readonly lengthMs: number;
}

/** The files of one endpoint in the order of time; null stands for all voices in one. */
export interface Track {
  readonly endpointId: EndpointId | null;
  readonly files: readonly SoundFile[];
}

/** From and to instants of the meeting; `to` lies behind `from`. */
export interface Stretch {
  readonly from: Instant;
  readonly to: Instant;
}

/** A file that sounds at an instant, and how far it is into it. */
export interface Due {
  readonly file: SoundFile;
  readonly offsetMs: number;
}

const endOf = ({ from, lengthMs }: SoundFile): Instant => from + lengthMs;

/** What is to be heard at an instant: of each track the file that covers it. Where two of one track do, the later one, which is the newer take. */
export const dueAt = (tracks: readonly Track[], at: Instant): readonly Due[] =>
  tracks.flatMap(({ files }) => {
    const file = files.findLast((each) => each.from <= at && at < endOf(each));
    return file === undefined ? [] : [{ file, offsetMs: at - file.from }];
  });

/** What begins behind an instant and within the milliseconds after it, to be made ready. */
export const soonDue = (tracks: readonly Track[], at: Instant, withinMs: number): readonly SoundFile[] =>
  tracks.flatMap(({ files }) => files.filter(({ from }) => from > at && from <= at + withinMs));

/** Milliseconds until the next file begins or ends; Infinity where none does. */
export const untilChange = (tracks: readonly Track[], at: Instant): number =>
  Math.min(
    Infinity,
    ...tracks.flatMap(({ files }) =>
      files.flatMap((file) => [file.from, endOf(file)].filter((edge) => edge > at).map((edge) => edge - at)),
    ),
  );

/** When anything of these tracks is to be heard, or seen: apart from each other, in the order of time; what lies nearer than `joinMs` is one. */
export const heardOf = (tracks: readonly Pick<Track, 'files'>[], joinMs = 0): readonly Stretch[] => {
  const all = tracks
    .flatMap(({ files }) => files.map((file) => ({ from: file.from, to: endOf(file) })))
    .filter(({ from, to }) => from < to)
    .toSorted((a, b) => a.from - b.from);
  const joined: Stretch[] = [];
  for (const next of all) {
    const last = joined.at(-1);
    if (last === undefined || next.from - last.to > joinMs) joined.push(next);
    else joined.splice(-1, 1, { from: last.from, to: Math.max(last.to, next.to) });
  }
  return joined;
};

/** What of a span none of the stretches covers; they are apart and in the order of time. */
export const gapsIn = (span: Stretch, heard: readonly Stretch[]): readonly Stretch[] => {
  const gaps: Stretch[] = [];
  let reached = span.from;
  for (const { from, to } of heard) {
    if (from > reached) gaps.push({ from: reached, to: Math.min(from, span.to) });
    reached = Math.max(reached, to);
    if (reached >= span.to) break;
  }
  if (reached < span.to) gaps.push({ from: reached, to: span.to });
  return gaps.filter(({ from, to }) => from < to);
};

/** A silence of so long is passed like any other part, in milliseconds; a longer gap, in which nothing was recorded, is jumped over. */
const shortGapMs = 2_000;

/** Where playing goes on from an instant: there, or behind the gap that it lies in; null where nothing comes any more. */
export const goesOnAt = (heard: readonly Stretch[], at: Instant): Instant | null => {
  const next = heard.find(({ to }) => to > at);
  if (next === undefined) return null;
  return next.from - at <= shortGapMs ? at : next.from;
};
