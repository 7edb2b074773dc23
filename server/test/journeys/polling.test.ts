import { connect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AttendingPage } from '../support/attending-page.ts';
import { District } from '../support/district.ts';
import { askHttp } from '../support/hub-http.ts';
import { poll, sidIn } from '../support/polls.ts';
import { connectLine } from '../support/socket-line.ts';
import { WebSocketBreaker } from '../support/websocket-breaker.ts';

let district: District;
let url: string;
beforeAll(async () => {
  district = await District.start(4);
  ({ url } = district.hub);
});
afterAll(() => district.remove());

const [polling, both] = [['polling'], ['polling', 'websocket']] as const;
const pollingPage = (commune: number): Promise<AttendingPage> =>
  AttendingPage.open(url, district.commune(commune).cookie, polling);
const sidOf = ({ line }: AttendingPage): string => String(line.socket.io.engine.id);
/** A page that is still let in, and answered. */
const goesOn = async ({ line }: AttendingPage): Promise<void> => {
  expect(line.socket.connected).toBe(true);
  expect(await line.raw('meeting.leave', {})).toBe('not-in-meeting');
};

/** Whether the hub speaks WebSocket to this request. */
const upgraded = (query: string, cookie: string, headers: readonly string[] = []): Promise<boolean> =>
  new Promise((done) => {
    const lines = [
      `GET /socket.io/?EIO=4&transport=websocket${query} HTTP/1.1`,
      ...['Host: localhost', 'Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'],
      ...['Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', `Cookie: ${cookie}`, ...headers],
    ];
    const socket = connect({ host: '127.0.0.1', port: Number(new URL(url).port), rejectUnauthorized: false }, () =>
      socket.write(`${lines.join('\r\n')}\r\n\r\n`),
    );
    const told = (is: boolean): void => {
      socket.destroy();
      done(is);
    };
    socket.on('error', () => told(false));
    socket.once('close', () => told(false));
    socket.once('data', (data) => told(data.toString().startsWith('HTTP/1.1 101')));
  });

it('lets a stranger hold what they send for no longer than anybody may take to say who they are', async () => {
  const sid = sidIn(await poll(url, {}));
  const ended = await new Promise<boolean>((done) => {
    const socket = connect({ host: '127.0.0.1', port: Number(new URL(url).port), rejectUnauthorized: false }, () =>
      socket.write(
        `POST /socket.io/?EIO=4&transport=polling&sid=${sid} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n4`,
      ),
    );
    const trickling = setInterval(() => socket.write('0'), 500);
    const late = setTimeout(() => told(false), 40_000);
    const told = (is: boolean): void => {
      clearInterval(trickling);
      clearTimeout(late);
      socket.destroy();
      done(is);
    };
    socket.on('error', () => undefined);
    socket.once('close', () => told(true));
  });
  expect(ended).toBe(true);
});

