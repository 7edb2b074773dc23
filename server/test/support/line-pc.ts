/**
 * A program on the PC behind a line: `udp HOST PORT COUNT` sends so many datagrams; `tcp HOST PORT BYTES` sends so many bytes and prints how
 * many came back; `stay` stays until it is ended.
 */
import { createSocket } from 'node:dgram';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

const [what, host, port, count] = process.argv.slice(2);

const sendDatagrams = async (): Promise<void> => {
  const socket = createSocket('udp4');
  for (let index = 0; index < Number(count); index += 1) {
    await new Promise((done) => socket.send(Buffer.alloc(200, index), Number(port), host, done));
    await delay(1);
  }
  socket.close();
};

const echo = (): void => {
  let back = 0;
  const socket = connect(Number(port), host, () => socket.write(Buffer.alloc(Number(count), 'line')));
  socket.on('data', (chunk: Buffer) => {
    back += chunk.length;
    if (back < Number(count)) return;
    process.stdout.write(String(back));
    socket.destroy();
  });
};

if (what === 'udp') await sendDatagrams();
else if (what === 'tcp') echo();
else {
  process.stdout.write('here\n');
  setInterval(() => undefined, 60_000);
}
