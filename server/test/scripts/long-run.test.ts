import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { PacketCount, PictureFlow, SoundGaps } from '../../../tests/bench/long-run/received.ts';
import { usedBetween } from '../../../tests/bench/long-run/process-watch.ts';
import {
  pictureLossOf,
  readRtcp,
  receiverReportOf,
  senderReportOf,
  transportFeedbackOf,
} from '../../../tests/bench/long-run/rtcp.ts';
import { isRtcp, rtpHead, rtpPacket, sequenceStep } from '../../../tests/bench/long-run/rtp.ts';
import { allHeard, allSeen, bounds, verdicts, type LongRun } from '../../../tests/bench/long-run/verdict.ts';
import { isWhole, piecesOf, vp8Descriptor, vp8Piece } from '../../../tests/bench/long-run/vp8.ts';

/** A whole VP8 picture of so many lines, as its first bytes say it. */
const wholePicture = (height: number, bytes = 3_000): Buffer => {
  const picture = Buffer.alloc(bytes);
  picture.set([0x10, 0x02, 0x00, 0x9d, 0x01, 0x2a], 0);
  picture.writeUInt16LE(1_280, 6);
  picture.writeUInt16LE(height, 8);
  return picture;
};

describe('packets', () => {
  it('are read as they were written, with the number on their transport', () => {
    fc.assert(
      fc.property(
        fc.nat(0xffff),
        fc.nat(0xffff_ffff),
        fc.boolean(),
        fc.nat(0xffff),
        (sequence, timestamp, marker, number) => {
          const fields = { payloadType: 101, marker, sequence, timestamp, ssrc: 7 };
          const extensions = [[6, [0x96]] as const, [5, [number >> 8, number & 0xff]] as const];
          const packet = rtpPacket(fields, extensions, [Buffer.from([1, 2]), Buffer.from([3])]);
          const head = rtpHead(packet, 5);
          expect(head).toMatchObject({ marker, sequence, timestamp, ssrc: 7, transportSequence: number });
          expect([...packet.subarray(head?.payloadAt)]).toEqual([1, 2, 3]);
          expect(isRtcp(packet)).toBe(false);
        },
      ),
    );
  });

  it('that are cut off are no packets, and throw nothing', () => {
    const packet = rtpPacket({ payloadType: 1, marker: false, sequence: 1, timestamp: 1, ssrc: 1 }, [[5, [0, 1]]], []);
    for (let length = 0; length < packet.length; length += 1) expect(rtpHead(packet.subarray(0, length), 5)).toBeNull();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        rtpHead(Buffer.from(bytes), 5);
        readRtcp(Buffer.from(bytes));
        vp8Piece(Buffer.from(bytes));
        isRtcp(Buffer.from(bytes));
      }),
    );
  });

  it('are numbered on over 16 bits, forwards and backwards', () => {
    expect([sequenceStep(0xffff, 0), sequenceStep(0, 0xffff), sequenceStep(5, 5)]).toEqual([1, -1, 0]);
  });

  it('of VP8 say where a whole picture begins, and of how many lines', () => {
    const picture = wholePicture(720);
    expect(isWhole(picture)).toBe(true);
    const [first, second] = piecesOf(picture).map((piece, nth) =>
      Buffer.concat([vp8Descriptor(nth === 0, 300), piece]),
    );
    expect(vp8Piece(first ?? expect.fail()).whole).toEqual({ height: 720 });
    expect(vp8Piece(second ?? expect.fail()).whole).toBeNull();
    // As libwebrtc sends it: with a number of the picture, of the base layer, and of the layer.
    expect(vp8Piece(Buffer.concat([Buffer.from([0x90, 0xe0, 0x81, 0x2c, 9, 0x20]), picture])).whole).toEqual({
      height: 720,
    });
    picture.writeUInt8(0x11, 0);
    expect(vp8Piece(Buffer.concat([vp8Descriptor(true, 1), picture])).whole).toBeNull();
  });
});