describe('a page that asks by polling', () => {
  it('joins, is told what changes, and is known to have been closed or lost', async () => {
    const room = await district.page(district.room);
    const meetingId = await district.openMeeting(room);
    await room.join(meetingId);
    const page = await pollingPage(0);
    await page.join(meetingId);
    const { endpointId } = district.commune(0);
    await expect.poll(() => room.seat(endpointId).seat.state).toBe('present');
    const other = await pollingPage(1);
    await other.join(meetingId);
    await expect.poll(() => page.seat(district.commune(1).endpointId).seat.state).toBe('present');
    page.close();
    await expect.poll(() => room.seat(endpointId).seat).toMatchObject({ state: 'dropped', cause: 'page-closed' });
    other.cut();
    await expect
      .poll(() => room.seat(district.commune(1).endpointId).seat, { timeout: 30_000 })
      .toMatchObject({ state: 'dropped', cause: 'link-lost' });
    room.close();
  });

  it('goes over to a WebSocket in its seat, and says goodbye by that as any other', async () => {
    const room = await district.page(district.room);
    const meetingId = await district.openMeeting(room);
    await room.join(meetingId);
    const page = await AttendingPage.open(url, district.commune(0).cookie, both);
    await page.join(meetingId);
    const { endpointId } = district.commune(0);
    await expect.poll(() => page.line.socket.io.engine.transport.name).toBe('websocket');
    await expect.poll(() => room.seat(endpointId).seat.state).toBe('present');
    page.closeTab();
    await expect.poll(() => room.seat(endpointId).seat).toMatchObject({ state: 'dropped', cause: 'page-closed' });
    room.close();
  });

  it('joins through a proxy that breaks WebSockets, and goes over to one when it lets them pass', async () => {
    const room = await district.page(district.room);
    const meetingId = await district.openMeeting(room);
    await room.join(meetingId);
    const breaker = await WebSocketBreaker.before(district.hub, 'is refused');
    const { endpointId, cookie } = district.commune(0);
    for (const breaking of ['is refused', 'is swallowed', 'loses its upgrade'] as const) {
      breaker.breaking = breaking;
      if (breaking !== 'is swallowed')
        await expect(connectLine(breaker.url, cookie)).rejects.toThrow('websocket error');
      const page = await AttendingPage.open(breaker.url, cookie, both);
      await page.join(meetingId);
      await expect.poll(() => room.seat(endpointId).seat.state).toBe('present');
      expect(breaker.webSockets.size).toBe(0);
      page.close();
      await expect.poll(() => room.seat(endpointId).seat).toMatchObject({ state: 'dropped', cause: 'page-closed' });
    }
    breaker.breaking = 'passes';
    const page = await AttendingPage.open(breaker.url, cookie, both);
    await expect.poll(() => breaker.webSockets.size).toBe(1);
    await page.join(meetingId);
    page.close();
    room.close();
    await breaker.close();
  });

  it('goes on by polling where a WebSocket opens and is mute, and nothing is lost', async () => {
    const room = await district.page(district.room);
    const meetingId = await district.openMeeting(room);
    await room.join(meetingId);
    const breaker = await WebSocketBreaker.before(district.hub, 'opens and is mute');
    const { endpointId, cookie } = district.commune(1);
    const page = await AttendingPage.open(breaker.url, cookie, both);
    await page.join(meetingId);
    await expect.poll(() => breaker.webSockets.size).toBe(1);
    // Until the hub gives the WebSocket up, and once afterwards: each request is answered, each change is told.
    for (let isLast = false; !isLast;) {
      isLast = breaker.webSockets.size === 0;
      await page.line.ask('floor.raiseHand', { topic: 'local', debate: false });
      await expect.poll(() => page.view.floor.queue.map((hand) => hand.endpointId)).toContain(endpointId);
      await page.line.ask('floor.withdrawHand', {});
      await expect.poll(() => page.view.floor.queue).toEqual([]);
      // More often than a person raises a hand, and within what one may ask.
      await new Promise((done) => setTimeout(done, 1_000));
    }
    expect(page.line.socket.io.engine.transport.name).toBe('polling');
    expect(page.ended).toEqual([]);
    page.close();
    room.close();
    await breaker.close();
  });

  it('is shown out when its session is ended, also when it asks for nothing more', async () => {
    const [listening, silent] = [await pollingPage(3), await pollingPage(3)];
    const sid = sidOf(silent);
    silent.cut();
    const { cookie } = district.commune(3);
    const away = await askHttp(`${url}/api/session`, { method: 'DELETE', cookie });
    expect(away.status).toBe(204);
    await expect.poll(() => listening.told).toContain('hub.signedOut');
    await expect.poll(() => listening.line.socket.connected).toBe(false);
    await expect.poll(async () => (await poll(url, { sid, cookie, body: '40' })).status, { timeout: 20_000 }).toBe(400);
  });
});

describe('a connection by polling', () => {
  it('is gone on with by nobody but who began it', async () => {
    const page = await pollingPage(0);
    const sid = sidOf(page);
    for (const cookie of ['', district.commune(1).cookie])
      for (const body of [undefined, '41', '1'])
        expect((await poll(url, { sid, cookie, ...(body === undefined ? {} : { body }) })).status).toBe(403);
    for (const cookie of ['', district.commune(1).cookie]) expect(await upgraded(`&sid=${sid}`, cookie)).toBe(false);
    // Looked at as one connection and gone on with as another.
    for (const more of [`&sid=${sid}`, `&%73id=${sid}`])
      expect((await poll(url, { sid: 'x', more, cookie: district.commune(1).cookie, body: '41' })).status).toBe(400);
    expect(await upgraded(`&sid=x&sid=${sid}`, district.commune(1).cookie)).toBe(false);
    await goesOn(page);
    page.close();
  });

  it('nor is one by WebSocket', async () => {
    const page = await district.page(district.commune(0));
    expect(await upgraded(`&sid=${sidOf(page)}`, district.commune(1).cookie)).toBe(false);
    await goesOn(page);
    page.close();
  });

  it('is begun and gone on with by no page of another site, not even as a script', async () => {
    const page = await pollingPage(0);
    const sid = sidOf(page);
    const { cookie } = district.commune(0);
    const elsewhere = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
    ];
    for (const headers of elsewhere) {
      expect((await poll(url, { cookie, headers })).status).toBe(403);
      expect((await poll(url, { cookie, headers, sid, body: '41' })).status).toBe(403);
      expect((await poll(url, { cookie, headers, sid })).status).toBe(403);
    }
    expect(await upgraded(`&sid=${sid}`, cookie, ['Origin: https://evil.example'])).toBe(false);
    expect((await poll(url, { cookie, more: '&j=0' })).status).toBe(403);
    await goesOn(page);
    page.close();
  });

  it('is found by no guess, and by no list', async () => {
    const { cookie } = district.commune(0);
    for (const sid of ['x', '__proto__', 'constructor', 'A'.repeat(20), '%00', '..'])
      expect((await poll(url, { sid, cookie })).status).toBe(400);
  });
});
