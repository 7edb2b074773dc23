import { FileId } from '@diem-cau/shared';
import { z } from 'zod';

const Box = z.object({ x: z.int(), y: z.int(), width: z.int().min(2), height: z.int().min(2) });

/** A place of a stretch: the piece that is seen there, if any, and whose it is. */
const Place = z.object({
  name: z.string(),
  box: Box,
  piece: z
    .object({
      path: z.string(),
      frame: z.int().nonnegative(),
      /** What of it is never shown, in milliseconds from its beginning. */
      hidden: z.array(z.tuple([z.number(), z.number()])),
    })
    .nullable(),
});

/** What is to be made of a film: one stretch of it, or the whole of its stretches. Paths that are not whole are in `folder`. */
export const FilmOrder = z.discriminatedUnion('make', [
  z.object({
    make: z.literal('stretch'),
    ffmpeg: z.string(),
    folder: z.string(),
    to: z.string(),
    frames: z.int().min(1),
    places: z.array(Place).max(40),
    /** What stands in the middle where nothing else does; empty for nothing. */
    card: z.string(),
  }),
  z.object({
    make: z.literal('film'),
    ffmpeg: z.string(),
    folder: z.string(),
    to: z.string(),
    title: z.string(),
    stretches: z.array(z.object({ file: z.string(), frames: z.int().min(1) })).min(1),
    sound: z.string().nullable(),
    chapters: z.array(z.object({ fromMs: z.int(), toMs: z.int(), title: z.string() })),
  }),
]);
export type FilmOrder = z.infer<typeof FilmOrder>;
export type FilmOrderOf<Make extends FilmOrder['make']> = Extract<FilmOrder, { make: Make }>;
export type OrderedPlace = z.infer<typeof Place>;

/** What was made: of a whole film its hash and size. */
export const FilmMade = z.object({ fileId: FileId, bytes: z.int() }).nullable();
