import { setTimeout as delay } from 'node:timers/promises';
import {
  EnrolmentId,
  EndpointId,
  TransportId,
  largestRequest,
  type MediaParameters,
  type MeetingId,
} from '@diem-cau/shared';
import jsonwebtoken from 'jsonwebtoken';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { jwtCookies } from '../../src/adapters/http/session-cookies.ts';
import { sessionSecret } from '../../src/adapters/storage/session-secret.ts';
import type { AttendingPage } from '../support/attending-page.ts';
import { District, type EnrolledPc } from '../support/district.ts';
import { askHttp } from '../support/hub-http.ts';
import { poll } from '../support/polls.ts';
import { connectLine, webSocketOf } from '../support/socket-line.ts';

/** Louder than this a tone is heard; softer than `silence` nothing is. */
const sound = 0.02;
const silence = 0.001;

let district: District;
let meetingId: MeetingId;
let pid = 0;
/** The chair, and a commune that behaves, with real media; they must never notice anything. */
let chair: AttendingPage;
let honest: AttendingPage;
let honestPc: EnrolledPc;
/** A commune that does not behave, and a PC that has not joined. */
let hostilePc: EnrolledPc;
let outsiderPc: EnrolledPc;

const loudness = (listener: AttendingPage, of: EnrolledPc): number =>
  listener.endpoint.arrived(of.endpointId, 'microphone')?.loudness ?? 0;

/** The loudest that a page hears of an endpoint over a while, in milliseconds. */
const loudest = async (listener: AttendingPage, of: EnrolledPc, ms: number): Promise<number> => {
  let most = 0;
  for (const end = performance.now() + ms; performance.now() < end; await delay(20))
    most = Math.max(most, loudness(listener, of));
  return most;
};

/** A page of the commune that does not behave, in the meeting without packets of media. */
const hostilePage = async (): Promise<AttendingPage> => {
  const [page] = await district.joined(meetingId, hostilePc);
  if (page === undefined) throw new Error('not joined');
  return page;
};

/** The parameters with which a page that joined would send this source. */
const parametersOf = async (page: AttendingPage, source: 'camera' | 'microphone'): Promise<MediaParameters> => {
  const asking = vi.spyOn(page.line, 'ask');
  await page.send(source);
  const [, params] = asking.mock.calls.find(([name]) => name === 'media.produce') ?? [];
  asking.mockRestore();
  await page.endpoint.stop(source);
  if (params === undefined || !('rtpParameters' in params)) throw new Error('nothing was sent');
  return params.rtpParameters;
};

/** Sends this text below Socket.IO as a request, and gives the code of its answer. */
const rawRequest = (page: AttendingPage, name: string, params: string): Promise<string> => {
  const id = 900_000 + Math.floor(Math.random() * 90_000);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no answer')), 10_000);
    page.line.socket.io.engine.on('data', (text: unknown) => {
      if (typeof text !== 'string' || !text.startsWith(`3${id}`)) return;
      clearTimeout(timer);
      resolve(/"code":"([a-z-]+)"/.exec(text)?.[1] ?? 'granted');
    });
    webSocketOf(page.line.socket).send(`42${id}["request","${name}",${params}]`);
  });
};

beforeAll(async () => {
  district = await District.start(4);
  [hostilePc, honestPc, outsiderPc] = [district.commune(0), district.commune(1), district.commune(2)];
  pid = district.hub.pid;
  chair = await district.page(district.room);
  meetingId = await district.openMeeting(chair);
  await chair.join(meetingId, 'wrtc', { shade: 60, hertz: 300 });
  honest = await district.page(honestPc);
  await honest.join(meetingId, 'wrtc', { shade: 120, hertz: 500 });
  await honest.send('microphone');
  await vi.waitFor(() => expect(loudness(chair, honestPc)).toBeGreaterThan(sound), { timeout: 20_000 });
});

/** Whatever was tried: the hub is the same process, found no bug in itself, and the meeting heard nothing of it. */
afterEach(async () => {
  expect(district.hub.pid).toBe(pid);
  await vi.waitFor(() => expect(loudness(chair, honestPc)).toBeGreaterThan(sound), { timeout: 5_000 });
  expect([chair.ended, honest.ended]).toEqual([[], []]);
  await vi.waitFor(async () => expect(chair.view).toEqual((await chair.line.ask('meeting.snapshot', {})).snapshot));
  expect(district.hub.output.split('\n').filter((line) => /a bug|"level":[56]0/.test(line))).toEqual([]);
});
afterAll(async () => {
  for (const page of [chair, honest]) page.close();
  await district.remove();
});

