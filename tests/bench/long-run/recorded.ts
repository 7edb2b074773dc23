import { setTimeout as delay } from 'node:timers/promises';
import { MeetingRecording, type MeetingId } from '@diem-cau/shared';
import { askBytes } from '../../../server/test/support/ask-bytes.ts';
import type { District } from '../../../server/test/support/district.ts';
import { askHttp, bodyOf } from '../../../server/test/support/hub-http.ts';
import type { LongRun } from './verdict.ts';

/** Who waits longer than this for a recording gives up, in milliseconds. */
const patienceMs = 120_000;

export const recordingOf = async (district: District, meetingId: MeetingId): Promise<MeetingRecording> => {
  const answer = await askHttp(`${district.hub.url}/api/meetings/${meetingId}/recording`, {
    cookie: await district.adminCookie(),
  });
  return bodyOf(answer, MeetingRecording);
};

const piecesIn = ({ tracks, pictures }: MeetingRecording) => ({
  sounds: tracks.flatMap(({ segments }) => segments),
  pictures: pictures.flatMap(({ pieces }) => pieces),
});

/** Whether all pieces are whole, stand in the meeting's book, and the last ones can be played. */
const isPlayable = async (district: District, recording: MeetingRecording): Promise<boolean> => {
  const { sounds, pictures } = piecesIn(recording);
  if (sounds.length === 0 || [...sounds, ...pictures].some(({ growing, fileId }) => growing || fileId === null))
    return false;
  const base = `${district.hub.url}/api/meetings/${recording.meetingId}/recording`;
  const last = [
    ...sounds.slice(-1).map(({ number }) => `${base}/segments/${number}`),
    ...pictures.slice(-1).map(({ number }) => `${base}/pictures/${number}`),
  ];
  const answers = await Promise.all(
    last.map(async (address) => askBytes(address, await district.adminCookie(), 'bytes=0-3')),
  );
  return answers.every(({ status }) => status === 206);
};

/** Waits after the closing until the recording can be played, and measures it. */
export const measuredRecording = async (
  district: District,
  meetingId: MeetingId,
  closedMs: number,
): Promise<LongRun['recording'] & { readonly bytes: number }> => {
  for (;;) {
    const recording = await recordingOf(district, meetingId);
    if (await isPlayable(district, recording)) return measured(recording, performance.now() - closedMs);
    if (performance.now() - closedMs > patienceMs) throw new Error('the recording does not become playable');
    await delay(100);
  }
};

const measured = (recording: MeetingRecording, playableAfterMs: number) => {
  const { from, to, stretches, bytes } = recording;
  const { sounds, pictures } = piecesIn(recording);
  const pieces = [...sounds, ...pictures];
  const begins = Math.min(...pieces.map((piece) => piece.from));
  const ends = Math.max(...pieces.map((piece) => piece.from + piece.lengthMs));
  return {
    ...{ lengthMs: ends - begins, recordMs: (to ?? 0) - (from ?? 0), playableAfterMs, bytes },
    failedMs: stretches
      .filter(({ is }) => is === 'failed')
      .reduce((sum, stretch) => sum + ((stretch.to ?? to ?? stretch.from) - stretch.from), 0),
  };
};
