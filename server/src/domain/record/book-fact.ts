import {
  ConclusionId,
  ConclusionRow,
  Correction,
  Day,
  EditionKey,
  SignedDocumentKind,
  EndpointId,
  EndpointRoll,
  FileId,
  Instant,
  MinutesBody,
  NoticeBody,
  PrintingDeclaration,
  SegmentNumber,
  SourceId,
} from '@diem-cau/shared';
import { z } from 'zod';
import { Actor } from '../kit/actor.ts';

const actor = Actor;
const reason = z.string();
/** A file made of a recording's pieces; without an edition it is the whole one. */
const madeFile = { fileId: FileId, bytes: z.int(), lengthMs: z.int(), edition: EditionKey.optional() };

/**
 * What people say about a meeting, in the past tense and for good: each fact is added to the meeting's book and none is ever changed.
 * Where a later fact is about the same thing, the later one counts and the earlier one is what stood before.
 */
export const BookFact = z.discriminatedUnion('type', [
  /** The roll of one endpoint in one call was confirmed. */
  z.strictObject({
    type: z.literal('rollConfirmed'),
    call: z.int().min(1),
    endpointId: EndpointId,
    roll: EndpointRoll,
    reason,
    actor,
  }),
  z.strictObject({ type: z.literal('recordCorrected'), correction: Correction, reason, actor }),
  z.strictObject({ type: z.literal('papersDeclared'), papers: PrintingDeclaration, actor }),
  /** Versions count from 1, each kind of paper by itself, in the order of the book. */
  z.strictObject({ type: z.literal('minutesSaved'), body: MinutesBody, note: z.string(), actor }),
  z.strictObject({ type: z.literal('noticeSaved'), body: NoticeBody, note: z.string(), actor }),
  z.strictObject({
    type: z.literal('conclusionsSaved'),
    rows: z.array(ConclusionRow.extend({ conclusionId: ConclusionId })),
    actor,
  }),
  z.strictObject({
    type: z.literal('conclusionProgressed'),
    conclusionId: ConclusionId,
    state: z.enum(['open', 'done', 'withdrawn']),
    note: z.string(),
    actor,
  }),
  /** The day on which the notice of conclusions went out; null takes an earlier word back. */
  z.strictObject({ type: z.literal('noticeIssued'), day: Day.nullable(), actor }),
  z.strictObject({
    type: z.literal('documentReceived'),
    fileId: FileId,
    kind: SignedDocumentKind,
    fileName: z.string(),
    size: z.int(),
    actor,
  }),
  /** Files of the recording of its sound, as they were after the closing, each by its SHA-256. */
  z.strictObject({
    type: z.literal('recordingKept'),
    files: z.array(
      z.strictObject({
        number: SegmentNumber,
        endpointId: EndpointId,
        source: SourceId,
        from: Instant,
        lengthMs: z.int(),
        bytes: z.int(),
        fileId: FileId,
      }),
    ),
    actor,
  }),
  /** All voices of it in one file, as it can be taken away. */
  z.strictObject({ type: z.literal('recordingMixed'), ...madeFile, actor }),
  /** Stage and sound of it in one file, as it can be taken away. */
  z.strictObject({ type: z.literal('recordingFilmed'), ...madeFile, actor }),
  /** From then on this stretch is kept from whoever has no part in the meeting; until it is given back. */
  z.strictObject({ type: z.literal('recordingWithheld'), from: Instant, to: Instant, reason, actor }),
  z.strictObject({ type: z.literal('recordingReleased'), from: Instant, to: Instant, reason, actor }),
  /** It was decided to keep the recording for good (`keep`), or to let it go by the rule of its type of meeting after all. */
  z.strictObject({ type: z.literal('recordingKeepingDecided'), keep: z.boolean(), reason, actor }),
  /** Its files were deleted; what they were stays in the book. */
  z.strictObject({ type: z.literal('recordingDeleted'), actor }),
]);
export type BookFact = z.infer<typeof BookFact>;
export type BookFactOf<Type extends BookFact['type']> = Extract<BookFact, { type: Type }>;
