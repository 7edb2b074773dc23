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

/** Whether all pieces stand in the meeting's book, by their hash. */
const isInBook = (recording: MeetingRecording): boolean => {
  const { sounds, pictures } = piecesIn(recording);
  return [...sounds, ...pictures].every(({ fileId }) => fileId !== null);
};

/** Whether all pieces are whole, and the last ones can be played. */
const isPlayable = async (district: District, recording: MeetingRecording): Promise<boolean> => {
  const { sounds, pictures } = piecesIn(recording);
  if (sounds.length === 0 || [...sounds, ...pictures].some(({ growing }) => growing)) return false;
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

/** Waits after the closing until the recording can be played, and then until it stands in the book, and measures it. */
export const measuredRecording = async (
  district: District,
  meetingId: MeetingId,
  closedMs: number,
): Promise<LongRun['recording'] & { readonly bytes: number }> => {
  let playableAfterMs: number | null = null;
  for (;;) {
    const recording = await recordingOf(district, meetingId);
    if (playableAfterMs === null && (await isPlayable(district, recording)))
      playableAfterMs = performance.now() - closedMs;
    if (playableAfterMs !== null && isInBook(recording))
      return measured(recording, { playableAfterMs, inBookAfterMs: performance.now() - closedMs });
    if (performance.now() - closedMs > patienceMs) throw new Error('the recording does not become playable');
    await delay(100);
  }
};

const measured = (
  recording: MeetingRecording,
  after: Pick<LongRun['recording'], 'playableAfterMs' | 'inBookAfterMs'>,
) => {
  const { from, to, stretches, bytes } = recording;
  const { sounds, pictures } = piecesIn(recording);
  const pieces = [...sounds, ...pictures];
  const begins = Math.min(...pieces.map((piece) => piece.from));
  const ends = Math.max(...pieces.map((piece) => piece.from + piece.lengthMs));
  return {
    ...{ lengthMs: ends - begins, recordMs: (to ?? 0) - (from ?? 0), ...after, bytes },
    ...{ beginsAfterMs: begins - (from ?? 0), endsBeforeMs: (to ?? 0) - ends },
    failedMs: stretches
      .filter(({ is }) => is === 'failed')
      .reduce((sum, stretch) => sum + ((stretch.to ?? to ?? stretch.from) - stretch.from), 0),
  };
};
