import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { createWorker } from 'mediasoup';
import type { PlainTransport, RtpCodecCapability } from 'mediasoup/types';
import { routerCodecs } from '../../server/src/adapters/media/router-codecs.ts';
import { socketSupport, wantedBuffer } from '../../server/src/adapters/media/socket-support.ts';
import { workerBin } from '../../server/test/support/worker-bin.ts';
import { report } from './figures.ts';
import { processUse } from './process-use.ts';

const endpoints = 66;
const seconds = 10;
const rounds = 3;
const port = 21_280;

/** Packets that the kernel dropped since a UDP socket of this port was opened, as /proc/net/udp counts them. */
const dropped = (): number =>
  readFileSync('/proc/net/udp', 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[1]?.endsWith(`:${port.toString(16).toUpperCase().padStart(4, '0')}`))
    .reduce((sum, fields) => sum + Number(fields.at(-1)), 0);

/** A stream of RTP that is taken in; it is called Opus, since such a stream is forwarded without a look into it. */
const takeIn = async (transport: PlainTransport, ssrc: number, codec: RtpCodecCapability | undefined) => {
  const { mimeType = '', clockRate = 0, channels = 1 } = codec ?? {};
  return transport.produce({
    kind: 'audio',
    rtpParameters: { codecs: [{ mimeType, clockRate, channels, payloadType: 100 }], encodings: [{ ssrc }] },
  });
};

/** Sends for some seconds what 66 pages send while the worker forwards four streams to 65, and counts what was lost on the way in. */
const measure = async (buffers: { sendBufferSize?: number; recvBufferSize?: number }) => {
  const worker = await createWorker({ logLevel: 'error', workerBin: workerBin() });
  const sink = createSocket('udp4').bind(0, '127.0.0.1');
  await once(sink, 'listening');
  try {
    await worker.createWebRtcServer({ listenInfos: [{ protocol: 'udp', ip: '0.0.0.0', port, ...buffers }] });
    const router = await worker.createRouter({ mediaCodecs: routerCodecs });
    const listenInfo = { protocol: 'udp', ip: '127.0.0.1' } as const;
    const forwardedPorts: number[] = [];
    const producers = [];
    const receivers: PlainTransport[] = [];
    for (const ssrc of [1_000, 1_001, 1_002, 1_003]) {
      const from = await router.createPlainTransport({ listenInfo, comedia: true, rtcpMux: true });
      producers.push(await takeIn(from, ssrc, router.rtpCapabilities.codecs?.[0]));
      forwardedPorts.push(from.tuple.localPort);
    }
    for (let receiver = 1; receiver < endpoints; receiver += 1) {
      const to = await router.createPlainTransport({ listenInfo, rtcpMux: true });
      await to.connect({ ip: '127.0.0.1', port: sink.address().port });
      for (const { id } of producers) await to.consume({ producerId: id, rtpCapabilities: router.rtpCapabilities });
      receivers.push(to);
    }
    const before = processUse(worker.pid).cpuSeconds;
    const sender = new Worker(new URL('./packet-sender.ts', import.meta.url), {
      workerData: { port, forwardedPorts, endpoints, seconds },
    });
    const sent = Number((await once(sender, 'message'))[0]);
    const busy = (processUse(worker.pid).cpuSeconds - before) / seconds;
    const forwarded = (await Promise.all(receivers.map((each) => each.getStats())))
      .flat()
      .reduce((sum, { bytesSent }) => sum + bytesSent, 0);
    return { sent, lost: dropped(), busy, forwarded: (forwarded * 8) / seconds };
  } finally {
    sink.close();
    const gone = once(worker, 'subprocessclose');
    worker.close();
    await gone;
  }
};

/**
 * Packets that get lost between the network and a busy worker: what 66 pages send, to the port of its WebRTC server, while it forwards a
 * picture and three voices to 65. The packets are plain, so the worker's work is a little less than with encryption.
 */
export const packets = async (): Promise<void> => {
  const { buffers, smallBuffers } = await socketSupport();
  report('the system caps the buffers below 4 MB', smallBuffers ? 'yes' : 'no', 'no');
  for (let round = 1; round <= rounds; round += 1)
    for (const [name, size, aim] of [
      ["the kernel's own buffers", {}, undefined],
      [`buffers of ${wantedBuffer / 1024 / 1024} MB`, buffers, '0'],
    ] as const) {
      const { sent, lost, busy, forwarded } = await measure(size);
      const share = `${lost} of ${sent} (${((100 * lost) / sent).toFixed(2)} %)`;
      const work = `${(busy * 100).toFixed(0)} % busy, ${(forwarded / 1e6).toFixed(0)} Mbit/s out`;
      report(`${name} (${work}): lost`, share, aim);
    }
};
