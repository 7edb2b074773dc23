import { Refusal, type EndpointId } from '@diem-cau/shared';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkedEndpoint } from '../../../src/application/meeting/checks/check-pages.ts';
import { fakeRtpParameters } from '../../fakes/media-plane.ts';
import { goodFigures } from '../../support/checks.ts';
import { anBinh, hoaLac, room } from '../../support/meetings.ts';
import { TestHub, browserCapabilities, type TestPage } from '../../support/test-hub.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const chair = { by: 'account', accountId: 'a', name: 'Nguyễn Văn An' } as never;

const standingBy = async (test: TestHub, endpointId: EndpointId): Promise<TestPage> => {
  const page = test.endpoint(endpointId);
  await page.ask('hub.hello', {});
  return page;
};
const asked = ({ told }: TestPage): number => told.filter(({ name }) => name === 'check.asked').length;
const standings = async (test: TestHub): Promise<Record<string, string>> =>
  Object.fromEntries((await test.hub.checks.board()).rows.map(({ endpointId, standing }) => [endpointId, standing]));
const tell = (test: TestHub, { page }: TestPage) => test.hub.checks.tell(page.principal, goodFigures);
const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'granted',
    (error: unknown) => (error instanceof Refusal ? error.code : error),
  );

describe('a check of an endpoint', () => {
  let test: TestHub;
  beforeEach(() => {
    test = new TestHub();
  });

  it('is begun, made with media that come back to it alone, told, kept and shown with whom to call', async () => {
    const page = await standingBy(test, anBinh);
    expect(await standings(test)).toMatchObject({ [anBinh]: 'waiting', [hoaLac]: 'away' });
    expect(await page.ask('check.begin', { asked: false })).toEqual({ place: 0 });
    expect(await standings(test)).toMatchObject({ [anBinh]: 'checking' });
    await page.ask('check.openMedia', { rtpCapabilities: browserCapabilities });
    for (const [source, kind] of [
      ['camera', 'video'],
      ['microphone', 'audio'],
    ] as const)
      await page.ask('check.produce', { source, rtpParameters: fakeRtpParameters(kind) });
    await vi.advanceTimersByTimeAsync(1);
    const [place] = test.media.meetingIds;
    if (place === undefined) throw new Error('it has media');
    expect(test.media.flows(place, anBinh, anBinh, 'camera')).toBe(true);
    expect(page.told.map(({ name }) => name)).toContain('check.consumersOpened');
    const check = await tell(test, page);
    expect(check).toMatchObject({ endpointId: anBinh, passed: true, beginner: { by: 'endpoint' } });
    expect(test.media.meetingIds).toEqual([]);
    const { rows } = await test.hub.checks.board();
    expect(rows.find(({ endpointId }) => endpointId === anBinh)).toMatchObject({ phone: '0205 3834 123', last: check });
    const others = { ...goodFigures, tookMs: 1 };
    expect(await codeOf(test.hub.checks.tell(page.page.principal, others))).toBe('not-found');
  });

  it('judges by the figures, whatever a page may think of itself', async () => {
    const page = await standingBy(test, anBinh);
    await page.ask('check.begin', { asked: false });
    const figures = { ...goodFigures, microphone: { trouble: null, peak: -120, heardBack: 'unasked' } } as const;
    expect(await test.hub.checks.tell(page.page.principal, figures)).toMatchObject({ passed: false });
  });

  it('is for the PC of a seat alone', async () => {
    for (const page of [test.endpoint(anBinh, 'display'), test.endpoint(anBinh, 'panel'), test.account('admin')])
      expect(await page.refused('check.begin', { asked: false })).toBe('forbidden');
    const { principal } = test.account('admin').page;
    expect(() => checkedEndpoint(principal)).toThrow(new Refusal('forbidden'));
  });

  it('is refused in a meeting, ended by joining one, and nothing of it may be asked for without it', async () => {
    const page = await standingBy(test, anBinh);
    expect(await page.refused('check.openMedia', { rtpCapabilities: browserCapabilities })).toBe('not-found');
    await page.ask('check.begin', { asked: false });
    await page.ask('check.openMedia', { rtpCapabilities: browserCapabilities });
    const meetingId = await test.openMeeting();
    await page.ask('meeting.join', { meetingId, rtpCapabilities: browserCapabilities });
    expect(test.media.meetingIds).toEqual([meetingId]);
    expect(await page.refused('check.begin', { asked: false })).toBe('endpoint-busy');
    expect(await standings(test)).toMatchObject({ [anBinh]: 'in-meeting' });
  });

  it('goes on over a line that is cut on purpose, without its media', async () => {
    const page = await standingBy(test, anBinh);
    await page.ask('check.begin', { asked: false });
    await page.ask('check.openMedia', { rtpCapabilities: browserCapabilities });
    test.hub.exit(page.page, 'link-lost');
    expect(test.media.meetingIds).toEqual([]);
    const again = await standingBy(test, anBinh);
    expect(await tell(test, again)).toMatchObject({ passed: true });
  });

  it('lets go of its media and its place when nothing is heard of it any more', async () => {
    const page = await standingBy(test, anBinh);
    await page.ask('check.begin', { asked: false });
    await page.ask('check.openMedia', { rtpCapabilities: browserCapabilities });
    test.now += 271_000;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(test.media.meetingIds).toEqual([]);
    expect(await codeOf(tell(test, page))).toBe('not-found');
  });

  it('is one at a time of each endpoint: a second page waits until the first is done or gone, and stops nothing', async () => {
    const [one, other] = [await standingBy(test, anBinh), await standingBy(test, anBinh)];
    await one.ask('check.begin', { asked: false });
    await one.ask('check.openMedia', { rtpCapabilities: browserCapabilities });
    expect(await other.refused('check.begin', { asked: false })).toBe('check-elsewhere');
    expect(await other.refused('check.openMedia', { rtpCapabilities: browserCapabilities })).toBe('not-found');
    expect(await other.refused('check.takeLine', {})).toBe('not-found');
    await other.ask('check.stop', {});
    expect(test.media.meetingIds).toHaveLength(1);
    expect(await standings(test)).toMatchObject({ [anBinh]: 'checking' });
    expect(await one.ask('check.begin', { asked: false })).toEqual({ place: 0 });
    test.hub.exit(one.page, 'link-lost');
    expect(await other.ask('check.begin', { asked: false })).toEqual({ place: 0 });
    expect(await tell(test, other)).toMatchObject({ passed: true });
  });

  it('may be told again where the answer was lost or the record was not there, and is kept once', async () => {
    const page = await standingBy(test, anBinh);
    await page.ask('check.begin', { asked: false });
    vi.spyOn(test.checks, 'keep').mockRejectedValueOnce(new Refusal('record-unavailable'));
    expect(await codeOf(tell(test, page))).toBe('record-unavailable');
    expect(await standings(test)).toMatchObject({ [anBinh]: 'checking' });
    const [first, meanwhile] = await Promise.all([tell(test, page), tell(test, page)]);
    test.now += 5_000;
    for (const again of [meanwhile, await tell(test, page)]) expect(again).toEqual(first);
    expect(await test.checks.between(0, test.now)).toHaveLength(1);
    await page.ask('check.begin', { asked: false });
    expect((await tell(test, page)).at).toBe(test.now);
    expect(await test.checks.between(0, test.now)).toHaveLength(2);
  });

  it('has one result, whatever else is told while it is being kept', async () => {
    const page = await standingBy(test, anBinh);
    const keep = vi.spyOn(test.checks, 'keep');
    await page.ask('check.begin', { asked: false });
    const others = [1, 2, 3].map((n) => ({ ...goodFigures, tookMs: goodFigures.tookMs + n }));
    const told = await Promise.allSettled([
      tell(test, page),
      ...others.map((figures) => test.hub.checks.tell(page.page.principal, figures)),
    ]);
    expect(told.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'rejected']);
    expect(keep).toHaveBeenCalledTimes(1);
  });

  it('ends at once when a meeting is opened that expects its endpoint: its media are closed, and its page is told', async () => {
    const page = await standingBy(test, anBinh);
    await page.ask('check.begin', { asked: false });
    await page.ask('check.openMedia', { rtpCapabilities: browserCapabilities });
    expect(test.media.meetingIds).toHaveLength(1);
    await test.openMeeting();
    expect(test.media.meetingIds).toEqual([]);
    expect(page.told.map(({ name }) => name)).toContain('check.stopped');
    expect(await standings(test)).toMatchObject({ [anBinh]: 'waiting' });
    expect(await codeOf(tell(test, page))).toBe('not-found');
  });

  it('is refused when it is begun again and again', async () => {
    const page = await standingBy(test, anBinh);
    const begun: string[] = [];
    for (let n = 0; n < 11; n += 1)
      begun.push(
        await page.ask('check.begin', { asked: false }).then(
          () => 'begun',
          (error: Refusal) => error.code,
        ),
      );
    expect(begun.at(-2)).toBe('begun');
    expect(begun.at(-1)).toBe('too-many-requests');
  });

  it('measures one line at a time, none while a meeting is open, and carries only so much', async () => {
    const [one, other] = [await standingBy(test, anBinh), await standingBy(test, hoaLac)];
    for (const page of [one, other]) await page.ask('check.begin', { asked: false });
    expect(await one.ask('check.takeLine', {})).toEqual({ line: 'yours' });
    expect(await other.ask('check.takeLine', {})).toEqual({ line: 'busy' });
    expect(await other.refused('check.carry', { up: '', down: 10 })).toBe('not-found');
    expect((await one.ask('check.carry', { up: 'x'.repeat(100), down: 30 })).down).toHaveLength(30);
    const wants = { up: 'x'.repeat(48_000), down: 48_000 };
    for (let n = 0; n < 83; n += 1) await one.ask('check.carry', wants);
    expect(await one.refused('check.carry', wants)).toBe('not-found');
    await one.ask('check.stop', {});
    expect(await other.ask('check.takeLine', {})).toEqual({ line: 'yours' });
    await test.openMeeting();
    // Whoever sits there may go on testing, without taking the line from the others.
    await other.ask('check.begin', { asked: false });
    expect(await other.ask('check.takeLine', {})).toEqual({ line: 'meeting' });
  });
});

