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