describe('what is reported', () => {
  it('is read as it was said, several in one packet', () => {
    const block = { fractionLost: 3, highest: 9, jitter: 1, lastReport: 2, sinceReport: 3 };
    const compound = Buffer.concat([
      senderReportOf(8, { atMs: 1_700_000_000_500, timestamp: 1, packets: 2, bytes: 3 }),
      receiverReportOf(1, [
        { ssrc: 8, lost: 5, ...block },
        { ssrc: 9, lost: -1, ...block },
      ]),
      pictureLossOf(1, 8),
    ]);
    expect(isRtcp(compound)).toBe(true);
    // The middle of NTP's time: the lower half of its seconds, and the upper half of half a second.
    const ntpMiddle = (((1_700_000_000 + 2_208_988_800) % 0x10000) * 0x10000 + 0x8000) >>> 0;
    expect(readRtcp(compound)).toEqual([
      { says: 'sent', ssrc: 8, ntpMiddle },
      { says: 'report', ssrc: 8, lost: 5 },
      { says: 'report', ssrc: 9, lost: -1 },
      { says: 'wants-whole', ssrc: 8 },
    ]);
  });

  it('of a transport names each packet, also those that did not come', () => {
    const packet = transportFeedbackOf(1, 2, {
      count: 4,
      first: 0x1_0000,
      arrivals: [
        { sequence: 0x1_0001, atMs: 6_400 },
        { sequence: 0x1_0003, atMs: 6_500 },
      ],
    });
    expect(packet.length % 4).toBe(0);
    expect([packet.readUInt16BE(12), packet.readUInt16BE(14), packet.readUIntBE(16, 3), packet.readUInt8(19)]).toEqual([
      ...[0, 4, 100, 4],
    ]);
    // Two bits each: not, a small step, not, a large one of 400 quarters of a millisecond.
    expect(packet.readUInt16BE(20)).toBe(0b11_00_01_00_10_00_00_00);
    expect([packet.readUInt8(22), packet.readInt16BE(23)]).toEqual([0, 400]);
  });
});

describe('the packets of a stream', () => {
  it('are counted over the end of their numbers; what comes late is not lost', () => {
    fc.assert(
      fc.property(fc.nat(0xffff), fc.array(fc.boolean(), { minLength: 2, maxLength: 300 }), (start, came) => {
        const all = [true, ...came, true];
        const count = new PacketCount(90_000);
        for (const [nth, comes] of all.entries())
          if (comes) count.note({ sequence: (start + nth) & 0xffff, timestamp: nth, atMs: nth });
        expect([count.expected, count.lost]).toEqual([all.length, all.filter((comes) => !comes).length]);
      }),
    );
    const count = new PacketCount(48_000);
    const missing = [10, 12, 11, 13].map((sequence) => count.note({ sequence, timestamp: 0, atMs: 0 }));
    expect([missing, count.lost]).toEqual([[0, 1, null, 0], 0]);
  });

  it('tell the share that was lost since it was asked last', () => {
    const count = new PacketCount(48_000);
    for (const sequence of [1, 2, 3, 5]) count.note({ sequence, timestamp: 0, atMs: 0 });
    expect([count.fractionLost(), count.fractionLost()]).toEqual([51, 0]);
  });
});

describe('gaps', () => {
  it('of a voice are counted while it is open, also one that lasts until it is shut', () => {
    const voice = new SoundGaps();
    voice.open(-30);
    for (const atMs of [0, 20, 160, 180]) voice.note(atMs);
    voice.shut(190);
    // On its way yet.
    voice.note(200);
    voice.open(4_990);
    for (const atMs of [5_000, 5_020]) voice.note(atMs);
    voice.shut(5_220);
    expect(voice.heard).toEqual({ openMs: 400, gaps: 2, longestMs: 200, silentMs: 340, firstAfterMs: [30, 10] });
    const never = new SoundGaps();
    never.open(0);
    never.shut(50);
    expect(allHeard([voice.heard, never.heard])).toEqual({ ...voice.heard, firstAfterMs: [30, 10, Infinity] });
  });

  it('of a picture are freezes: after a loss it stands until the next whole one', () => {
    const flow = new PictureFlow();
    flow.open(0);
    flow.note(0, null, true, 10);
    expect(flow.broken).toBe(true);
    flow.note(0, { height: 360 }, true, 40);
    for (let atMs = 80; atMs <= 400; atMs += 40) flow.note(0, null, true, atMs);
    flow.note(1, null, true, 440);
    flow.note(0, null, true, 480);
    flow.note(0, { height: 720 }, false, 880);
    flow.note(0, null, true, 900);
    flow.note(0, null, true, 940);
    flow.shut(950);
    const { byHeight, ...seen } = flow.seen;
    expect(seen).toEqual({
      ...{ shownMs: 900, frames: 11, freezes: 1, longestMs: 500, frozenMs: 500, firstAfterMs: [40] },
    });
    expect([...byHeight]).toEqual([
      [360, 360],
      [720, 540],
    ]);
  });

  it('of a picture that never came, or that stood still until its end, are told as well', () => {
    const never = new PictureFlow();
    never.open(0);
    never.shut(1_000);
    const stood = new PictureFlow();
    stood.open(0);
    for (const atMs of [0, 40, 80]) stood.note(0, atMs === 0 ? { height: 720 } : null, true, atMs);
    stood.shut(1_080);
    const { firstAfterMs, freezes, frozenMs, longestMs } = allSeen([never.seen, stood.seen]);
    expect({ firstAfterMs, freezes, frozenMs, longestMs }).toEqual({
      ...{ firstAfterMs: [Infinity, 0], freezes: 1, frozenMs: 1_000, longestMs: 1_000 },
    });
  });

  it('do not come from a picture that goes from one place to another', () => {
    const small = new PictureFlow();
    small.open(0);
    small.note(0, { height: 180 }, true, 0);
    const large = new PictureFlow(small);
    large.open(20);
    large.note(0, null, true, 40);
    large.note(0, { height: 720 }, true, 80);
    expect(large.seen).toMatchObject({ firstAfterMs: [20], frames: 1, freezes: 0 });
  });
});