describe('who comes without a right', () => {
  it('is not let in', async () => {
    const { url } = district.hub;
    const [name = '', token = ''] = hostilePc.cookie.split('=');
    const [head, claims = '', signature] = token.split('.');
    const other = Buffer.from(claims, 'base64url')
      .toString()
      .replace(/"enrolmentId":"[^"]+"/, '"enrolmentId":"e-room"');
    const forged = [
      `${name}=`,
      `${name}=nonsense`,
      `${name}=${[head, Buffer.from(other).toString('base64url'), signature].join('.')}`,
      `${name}=${[Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url'), claims, ''].join('.')}`,
      `${name}=${'x'.repeat(4_000)}`,
      '',
    ];
    for (const cookie of forged) await expect(connectLine(url, cookie), cookie).rejects.toThrow('not-signed-in');
  });

  it('is not let in by a session that is over, or whose enrolment never was', async () => {
    const cookies = jwtCookies(sessionSecret(district.hub.dataDir, true));
    const hour = 3_600_000;
    const enrolmentId = EnrolmentId.parse('never-was');
    const cookie = (issuedAt: number, expiresAt: number): string =>
      cookies.write({ kind: 'enrolment', enrolmentId, sessionId: 's', issuedAt, expiresAt }, issuedAt).split(';')[0] ??
      '';
    const now = Date.now();
    await expect(connectLine(district.hub.url, cookie(now - 2 * hour, now - hour))).rejects.toThrow('not-signed-in');
    await expect(connectLine(district.hub.url, cookie(now, now + hour))).rejects.toThrow('enrolment-revoked');
  });

  it('is let in by the cookie of an earlier release, until a page has exchanged it', async () => {
    const [, token = ''] = hostilePc.cookie.split('=');
    const { cookie: _cookie, ...claims } = z.record(z.string(), z.unknown()).parse(jsonwebtoken.decode(token));
    const old = `diem-cau=${jsonwebtoken.sign(claims, sessionSecret(district.hub.dataDir, true), { algorithm: 'HS256' })}`;
    const line = await connectLine(district.hub.url, old);
    expect((await line.ask('hub.hello', {})).me).toMatchObject({ endpointId: hostilePc.endpointId });
    line.close();
    const exchanged = await askHttp(`${district.hub.url}/api/session`, { cookie: old });
    expect(exchanged.cookie).toMatch(/^__Host-diem-cau=/u);
    (await connectLine(district.hub.url, exchanged.cookie ?? '')).close();
  });

  it('is not let in from another site’s page, nor by another transport', async () => {
    const { url } = district.hub;
    const foreign = ['https://example.test', 'null', url.replace('https', 'http'), `${url}0`, 'https://localhost'];
    for (const origin of foreign)
      await expect(connectLine(url, outsiderPc.cookie, { origin }), origin).rejects.toThrow('websocket error');
    const own = await connectLine(url, outsiderPc.cookie, { origin: url });
    own.close();
    // Nor from one that has led its own name to the hub.
    const lured = { origin: 'https://example.test:8443', host: 'example.test:8443' };
    await expect(connectLine(url, outsiderPc.cookie, lured)).rejects.toThrow('websocket error');
    // By polling, neither; journeys/polling tries that in full.
    for (const origin of foreign)
      expect((await poll(url, { cookie: outsiderPc.cookie, headers: { origin } })).status, origin).toBe(403);
    const other = await askHttp(`${url}/socket.io/?EIO=4&transport=webtransport`, { cookie: outsiderPc.cookie });
    expect(other.status).toBe(400);
  });
});

