import type { MeetingRecording } from '@diem-cau/shared';
import type { Page } from 'playwright-core';
import { webmOf } from './recorded-pictures.ts';

/** A file that grew when its hub was killed. */
export interface Grew {
  readonly what: string;
  /** How long it is by the record, and as this browser reads it, in milliseconds. */
  readonly saysMs: number;
  readonly hasMs: number;
  /** The last moment that is in it, in the meeting's time. */
  readonly to: number;
}

const soundMs = (page: Page, address: string): Promise<number> =>
  page.evaluate(async (at) => {
    const answer = await fetch(at);
    if (!answer.ok) throw new Error(`it answered with ${answer.status}`);
    const sound = await new OfflineAudioContext(1, 1, 48_000).decodeAudioData(await answer.arrayBuffer());
    return sound.duration * 1_000;
  }, address);

const pictureMs = async (page: Page, address: string): Promise<number> => (await webmOf(page, address)).lengthMs;

/** What became of the files that grew `before` a kill: voices, and pictures that stood large. */
export const grewAt = async (
  page: Page,
  before: MeetingRecording,
  after: MeetingRecording,
): Promise<readonly Grew[]> => {
  const path = `/api/meetings/${before.meetingId}/recording`;
  const large = before.stage.at(-1)?.large ?? [];
  const voices = before.tracks.map(({ name, segments }) => ({
    name,
    all: segments,
    as: 'segments',
    lengthOf: soundMs,
  }));
  const pictures = before.pictures
    .filter(({ endpointId }) => large.some((each) => each.endpointId === endpointId))
    .map(({ name, pieces }) => ({ name, all: pieces, as: 'pictures', lengthOf: pictureMs }));
  const now = [...after.tracks.flatMap(({ segments }) => segments), ...after.pictures.flatMap(({ pieces }) => pieces)];
  const grew: Grew[] = [];
  for (const { name, all, as, lengthOf } of [...voices, ...pictures]) {
    const number = all.find(({ growing }) => growing)?.number;
    if (number === undefined) continue;
    const is = now.find((each) => each.number === number);
    const what = `${as}/${number} of ${name}`;
    if (is === undefined || is.growing) throw new Error(`${what} is ${is === undefined ? 'gone' : 'not over'}`);
    const hasMs = await lengthOf(page, `${path}/${as}/${number}`);
    grew.push({ what, saysMs: is.lengthMs, hasMs, to: is.from + hasMs });
  }
  return grew;
};
