import { SessionBody, type MeetingId } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AttendingPage } from '../support/attending-page.ts';
import { District } from '../support/district.ts';
import { askHttp, bodyOf, refusalIn } from '../support/hub-http.ts';

const patience = { timeout: 15_000, interval: 100 };
let district: District;
let meetingId: MeetingId;
let room: AttendingPage;
let commune: AttendingPage;
/** Cookies of panels, by how they came. */
const cookies: { byDigits: string; byToken: string } = { byDigits: '', byToken: '' };

const redeem = (body: { code: string } | { token: string }, cookie = '') =>
  askHttp(`${district.hub.url}/api/panels/redeem`, { method: 'POST', body, cookie });
const session = async (cookie: string) =>
  bodyOf(await askHttp(`${district.hub.url}/api/session`, { cookie }), SessionBody);
const invite = async (page = room) => {
  const { path, code } = await page.line.ask('panels.invite', {});
  return { code, token: path.slice('/panel#'.length) };
};
const paired = async (body: { code: string } | { token: string }): Promise<string> => {
  const answer = await redeem(body);
  expect(bodyOf(answer, SessionBody).me).toMatchObject({ onlyIn: meetingId, as: 'panel' });
  return answer.cookie ?? '';
};
/** A panel's page that attends, and the microphones as it last heard of them. */
const panelPage = async (cookie: string) => {
  const page = await AttendingPage.open(district.hub.url, cookie);
  const { snapshot, media } = await page.line.ask('meeting.attend', { meetingId });
  expect(media).toBeNull();
  const microphones = (): string =>
    page.announced.reduce((now, { changes }) => changes.microphones ?? now, snapshot.microphones);
  return { page, microphones };
};
const panelsSeen = () => room.view.panels ?? [];

beforeAll(async () => {
  district = await District.start(1);
  room = await district.page(district.room);
  meetingId = await district.openMeeting(room);
  await room.join(meetingId);
  commune = await district.page(district.commune(0));
  await commune.join(meetingId);
}, 60_000);
afterAll(async () => {
  for (const page of [room, commune]) page.close();
  await district.remove();
});

describe('panels of the room', () => {
  it('are paired by digits and by a token, each of which works once, also when two come at once', async () => {
    const first = await invite();
    const both = await Promise.all([redeem({ code: first.code }), redeem({ token: first.token })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
    const good = both.find(({ status }) => status === 200);
    cookies.byDigits = good?.cookie ?? '';
    expect(refusalIn(both.find(({ status }) => status !== 200) ?? expect.fail())).toBe('wrong-panel-code');
    cookies.byToken = await paired({ token: (await invite()).token });
    await expect.poll(() => panelsSeen().length, patience).toBe(2);
    expect(panelsSeen()[0]).toMatchObject({ actsFor: district.room.name });
    expect(commune.view.panels).toBeUndefined();
    // Neither is in the hub's log.
    expect(district.hub.output).not.toContain(first.code);
    expect(district.hub.output).not.toContain(first.token);
  });

  it('act, and all see it, the other panel too; they pair none and open nothing else', async () => {
    const [one, other] = [await panelPage(cookies.byDigits), await panelPage(cookies.byToken)];
    await one.page.line.ask('muting.muteAll', {});
    await expect
      .poll(() => [room.view.microphones, commune.view.microphones, other.microphones()], patience)
      .toEqual(['withheld', 'withheld', 'withheld']);
    await other.page.line.ask('muting.allowAll', {});
    await expect.poll(() => [room.view.microphones, one.microphones()], patience).toEqual(['free', 'free']);
    expect(await one.page.refused('panels.invite', {})).toBe('panel-only-here');
    expect(await one.page.refused('record.watch', { watched: [{ meetingId }] })).toBe('panel-only-here');
    for (const path of ['/api/meetings', `/api/meetings/${meetingId}`, '/api/contacts', '/api/directory'])
      expect(refusalIn(await askHttp(`${district.hub.url}${path}`, { cookie: cookies.byDigits }))).toBe(
        'panel-only-here',
      );
    for (const { page } of [one, other]) page.close();
  });

  it('come neither to a seat’s PC nor to one that is signed in, which stay what they are', async () => {
    const { code } = await invite();
    for (const cookie of [district.room.cookie, district.commune(0).cookie, await district.adminCookie()])
      expect(refusalIn(await redeem({ code }, cookie))).toBe('browser-in-use');
    expect((await session(district.room.cookie)).me).toMatchObject({ name: district.room.name });
    expect(await commune.refused('panels.invite', {})).toBe('forbidden');
  });

  it('go at once when they are ended, and say so to whoever asks', async () => {
    const { page } = await panelPage(cookies.byDigits);
    const [panel] = panelsSeen();
    if (panel === undefined) throw new Error('there are two');
    await room.line.ask('panels.end', { panelId: panel.panelId });
    await expect.poll(() => page.ended, patience).toHaveLength(1);
    expect(page.told).toContain('hub.signedOut');
    expect(await session(cookies.byDigits)).toMatchObject({ me: null, panelEnded: { cause: 'ended' } });
    await expect(AttendingPage.open(district.hub.url, cookies.byDigits)).rejects.toThrow('panel-ended');
    await expect.poll(() => panelsSeen().length, patience).toBe(1);
  });

  it('go on when the hub was killed, those that hold and no others; an open invitation is void', async () => {
    const { code } = await invite();
    await district.hub.end('SIGKILL');
    await district.hub.up();
    for (const page of [room, commune]) page.close();
    [room, commune] = [await district.page(district.room), await district.page(district.commune(0))];
    await room.join(meetingId);
    await commune.join(meetingId);
    expect(refusalIn(await redeem({ code }))).toBe('wrong-panel-code');
    expect(await session(cookies.byDigits)).toMatchObject({ me: null, panelEnded: { cause: 'ended' } });
    const { page } = await panelPage(cookies.byToken);
    await page.line.ask('muting.muteAll', {});
    await expect.poll(() => commune.view.microphones, patience).toBe('withheld');
    page.close();
  });

  it('end with the meeting, and stand on its record with who had them paired', async () => {
    const { page } = await panelPage(cookies.byToken);
    await page.line.ask('meeting.close', {});
    await expect.poll(() => page.ended, patience).toHaveLength(1);
    expect(page.announced.at(-1)?.changes.phase).toMatchObject({ phase: 'closed' });
    expect(await session(cookies.byToken)).toMatchObject({ me: null, panelEnded: { cause: 'closed' } });
    await expect(AttendingPage.open(district.hub.url, cookies.byToken)).rejects.toThrow('panel-ended');
    const { facts } = await district.record(meetingId);
    expect(facts.filter(({ type }) => type.startsWith('panel')).map(({ type, by }) => [type, by])).toEqual([
      ['panelPaired', district.room.name],
      ['panelPaired', district.room.name],
      ['panelEnded', district.room.name],
    ]);
  });
});
