import { SegmentNumber } from '@diem-cau/shared';
import { z } from 'zod';
import { actorOf } from '../../../../application/kit/acting.ts';
import { noBody, routesOf } from '../../route.ts';
import { OfMeeting } from '../meeting-params.ts';
import { Anew, OfEdition, givenEdition } from './given-edition.ts';
import type { RecordParts } from './record-parts.ts';

const route = routesOf<RecordParts>();

const path = '/api/meetings/:meetingId/recording';
const oggType = 'audio/ogg';
const pictureType = 'video/webm';

/** The pieces of a recording, one by one: to be played, and pictures to be taken away. */
export const pieceRoutes = [
  route({
    method: 'GET',
    path: `${path}/segments/:number`,
    access: 'playRecording',
    reads: 'nothing',
    params: OfMeeting.extend({ number: z.coerce.number().pipe(SegmentNumber) }),
    query: Anew,
    body: noBody,
    result: oggType,
    ranged: true,
    refuses: ['not-found', 'record-unreadable', 'recording-withheld', 'no-room-for-file'],
    summary: 'One piece, Ogg with Opus, whole or in part; of one that grows, what is there now.',
    handle: async (asked, parts) => {
      const { meetingId, number } = asked.params;
      const wanted = { number, is: 'sound', to: 'play', edition: await givenEdition(asked, parts) } as const;
      const file = await parts.recordings.piece(meetingId, wanted, actorOf(asked.signedIn));
      return { kind: 'file', contentType: oggType, ...file };
    },
  }),
  route({
    method: 'GET',
    path: `${path}/pictures/:number`,
    access: 'playRecording',
    reads: 'nothing',
    params: OfMeeting.extend({ number: z.coerce.number().pipe(SegmentNumber) }),
    query: Anew,
    body: noBody,
    result: pictureType,
    ranged: true,
    refuses: ['not-found', 'record-unreadable', 'recording-withheld', 'no-room-for-file'],
    summary:
      'One piece of a picture that stood on the stage, WebM, whole or in part; of one that grows, what is there now.',
    handle: async (asked, parts) => {
      const { meetingId, number } = asked.params;
      const wanted = { number, is: 'picture', to: 'play', edition: await givenEdition(asked, parts) } as const;
      const file = await parts.recordings.piece(meetingId, wanted, actorOf(asked.signedIn));
      return { kind: 'file', contentType: pictureType, ...file };
    },
  }),
  route({
    method: 'GET',
    path: `${path}/pictures/:number/file`,
    dear: 'file',
    access: 'downloadRecording',
    reads: 'nothing',
    params: OfMeeting.extend({ number: z.coerce.number().pipe(SegmentNumber) }),
    query: OfEdition,
    body: noBody,
    result: pictureType,
    ranged: true,
    refuses: ['not-found', 'record-unreadable', 'recording-withheld', 'no-room-for-file'],
    summary: 'One piece of a picture that stood on the stage, WebM, to be taken away.',
    handle: async (asked, parts) => {
      const { meetingId, number } = asked.params;
      const wanted = { number, is: 'picture', to: 'take', edition: await givenEdition(asked, parts) } as const;
      const file = await parts.recordings.piece(meetingId, wanted, actorOf(asked.signedIn));
      return { kind: 'file', contentType: pictureType, fileName: `ghi-hinh-${meetingId}-${number}.webm`, ...file };
    },
  }),
];
