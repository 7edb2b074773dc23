import {
  EndpointBody,
  EnrolmentLink,
  EnrolmentLook,
  Refusal,
  SessionBody,
  type EnrolmentId,
  type MeetingId,
} from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { AttendingPage } from '../support/attending-page.ts';
import { District, type EnrolledPc } from '../support/district.ts';
import { askHttp, bodyOf, refusalIn } from '../support/hub-http.ts';
import { connectLine } from '../support/socket-line.ts';
import { keptInStepMs } from '../support/kept-in-step.ts';

let district: District;
let meetingId: MeetingId;
let room: AttendingPage;

const joined = async (pc: EnrolledPc): Promise<AttendingPage> => {
  const [page] = await district.joined(meetingId, pc);
  if (page === undefined) throw new Error('not joined');
  return page;
};

/** A line that is cut is a drop when nothing has come for 15 s. */
const dropping = { timeout: 30_000 };

/** The ends of an endpoint's stretches on the record. */
const endsOf = async (pc: EnrolledPc): Promise<(string | null)[]> => {
  const { endpoints } = await district.record(meetingId);
  return endpoints.find((each) => each.endpointId === pc.endpointId)?.stretches.map(({ end }) => end) ?? [];
};

const enrolmentOf = async (pc: EnrolledPc): Promise<EnrolmentId> => {
  const answer = await askHttp(`${district.hub.url}/api/directory`, { cookie: await district.adminCookie() });
  const { endpoints } = bodyOf(answer, z.object({ endpoints: z.array(EndpointBody) }));
  const [held] = endpoints.find((each) => each.endpointId === pc.endpointId)?.enrolment.pcs ?? [];
  if (held === undefined) throw new Error(`${pc.name} has no PC`);
  return held.enrolmentId;
};

beforeAll(async () => {
  district = await District.start(7);
  room = await district.page(district.room);
  meetingId = await district.openMeeting(room);
  await room.join(meetingId);
});
afterAll(async () => {
  room.close();
  await district.remove();
});

