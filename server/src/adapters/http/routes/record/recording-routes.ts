import {
  EndpointId,
  KeepingDecision,
  MeetingId,
  MeetingRecording,
  RecordingAccesses,
  RecordingHeartBody,
  mostSources,
} from '@diem-cau/shared';
import { z } from 'zod';
import { actorOf } from '../../../../application/kit/acting.ts';
import { json, noBody, nothing, routesOf } from '../../route.ts';
import { OfMeeting } from '../meeting-params.ts';
import { Anew, OfEdition, givenEdition } from './given-edition.ts';
import type { RecordParts } from './record-parts.ts';

const route = routesOf<RecordParts>();

const path = '/api/meetings/:meetingId/recording';
const oggType = 'audio/ogg';
const webmType = 'audio/webm';
const m4aType = 'audio/mp4';
const flacType = 'audio/flac';

/** How what is made of all voices is refused. */
const unmixed = ['not-found', 'record-unreadable', 'no-ffmpeg', 'recording-not-mixed', 'meeting-still-open'] as const;

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
    query: z.strictObject({ edition: z.literal('open').optional() }),
    body: noBody,
    result: MeetingRecording,
    refuses: ['not-found', 'record-unreadable'],
    summary:
      'What was recorded of a meeting, running or over: its time line, and each microphone’s pieces; `open`, as it is given to whoever may not play what is withheld.',
    handle: async (asked, parts) => {
      const recording = await parts.recordings.of(asked.params.meetingId, await givenEdition(asked, parts));
      return json({ ...recording, film: await parts.films.of(recording) });
    },
  }),
  route({
    method: 'GET',
    path: `${path}/heart`,
    access: 'watchMeeting',
    reads: 'nothing',
    params: OfMeeting,
    query: nothing,
    body: noBody,
    result: RecordingHeartBody,
    summary:
      'That the recording of a meeting goes on: until when all is kept, how fast it grows, and for how long there is room.',
    handle: async ({ params }, parts) => json({ heart: await parts.recordingHearts.of(params.meetingId) }),
  }),
  route({
    method: 'GET',
    path: `${path}/tracks/:endpointId/:nth/file`,
    dear: 'file',
    access: 'downloadRecording',
    reads: 'nothing',
    params: OfTrack,
    query: OfEdition,
    body: noBody,
    result: oggType,
    ranged: true,
    refuses: ['not-found', 'record-unreadable', 'recording-withheld', 'no-room-for-file'],
    summary: 'One microphone’s whole track as a file, with silence in its gaps.',
    handle: async (asked, parts) => {
      const { meetingId, endpointId, nth } = asked.params;
      const wanted = { endpointId, nth, as: 'heard', edition: await givenEdition(asked, parts) } as const;
      const file = await parts.recordings.track(meetingId, wanted, actorOf(asked.signedIn));
      return { kind: 'file', contentType: oggType, fileName: `ghi-am-${meetingId}-${endpointId}-${nth}.ogg`, ...file };
    },
  }),
  route({
    method: 'GET',
    path: `${path}/tracks/:endpointId/:nth/speech`,
    dear: 'file',
    access: 'downloadRecording',
    reads: 'nothing',
    params: OfTrack,
    query: OfEdition,
    body: noBody,
    result: flacType,
    ranged: true,
    refuses: ['not-found', 'record-unreadable', 'recording-withheld', 'no-room-for-file', 'no-ffmpeg'],
    summary: 'One microphone’s whole track for programs that write down speech: FLAC, 16,000 samples a second, mono.',
    handle: async (asked, parts) => {
      const { meetingId, endpointId, nth } = asked.params;
      const wanted = { endpointId, nth, as: 'speech', edition: await givenEdition(asked, parts) } as const;
      const file = await parts.recordings.track(meetingId, wanted, actorOf(asked.signedIn));
      return {
        kind: 'file',
        contentType: flacType,
        fileName: `loi-noi-${meetingId}-${endpointId}-${nth}.flac`,
        ...file,
      };
    },
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
    refuses: [...unmixed, 'recording-withheld'],
    summary: 'All voices in one, WebM with Opus, whole or in part.',
    handle: async (asked, parts) => {
      const { meetingId } = asked.params;
      const wanted = { to: 'play', edition: await givenEdition(asked, parts) } as const;
      const file = await parts.recordings.all(meetingId, wanted, actorOf(asked.signedIn));
      return { kind: 'file', contentType: webmType, ...file };
    },
  }),
  route({
    method: 'GET',
    path: `${path}/sound/file`,
    dear: 'file',
    access: 'downloadRecording',
    reads: 'nothing',
    params: OfMeeting,
    query: OfEdition,
    body: noBody,
    result: m4aType,
    ranged: true,
    refuses: [...unmixed, 'recording-withheld'],
    summary: 'All voices in one file to take away, M4A; its SHA-256 stands in the meeting’s book.',
    handle: async (asked, parts) => {
      const { meetingId } = asked.params;
      const wanted = { to: 'take', edition: await givenEdition(asked, parts) } as const;
      const file = await parts.recordings.all(meetingId, wanted, actorOf(asked.signedIn));
      return { kind: 'file', contentType: m4aType, fileName: `ghi-am-${meetingId}.m4a`, ...file };
    },
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