it('processes are told by shares of a core, and memory from when they have settled', () => {
  const looks = [
    { atMs: 0, cpuSeconds: 1, memory: 10 },
    { atMs: 2_000, cpuSeconds: 2, memory: 30 },
    { atMs: 4_000, cpuSeconds: 2.2, memory: 20 },
  ];
  const { cpu, mostCpu, ...memory } = usedBetween(looks);
  expect([cpu, mostCpu]).toEqual([expect.closeTo(0.3), 0.5]);
  expect(memory).toEqual({ startMemory: 30, mostMemory: 30, endMemory: 20 });
});

describe('the verdict', () => {
  const good: LongRun = {
    ...{ asked: { endpoints: 40, minutes: 30 }, lastedMs: 1_800_000, stayed: 40, troubles: [] },
    ...{ up: { sent: 1, lost: 0 }, down: { sent: 1, lost: 0 }, voicePackets: { sent: 1_000, lost: 0 } },
    voices: { openMs: 100_000, gaps: 0, longestMs: 30, silentMs: 0, firstAfterMs: [20] },
    stage: {
      ...{ shownMs: 100_000, frames: 2_500, freezes: 0, longestMs: 60, frozenMs: 0, firstAfterMs: [50] },
      byHeight: new Map([
        [360, 2_000],
        [720, 98_000],
      ]),
    },
    recording: {
      lengthMs: 1_800_000,
      recordMs: 1_800_500,
      failedMs: 0,
      playableAfterMs: 900,
      inBookAfterMs: 900,
      beginsAfterMs: 0,
      endsBeforeMs: 0,
    },
  };
  const words = (run: LongRun): Record<string, string> =>
    Object.fromEntries(verdicts(run).map(({ row, is }) => [row, is]));

  it('is met where all held at the criterion’s size, and open in a smaller or shorter run', () => {
    expect(words(good)).toEqual({ P1c: 'met', P2a: 'met', P3a: 'met', N5: 'met' });
    const open = { P1c: 'open', P2a: 'open', P3a: 'open', N5: 'open' };
    expect(words({ ...good, lastedMs: (bounds.minutes - 1) * 60_000 })).toEqual(open);
    expect(words({ ...good, asked: { endpoints: 39, minutes: 30 }, stayed: 39 })).toEqual(open);
  });

  it.each<[string, string, Partial<LongRun>]>([
    ['somebody fell out', 'P1c', { stayed: 39, troubles: ['Xã Mông Ân: media.lost'] }],
    ['somebody is never seen', 'P2a', { stage: { ...good.stage, firstAfterMs: [50, Infinity] } }],
    ['nobody is seen', 'P2a', { stage: { ...good.stage, frames: 0 } }],
    ['pictures are small', 'P2a', { stage: { ...good.stage, byHeight: new Map([[360, 100_000]]) } }],
    ['pictures freeze', 'P2a', { stage: { ...good.stage, frozenMs: 1_000 } }],
    ['voices are lost', 'P3a', { voicePackets: { sent: 1_000, lost: 10 } }],
    ['voices have gaps', 'P3a', { voices: { ...good.voices, gaps: 9, silentMs: 1_000 } }],
    ['somebody is never heard', 'P3a', { voices: { ...good.voices, firstAfterMs: [Infinity] } }],
    ['nobody is heard', 'P3a', { voices: { ...good.voices, openMs: 0 } }],
    ['the recording is short', 'N5', { recording: { ...good.recording, lengthMs: 1_700_000 } }],
    ['the recording failed', 'N5', { recording: { ...good.recording, failedMs: 1 } }],
    [
      'it can be played late',
      'N5',
      {
        recording: {
          ...good.recording,
          playableAfterMs: 2_100,
          inBookAfterMs: 2_100,
          beginsAfterMs: 0,
          endsBeforeMs: 0,
        },
      },
    ],
  ])('is not met where %s', (_, row, change) => {
    const found = words({ ...good, ...change });
    expect(found[row]).toBe('not met');
    expect(Object.values(found).filter((is) => is === 'not met')).toHaveLength(1);
  });
});