describe('who asks for what it may not', () => {
  it('gets a code before it has joined', async () => {
    const page = await district.page(outsiderPc);
    expect(await page.refused('media.produce', { source: 'microphone', rtpParameters: {} })).toBe('not-in-meeting');
    expect(await page.refused('media.openMicrophone', {})).toBe('not-in-meeting');
    expect(await page.refused('meeting.leave', {})).toBe('not-in-meeting');
    expect(await page.refused('meeting.watch', { meetingId })).toBe('forbidden');
    expect(await page.refused('muting.muteAll', {})).toBe('forbidden');
    expect(await page.refused('meeting.close', {})).toBe('forbidden');
    page.close();
  });

  it('gets a code for what no page would send', async () => {
    const page = await hostilePage();
    const { line } = page;
    for (const name of [
      'toString',
      '__proto__',
      '',
      'meeting.explode',
      null,
      7,
      ['meeting.leave'],
      { name: 'meeting.leave' },
    ])
      expect(await line.raw(name, {}), JSON.stringify(name)).toBe('unknown-request');
    for (const params of [null, [], 'x', 7, { meetingId: 7 }, { meetingId, extra: 1 }, Buffer.from('x')])
      expect(await line.raw('meeting.join', params)).toBe('malformed');
    expect(await line.raw('meeting.join', { meetingId: 'x'.repeat(65), rtpCapabilities: {} })).toBe('malformed');
    expect(await line.raw('media.show', { pictures: Array.from({ length: 201 }, () => ({})) })).toBe('malformed');
    expect(await rawRequest(page, 'meeting.join', '{"__proto__":{"meetingId":"x"},"constructor":1}')).toBe('malformed');
    expect(await rawRequest(page, 'hub.hello', '{"toJSON":1}')).toBe('malformed');
    page.close();
  });

  it('gets a code for parameters that are nested without end', async () => {
    const page = await hostilePage();
    for (const depth of [20_000, 400_000]) {
      const code = await rawRequest(page, 'meeting.join', '['.repeat(depth) + ']'.repeat(depth));
      expect(['malformed', 'too-large'], String(depth)).toContain(code);
    }
    for (const depth of [1_000, 3_000, 6_000]) {
      const capabilities = `{"codecs":${'['.repeat(depth)}${']'.repeat(depth)}}`;
      const code = await rawRequest(page, 'media.rebuild', `{"rtpCapabilities":${capabilities}}`);
      expect(['media-refused', 'malformed', 'too-large'], String(depth)).toContain(code);
    }
    page.close();
  });

  it('gets a code for too much, and loses its own socket for far too much', async () => {
    const page = await hostilePage();
    expect(await page.line.raw('hub.hello', { text: 'x'.repeat(largestRequest) })).toBe('too-large');
    expect(await page.line.raw('hub.hello', {})).toBeNull();
    page.line.socket.emit('request', 'hub.hello', { text: 'x'.repeat(1_100_000) });
    await expect.poll(() => page.ended, { timeout: 10_000 }).toHaveLength(1);
  });

  it('may say nonsense without an end of the line that others have', async () => {
    const page = await hostilePage();
    const { socket } = page.line;
    socket.emit('request');
    socket.emit('request', 'hub.hello');
    socket.emit('request', 'hub.hello', {});
    socket.emit('request', 'hub.hello', {}, 'not a function', 1, 2, 3);
    socket.emit('nonsense', { a: 1 });
    expect(await new Promise((answered) => socket.emit('request', answered))).toMatchObject({
      refusal: { code: 'unknown-request' },
    });
    expect(await new Promise((answered) => socket.emit('request', 'hub.hello', answered))).toMatchObject({ ok: false });
    expect(await page.line.raw('hub.hello', {})).toBeNull();
    for (const packet of [
      '49',
      '4{',
      '451-["request","hub.hello"]',
      '42["request"',
      '42["disconnecting"]',
      '40/other,',
      '4',
      '9',
    ])
      webSocketOf(socket).send(packet);
    await expect.poll(() => page.ended, { timeout: 10_000 }).toHaveLength(1);
  });

  it('is told to wait when it floods, and nobody else is', async () => {
    const page = await hostilePage();
    const flood = Array.from({ length: 3_000 }, () => page.line.raw('hub.hello', {}));
    const waits: number[] = [];
    for (let ask = 0; ask < 10; ask += 1) {
      const askedAt = performance.now();
      await honest.line.ask('meeting.snapshot', {});
      waits.push(performance.now() - askedAt);
    }
    const codes = await Promise.all(flood);
    expect(codes.filter((code) => code === null).length).toBeLessThan(600);
    expect(codes.filter((code) => code === 'too-many-requests').length).toBeGreaterThan(2_000);
    expect(Math.max(...waits)).toBeLessThan(3_000);
    await expect.poll(() => page.line.raw('hub.hello', {}), { timeout: 5_000 }).toBeNull();
    page.close();
  });
});

