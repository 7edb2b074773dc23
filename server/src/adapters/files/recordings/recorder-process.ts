import { createSocket } from 'node:dgram';
import { Recording } from './recording.ts';
import type { FromRecorder } from './recorder-words.ts';
import { ToRecorder } from './recorder-words.ts';

/** The process of a recorder: it ends when it is told to, and when the hub is gone, after all that came is on the disk. */

/** As much as comes while the process stands still for a second, in bytes. */
const socketBuffer = 4 * 1024 * 1024;
const lookEveryMs = 100;
const beatEveryMs = 500;
const endWithinMs = 3_000;

const tell = (words: FromRecorder): void => {
  process.send?.(words, undefined, undefined, () => undefined);
};

const socket = createSocket('udp4');
let recording: Recording | null = null;
/** Whence packets came last: the hub's media server. */
let sender: { readonly address: string; readonly port: number } | null = null;
const timers: NodeJS.Timeout[] = [];

const end = async (): Promise<void> => {
  // A disk that never answers keeps nobody.
  setTimeout(() => process.exit(1), endWithinMs);
  for (const timer of timers) clearInterval(timer);
  socket.removeAllListeners('message');
  await recording?.close();
  process.exit(0);
};

const open = (opening: Extract<ToRecorder, { type: 'open' }>): void => {
  const opened = new Recording(opening, (packet) => {
    if (sender !== null) socket.send(packet, sender.port, sender.address, () => undefined);
  });
  recording = opened;
  socket.on('message', (bytes, from) => {
    sender = from;
    opened.hear(bytes);
  });
  socket.bind(0, '127.0.0.1', () => {
    try {
      socket.setRecvBufferSize(socketBuffer);
    } catch {
      // What the system gives has to do.
    }
    void opened.ready().then(() => {
      tell({ type: 'ready', port: socket.address().port });
      timers.push(
        setInterval(() => opened.look(), lookEveryMs),
        setInterval(() => tell({ type: 'beat', ...opened.beat }), beatEveryMs),
      );
    });
  });
};

process.on('message', (words) => {
  const told = ToRecorder.parse(words);
  if (told.type === 'open') open(told);
  else if (told.type === 'close') void end();
  else recording?.told(told);
});
process.once('disconnect', () => void end());
// The hub ends it in order; a signal to all of a group is the hub's to deal with.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
