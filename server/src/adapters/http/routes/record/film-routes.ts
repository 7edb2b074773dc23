import { MeetingId } from '@diem-cau/shared';
import { z } from 'zod';
import { actorOf } from '../../../../application/kit/acting.ts';
import { noBody, routesOf } from '../../route.ts';
import { OfMeeting } from '../meeting-params.ts';
import { OfEdition, givenEdition } from './given-edition.ts';
import type { RecordParts } from './record-parts.ts';

const route = routesOf<RecordParts>();

const path = '/api/meetings/:meetingId/recording/film';
const mp4Type = 'video/mp4';

/** Stage and sound of a recorded meeting in one file. */
export const filmRoutes = [
  route({
    method: 'POST',
    path,
    access: 'downloadRecording',
    reads: 'nothing',
    params: z.strictObject({ meetingId: MeetingId }),
    query: OfEdition,
    body: noBody,
    result: 'nothing',
    refuses: [
      ...(['not-found', 'record-unreadable', 'no-ffmpeg', 'recording-not-mixed', 'meeting-still-open'] as const),
      ...(['recording-withheld', 'too-many-requests'] as const),
    ],
    summary: 'Has stage and sound made into one file in the background, unless it is there or under way.',
    handle: async (asked, parts) => {
      await parts.films.ask(asked.params.meetingId, await givenEdition(asked, parts));
      return { kind: 'nothing' };
    },
  }),
  route({
    method: 'GET',
    path: `${path}/file`,
    dear: 'file',
    access: 'downloadRecording',
    reads: 'nothing',
    params: OfMeeting,
    query: OfEdition,
    body: noBody,
    result: mp4Type,
    ranged: true,
    refuses: ['not-found', 'record-unreadable', 'recording-not-mixed', 'recording-withheld'],
    summary: 'Stage and sound in one file to take away, MP4; its SHA-256 stands in the meeting’s book.',
    handle: async (asked, parts) => {
      const { meetingId } = asked.params;
      const file = await parts.films.file(meetingId, await givenEdition(asked, parts), actorOf(asked.signedIn));
      return { kind: 'file', contentType: mp4Type, fileName: `ghi-hinh-${meetingId}.mp4`, ...file };
    },
  }),
];
