/**
 * Proves a mediasoup worker: `node handshake.ts PATH`. Exit code 0 when a WebRTC client on 127.0.0.1 has completed both
 * DTLS handshakes with it, had sound decrypted by it and got the same sound back encrypted; else 1 and the reason.
 *
 * It is a process of its own because a bad worker (see source-mends.ts) starts, answers, and dies at the first
 * handshake, and because the client's native code must not stay loaded in the set-up.
 */
import wrtc from '@roamhq/wrtc';
import { createWorker } from 'mediasoup';
import type { WebRtcTransport } from 'mediasoup/types';
import { Device } from 'mediasoup-client';
import type { RtpCapabilities, RtpParameters, Transport } from 'mediasoup-client/types';
import assert from 'node:assert/strict';
import { setInterval as every } from 'node:timers/promises';

const opus = { kind: 'audio', mimeType: 'audio/opus', clockRate: 48_000, channels: 2 } as const;
const listenInfos = [{ protocol: 'udp', ip: '127.0.0.1' } as const];

// mediasoup-client's Chromium handler looks for the browser's classes among the globals.
const { RTCPeerConnection, RTCSessionDescription, MediaStream, MediaStreamTrack, nonstandard } = wrtc;
Object.assign(globalThis, { RTCPeerConnection, RTCSessionDescription, MediaStream, MediaStreamTrack });

const descriptionOf = ({ id, iceParameters, iceCandidates, dtlsParameters }: WebRtcTransport) => ({
  id,
  iceParameters,
  iceCandidates,
  dtlsParameters,
});

const connectTo = (server: WebRtcTransport, client: Transport): void => {
  client.on(
    'connect',
    ({ dtlsParameters }, done, failed) => void server.connect({ dtlsParameters }).then(done, failed),
  );
};

/** Resolves when sound that is not silence has come out of a track. */
const soundFrom = (track: MediaStreamTrack): Promise<void> =>
  new Promise((heard) => {
    const sink = new nonstandard.RTCAudioSink(track);
    sink.ondata = ({ samples }: { samples: Int16Array }) => {
      if (samples.some((sample) => sample !== 0)) heard();
    };
  });

const speakInto = async (source: InstanceType<typeof nonstandard.RTCAudioSource>): Promise<void> => {
  const numberOfFrames = 480;
  const samples = new Int16Array(numberOfFrames).map(() => Math.random() * 2_000);
  for await (const _ of every(10)) {
    source.onData({ samples, sampleRate: 48_000, bitsPerSample: 16, channelCount: 1, numberOfFrames });
  }
};

const prove = async (workerBin: string): Promise<void> => {
  const worker = await createWorker({ workerBin, logLevel: 'error' });
  worker.on('died', (error) => {
    process.stdout.write(`the worker died: ${error.message}\n`);
    process.exit(1);
  });
  const router = await worker.createRouter({ mediaCodecs: [opus] });
  const up = await router.createWebRtcTransport({ listenInfos });
  const down = await router.createWebRtcTransport({ listenInfos });

  const device = await Device.factory({ handlerName: 'Chrome111' });
  await device.load({ routerRtpCapabilities: router.rtpCapabilities as RtpCapabilities });

  const sending = device.createSendTransport(descriptionOf(up));
  connectTo(up, sending);
  sending.on('produce', ({ kind, rtpParameters }, done, failed) => {
    void up.produce({ kind, rtpParameters }).then(done, failed);
  });
  const source = new nonstandard.RTCAudioSource();
  void speakInto(source);
  const { id: producerId } = await sending.produce({ track: source.createTrack() });

  const receiving = device.createRecvTransport(descriptionOf(down));
  connectTo(down, receiving);
  const offered = await down.consume({ producerId, rtpCapabilities: device.recvRtpCapabilities });
  const consumer = await receiving.consume({
    id: offered.id,
    producerId,
    kind: offered.kind,
    rtpParameters: offered.rtpParameters as RtpParameters,
  });

  await soundFrom(consumer.track);
  for (const { dtlsState } of [up, down]) assert.equal(dtlsState, 'connected');
};

prove(process.argv[2] ?? '').then(
  () => process.exit(0),
  (error: unknown) => {
    process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
