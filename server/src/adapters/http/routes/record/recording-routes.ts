import {
  EndpointId,
  KeepingDecision,
  Line,
  MeetingId,
  MeetingRecording,
  RecordingAccesses,
  SegmentNumber,
  mostSources,
} from '@diem-cau/shared';
import { z } from 'zod';
import { actorOf } from '../../../../application/kit/acting.ts';
import { json, noBody, nothing, routesOf } from '../../route.ts';
import { OfMeeting } from '../meeting-params.ts';
import type { RecordParts } from './record-parts.ts';

const route = routesOf<RecordParts>();

const path = '/api/meetings/:meetingId/recording';
const oggType = 'audio/ogg';
const webmType = 'audio/webm';
const pictureType = 'video/webm';
const m4aType = 'audio/mp4';
const flacType = 'audio/flac';

/** What a page adds to the address of a piece that has grown, so that its browser asks anew. */
const Anew = z.strictObject({ v: Line(0, 40).optional() });

const OfTrack = OfMeeting.extend({
  endpointId: EndpointId,
  nth: z.coerce.number().int().min(1).max(mostSources.microphone),
});

/** The recording of a meeting: hearing it and taking it away, each of which is noted. */
export const recordingRoutes = [
  route({
    method: 'GET',
    path,
    dear: 'reading',
    access: 'playRecording',
    reads: 'nothing',
    params: OfMeeting,
    query: nothing,
    body: noBody,
    result: MeetingRecording,
    refuses: ['not-found', 'record-unreadable'],
    summary: 'What was recorded of a meeting, running or over: its time line, and each microphone’s pieces.',
    handle: async ({ params }, { recordings, films }) => {
      const recording = await recordings.of(params.meetingId);
      return json({ ...recording, film: await films.of(recording) });
    },
  }),
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
    refuses: ['not-found', 'record-unreadable'],
    summary: 'One piece, Ogg with Opus, whole or in part; of one that grows, what is there now.',
    handle: async ({ params: { meetingId, number }, signedIn }, { recordings }) => ({
      kind: 'file',
      contentType: oggType,
      ...(await recordings.piece(meetingId, number, actorOf(signedIn))),
    }),
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
    refuses: ['not-found', 'record-unreadable'],
    summary:
      'One piece of a picture that stood on the stage, WebM, whole or in part; of one that grows, what is there now.',
    handle: async ({ params: { meetingId, number }, signedIn }, { recordings }) => ({
      kind: 'file',
      contentType: pictureType,
      ...(await recordings.piece(meetingId, number, actorOf(signedIn), 'picture')),
    }),
  }),
  route({
    method: 'GET',
    path: `${path}/tracks/:endpointId/:nth/file`,
    dear: 'file',
    access: 'downloadRecording',
    reads: 'nothing',
    params: OfTrack,
    query: nothing,
    body: noBody,
    result: oggType,
    ranged: true,
    refuses: ['not-found', 'record-unreadable'],
    summary: 'One microphone’s whole track as a file, with silence in its gaps.',
    handle: async ({ params: { meetingId, endpointId, nth }, signedIn }, { recordings }) => ({
      kind: 'file',
      contentType: oggType,
      fileName: `ghi-am-${meetingId}-${endpointId}-${nth}.ogg`,
      ...(await recordings.track(meetingId, { endpointId, nth, as: 'heard' }, actorOf(signedIn))),
    }),
  }),
  route({
    method: 'GET',
    path: `${path}/tracks/:endpointId/:nth/speech`,
    dear: 'file',
    access: 'downloadRecording',
    reads: 'nothing',
    params: OfTrack,
    query: nothing,
    body: noBody,
    result: flacType,
    ranged: true,
    refuses: ['not-found', 'record-unreadable', 'no-ffmpeg'],
    summary: 'One microphone’s whole track for programs that write down speech: FLAC, 16,000 samples a second, mono.',
    handle: async ({ params: { meetingId, endpointId, nth }, signedIn }, { recordings }) => ({
      kind: 'file',
      contentType: flacType,
      fileName: `loi-noi-${meetingId}-${endpointId}-${nth}.flac`,
      ...(await recordings.track(meetingId, { endpointId, nth, as: 'speech' }, actorOf(signedIn))),
    }),
  }),
  route({
    method: 'GET',
    path: `${path}/sound`,
    access: 'playRecording',
    reads: 'nothing',
    params: OfMeeting,
    query: Anew,
    body: noBody,
    result: webmType,
    ranged: true,
    refuses: ['not-found', 'record-unreadable', 'no-ffmpeg', 'recording-not-mixed', 'meeting-still-open'],
    summary: 'All voices in one, WebM with Opus, whole or in part.',
    handle: async ({ params: { meetingId }, signedIn }, { recordings }) => ({
      kind: 'file',
      contentType: webmType,
      ...(await recordings.all(meetingId, 'play', actorOf(signedIn))),
    }),
  }),
  route({
    method: 'GET',
    path: `${path}/sound/file`,
    dear: 'file',
    access: 'downloadRecording',
    reads: 'nothing',
    params: OfMeeting,
    query: nothing,
    body: noBody,
    result: m4aType,
    ranged: true,
    refuses: ['not-found', 'record-unreadable', 'no-ffmpeg', 'recording-not-mixed', 'meeting-still-open'],
    summary: 'All voices in one file to take away, M4A; its SHA-256 stands in the meeting’s book.',
    handle: async ({ params: { meetingId }, signedIn }, { recordings }) => ({
      kind: 'file',
      contentType: m4aType,
      fileName: `ghi-am-${meetingId}.m4a`,
      ...(await recordings.all(meetingId, 'take', actorOf(signedIn))),
    }),
  }),
  route({
    method: 'GET',
    path: `${path}/accesses`,
    dear: 'reading',
    access: 'keepRecord',
    reads: 'nothing',
    params: OfMeeting,
    query: nothing,
    body: noBody,
    result: RecordingAccesses,
    refuses: [],
    summary: 'Who played the recording, and who took it away.',
    handle: async ({ params }, { recordingAccesses }) => json(await recordingAccesses.of(params.meetingId)),
  }),
  route({
    method: 'POST',
    path: `${path}/keeping`,
    access: 'deleteRecording',
    reads: 'json',
    params: z.strictObject({ meetingId: MeetingId }),
    query: nothing,
    body: KeepingDecision,
    result: 'nothing',
    refuses: ['not-found', 'record-unreadable'],
    summary: 'Keeps a recording for good, or lets it go by the rule of its type of meeting after all.',
    handle: async ({ params, body, signedIn }, { recordings }) => {
      await recordings.decide(params.meetingId, body, actorOf(signedIn));
      return { kind: 'nothing' };
    },
  }),
  route({
    method: 'DELETE',
    path,
    access: 'deleteRecording',
    reads: 'nothing',
    params: z.strictObject({ meetingId: MeetingId }),
    query: nothing,
    body: noBody,
    result: 'nothing',
    refuses: ['not-found', 'record-unreadable', 'meeting-still-open', 'recording-not-mixed'],
    summary: 'Deletes the files of a closed meeting’s recording; that they were, and their hashes, stay in its book.',
    handle: async ({ params, signedIn }, { recordings }) => {
      await recordings.remove(params.meetingId, actorOf(signedIn));
      return { kind: 'nothing' };
    },
  }),
];
