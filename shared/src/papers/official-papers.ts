import { z } from 'zod';
import { NoticeClock } from '../record/notice-clock.ts';
import { ConclusionId, EndpointId, FileId, MeetingId } from '../kit/ids.ts';
import { Line, Lines } from '../kit/text.ts';
import { Day, Instant } from '../kit/time.ts';

/** The left side of an official document's head (NĐ 30/2020/NĐ-CP, Phụ lục I). The number itself is left to the clerk. */
export const OfficialHead = z.strictObject({
  /** Cơ quan chủ quản trực tiếp; empty where there is none. */
  superiorAgency: Line(0, 200),
  agency: Line(0, 200),
  /** What follows the number, `BB-UBND`. */
  symbol: Line(0, 40),
});
export type OfficialHead = z.infer<typeof OfficialHead>;

/** A row of the annex "Danh sách đại biểu tham dự". */
export const AttendanceRow = z.strictObject({
  endpoint: Line(0, 160),
  present: Lines(4000),
  absent: Lines(4000),
});

/** The minutes (biên bản, Mẫu 1.9) as the secretary writes them; paragraphs are lines. */
export const MinutesBody = z.strictObject({
  head: OfficialHead,
  meetingName: Line(1, 500),
  /** `08 giờ 00 phút, ngày 23 tháng 11 năm 2026` */
  startsAt: Line(0, 200),
  place: Lines(4000),
  attendance: Lines(10_000),
  chair: Line(0, 300),
  secretary: Line(0, 300),
  course: Lines(100_000),
  endsAt: Line(0, 200),
  /** Under the signatures: titles and names. */
  chairTitle: Line(0, 200),
  chairName: Line(0, 120),
  secretaryName: Line(0, 120),
  /** Nơi nhận, a line each. */
  recipients: Lines(4000),
  /** The annex; made from the roll call, made anew on request. */
  attendanceRows: z.array(AttendanceRow).max(1000),
});
export type MinutesBody = z.infer<typeof MinutesBody>;

/** The notice of conclusions (thông báo kết luận, Mẫu 1.4). The conclusions' rows stand between `opening` and `closing`. */
export const NoticeBody = z.strictObject({
  head: OfficialHead,
  /** Địa danh, `Bình Gia`; the day is left to the clerk. */
  place: Line(0, 120),
  /** Trích yếu, `Kết luận của … tại cuộc họp …` */
  subject: Lines(1000),
  opening: Lines(20_000),
  closing: Lines(20_000),
  /** `TL. CHỦ TỊCH`, `CHÁNH VĂN PHÒNG`, a line each. */
  signerTitle: Lines(400),
  signerName: Line(0, 120),
  recipients: Lines(4000),
});
export type NoticeBody = z.infer<typeof NoticeBody>;

/** A version that was saved; all versions are kept. */
export const SavedVersion = z.strictObject({ version: z.int().min(1), at: Instant, by: z.string(), note: z.string() });
export type SavedVersion = z.infer<typeof SavedVersion>;

const paper = <Body extends z.ZodType>(body: Body) => ({
  /** `GET`: the version asked for or the newest one, what the record proposes, and the list of versions. */
  view: z.strictObject({
    saved: z.strictObject({ version: SavedVersion, body }).nullable(),
    proposal: body,
    versions: z.array(SavedVersion),
  }),
  /** `POST`: a new version; `basedOn` is the version that was edited, 0 for none. Refused with `edited-meanwhile`. */
  save: z.strictObject({ basedOn: z.int().min(0), body, note: Line(0, 300) }),
});

const minutes = paper(MinutesBody);
export const MinutesView = minutes.view;
export type MinutesView = z.infer<typeof MinutesView>;
export const SaveMinutes = minutes.save;
const notice = paper(NoticeBody);
export const NoticeView = notice.view;
export type NoticeView = z.infer<typeof NoticeView>;
export const SaveNotice = notice.save;

/** One conclusion of the chair: the work, who leads, who cooperates, until when (QĐ 45/2018/QĐ-TTg, Điều 14). */
export const ConclusionRow = z.strictObject({
  /** Null for a new row, which the hub gives an id. */
  conclusionId: ConclusionId.nullable(),
  work: Lines(4000).refine((text) => text !== ''),
  leadUnit: Line(1, 200),
  cooperatingUnits: z.array(Line(1, 200)).max(50),
  deadline: Day.nullable(),
});
export type ConclusionRow = z.infer<typeof ConclusionRow>;
export const SaveConclusions = z.strictObject({ basedOn: z.int().min(0), rows: z.array(ConclusionRow).max(200) });

