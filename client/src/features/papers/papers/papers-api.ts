import {
  ConclusionsView,
  MeetingRecord,
  MinutesBody,
  MinutesView,
  NoticeBody,
  NoticeView,
  type Day,
} from '@diem-cau/shared';
import { getJson, sendJson } from '../../../core/http.ts';
import { paperFaults } from './paper-faults.ts';
import type { PaperKind, PaperView } from './paper-kind.ts';
import { bodyOf, headText, type PaperText } from './paper-text.ts';

const pathOf = (meetingId: string, page: string): string => `/api/meetings/${encodeURIComponent(meetingId)}${page}`;
const versionQuery = (version: number | null): string => (version === null ? '' : `?version=${version}`);

/** A view of the hub with the bodies as fields. */
const viewOf =
  <Body>(textOf: (body: Body) => PaperText) =>
  (
    view: Pick<PaperView, 'versions'> & {
      readonly saved: (Pick<NonNullable<PaperView['saved']>, 'version'> & { readonly body: Body }) | null;
      readonly proposal: Body;
    },
  ): PaperView => ({
    versions: view.versions,
    saved: view.saved === null ? null : { version: view.saved.version, text: textOf(view.saved.body) },
    proposal: textOf(view.proposal),
  });

const minutesView = viewOf(({ head, ...rest }: MinutesBody) => ({ ...headText(head), ...rest }));
const noticeView = viewOf(({ head, ...rest }: NoticeBody) => ({ ...headText(head), ...rest }));

const head = [
  { key: 'head.superiorAgency', kind: 'line' },
  { key: 'head.agency', kind: 'line' },
  { key: 'head.symbol', kind: 'line' },
] as const;

/** The minutes (biên bản, Mẫu 1.9). */
export const minutes: PaperKind = {
  name: 'minutes',
  fields: [
    ...head,
    { key: 'meetingName', kind: 'line' },
    { key: 'startsAt', kind: 'line' },
    { key: 'place', kind: 'lines' },
    { key: 'attendance', kind: 'lines' },
    { key: 'chair', kind: 'line' },
    { key: 'secretary', kind: 'line' },
    { key: 'course', kind: 'lines' },
    { key: 'endsAt', kind: 'line' },
    { key: 'secretaryName', kind: 'line' },
    { key: 'chairTitle', kind: 'line' },
    { key: 'chairName', kind: 'line' },
    { key: 'recipients', kind: 'lines' },
    { key: 'attendanceRows', kind: 'rows' },
  ],
  faults: (text) => paperFaults(MinutesBody, text),
  load: async (meetingId, version, signal) =>
    minutesView(await getJson(`${pathOf(meetingId, '/minutes')}${versionQuery(version)}`, MinutesView, { signal })),
  save: async (meetingId, { basedOn, text, note }) =>
    minutesView(
      await sendJson('POST', pathOf(meetingId, '/minutes'), { basedOn, body: bodyOf(text), note }, MinutesView),
    ),
};

/** The notice of conclusions (thông báo kết luận, Mẫu 1.4). */
export const notice: PaperKind = {
  name: 'notice',
  fields: [
    ...head,
    { key: 'place', kind: 'line' },
    { key: 'subject', kind: 'lines' },
    { key: 'opening', kind: 'lines' },
    { key: 'closing', kind: 'lines' },
    { key: 'recipients', kind: 'lines' },
    { key: 'signerTitle', kind: 'lines' },
    { key: 'signerName', kind: 'line' },
  ],
  faults: (text) => paperFaults(NoticeBody, text),
  load: async (meetingId, version, signal) =>
    noticeView(await getJson(`${pathOf(meetingId, '/notice')}${versionQuery(version)}`, NoticeView, { signal })),
  save: async (meetingId, { basedOn, text, note }) =>
    noticeView(await sendJson('POST', pathOf(meetingId, '/notice'), { basedOn, body: bodyOf(text), note }, NoticeView)),
};

/** Address of one version as a file; before the first, null asks for the draft that the record proposes. */
export const paperFile = (
  meetingId: string,
  { name }: Pick<PaperKind, 'name'>,
  kind: 'docx' | 'pdf',
  version: number | null,
): string => `${pathOf(meetingId, `/${name}`)}.${kind}${versionQuery(version)}`;

/** Everything that is known of the meeting itself. */
export const loadMeetingRecord = (meetingId: string, signal: AbortSignal): Promise<MeetingRecord> =>
  getJson(pathOf(meetingId, ''), MeetingRecord, { signal });

/** What the page has to know of it. */
export const loadMeeting = async (meetingId: string, signal: AbortSignal): Promise<MeetingRecord['summary']> =>
  (await loadMeetingRecord(meetingId, signal)).summary;

/** The conclusions in force, and the clock of their notice. */
export const loadConclusions = (meetingId: string, signal: AbortSignal): Promise<ConclusionsView> =>
  getJson(pathOf(meetingId, '/conclusions'), ConclusionsView, { signal });

/** Notes the day on which the notice went out; null takes it back. */
export const noteIssued = (meetingId: string, day: Day | null): Promise<ConclusionsView> =>
  sendJson('POST', pathOf(meetingId, '/notice/issued'), { day }, ConclusionsView);
