import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { VoiceWaits } from '../../src/core/media/voice-waits.ts';

interface Played {
  readonly trackIdentifier: string;
  readonly concealedSamples: number;
  readonly silentConcealedSamples: number;
  readonly totalSamplesReceived: number;
  readonly nackCount?: number;
}

const receiver = (id: string): { readonly track: { readonly id: string }; jitterBufferTarget: number | null } => ({
  track: { id },
  jitterBufferTarget: null,
});

const agreed = (feedback: string) => ({
  rtpParameters: {
    codecs: [
      {
        mimeType: 'audio/opus',
        payloadType: 100,
        clockRate: 48_000,
        rtcpFeedback: [{ type: feedback, parameter: '' }],
      },
    ],
  },
});

let played: Played[] = [];
const commune = receiver('commune');
const room = receiver('room');
/** Its browser never asks for anything again. */
const deaf = receiver('deaf');
let waits: VoiceWaits;

/** Two seconds in which so many of 96,000 samples of each voice were made up, some of them as comfort noise. */
const pass = async (madeUp: Readonly<Record<string, number>>, silent = 0): Promise<void> => {
  played = played.map((before) => ({
    ...before,
    concealedSamples: before.concealedSamples + (madeUp[before.trackIdentifier] ?? 0) + silent,
    silentConcealedSamples: before.silentConcealedSamples + silent,
    totalSamplesReceived: before.totalSamplesReceived + 96_000,
  }));
  await vi.advanceTimersByTimeAsync(2_000);
};

beforeEach(async () => {
  vi.useFakeTimers();
  for (const each of [commune, room, deaf]) each.jitterBufferTarget = null;
  played = [commune, room, deaf].map(({ track }) => ({
    trackIdentifier: track.id,
    concealedSamples: 500_000,
    silentConcealedSamples: 0,
    totalSamplesReceived: 1_000_000,
  }));
  const way = { type: 'candidate-pair', nominated: true, currentRoundTripTime: 0.04 };
  const entries = () => [way, ...played.map((voice) => ({ type: 'inbound-rtp', ...voice }))];
  waits = new VoiceWaits({
    stats: () => Promise.resolve(new Map(entries().map((entry, index) => [String(index), entry]))),
    voices: () => [
      { rtpReceiver: commune, ...agreed('nack') },
      { rtpReceiver: room, ...agreed('nack') },
      { rtpReceiver: deaf, ...agreed('transport-cc') },
    ],
  });
  await pass({});
});
afterEach(() => {
  waits.close();
  vi.useRealTimers();
});

it('the voice that comes with holes waits, and no other; what was before it is looked at counts nothing', async () => {
  await pass({ commune: 4_000, room: 500 });
  expect(commune.jitterBufferTarget).toBeNull();
  await pass({ commune: 4_000, room: 500 });
  expect(commune.jitterBufferTarget).toBe(200);
  expect(room.jitterBufferTarget).toBeNull();
});

it('what a busy PC plays late is not waited for: nothing of it was missed', async () => {
  const asked = (more: number): void => {
    played = played.map((voice) => ({ ...voice, nackCount: (voice.nackCount ?? 0) + more }));
  };
  asked(3);
  await pass({});
  for (let times = 0; times < 5; times += 1) await pass({ commune: 9_000 });
  expect(commune.jitterBufferTarget).toBeNull();
  for (let times = 0; times < 2; times += 1) {
    asked(1);
    await pass({ commune: 9_000 });
  }
  expect(commune.jitterBufferTarget).toBe(200);
});

it('a voice of which nothing is asked for again waits for nothing', async () => {
  for (let times = 0; times < 5; times += 1) await pass({ deaf: 9_000 });
  expect(deaf.jitterBufferTarget).toBeNull();
});

it('comfort noise is none that is made up', async () => {
  for (let times = 0; times < 5; times += 1) await pass({}, 40_000);
  expect(commune.jitterBufferTarget).toBeNull();
});

it('looks at nothing any more once it is closed', async () => {
  waits.close();
  for (let times = 0; times < 5; times += 1) await pass({ commune: 4_000 });
  expect(commune.jitterBufferTarget).toBeNull();
});
