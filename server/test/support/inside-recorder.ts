import { readFileSync } from 'node:fs';
import type { EndpointId, MeetingId, SourceId } from '@diem-cau/shared';
import { vi } from 'vitest';
import { loopOfOgg } from '../../src/adapters/media/loop-files.ts';
import type { PieceFolders } from '../../src/adapters/files/recordings/piece-folders.ts';
import { Recording } from '../../src/adapters/files/recordings/recording.ts';

const megabyte = 1_000_000;

/** A second and more of a voice, as browsers send it. */
const voice = loopOfOgg(readFileSync(new URL('../../../data/demo/voice-1.ogg', import.meta.url))).frames;

/** A packet of a voice. */
export const voicePacket = (ssrc: number, nth: number): Buffer => {
  const head = Buffer.alloc(12);
  head[0] = 0x80;
  head[1] = 100;
  head.writeUInt16BE(nth & 0xffff, 2);
  head.writeUInt32BE((nth * 960) >>> 0, 4);
  head.writeUInt32BE(ssrc, 8);
  return Buffer.concat([head, voice[nth % voice.length] ?? Buffer.alloc(0)]);
};

/** How much room it has, when it begins, and what it asks the hub's media server for. */
export type InsideRecorderOf = readonly [
  room?: { readonly mayWrite?: number; readonly reserve?: number },
  at?: number,
  asked?: Buffer[],
];

/** A recorder's inside, without its process and socket; its time passes by `pass` alone, on vitest's fake `performance`. */
export const insideRecorder = async (
  folders: PieceFolders,
  meetingId: MeetingId,
  ...[room = {}, at = 1_000_000, asked = []]: InsideRecorderOf
) => {
  const opening = { meetingId, folder: folders.of(meetingId), at, mayWrite: 100 * megabyte, reserve: 0 };
  const recording = new Recording({ ...opening, ...room }, (packet) => void asked.push(packet));
  await recording.ready();
  return {
    recording,
    hears: (ssrc: number, endpointId: EndpointId, source: SourceId = 'microphone') =>
      recording.told({ type: 'opened', ssrc, endpointId, source }),
    /** Time passes, with a packet each 20 ms of these streams. */
    pass: async (ms: number, ...ssrcs: readonly number[]) => {
      for (let passed = 0; passed < ms; passed += 20) {
        const nth = Math.round(performance.now() / 20);
        for (const ssrc of ssrcs) recording.hear(voicePacket(ssrc, nth));
        vi.advanceTimersByTime(20);
        if (passed % 100 === 0) recording.look();
        // The disk is the machine's own: it needs its time as well.
        if (passed % 500 === 0) await new Promise((done) => setTimeout(done, 10));
      }
    },
  };
};