describe('one seat for each endpoint', () => {
  it('goes to the second tab, and the first hears of it', async () => {
    const pc = district.commune(0);
    const first = await joined(pc);
    await first.send('camera', 'microphone');
    const second = await joined(pc);
    await expect.poll(() => first.told).toContain('meeting.seatTaken');
    expect(first.ended).toEqual([]);
    for (const name of ['media.openMicrophone', 'meeting.leave', 'meeting.snapshot'] as const)
      expect(await first.refused(name, {})).toBe('not-in-meeting');
    // The new tab sends nothing of itself, and is not refused what the first was sending.
    await expect.poll(() => room.seat(pc.endpointId)).toMatchObject({ camera: 'off', microphone: 'closed' });
    await second.send('camera', 'microphone');
    await expect.poll(() => room.seat(pc.endpointId)).toMatchObject({ camera: 'on', microphone: 'open' });
    const before = second.view.seq;
    first.closeTab();
    await room.line.ask('muting.mute', { endpointId: pc.endpointId });
    await expect.poll(() => second.view.seq).toBeGreaterThan(before);
    expect(room.seat(pc.endpointId).seat.state).toBe('present');
    expect(await endsOf(pc)).toEqual([null]);
    second.close();
  });

  it('goes back and forth as often as somebody presses', async () => {
    const pc = district.commune(1);
    const tabs = await Promise.all(Array.from({ length: 6 }, () => district.page(pc)));
    for (const tab of [...tabs, ...tabs]) await tab.join(meetingId);
    // All at once: whoever still waits when a younger one presses is told so, and is not seated for a moment first.
    const outcomes = await Promise.allSettled(tabs.map((tab) => tab.join(meetingId)));
    const refusals = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(refusals.filter((refusal) => !(refusal instanceof Refusal && refusal.code === 'seat-taken'))).toEqual([]);
    const holding = await Promise.all(tabs.map(async (tab) => (await tab.refused('meeting.snapshot', {})) === null));
    expect(holding.filter(Boolean)).toHaveLength(1);
    await tabs[holding.indexOf(true)]?.send('camera');
    await expect.poll(() => room.seat(pc.endpointId).camera).toBe('on');
    for (const tab of tabs) tab.close();
    await expect.poll(() => room.seat(pc.endpointId).seat.state).toBe('dropped');
    expect(await endsOf(pc)).toEqual(['page-closed']);
  });

  it('keeps its mute over a drop, and gets back without a press what it sent and may send', async () => {
    const [muted, free] = [district.commune(2), district.commune(3)];
    const pages = [await joined(muted), await joined(free)];
    for (const page of pages) await page.send('microphone', 'camera');
    await room.line.ask('muting.mute', { endpointId: muted.endpointId });
    for (const page of pages) page.cut();
    await expect
      .poll(() => [muted, free].map((pc) => room.seat(pc.endpointId).seat.state), dropping)
      .toEqual(['dropped', 'dropped']);
    const [mutedBack, freeBack] = [await joined(muted), await joined(free)];
    // Until the page sends again, nobody is shown as open who is not heard.
    expect(mutedBack.seat(muted.endpointId)).toMatchObject({ microphone: 'withheld', camera: 'off' });
    expect(freeBack.seat(free.endpointId)).toMatchObject({ microphone: 'closed', camera: 'off' });
    expect(await mutedBack.refusedToSend('microphone', true)).toBe('microphone-withheld');
    expect(await mutedBack.refusedToSend('microphone')).toBe('microphone-withheld');
    expect(await freeBack.refused('media.openMicrophone', {})).toBe('not-sending');
    await freeBack.sendAgain('microphone', 'camera');
    await expect.poll(() => room.seat(free.endpointId)).toMatchObject({ microphone: 'open', camera: 'on' });
    for (const page of [mutedBack, freeBack]) await page.leave();
    for (const page of [mutedBack, freeBack]) page.close();
  });

  it('gets nothing back that the chair has shut while it was away, though he has allowed it since', async () => {
    const [pc, other] = [district.commune(2), district.commune(3)];
    const page = await joined(pc);
    await room.line.ask('muting.allow', { endpointId: pc.endpointId });
    await page.send('microphone', 'screen');
    page.closeTab();
    await expect.poll(() => room.seat(pc.endpointId).seat.state).toBe('dropped');
    await room.line.ask('muting.muteAll', {});
    await room.line.ask('muting.allowAll', {});
    const sharing = await joined(other);
    await sharing.send('screen');
    const back = await joined(pc);
    expect(back.seat(pc.endpointId).microphone).toBe('closed');
    expect(await back.refusedToSend('microphone', true)).toBe('held-back');
    expect(await back.refusedToSend('screen', true)).toBe('screen-taken');
    await back.send('microphone');
    await expect.poll(() => room.seat(pc.endpointId).microphone).toBe('open');
    for (const each of [sharing, back]) await each.leave();
    for (const each of [sharing, back]) each.close();
  });

  it('keeps its role over a drop: the room leads again', async () => {
    room.cut();
    const commune = await joined(district.commune(3));
    await expect.poll(() => commune.view.stage.chair, dropping).toBeNull();
    room = await joined(district.room);
    await expect.poll(() => commune.view.stage.chair).toBe(district.room.endpointId);
    await room.line.ask('muting.muteAll', {});
    await room.line.ask('muting.allowAll', {});
    commune.close();
  });
});

