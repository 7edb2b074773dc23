import { setTimeout as delay } from 'node:timers/promises';
import { Refusal, type MeetingId } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttendingPage } from '../support/attending-page.ts';
import { District } from '../support/district.ts';
import { askHttp } from '../support/hub-http.ts';
import { ResumingPage } from '../support/resuming-page.ts';

const patience = { timeout: 30_000 };
let district: District;
let meetingId: MeetingId;
let room: AttendingPage;
let page: ResumingPage;

const commune = () => district.commune(0);
const join = (): Promise<ResumingPage> =>
  ResumingPage.join({ url: district.hub.url, cookie: commune().cookie, meetingId }, 'wrtc', { shade: 120, hertz: 600 });
const frames = (): number => room.endpoint.arrived(commune().endpointId, 'camera')?.frames ?? 0;
const types = async (): Promise<string[]> => {
  const { facts } = await district.record(meetingId);
  return facts.filter(({ endpointId }) => endpointId === commune().endpointId).map(({ type }) => type);
};
const codeOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'granted',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );

beforeAll(async () => {
  district = await District.start(2);
  room = await district.page(district.room);
  meetingId = await district.openMeeting(room);
  await room.join(meetingId, 'wrtc', { shade: 60, hertz: 400 });
  page = await join();
  await page.endpoint.send('camera');
  await page.endpoint.send('microphone');
  await page.endpoint.show([{ endpointId: district.room.endpointId, source: 'camera' }]);
  await room.endpoint.show([{ endpointId: commune().endpointId, source: 'camera' }]);
});
afterAll(async () => {
  page.close();
  room.close();
  await district.remove();
});

describe('a seat whose socket is lost', () => {
  it('is seen and heard on, is neither lost nor away, and its page goes on as if nothing had been', async () => {
    await expect.poll(frames, patience).toBeGreaterThan(3);
    page.line.cut();
    const before = frames();
    // Longer than what makes a silent seat a lost one.
    await delay(5_000);
    expect(frames()).toBeGreaterThan(before + 10);
    expect(room.seat(commune().endpointId)).toMatchObject({ seat: { state: 'present' }, microphone: 'open' });
    expect(room.announced.flatMap(({ changes }) => changes.seats ?? []).filter(({ lost }) => lost)).toEqual([]);
    const resumed = await page.resume();
    expect(resumed.media).toBe('kept');
    expect(resumed.snapshot.seats.find(({ endpointId }) => endpointId === commune().endpointId)).toMatchObject({
      ...{ seat: { state: 'present' }, microphone: 'open', camera: 'on' },
    });
    const after = frames();
    await expect.poll(frames, patience).toBeGreaterThan(after + 3);
    const facts = ['endpointJoined', 'sendingStarted', 'sendingStarted'];
    expect((await types()).filter((type) => type !== 'speakerChanged')).toEqual(facts);
  });

  it('is given what began meanwhile, and lets go of what ended', async () => {
    await room.send('camera');
    await expect
      .poll(() => page.endpoint.arrived(district.room.endpointId, 'camera')?.frames ?? 0, patience)
      .toBeGreaterThan(3);
    page.line.cut();
    await room.endpoint.stop('camera');
    await room.send('microphone');
    await delay(500);
    await page.resume();
    await expect.poll(() => page.endpoint.arrived(district.room.endpointId, 'camera'), patience).toBeUndefined();
    await expect
      .poll(() => page.endpoint.arrived(district.room.endpointId, 'microphone')?.loudnessAt(400) ?? 0, patience)
      .toBeGreaterThan(0.01);
  });

  it('goes on in the place of a page that still stands, which hears no word of it', async () => {
    const older = page.line;
    const ended = new Promise((done) => older.socket.once('disconnect', done));
    let told = 0;
    older.onNotice('meeting.seatTaken', () => void (told += 1));
    expect((await page.resume()).media).toBe('kept');
    await ended;
    expect(told).toBe(0);
    expect(await page.line.raw('meeting.snapshot', {})).toBeNull();
    const after = frames();
    await expect.poll(frames, patience).toBeGreaterThan(after + 3);
  });

  it('may be asked for once more when the answer was lost, and by nobody who does not know the secret', async () => {
    const first = page.secret;
    await page.resume({ keepSecret: true });
    page.line.cut();
    await page.resume();
    expect(page.secret).not.toBe(first);
    page.line.cut();
    await page.resume();
    expect(await codeOf(page.resume({ secret: first }))).toBe('not-held');
    expect(await codeOf(page.resume({ secret: 'x'.repeat(32) }))).toBe('not-held');
    const [other] = await district.joined(meetingId, district.commune(1));
    expect(await other?.refused('meeting.resume', { meetingId, secret: page.secret })).toBe('not-held');
    other?.close();
    expect((await page.resume()).media).toBe('kept');
  });

  it('answers what was asked for and not heard of when it is asked again', async () => {
    expect(page.completed).toHaveLength(2);
    for (const each of page.completed) expect(await page.line.raw('media.connectTransport', each)).toBeNull();
    const [first, second] = page.completed;
    const crossed = { ...first, dtlsParameters: { ...second?.dtlsParameters, role: 'server' } };
    expect(await page.line.raw('media.connectTransport', crossed)).toBe('media-refused');
  });

  it('ends at once with a tab that is closed: nothing is held for it', async () => {
    page.line.closeTab();
    await expect
      .poll(() => room.seat(commune().endpointId).seat, patience)
      .toMatchObject({
        ...{ state: 'dropped', cause: 'page-closed' },
      });
    expect(await codeOf(page.resume())).toBe('not-held');
    page.endpoint.close();
    page = await join();
    expect(await types()).toContain('endpointResumed');
  });

  it('ends by the word that a browser sends after its page is gone, though the socket was lost and the media flow', async () => {
    const present = { state: 'present' };
    await expect.poll(() => room.seat(commune().endpointId).seat, patience).toMatchObject(present);
    page.line.cut();
    const say = async (secret: string, { cookie } = commune()): Promise<number> => {
      const answer = await askHttp(`${district.hub.url}/api/goodbye`, { method: 'POST', cookie, body: { secret } });
      return answer.status;
    };
    expect(await say(page.secret, district.commune(1))).toBe(204);
    expect(await say('x'.repeat(32))).toBe(204);
    expect(await say('short')).toBe(400);
    expect(await say(page.secret, { ...commune(), cookie: '' })).toBe(401);
    await page.resume();
    expect(room.seat(commune().endpointId).seat).toMatchObject(present);
    page.line.cut();
    expect(await say(page.secret)).toBe(204);
    await expect
      .poll(() => room.seat(commune().endpointId).seat, patience)
      .toMatchObject({
        ...{ state: 'dropped', cause: 'page-closed' },
      });
    expect(await codeOf(page.resume())).toBe('not-held');
  });
});
