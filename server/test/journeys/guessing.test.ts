import { request } from 'node:https';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SessionBody } from '@diem-cau/shared';
import { HubProcess } from '../support/hub-process.ts';

let hub: HubProcess;
let password: string;
beforeAll(async () => {
  hub = await HubProcess.start();
  password = /^ {2}admin \/ (\S+)$/mu.exec(hub.output)?.[1] ?? '';
});
afterAll(() => hub.remove());

interface Answered {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly cookies: readonly string[];
  readonly text: string;
}

/** Tries to sign in as the admin from an address of this machine. */
const signIn = (typed: string, localAddress: string, cookie = ''): Promise<Answered> =>
  new Promise((done, fail) => {
    const headers = { 'content-type': 'application/json', ...(cookie === '' ? {} : { cookie }) };
    const options = { host: '127.0.0.1', port: new URL(hub.url).port, path: '/api/session', method: 'POST', headers };
    const asked = request({ ...options, localAddress, rejectUnauthorized: false, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('end', () =>
        done({
          status: response.statusCode ?? 0,
          retryAfter: response.headers['retry-after'],
          cookies: (response.headers['set-cookie'] ?? []).map((each) => each.split(';')[0] ?? ''),
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
    asked.once('error', fail);
    asked.end(JSON.stringify({ userName: 'admin', password: typed }));
  });

it('from a stranger’s address keeps nobody out who knows the password, and goes on waiting after a restart', async () => {
  for (let tries = 0; tries < 5; tries += 1) expect((await signIn('wrong', '127.0.0.66')).status).toBe(401);
  const refused = await signIn(password, '127.0.0.66');
  expect(refused.status).toBe(429);
  expect(refused.text).toContain('too-many-requests');
  expect(Number(refused.retryAfter)).toBeGreaterThan(0);

  const admin = await signIn(password, '127.0.0.2');
  expect(SessionBody.parse(JSON.parse(admin.text)).me).toMatchObject({ kind: 'account', userName: 'admin' });
  const mark = admin.cookies.find((each) => each.startsWith('__Host-diem-cau-known='));

  await hub.end('SIGTERM');
  await hub.up();
  // Its wait may be over by now; then one more mistake brings the next.
  await signIn('wrong', '127.0.0.66');
  expect((await signIn(password, '127.0.0.66')).status).toBe(429);
  expect((await signIn(password, '127.0.0.66', mark)).status).toBe(200);
  expect((await signIn(password, '127.0.0.2')).status).toBe(200);
});
