import { createSocket } from 'node:dgram';
import { parentPort, workerData } from 'node:worker_threads';

/**
 * A thread that sends what 66 pages send, for as long as it is told to, and answers with the number of packets: cameras at 15 frames a
 * second and microphones to the WebRTC server's port, and four streams as RTP to the port from which a worker forwards them.
 */
const { port, forwardedPorts, endpoints, seconds } = workerData as {
  port: number;
  forwardedPorts: readonly number[];
  endpoints: number;
  seconds: number;
};

const camera = Buffer.alloc(1_100);
const microphone = Buffer.alloc(120);
for (const packet of [camera, microphone]) packet[0] = 0x80;

/** 75 packets a second in frames, a key frame of 25 every 4 s; its phase is its own, as that of every page. */
const frameEveryMs = 1000 / 15;
const framesToKey = 60;
const [ofFrame, ofKeyFrame] = [5, 25];
const voiceEveryMs = 20;

const sockets = Array.from({ length: endpoints }, () => createSocket('udp4'));
const forwarded = forwardedPorts.map((to, index) => ({
  to,
  socket: createSocket('udp4'),
  seq: 0,
  packet: Buffer.alloc(index === 0 ? 1_100 : 120),
}));

let sent = 0;
const send = (index: number, packet: Buffer, count: number): void => {
  for (let n = 0; n < count; n += 1) sockets[index]?.send(packet, port, '127.0.0.1', () => (sent += 1));
};
const forward = ({ to, socket, packet }: (typeof forwarded)[number], index: number, count: number): void => {
  const stream = forwarded[index];
  if (stream === undefined) return;
  for (let n = 0; n < count; n += 1) {
    packet[0] = 0x80;
    packet[1] = 100;
    packet.writeUInt16BE((stream.seq += 1) & 0xffff, 2);
    packet.writeUInt32BE((stream.seq * 960) >>> 0, 4);
    packet.writeUInt32BE(1_000 + index, 8);
    socket.send(Buffer.from(packet), to, '127.0.0.1');
  }
};

/** When each endpoint's next frame and voice are due, in milliseconds. */
const startMs = performance.now();
const due = sockets.map((_, index) => ({
  frameMs: startMs + (index / endpoints) * frameEveryMs,
  voiceMs: startMs + (index / endpoints) * voiceEveryMs,
  frame: Math.floor((index / endpoints) * framesToKey),
}));
const dueForwarded = forwarded.map(() => ({ atMs: startMs, frame: 0 }));

const timer = setInterval(() => {
  const nowMs = performance.now();
  if (nowMs - startMs > seconds * 1000) {
    clearInterval(timer);
    // The last ones are on their way yet.
    setTimeout(() => {
      parentPort?.postMessage(sent);
      for (const socket of [...sockets, ...forwarded.map((each) => each.socket)]) socket.close();
    }, 200);
    return;
  }
  due.forEach((each, index) => {
    for (; each.frameMs <= nowMs; each.frameMs += frameEveryMs, each.frame += 1)
      send(index, camera, each.frame % framesToKey === 0 ? ofKeyFrame : ofFrame);
    for (; each.voiceMs <= nowMs; each.voiceMs += voiceEveryMs) send(index, microphone, 1);
  });
  dueForwarded.forEach((each, index) => {
    const stream = forwarded[index];
    const everyMs = index === 0 ? frameEveryMs : voiceEveryMs;
    const ofThis = index === 0 ? (each.frame % framesToKey === 0 ? ofKeyFrame : ofFrame) : 1;
    for (; stream !== undefined && each.atMs <= nowMs; each.atMs += everyMs, each.frame += 1)
      forward(stream, index, ofThis);
  });
}, 2);
