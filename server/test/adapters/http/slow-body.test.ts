import { connect } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { testWeb, type TestWeb } from '../../support/web.ts';

let web: TestWeb;
afterEach(() => web.close());

it('of a short request is cut off when it trickles, with a word, and long before a large one would be', async () => {
  web = await testWeb({ shortBodyMs: 300 });
  const { port } = new URL(web.url);
  const answer = await new Promise<string>((done) => {
    let heard = '';
    const socket = connect({ host: '127.0.0.1', port: Number(port) });
    const trickle = setInterval(() => socket.write(' '), 50);
    socket.on('data', (chunk) => {
      heard += chunk.toString();
    });
    // What trickles on after the hub has answered and closed is answered by a reset.
    socket.on('error', () => undefined);
    socket.once('close', () => {
      clearInterval(trickle);
      done(heard);
    });
    socket.write(
      'POST /api/session HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n{',
    );
  });
  expect(answer).toContain('line-too-slow');
  expect(web.logger.said('error')).toEqual([]);
});
