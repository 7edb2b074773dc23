import { z } from 'zod';
import { EndpointId, FileId, MeetingId } from '../kit/ids.ts';
import { Line } from '../kit/text.ts';
import { Instant } from '../kit/time.ts';
import { RecordingFailure, RecordingNow } from '../meeting/recording.ts';
import { PictureId, SourceId } from '../meeting/source-id.ts';

/** A number of a file of a recording, from 1, as its address names it. */
export const SegmentNumber = z.int().min(1).max(999_999);
export type SegmentNumber = z.infer<typeof SegmentNumber>;

/** So many files one meeting has at most; beyond that the recorder begins no further one. */
export const mostSegments = 20_000;

/**
 * A piece of a track without a gap: one file, Ogg with Opus, mono. `GET …/recording/segments/:number` gives its bytes (with ranges). Between two pieces of a track nothing was
 * heard of it: the microphone was shut, the endpoint away, the recording paused or failing.
 */
export const RecordedSegment = z.strictObject({
  number: SegmentNumber,
  /** When its first sound was heard, in the meeting's own time, as all facts of the record. */
  from: Instant,
  /** Of sound, in milliseconds. */
  lengthMs: z.int().nonnegative(),
  bytes: z.int().nonnegative(),
  /** It is being written: what is told here was so a moment ago. */
  growing: z.boolean(),
  /** SHA-256 as it stands in the meeting's book; null until it does, a moment after the closing, and of what is `cut`. */
  fileId: FileId.nullable(),
  /** What is withheld is left out of what is given: of sound there is silence, of a picture what stood before it. */
  cut: z.literal(true).optional(),
});
export type RecordedSegment = z.infer<typeof RecordedSegment>;

/** All that was recorded of one microphone, in the order of time. */
export const RecordedTrack = z.strictObject({
  endpointId: EndpointId,
  /** The endpoint's name on the day. */
  name: z.string(),
  source: SourceId,
  segments: z.array(RecordedSegment).max(mostSegments),
});
export type RecordedTrack = z.infer<typeof RecordedTrack>;

/**
 * A piece of a picture without a gap: one file, WebM with VP8, VP9 or AV1, as it was sent. `GET …/recording/pictures/:number` gives its bytes (with ranges). It begins with a
 * whole picture, and lasts two minutes or so at most, so that any place in it is soon found.
 */
export const RecordedPicturePiece = RecordedSegment.extend({
  /** In pixels. */
  width: z.int().min(1),
  height: z.int().min(1),
});
export type RecordedPicturePiece = z.infer<typeof RecordedPicturePiece>;

/** All that was recorded of one picture, while it stood on the stage and at no other time; in the order of time. */
export const RecordedPicture = z.strictObject({
  endpointId: EndpointId,
  /** The endpoint's name on the day. */
  name: z.string(),
  source: PictureId,
  pieces: z.array(RecordedPicturePiece).max(mostSegments),
});
export type RecordedPicture = z.infer<typeof RecordedPicture>;

/** Whose camera or screen stood in a place of the stage; one that was away had its place, with a sign. */
const RecordedPlace = z.strictObject({
  endpointId: EndpointId,
  kind: z.enum(['camera', 'screen']),
  here: z.boolean(),
});

/** How the stage stood from then on, until the next of them: what stood large, and small beside it; as a page saw it that belongs to no endpoint. */
export const RecordedStand = z.strictObject({
  from: Instant,
  large: z.array(RecordedPlace),
  beside: z.array(RecordedPlace),
});
export type RecordedStand = z.infer<typeof RecordedStand>;

/** A stretch of the recording's time line, from its beginning to its end without holes: recorded, paused, failed (and why), or ended in between. `to` is null while it lasts. */
export const RecordingStretch = z.strictObject({
  from: Instant,
  to: Instant.nullable(),
  is: z.enum(['recorded', 'paused', 'failed', 'ended']),
  cause: RecordingFailure.optional(),
});
export type RecordingStretch = z.infer<typeof RecordingStretch>;

/**
 * All voices in one file: `none` while nothing is asked for or the recording goes on, `making` in the background, `ready`, `failed` (asking again tries again),
 * or `unavailable` as this hub has no ffmpeg.
 */
export const MixedSound = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('none') }),
  z.strictObject({ state: z.literal('making') }),
  z.strictObject({ state: z.literal('ready'), lengthMs: z.int(), bytes: z.int(), fileId: FileId }),
  z.strictObject({ state: z.literal('failed'), why: z.enum(['no-room', 'trouble']) }),
  z.strictObject({ state: z.literal('unavailable') }),
]);
export type MixedSound = z.infer<typeof MixedSound>;

/**
 * Stage and sound in one file to take away, MP4 (H.264 and AAC), as long as the recording: `none` while nobody asked for it or the meeting goes on, `waiting` behind others,
 * `making` in the background with how much of it is done in per cent, and whether it gives way to a meeting that runs; `ready`, `failed` (asking again has it made anew
 * off), or `unavailable` as this hub has no ffmpeg.
 */
export const RecordedFilm = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('none') }),
  z.strictObject({ state: z.literal('waiting') }),
  z.strictObject({ state: z.literal('making'), percent: z.int().min(0).max(100), givesWay: z.boolean() }),
  z.strictObject({ state: z.literal('ready'), lengthMs: z.int(), bytes: z.int(), fileId: FileId }),
  z.strictObject({ state: z.literal('failed'), why: z.enum(['no-room', 'trouble']) }),
  z.strictObject({ state: z.literal('unavailable') }),
]);
export type RecordedFilm = z.infer<typeof RecordedFilm>;