describe('checks that are asked for from afar', () => {
  let test: TestHub;
  beforeEach(() => {
    test = new TestHub();
  });

  it('reach the youngest page of each that stands by, once, and are kept in the name of who asked', async () => {
    const [older, younger, other] = [
      await standingBy(test, anBinh),
      await standingBy(test, anBinh),
      await standingBy(test, hoaLac),
    ];
    expect(await test.hub.checks.ask(null, chair)).toMatchObject({ asked: 2 });
    expect(await test.hub.checks.ask([anBinh], chair)).toEqual({ asked: 1, notThere: 0 });
    expect([older, younger, other].map(asked)).toEqual([0, 1, 1]);
    expect(await standings(test)).toMatchObject({ [anBinh]: 'queued', [hoaLac]: 'queued', [room]: 'away' });
    await younger.ask('check.begin', { asked: false });
    expect(await tell(test, younger)).toMatchObject({ beginner: { by: 'district', name: 'Nguyễn Văn An' } });
  });

  it('are refused while a meeting is open, and those that wait give way to it', async () => {
    const page = await standingBy(test, anBinh);
    await test.hub.checks.ask(null, chair);
    await test.openMeeting();
    expect(await page.refused('check.begin', { asked: true })).toBe('not-found');
    expect(await codeOf(test.hub.checks.ask(null, chair))).toBe('check-while-meeting');
    expect(await standings(test)).toMatchObject({ [anBinh]: 'waiting' });
  });

  it('end at once when a meeting is opened, also one that does not expect their endpoint', async () => {
    const [going, own] = [await standingBy(test, anBinh), await standingBy(test, hoaLac)];
    await own.ask('check.begin', { asked: false });
    await test.hub.checks.ask([anBinh], chair);
    await going.ask('check.begin', { asked: true });
    test.hub.checks.giveWay(() => false);
    expect(going.told.map(({ name }) => name)).toContain('check.stopped');
    expect(own.told.map(({ name }) => name)).not.toContain('check.stopped');
    expect(await standings(test)).toMatchObject({ [anBinh]: 'waiting', [hoaLac]: 'checking' });
  });

  it('are over with the hub that asked, and with the page that was asked', async () => {
    const page = await standingBy(test, anBinh);
    await test.hub.checks.ask([anBinh], chair);
    await test.hub.close();
    await test.hub.recover();
    expect(await page.refused('check.begin', { asked: true })).toBe('not-found');
    const other = await standingBy(test, hoaLac);
    await test.hub.checks.ask([hoaLac], chair);
    test.hub.exit(other.page, 'page-closed');
    test.now += 61_000;
    expect(await standings(test)).toMatchObject({ [hoaLac]: 'away' });
  });

  it('are tried again by themselves where the checks of before could not be read', async () => {
    test.now = Date.UTC(2026, 10, 30, 23, 45);
    await test.hub.checks.setHour('06:45');
    const page = await standingBy(test, anBinh);
    vi.spyOn(test.checks, 'newest').mockRejectedValueOnce(new Refusal('record-unavailable'));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(asked(page)).toBe(0);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(asked(page)).toBe(1);
    await test.hub.close();
  });

  it('tell whoever watches the board', async () => {
    const desk = test.account('technician');
    await desk.ask('record.watch', { watched: [{ list: 'checks' }] });
    await standingBy(test, anBinh);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(desk.told).toContainEqual({ name: 'record.changed', params: { changed: { list: 'checks' } } });
  });

  it('come by themselves at the set hour, once a day to each that is there or comes, and outlive a restart', async () => {
    // 06:44 in Viet Nam.
    test.now = Date.UTC(2026, 10, 30, 23, 44);
    await test.hub.checks.setHour('06:45');
    const early = await standingBy(test, anBinh);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(asked(early)).toBe(0);
    test.now += 60_000;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(asked(early)).toBe(1);
    await early.ask('check.begin', { asked: false });
    expect(await tell(test, early)).toMatchObject({ beginner: { by: 'hour' } });
    const late = await standingBy(test, hoaLac);
    test.now += 600_000;
    await vi.advanceTimersByTimeAsync(40_000);
    expect([early, late].map(asked)).toEqual([1, 1]);
    test.now += 24 * 3_600_000;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(asked(early)).toBe(2);
    expect(await test.settings.read('check-hour')).toBe('06:45');
    await test.hub.close();
    await test.hub.recover();
    expect(test.hub.checks.hours.hour).toBe('06:45');
    await test.hub.checks.setHour(null);
    expect((await test.hub.checks.board()).hour).toBeNull();
  });
});
