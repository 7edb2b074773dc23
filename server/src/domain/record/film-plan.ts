import type { EndpointId, Instant, RecordedPicture, RecordedStand } from '@diem-cau/shared';

/** Pictures a second: as many as cameras send at most, and a whole number of milliseconds each. */
export const filmRate = 25;
/** Of a film, in pixels. */
export const filmSize = { width: 1_280, height: 720 } as const;

const frameMs = 1_000 / filmRate;
/** A stretch is made at once and is no longer than this, in pictures: so often it is looked whether a meeting runs. */
const longestStretch = 60 * filmRate;
/** Between two pieces of one picture lies nothing that anybody could see, in milliseconds; players show the last one so long, too. */
const seamMs = 100;
/** Small pictures stand in a column at the right, one below the other. */
const small = { width: 256, height: 144 } as const;

/** Where a picture stands, in pixels from the upper left corner. */
interface FilmBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A place of the stage in a film. */
export interface FilmPlace {
  readonly endpointId: EndpointId;
  readonly kind: 'camera' | 'screen';
  readonly box: FilmBox;
  /** Which piece is seen there, and from which of its pictures on, counted at the film's rate; null where there is none: then its name alone stands there. */
  readonly shown: { readonly number: number; readonly frame: number } | null;
}

/** A part of a film in which nothing changes its place. */
export interface FilmStretch {
  /** Its length, in pictures. */
  readonly frames: number;
  readonly places: readonly FilmPlace[];
}

/** What a film is made of. */
export interface FilmGround {
  readonly from: Instant;
  readonly to: Instant;
  readonly stage: readonly RecordedStand[];
  readonly pictures: readonly RecordedPicture[];
}

/** How many pictures a film has in so many milliseconds. */
export const framesIn = (ms: number): number => Math.max(0, Math.round(ms / frameMs));

/** The boxes of so many pictures that stand large, as alike and as large as they can be; beside small ones they leave the right to these. */
const largeBoxes = (count: number, besideAny: boolean): readonly FilmBox[] => {
  const width = filmSize.width - (besideAny ? small.width : 0);
  const columns = Math.ceil(Math.sqrt(count));
  const rows = Math.ceil(count / Math.max(1, columns));
  return Array.from({ length: count }, (_, nth) => ({
    x: Math.floor((nth % columns) * (width / columns)),
    y: Math.floor(Math.floor(nth / columns) * (filmSize.height / rows)),
    width: Math.floor(width / columns),
    height: Math.floor(filmSize.height / rows),
  }));
};

const besideBoxes = (count: number): readonly FilmBox[] =>
  Array.from({ length: Math.min(count, Math.floor(filmSize.height / small.height)) }, (_, nth) => ({
    ...small,
    x: filmSize.width - small.width,
    y: nth * small.height,
  }));

type Piece = RecordedPicture['pieces'][number];
type Pieces = ReadonlyMap<string, readonly Piece[]>;

const keyOf = (endpointId: EndpointId, kind: FilmPlace['kind']): string => `${endpointId} ${kind}`;

const piecesOf = (pictures: readonly RecordedPicture[]): Pieces => {
  const pieces = new Map<string, Piece[]>();
  for (const { endpointId, source, pieces: its } of pictures) {
    const key = keyOf(endpointId, source.startsWith('screen') ? 'screen' : 'camera');
    pieces.set(
      key,
      [...(pieces.get(key) ?? []), ...its].toSorted((a, b) => a.from - b.from),
    );
  }
  return pieces;
};

/** The piece that is seen at an instant, and from which picture on. */
const shownAt = (pieces: readonly Piece[], at: Instant): FilmPlace['shown'] => {
  const piece = pieces.findLast(({ from, lengthMs }) => from <= at && at < from + lengthMs + seamMs);
  return piece === undefined ? null : { number: piece.number, frame: Math.floor((at - piece.from) / frameMs) };
};