/** That somebody decided to keep a recording for good, or to let it go by the rule after all. */
export const KeepingDecision = z.strictObject({
  keep: z.boolean(),
  /** Who decided, and why: `theo yêu cầu của thanh tra, công văn số …`. */
  reason: Line(3, 300),
});
export type KeepingDecision = z.infer<typeof KeepingDecision>;

/** How long a recording is kept. */
export const RecordingKeeping = z.strictObject({
  /** The rule of its type of meeting, in days after the closing; null for good. */
  days: z.int().nullable(),
  /** When the hub deletes it by itself, at the earliest; null where it is kept for good, goes on, is deleted, or never was. */
  until: Instant.nullable(),
  /** What was decided last; null where the rule was left to itself. */
  decided: KeepingDecision.extend({ at: Instant, by: z.string() }).nullable(),
});
export type RecordingKeeping = z.infer<typeof RecordingKeeping>;

/**
 * What of a recording is given: `whole`, or what is left without the stretches that are withheld, by their hash. Where nothing is withheld, all is `whole`.
 * `?edition=…` at each address below a recording asks for that one and no other: where it is another one by now, or is not for who asks, it is refused.
 */
export const EditionKey = z.string().regex(/^(?:whole|[0-9a-f]{16})$/u);
export type EditionKey = z.infer<typeof EditionKey>;

/** That a stretch of a recording is withheld, or given back, in the meeting's time: from its first moment up to and without `to`. */
export const WithholdingOrder = z
  .strictObject({
    from: Instant,
    to: Instant,
    /** Who decided, and why. */
    reason: Line(3, 300),
  })
  .refine(({ from, to }) => from < to, { message: 'to lies behind from' });
export type WithholdingOrder = z.infer<typeof WithholdingOrder>;

/** So many stretches of one recording are withheld at most. */
export const mostWithheld = 200;

/** A stretch that is withheld: whoever has no part in the meeting neither hears, sees nor takes it away. Those that overlap are one, with the marks of all. */
export const WithheldStretch = z.strictObject({
  from: Instant,
  to: Instant,
  marks: z.array(z.strictObject({ reason: z.string(), at: Instant, by: z.string() })),
});
export type WithheldStretch = z.infer<typeof WithheldStretch>;

/** A file of a recording that was deleted, as it stands in the meeting's book: a piece of a voice or of a picture, all voices in one, or stage and sound in one. Those of which something was withheld from who asks are not told. */
export const DeletedFile = z.strictObject({
  is: z.enum(['voice', 'camera', 'screen', 'all', 'film']),
  /** Whose, by the endpoint's name on the day; empty for what is of all. */
  name: z.string(),
  /** When a piece began, in the meeting's time; null for what is of all. */
  from: Instant.nullable(),
  lengthMs: z.int(),
  bytes: z.int(),
  fileId: FileId,
});
export type DeletedFile = z.infer<typeof DeletedFile>;

/**
 * The recording of a meeting, running or over: `GET /api/meetings/:meetingId/recording`. A meeting that was never recorded has no tracks and no stretches.
 * Whole files begin at `from`, gaps in them are silence, so that any moment lies in all of them at (moment - from):
 * `GET …/recording/sound` all voices (WebM, to play), `GET …/recording/sound/file` the same to download (M4A),
 * `GET …/recording/film/file` stage and sound to download (MP4; `POST …/recording/film` has it made),
 * `GET …/recording/tracks/:endpointId/:number/file` one microphone (its number among the endpoint's, from 1; Ogg, to download).
 */
export const MeetingRecording = z.strictObject({
  meetingId: MeetingId,
  /** As the view has it; null while nothing is recorded, and after the closing. */
  now: RecordingNow.nullable(),
  /** When it was begun first; null where it never was. */
  from: Instant.nullable(),
  /** Its end; null while it goes on. */
  to: Instant.nullable(),
  stretches: z.array(RecordingStretch),
  tracks: z.array(RecordedTrack),
  pictures: z.array(RecordedPicture),
  /** The stage by the record's facts, from the recording's beginning to its end. */
  stage: z.array(RecordedStand),
  bytes: z.int(),
  /** How many files stand in the meeting's book and are not on this hub any more, as after a restore without them; 0 of a recording that was deleted. */
  missing: z.int().nonnegative(),
  /** Which edition all this is of. */
  edition: EditionKey,
  /** What is withheld, in the order of time; told to everybody, whichever edition they have. */
  withheld: z.array(WithheldStretch),
  mixed: MixedSound,
  film: RecordedFilm,
  /** Its files were deleted: when, by whom (empty where the time for which they are kept was over), and what they were. */
  deleted: z.strictObject({ at: Instant, by: z.string(), files: z.array(DeletedFile) }).nullable(),
  keeping: RecordingKeeping,
});
export type MeetingRecording = z.infer<typeof MeetingRecording>;

/** Who played the recording of a meeting (once in ten minutes each), and who took it away; `what` is an endpoint's id, `all` (all voices), or `film` (stage and sound). The oldest first. */
export const RecordingAccesses = z.strictObject({
  accesses: z.array(z.strictObject({ at: Instant, is: z.enum(['played', 'taken']), what: z.string(), by: z.string() })),
});
export type RecordingAccesses = z.infer<typeof RecordingAccesses>;