describe('who sends what it may not', () => {
  beforeAll(() => {
    // One that has not spent above what all pages of its endpoint may ask for.
    hostilePc = district.commune(3);
  });

  it('is heard by nobody after it was muted, though it goes on sending', async () => {
    const muted = await district.page(hostilePc);
    await muted.join(meetingId, 'wrtc', { shade: 200, hertz: 700 });
    await muted.send('microphone');
    for (const listener of [chair, honest])
      await expect.poll(() => loudness(listener, hostilePc), { timeout: 20_000 }).toBeGreaterThan(sound);

    await chair.line.ask('muting.mute', { endpointId: hostilePc.endpointId });
    expect(muted.endpoint.media.sending).toEqual(['microphone']);
    // What was on its way is heard to its end.
    await delay(1_000);
    const [atChair, atHonest, other] = await Promise.all([
      loudest(chair, hostilePc, 1_500),
      loudest(honest, hostilePc, 1_500),
      loudest(chair, honestPc, 1_500),
    ]);
    expect(
      [atChair, atHonest].map((level) => level < silence),
      `${atChair} ${atHonest}`,
    ).toEqual([true, true]);
    expect(other).toBeGreaterThan(sound);

    // Every way back to a voice.
    expect(await muted.refused('media.openMicrophone', {})).toBe('microphone-withheld');
    expect(await muted.refused('muting.allow', { endpointId: hostilePc.endpointId })).toBe('forbidden');
    await muted.endpoint.stop('microphone');
    expect(await muted.refusedToSend('microphone')).toBe('microphone-withheld');
    muted.cut();
    const back = await district.page(hostilePc);
    await back.join(meetingId, 'wrtc', { shade: 200, hertz: 700 });
    expect(back.seat(hostilePc.endpointId).microphone).toBe('withheld');
    expect(await back.refusedToSend('microphone')).toBe('microphone-withheld');

    await chair.line.ask('muting.allow', { endpointId: hostilePc.endpointId });
    await back.send('microphone');
    await expect.poll(() => loudness(honest, hostilePc), { timeout: 20_000 }).toBeGreaterThan(sound);
    await back.leave();
    back.close();
  });

  it('is refused sound under a picture’s name, a second of a kind, and a second screen', async () => {
    const page = await hostilePage();
    const sounds = await parametersOf(page, 'microphone');
    for (const source of ['camera', 'screen'] as const)
      expect(await page.refused('media.produce', { source, rtpParameters: sounds })).toBe('media-refused');
    const pictures = await parametersOf(page, 'camera');
    expect(await page.refused('media.produce', { source: 'microphone', rtpParameters: pictures })).toBe(
      'media-refused',
    );
    await page.send('camera');
    expect(await page.refusedToSend('camera')).toBe('already-sending');
    await honest.send('screen');
    expect(await page.refusedToSend('screen')).toBe('screen-taken');
    await honest.endpoint.stop('screen');
    expect(await page.refused('media.stop', { source: 'screen' })).toBeNull();
    page.close();
  });

  it('does not get hold of another’s transports or seat', async () => {
    const page = await hostilePage();
    const [other] = await district.joined(meetingId, outsiderPc);
    if (other === undefined) throw new Error('not joined');
    const othersAsking = vi.spyOn(other.line, 'ask');
    await other.send('camera');
    const [, connecting] = othersAsking.mock.calls.find(([name]) => name === 'media.connectTransport') ?? [];
    if (connecting === undefined || !('transportId' in connecting)) throw new Error('no transport was connected');
    const transportId = TransportId.parse(connecting.transportId);
    expect(await page.refused('media.connectTransport', { transportId, dtlsParameters: {} })).toBe('not-found');
    expect(await page.refused('media.restartIce', { transportId })).toBe('not-found');

    // Whose seat it is says the cookie: there is no way to name another.
    const endpointId = EndpointId.parse(outsiderPc.endpointId);
    expect(await page.line.raw('meeting.join', { meetingId, endpointId, rtpCapabilities: {} })).toBe('malformed');
    expect(await page.line.raw('meeting.leave', { endpointId })).toBe('malformed');
    expect(await page.line.raw('media.stop', { source: 'camera', endpointId })).toBe('malformed');
    expect(chair.seat(outsiderPc.endpointId)).toMatchObject({ camera: 'on', seat: { state: 'present' } });
    for (const each of [page, other]) each.close();
  });
});