/** How far the task of a conclusion was said to be, and how often something was noted about it. */
export const ConclusionState = z.strictObject({
  conclusionId: ConclusionId,
  state: z.enum(['open', 'done', 'withdrawn']),
  notes: z.int().min(1),
});
export type ConclusionState = z.infer<typeof ConclusionState>;
/** Who received a conclusion, as it reads, while the meeting went on; `at` is null for who has not. */
export const ConclusionReceipts = z.strictObject({
  conclusionId: ConclusionId,
  sentAt: Instant,
  receipts: z.array(z.strictObject({ endpointId: EndpointId, name: z.string(), at: Instant.nullable() })),
});
export type ConclusionReceipts = z.infer<typeof ConclusionReceipts>;
export const ConclusionsView = z.strictObject({
  version: z.int(),
  rows: z.array(ConclusionRow),
  /** Rows of earlier versions that are in force no more, each as it last stood; under its id it can be put back, with its task. */
  removed: z.array(ConclusionRow),
  /** Of rows in force and removed ones: those of which something was noted. */
  states: z.array(ConclusionState),
  versions: z.array(SavedVersion),
  /** Of rows in force that were sent to endpoints as they read. */
  receipts: z.array(ConclusionReceipts),
  /** To whom one can be sent while the meeting is open: its communes, in the directory's order. */
  communes: z.array(z.strictObject({ endpointId: EndpointId, name: z.string() })),
  clock: NoticeClock,
});
export type ConclusionsView = z.infer<typeof ConclusionsView>;
/** `POST /api/meetings/:meetingId/notice/issued`: the day on which the notice went out; null takes it back. */
export const NoticeIssued = z.strictObject({ day: Day.nullable() });

/** A conclusion as a task across meetings. */
export const TaskBody = z.strictObject({
  conclusionId: ConclusionId,
  meetingId: MeetingId,
  meetingTitle: z.string(),
  meetingDay: Day,
  work: z.string(),
  leadUnit: z.string(),
  cooperatingUnits: z.array(z.string()),
  deadline: Day.nullable(),
  state: z.enum(['open', 'done', 'withdrawn']),
  /** Open and past its deadline. */
  overdue: z.boolean(),
  progress: z.array(
    z.strictObject({ at: Instant, by: z.string(), state: z.enum(['open', 'done', 'withdrawn']), note: z.string() }),
  ),
  /** Who received it at the meeting, and who did not; missing where it was not sent to anybody there. */
  receipts: ConclusionReceipts.shape.receipts.optional(),
});
export type TaskBody = z.infer<typeof TaskBody>;
export const TaskList = z.strictObject({ tasks: z.array(TaskBody), total: z.int() });
export type TaskList = z.infer<typeof TaskList>;
export const TaskProgress = z.strictObject({ state: z.enum(['open', 'done', 'withdrawn']), note: Line(0, 1000) });

/** A signature found in a PDF. Integrity only: the hub makes no claim about its legal validity. */
export const SignatureCheck = z.strictObject({
  /** Who signed, or an authority that only says when the file was there. */
  kind: z.enum(['signature', 'time-stamp']),
  /** Common name of the signer's certificate; empty where it can't be read. */
  signer: z.string(),
  organisation: z.string(),
  issuer: z.string(),
  /** As the signer's computer said. */
  signedAt: Instant.nullable(),
  /**
   * `intact`: what was signed is unchanged, and nothing stands in the file that nobody signed; `added-to`: what was signed is unchanged, but
   * something was added afterwards that no signature covers; `changed`: it is not what was signed; `unreadable`: it can't be told.
   */
  integrity: z.enum(['intact', 'added-to', 'changed', 'unreadable']),
  /** Whether the signature covers the file to its end; else something was added after it. */
  coversWholeFile: z.boolean(),
});
export type SignatureCheck = z.infer<typeof SignatureCheck>;

export const SignedDocumentKind = z.enum(['minutes', 'notice', 'other']);
export type SignedDocumentKind = z.infer<typeof SignedDocumentKind>;
/** A PDF that was taken in, kept byte for byte. */
export const SignedDocumentBody = z.strictObject({
  fileId: FileId,
  kind: SignedDocumentKind,
  fileName: z.string(),
  /** Bytes. */
  size: z.int(),
  receivedAt: Instant,
  by: z.string(),
  /** It was found to be gone, or to be no longer what was taken in: it is not given out, and nothing is said of signatures. */
  damaged: z.boolean(),
  signatures: z.array(SignatureCheck),
});
export type SignedDocumentBody = z.infer<typeof SignedDocumentBody>;
export const SignedDocumentList = z.strictObject({ documents: z.array(SignedDocumentBody) });
/** Largest PDF that is taken in, in bytes. */
export const largestPdf = 32 * 1024 * 1024;
/** Largest piece in which a file is sent, in bytes: little is lost with a line that is cut. */
export const largestPiece = 1024 * 1024;
/** How much of a file that is sent in pieces is there, in bytes. */
export const UploadState = z.strictObject({ received: z.int().min(0).max(largestPdf) });
/** Makes a document of a file that was sent in pieces. */
export const TakeSignedDocument = z.strictObject({
  size: z.int().min(1).max(largestPdf),
  kind: SignedDocumentKind,
  name: Line(0, 1000),
});
