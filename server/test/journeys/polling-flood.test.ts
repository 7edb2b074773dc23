import { Agent } from 'node:https';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AttendingPage } from '../support/attending-page.ts';
import { District } from '../support/district.ts';
import { poll, sidIn } from '../support/polls.ts';
import { connectLine } from '../support/socket-line.ts';

let district: District;
let url: string;
beforeAll(async () => {
  district = await District.start(3);
  ({ url } = district.hub);
});
afterAll(() => district.remove());

const pollingPage = (commune: number): Promise<AttendingPage> =>
  AttendingPage.open(url, district.commune(commune).cookie, ['polling']);
/** A page that is still let in, and answered. */
const goesOn = async ({ line }: AttendingPage): Promise<void> => {
  expect(line.socket.connected).toBe(true);
  expect(await line.raw('meeting.leave', {})).toBe('not-in-meeting');
};

describe('what is sent by polling', () => {
  it('has an end, and says how long it is', async () => {
    const { cookie } = district.commune(0);
    const begun = await poll(url, { cookie });
    const sid = sidIn(begun);
    const long = '3'.repeat(300 * 1024);
    expect((await poll(url, { sid, cookie, body: long })).status).toBe(413);
    // Who names another protocol and does not go over to it sends as all others do.
    expect((await poll(url, { sid, cookie, body: long, headers: { upgrade: 'x' } })).status).toBe(413);
    const unsaid = { 'transfer-encoding': 'chunked', 'content-length': '' };
    expect([400, 413]).toContain((await poll(url, { sid, cookie, body: '3', headers: unsaid })).status);
    expect((await poll(url, { sid, cookie, body: '40' })).status).toBe(200);
  });

  it('has an end sooner for strangers, who come again seldom', async () => {
    const sid = sidIn(await poll(url, {}));
    expect((await poll(url, { sid, body: '3'.repeat(65 * 1024) })).status).toBe(413);
    const statuses: number[] = [];
    for (let round = 0; round < 20 && !statuses.includes(429); round += 1)
      statuses.push(
        ...(await Promise.all(
          Array.from({ length: 100 }, async () => (await poll(url, { sid: 'x', body: '3' })).status),
        )),
      );
    expect(statuses).toContain(429);
    // What is only asked has room still, and so has whoever is no stranger.
    expect((await poll(url, { sid: 'x' })).status).toBe(400);
    (await pollingPage(2)).close();
  });

  it('holds no more packets than a page has to send', async () => {
    const { cookie } = district.commune(0);
    const sends = async (packets: number): Promise<readonly [sent: number, then: number]> => {
      const sid = sidIn(await poll(url, { cookie }));
      const { status } = await poll(url, { sid, cookie, body: Array(packets).fill('6').join('\u001E') });
      return [status, (await poll(url, { sid, cookie, body: '40' })).status];
    };
    expect(await sends(500)).toEqual([200, 200]);
    // Its connection is over with it.
    expect(await sends(501)).toEqual([0, 400]);
    expect(await sends(131_000)).toEqual([0, 400]);
  });

  it('has a budget, which one PC does not use up for another, nor strangers for anybody', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 8 });
    const page = await pollingPage(0);
    for (const cookie of ['', district.commune(1).cookie]) {
      const statuses: number[] = [];
      for (let round = 0; round < 60 && !statuses.includes(429); round += 1)
        statuses.push(
          ...(await Promise.all(
            Array.from({ length: 100 }, async () => (await poll(url, { sid: 'x', cookie, agent })).status),
          )),
        );
      expect(statuses).toContain(429);
    }
    await goesOn(page);
    (await pollingPage(2)).close();
    page.close();
    agent.destroy();
  });
});

it('lets nobody be kept out by strangers who begin connections by polling and go on with none', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const begun = await Promise.all(Array.from({ length: 900 }, () => poll(url, { agent })));
  expect(begun.filter(({ status }) => status === 200).length).toBeLessThan(500);
  expect(begun.filter(({ status }) => status === 403 || status === 429).length).toBeGreaterThan(300);
  (await pollingPage(0)).close();
  (await connectLine(url, district.commune(2).cookie)).close();
  agent.destroy();
});