describe('whoever is not wanted any more', () => {
  it('is out at once when the enrolment is revoked', async () => {
    const pc = district.commune(4);
    const page = await joined(pc);
    const enrolmentId = await enrolmentOf(pc);
    const revokedAt = Date.now();
    const answer = await askHttp(`${district.hub.url}/api/enrolments/${enrolmentId}`, {
      method: 'DELETE',
      cookie: await district.adminCookie(),
    });
    expect(answer.status).toBe(204);
    await expect.poll(() => page.ended, { timeout: 3_000 }).toHaveLength(1);
    expect(page.told).toContain('hub.signedOut');
    await expect.poll(() => room.seat(pc.endpointId).seat).toMatchObject({ state: 'dropped', cause: 'revoked' });
    expect(await endsOf(pc)).toEqual(['revoked']);
    const record = await district.record(meetingId);
    expect(record.facts.at(-1)?.at).toBeGreaterThanOrEqual(revokedAt - keptInStepMs(120_000));
    // The page reads the refusal from `data`; without it, it would take the hub for unreachable and try for ever.
    await expect(connectLine(district.hub.url, pc.cookie)).rejects.toMatchObject({
      message: 'enrolment-revoked',
      data: { code: 'enrolment-revoked', details: [] },
    });
  });

  it('is out at once also when it does not answer', async () => {
    const pc = district.commune(5);
    const page = await joined(pc);
    await page.send('microphone');
    page.line.socket.off('notice').off('task');
    const answer = await askHttp(`${district.hub.url}/api/session`, { method: 'DELETE', cookie: pc.cookie });
    expect(answer.status).toBe(204);
    await expect.poll(() => page.ended, { timeout: 3_000 }).toHaveLength(1);
    await expect.poll(() => room.seat(pc.endpointId).seat).toMatchObject({ state: 'dropped', cause: 'page-closed' });
    const me = bodyOf(await askHttp(`${district.hub.url}/api/session`, { cookie: pc.cookie }), SessionBody);
    expect(me).toMatchObject({ me: null });
  });

  it('makes room for the new PC when its link is used', async () => {
    const pc = district.commune(0);
    const old = await joined(pc);
    const make = async (ends: readonly EnrolmentId[]) =>
      askHttp(`${district.hub.url}/api/endpoints/${pc.endpointId}/enrolment-link`, {
        method: 'POST',
        cookie: await district.adminCookie(),
        body: { ends },
      });
    // Nothing is ended that was not named.
    expect(refusalIn(await make([]))).toBe('ends-others');
    const { code } = bodyOf(await make([await enrolmentOf(pc)]), EnrolmentLink);
    const browser = { method: 'POST', body: { code: code.toLowerCase() } } as const;
    // Looking uses nothing up and ends nothing, however often.
    for (let looks = 0; looks < 8; looks += 1)
      expect(bodyOf(await askHttp(`${district.hub.url}/api/enrolments/look`, browser), EnrolmentLook)).toMatchObject({
        state: 'open',
        name: pc.name,
        ends: [{ lastSeenAt: expect.any(Number) }],
      });
    expect(old.ended).toEqual([]);
    const redeemed = await askHttp(`${district.hub.url}/api/enrolments/redeem`, browser);
    await expect.poll(() => old.ended, { timeout: 3_000 }).toHaveLength(1);
    // The old PC is told what ended it, over the socket and by the session.
    await expect(connectLine(district.hub.url, pc.cookie)).rejects.toMatchObject({ message: 'enrolment-replaced' });
    expect(
      bodyOf(await askHttp(`${district.hub.url}/api/session`, { cookie: pc.cookie }), SessionBody).enrolmentEnded,
    ).toMatchObject({ name: pc.name, cause: 'replaced' });
    const fresh = await joined({ ...pc, cookie: redeemed.cookie ?? '' });
    await expect.poll(() => room.seat(pc.endpointId).seat.state).toBe('present');
    expect((await endsOf(pc)).slice(-2)).toEqual(['revoked', null]);
    fresh.close();
  });

  it('gives its seat to a younger PC of the endpoint, and a revoked one ends alone', async () => {
    const pc = district.commune(6);
    const old = await joined(pc);
    const cookie = await district.adminCookie();
    const made = await askHttp(`${district.hub.url}/api/endpoints/${pc.endpointId}/enrolment-link`, {
      method: 'POST',
      cookie,
      body: { beside: true },
    });
    const { code, enrolmentId } = bodyOf(made, EnrolmentLink);
    const redeemed = await askHttp(`${district.hub.url}/api/enrolments/redeem`, { method: 'POST', body: { code } });
    // Being enrolled takes nothing from the other PC; joining does.
    expect(await old.line.raw('meeting.snapshot', {})).toBeNull();
    const young = await joined({ ...pc, cookie: redeemed.cookie ?? '' });
    expect(await old.line.raw('meeting.snapshot', {})).toBe('not-in-meeting');
    expect(old.ended).toEqual([]);
    const again = await joined(pc);
    expect(await young.line.raw('meeting.snapshot', {})).toBe('not-in-meeting');
    await askHttp(`${district.hub.url}/api/enrolments/${enrolmentId}`, { method: 'DELETE', cookie });
    await expect.poll(() => young.ended, { timeout: 3_000 }).toHaveLength(1);
    expect(await again.line.raw('meeting.snapshot', {})).toBeNull();
    expect(room.seat(pc.endpointId).seat.state).toBe('present');
    // One unbroken stretch of presence: no PC that gave way or was revoked counts as a drop.
    expect(await endsOf(pc)).toEqual([null]);
  });

  it('is out when a person signs out who watches', async () => {
    const cookie = await district.adminCookie();
    const watcher = await connectLine(district.hub.url, cookie);
    expect(await watcher.raw('meeting.watch', { meetingId })).toBeNull();
    const ended = new Promise((done) => watcher.socket.once('disconnect', done));
    await askHttp(`${district.hub.url}/api/session`, { method: 'DELETE', cookie });
    await ended;
    await expect(connectLine(district.hub.url, cookie)).rejects.toThrow('not-signed-in');
  });
});