const placesAt = (stand: RecordedStand | undefined, pieces: Pieces, at: Instant): readonly FilmPlace[] => {
  const { large = [], beside = [] } = stand ?? {};
  const boxes = [...largeBoxes(large.length, beside.length > 0), ...besideBoxes(beside.length)];
  return [...large, ...beside].flatMap(({ endpointId, kind }, nth) => {
    const box = boxes[nth];
    if (box === undefined) return [];
    return { endpointId, kind, box, shown: shownAt(pieces.get(keyOf(endpointId, kind)) ?? [], at) };
  });
};

/** Whether the second goes on where the first ends, so many pictures later. */
const goesOn = (one: readonly FilmPlace[], other: readonly FilmPlace[], frames: number): boolean =>
  one.length === other.length &&
  one.every(({ shown, ...place }, nth) => {
    const { shown: then = null, ...there } = other[nth] ?? {};
    const same = shown === null ? then === null : then?.number === shown.number && then.frame === shown.frame + frames;
    return same && JSON.stringify(place) === JSON.stringify(there);
  });

/**
 * The film of a recording, stretch after stretch: the stage as it stood, on one grid of pictures from the recording's beginning to its end, so that a moment lies in it where it lies
 * in the mixed sound. All stretches together are as long as the recording, to one picture.
 */
export const filmPlan = ({ from, to, stage, pictures }: FilmGround): readonly FilmStretch[] => {
  const total = framesIn(to - from);
  const pieces = piecesOf(pictures);
  const changes = [
    ...stage.map((stand) => stand.from),
    ...[...pieces.values()].flat().flatMap((piece) => [piece.from, piece.from + piece.lengthMs + seamMs]),
  ];
  const cuts = new Set(changes.map((at) => Math.min(total, framesIn(at - from))));
  for (let cut = 0; cut < total; cut += longestStretch) cuts.add(cut);
  const sorted = [...cuts, total].toSorted((a, b) => a - b);
  const stretches: { frames: number; places: readonly FilmPlace[] }[] = [];
  let stand = -1;
  sorted.forEach((cut, nth) => {
    const frames = (sorted[nth + 1] ?? total) - cut;
    if (frames <= 0) return;
    // A change is on the picture that is nearest to it.
    const at = from + (cut + 0.5) * frameMs;
    while ((stage[stand + 1]?.from ?? Infinity) <= at) stand += 1;
    const places = placesAt(stage[stand], pieces, at);
    const before = stretches.at(-1);
    if (
      before !== undefined &&
      before.frames + frames <= longestStretch &&
      goesOn(before.places, places, before.frames)
    )
      before.frames += frames;
    else stretches.push({ frames, places });
  });
  return stretches;
};

/** A chapter of a film: who stood large, from when until when, in milliseconds from its beginning. */
export interface FilmChapter {
  readonly fromMs: number;
  readonly toMs: number;
  readonly large: readonly EndpointId[];
}

/** What is shorter is no chapter of its own, in milliseconds. */
const shortestChapterMs = 5_000;

/** Chapters by who stood large, without a hole; what is short belongs to the one before it. */
export const filmChapters = ({
  from,
  to,
  stage,
}: Pick<FilmGround, 'from' | 'to' | 'stage'>): readonly FilmChapter[] => {
  const chapters: { fromMs: number; toMs: number; large: readonly EndpointId[] }[] = [];
  stage.forEach((stand, nth) => {
    const large = stand.large.map(({ endpointId }) => endpointId);
    const [fromMs, toMs] = [Math.max(0, stand.from - from), Math.min(to, stage[nth + 1]?.from ?? to) - from];
    const before = chapters.at(-1);
    if (before !== undefined && (toMs - fromMs < shortestChapterMs || before.large.join(' ') === large.join(' ')))
      before.toMs = Math.max(before.toMs, toMs);
    else if (toMs > fromMs) chapters.push({ fromMs, toMs, large });
  });
  return chapters;
};
