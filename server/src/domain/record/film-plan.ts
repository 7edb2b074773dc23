import type { EndpointId, Instant, RecordedPicture, RecordedStand } from '@diem-cau/shared';
import type { Cut } from './withheld.ts';

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
  readonly shown: ShownPiece | null;
}

interface ShownPiece {
  readonly number: number;
  readonly frame: number;
  /** Pictures that are never shown, also not held: from and up to milliseconds of the piece; missing where there are none. */
  readonly hidden?: readonly (readonly [fromMs: number, toMs: number])[];
}

/** A part of a film in which nothing changes its place. */
export interface FilmStretch {
  /** Its length, in pictures. */
  readonly frames: number;
  readonly places: readonly FilmPlace[];
  /** Nothing of it is given: a card says so, in the place of everything. */
  readonly withheld?: true;
}

/** What a film is made of. */
export interface FilmGround {
  readonly from: Instant;
  readonly to: Instant;
  readonly stage: readonly RecordedStand[];
  readonly pictures: readonly RecordedPicture[];
  /** What is left out of it. */
  readonly cuts?: readonly Cut[];
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
const shownAt = (pieces: readonly Piece[], at: Instant, cuts: readonly Cut[]): FilmPlace['shown'] => {
  const piece = pieces.findLast(({ from, lengthMs }) => from <= at && at < from + lengthMs + seamMs);
  if (piece === undefined) return null;
  const { number, from, lengthMs } = piece;
  const hidden = cuts
    .filter((cut) => cut.from <= from + lengthMs && from < cut.to)
    .map((cut): readonly [number, number] => [Math.max(0, cut.from - from), cut.to - from]);
  return { number, frame: Math.floor((at - from) / frameMs), ...(hidden.length === 0 ? {} : { hidden }) };
};

const placesAt = (
  stand: RecordedStand | undefined,
  { pieces, cuts }: { readonly pieces: Pieces; readonly cuts: readonly Cut[] },
  at: Instant,
): readonly FilmPlace[] => {
  const { large = [], beside = [] } = stand ?? {};
  const boxes = [...largeBoxes(large.length, beside.length > 0), ...besideBoxes(beside.length)];
  return [...large, ...beside].flatMap(({ endpointId, kind }, nth) => {
    const box = boxes[nth];
    if (box === undefined) return [];
    return { endpointId, kind, box, shown: shownAt(pieces.get(keyOf(endpointId, kind)) ?? [], at, cuts) };
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
export const filmPlan = ({ from, to, stage, pictures, cuts = [] }: FilmGround): readonly FilmStretch[] => {
  const total = framesIn(to - from);
  const pieces = piecesOf(pictures);
  const changes = [
    ...stage.map((stand) => stand.from),
    ...[...pieces.values()].flat().flatMap((piece) => [piece.from, piece.from + piece.lengthMs + seamMs]),
  ];
  // What is withheld is cut outward, to whole pictures.
  const withheld = cuts.map((cut) => ({
    from: Math.max(0, Math.floor((cut.from - from) / frameMs)),
    to: Math.max(0, Math.ceil((cut.to - from) / frameMs)),
  }));
  const edges = new Set([
    ...changes.map((at) => framesIn(at - from)),
    ...withheld.flatMap((cut) => [cut.from, cut.to]),
  ]);
  for (let cut = 0; cut < total; cut += longestStretch) edges.add(cut);
  const sorted = [...edges, total].map((edge) => Math.min(total, edge)).toSorted((a, b) => a - b);
  const stretches: { frames: number; places: readonly FilmPlace[]; withheld?: true }[] = [];
  let stand = -1;
  sorted.forEach((cut, nth) => {
    const frames = (sorted[nth + 1] ?? total) - cut;
    if (frames <= 0) return;
    // A change is on the picture that is nearest to it.
    const at = from + (cut + 0.5) * frameMs;
    while ((stage[stand + 1]?.from ?? Infinity) <= at) stand += 1;
    const kept = withheld.some((each) => each.from <= cut && cut < each.to);
    const places = kept ? [] : placesAt(stage[stand], { pieces, cuts }, at);
    const before = stretches.at(-1);
    if (
      before !== undefined &&
      (before.withheld === true) === kept &&
      before.frames + frames <= longestStretch &&
      goesOn(before.places, places, before.frames)
    )
      before.frames += frames;
    else stretches.push({ frames, places, ...(kept ? { withheld: true as const } : {}) });
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
