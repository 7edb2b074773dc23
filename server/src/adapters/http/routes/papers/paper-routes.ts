import {
  ConclusionsView,
  MinutesView,
  NoticeIssued,
  NoticeView,
  SaveMinutes,
  SaveNotice,
  type MinutesBody,
  type NoticeBody,
} from '@diem-cau/shared';
import { z } from 'zod';
import { actorOf } from '../../../../application/kit/acting.ts';
import type { Papers, PaperSaving } from '../../../../application/papers/papers.ts';
import { officialFileTypes } from '../../official-file-types.ts';
import { json, noBody, nothing, routesOf } from '../../route.ts';
import { OfMeeting } from '../meeting-params.ts';
import type { PapersParts } from './papers-parts.ts';

const route = routesOf<PapersParts>();
const OfVersion = z.strictObject({ version: z.coerce.number().int().min(1).max(100_000).optional() });

/** What tells the routes of one kind of paper from those of another. */
interface PaperRoutesOf<Body> {
  readonly path: string;
  readonly View: z.ZodType;
  readonly Save: z.ZodType<PaperSaving<Body>>;
  readonly papersOf: (parts: PapersParts) => Papers<Body>;
  /** What each route is for, in a sentence; of its files, before and after their kind. */
  readonly says: { readonly view: string; readonly save: string; readonly file: readonly [string, string] };
}

/** The routes of papers of one kind: proposed from the record, written in versions, exported. */
const paperRoutes = <Body>({ path, View, Save, papersOf, says }: PaperRoutesOf<Body>) => [
  route({
    method: 'GET',
    path,
    dear: 'reading',
    access: 'readRecord',
    reads: 'nothing',
    params: OfMeeting,
    query: OfVersion,
    body: noBody,
    result: View,
    refuses: ['not-found', 'record-unreadable'],
    summary: says.view,
    handle: async ({ params, query, signedIn }, parts) =>
      json(await papersOf(parts).view(params.meetingId, query.version, actorOf(signedIn))),
  }),
  route({
    method: 'POST',
    path,
    access: 'keepPapers',
    reads: 'long-json',
    params: OfMeeting,
    query: nothing,
    body: Save,
    result: View,
    refuses: ['not-found', 'edited-meanwhile', 'record-unreadable'],
    summary: says.save,
    handle: async ({ params, body, signedIn }, parts) =>
      json(await papersOf(parts).save(params.meetingId, body, actorOf(signedIn))),
  }),
  ...(['docx', 'pdf'] as const).map((kind) =>
    route({
      method: 'GET',
      path: `${path}.${kind}`,
      dear: 'file',
      access: 'readRecord',
      reads: 'nothing',
      params: OfMeeting,
      query: OfVersion,
      body: noBody,
      result: officialFileTypes[kind],
      refuses: ['not-found', 'too-large', 'record-unreadable'],
      summary: says.file.join(kind.toUpperCase()),
      handle: async ({ params, query, signedIn }, parts) => ({
        kind: 'bytes',
        contentType: officialFileTypes[kind],
        ...(await papersOf(parts).file(params.meetingId, kind, query.version, actorOf(signedIn))),
      }),
    }),
  ),
];

/** Minutes (biên bản). */
export const minutesRoutes = paperRoutes<MinutesBody>({
  path: '/api/meetings/:meetingId/minutes',
  View: MinutesView,
  Save: SaveMinutes,
  papersOf: ({ minutes }) => minutes,
  says: {
    view: 'A version of the minutes, the newest where none is asked for, what the record proposes, and all versions.',
    save: 'Saves the minutes as a new version; earlier ones stay.',
    file: ['The minutes as ', ', one version or the newest; before the first, the draft from the record.'],
  },
});

const noticePath = '/api/meetings/:meetingId/notice';

/** Notices of conclusions (thông báo kết luận), and when they went out. */
export const noticeRoutes = [
  ...paperRoutes<NoticeBody>({
    path: noticePath,
    View: NoticeView,
    Save: SaveNotice,
    papersOf: ({ notices }) => notices,
    says: {
      view: 'A version of the notice of conclusions, the newest where none is asked for, a proposal, and all versions.',
      save: 'Saves the notice as a new version; earlier ones stay.',
      file: ['The notice of conclusions as ', ', with the conclusions of that version; before the first, a draft.'],
    },
  }),
  route({
    method: 'POST',
    path: `${noticePath}/issued`,
    access: 'keepPapers',
    reads: 'json',
    params: OfMeeting,
    query: nothing,
    body: NoticeIssued,
    result: ConclusionsView,
    refuses: ['not-found', 'meeting-still-open', 'bad-issue-day', 'record-unreadable'],
    summary: 'Notes the day on which the notice went out, which stops its clock; null takes it back.',
    handle: async ({ params, body, signedIn }, { conclusions }) =>
      json(await conclusions.noteIssued(params.meetingId, body.day, actorOf(signedIn))),
  }),
];
