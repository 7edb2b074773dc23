import { Agent, request } from 'node:https';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { District } from '../support/district.ts';

let district: District;
beforeAll(async () => {
  district = await District.start(19);
});
afterAll(() => district.remove());

interface Answered {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly text: string;
}
const ask = (path: string, cookie: string, agent: Agent): Promise<Answered> =>
  new Promise((done, fail) => {
    const headers = cookie === '' ? {} : { cookie };
    const asked = request(district.hub.url + path, { headers, agent, rejectUnauthorized: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', fail);
      response.once('end', () => {
        const text = Buffer.concat(chunks).toString();
        done({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'], text });
      });
    });
    asked.once('error', fail);
    asked.end();
  });
/** As a browser does: six connections that are kept. */
const browser = (): Agent => new Agent({ keepAlive: true, maxSockets: 6 });

it('lets twenty PCs of one address load all of their pages at once', async () => {
  const statuses = await Promise.all(
    district.pcs.map(async ({ cookie }) => {
      const agent = browser();
      const paths = Array.from({ length: 45 }, (_, index) => (index < 5 ? '/api/session' : '/'));
      const answers = await Promise.all(paths.map((path) => ask(path, cookie, agent)));
      agent.destroy();
      return answers.map(({ status }) => status);
    }),
  );
  expect(new Set(statuses.flat())).toEqual(new Set([200]));
});

it('tells a PC that asks for too much to wait, whatever it asks for, and nobody else behind its address', async () => {
  const [flooding, honest] = [district.commune(0), district.commune(1)];
  const agent = browser();
  const answers: Answered[] = [];
  const wereRefused = () => answers.filter(({ status }) => status === 429);
  for (let round = 0; round < 60 && wereRefused().length < 100; round += 1)
    answers.push(
      ...(await Promise.all(
        Array.from({ length: 100 }, (_, index) =>
          ask(['/api/session', '/api/none', '/'][index % 3] ?? '/', flooding.cookie, agent),
        ),
      )),
    );
  agent.destroy();
  expect(wereRefused().length).toBeGreaterThanOrEqual(100);
  expect(
    wereRefused().every(({ text, retryAfter }) => text.includes('too-many-requests') && Number(retryAfter) >= 1),
  ).toBe(true);
  const other = browser();
  expect((await ask('/api/session', honest.cookie, other)).status).toBe(200);
  // Strangers behind the address are counted by themselves as well.
  expect((await ask('/api/session', '', other)).status).toBe(200);
  other.destroy();
  const page = await district.page(honest);
  page.close();
  expect(district.hub.output).toContain('asks for too much and is refused');
});

it('keeps nobody out by connections over which nothing is said', async () => {
  const port = Number(new URL(district.hub.url).port);
  const silent: Socket[] = [];
  for (let tens = 0; tens < 130; tens += 1)
    await Promise.all(
      Array.from(
        { length: 10 },
        () =>
          new Promise<void>((done) => {
            const socket = connect({ host: '127.0.0.1', port }, () => done());
            socket.on('error', () => done());
            socket.resume();
            silent.push(socket);
          }),
      ),
    );
  const room = await district.page(district.room);
  const meetingId = await district.openMeeting(room);
  const [commune] = await district.joined(meetingId, district.commune(2));
  expect(commune?.seat(district.commune(2).endpointId).seat.state).toBe('present');
  const agent = browser();
  expect((await ask('/api/session', '', agent)).status).toBe(200);
  agent.destroy();
  // All of them are gone when TLS was not agreed on in time.
  await expect.poll(() => silent.filter(({ closed }) => !closed).length, { timeout: 40_000 }).toBe(0);
  for (const each of [room, commune]) each?.close();
});
