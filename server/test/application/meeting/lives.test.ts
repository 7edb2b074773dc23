import { EndpointId, type MeetingId } from '@diem-cau/shared';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { usualPatience } from '../../../src/domain/meeting/lives/life-signs.ts';
import { fakeRtpParameters } from '../../fakes/media-plane.ts';
import { anBinh, room } from '../../support/meetings.ts';
import { PatientMeeting } from '../../support/patient-meeting.ts';
import { TestArchive, TestHub, browserCapabilities, type TestPage } from '../../support/test-hub.ts';

let at: PatientMeeting;
let test: TestHub;
let meetingId: MeetingId;
let chair: TestPage;
let commune: TestPage;
let secret: string;

beforeEach(async () => {
  at = await PatientMeeting.begin(['microphone', 'screen']);
  ({ test, meetingId, chair, commune, secret } = at);
});
afterEach(() => void vi.useRealTimers());

const media = () => at.media;
const pass = (ms: number) => at.pass(ms);
const seat = () => at.seat();
const facts = () => at.facts();
const drops = () => facts().filter(({ type }) => type === 'endpointDropped');
const resume = (page?: TestPage) => at.resume(page);
const ways: readonly [string, () => void][] = [
  ['whose socket is gone', () => test.hub.exit(commune.page, 'link-lost')],
  ['whose socket stands and says nothing', () => commune.fallSilent()],
];

describe.each(ways)('a seat %s', (_name, cut) => {
  it('is lost after 3 s, has dropped out after 15 s by when it was heard last, and is let go of after 60 s', async () => {
    const heardAt = test.now;
    cut();
    await pass(2_500);
    expect(await seat()).not.toHaveProperty('lost');
    await pass(1_000);
    expect(await seat()).toMatchObject({ seat: { state: 'present' }, lost: { since: heardAt } });
    await pass(11_000);
    expect(drops()).toEqual([]);
    await pass(1_000);
    const dropped = { type: 'endpointDropped', endpointId: anBinh, cause: 'link-lost', since: heardAt };
    expect(drops()).toEqual([dropped]);
    expect(await seat()).toMatchObject({ seat: { state: 'dropped', since: heardAt } });
    expect(await seat()).not.toHaveProperty('lost');
    expect(media().sending('microphone')).toBe(false);
    await pass(45_000);
    expect(test.media.seat(meetingId, anBinh)).toBeUndefined();
    expect(drops()).toHaveLength(1);
    expect(await test.endpoint(anBinh).refused('meeting.resume', { meetingId, secret })).toBe('not-held');
  });

  it('is heard on while its media flow, however long', async () => {
    cut();
    await at.flow(120_000);
    expect(await seat()).toMatchObject({ seat: { state: 'present' }, microphone: 'open' });
    expect(await seat()).not.toHaveProperty('lost');
    expect(media().sending('microphone')).toBe(true);
    expect(drops()).toEqual([]);
    expect(await resume()).toMatchObject({ media: 'kept' });
  });

  it('is gone on in before it drops out, as if nothing had been', async () => {
    const before = facts();
    cut();
    await pass(10_000);
    expect(await resume()).toMatchObject({ media: 'kept' });
    await pass(30_000);
    expect(facts()).toEqual(before);
    expect(media().sending('microphone')).toBe(true);
    expect(await seat()).not.toHaveProperty('lost');
  });

  it('gets back what it sent when it is heard again within the minute, within its right of now', async () => {
    cut();
    await pass(20_000);
    expect(await seat()).toMatchObject({ seat: { state: 'dropped' }, microphone: 'closed' });
    const { snapshot } = await resume();
    expect(snapshot.seats.find(({ endpointId }) => endpointId === anBinh)).toMatchObject({
      ...{ seat: { state: 'present' }, microphone: 'open', sources: ['microphone', 'screen'] },
    });
    expect(media().sending('microphone')).toBe(true);
    expect(media().sending('screen')).toBe(true);
  });

  it('gets nothing back that somebody else has taken or shut meanwhile, and its page is told', async () => {
    cut();
    await pass(20_000);
    await chair.ask('media.produce', { source: 'screen', rtpParameters: fakeRtpParameters('video') });
    await chair.ask('muting.muteAll', {});
    const page = test.endpoint(anBinh);
    await resume(page);
    expect(await seat()).toMatchObject({ microphone: 'withheld', sources: ['microphone'] });
    expect(media().sending('microphone')).toBe(false);
    expect(media().sources).toEqual(['microphone']);
    expect(page.told).toContainEqual({ name: 'media.stopped', params: { source: 'screen', cause: 'taken' } });
  });
});

describe('a seat that is held', () => {
  it('fills no record while its line flaps', async () => {
    const before = facts();
    for (let turn = 0; turn < 15; turn += 1) {
      commune.fallSilent();
      await pass(2_000);
      commune.soundAgain();
      await pass(2_000);
    }
    expect(facts()).toEqual(before);
  });

  it('comes back by itself when its socket is heard again', async () => {
    commune.fallSilent();
    await pass(20_000);
    commune.soundAgain();
    await pass(500);
    expect(await seat()).toMatchObject({ seat: { state: 'present' }, microphone: 'open' });
    expect(facts().map(({ type }) => type)).toContain('endpointResumed');
  });

  it('is taken by a younger page at once, and not given back', async () => {
    test.hub.exit(commune.page, 'link-lost');
    await pass(5_000);
    const younger = await test.joined(meetingId, anBinh);
    expect(await seat()).not.toHaveProperty('lost');
    expect(await test.endpoint(anBinh).refused('meeting.resume', { meetingId, secret })).toBe('not-held');
    expect(await younger.ask('meeting.snapshot', {})).toHaveProperty('snapshot');
  });

  it.each(['page-closed', 'revoked'] as const)('is not held for who is %s', async (cause) => {
    test.hub.exit(commune.page, cause);
    await vi.advanceTimersByTimeAsync(0);
    expect(drops()).toEqual([{ type: 'endpointDropped', endpointId: anBinh, cause }]);
    expect(test.media.seat(meetingId, anBinh)).toBeUndefined();
  });

  it('ends when the enrolment by which its page came ends', async () => {
    test.hub.exit(commune.page, 'link-lost');
    await pass(2_000);
    test.hub.endHeld(commune.page.keys[0] ?? expect.fail(), 'revoked');
    await vi.advanceTimersByTimeAsync(0);
    expect(drops()).toMatchObject([{ cause: 'revoked' }]);
    expect(test.media.seat(meetingId, anBinh)).toBeUndefined();
  });

  it('ends where its media alone hold it for longer than a person’s session', async () => {
    test.hub.exit(commune.page, 'link-lost');
    await at.flow(1_000);
    test.now += usualPatience.aloneMs - 2_000;
    media().bytes = (media().bytes ?? 0) + 100;
    await vi.advanceTimersByTimeAsync(500);
    await at.flow(500);
    expect(await seat()).toMatchObject({ seat: { state: 'present' } });
    await pass(2_000);
    expect(drops()).toMatchObject([{ endpointId: anBinh }]);
    expect(test.media.seat(meetingId, anBinh)).toBeUndefined();
  });

  it('has lost its media where the worker died meanwhile', async () => {
    test.hub.exit(commune.page, 'link-lost');
    test.media.lose(meetingId);
    expect(await resume()).toMatchObject({ media: 'lost' });
  });

  it('goes with its meeting', async () => {
    test.hub.exit(commune.page, 'link-lost');
    await pass(2_000);
    await chair.ask('meeting.close', {});
    expect(await test.endpoint(anBinh).refused('meeting.resume', { meetingId, secret })).toBe('meeting-not-open');
    await pass(70_000);
    expect(facts().at(-1)).toMatchObject({ type: 'meetingClosed' });
    expect(test.errors).toEqual([]);
  });

  it('is charged to the hub where the hub itself stood still', async () => {
    commune.fallSilent();
    test.stand(30_000);
    await pass(2_000);
    expect(drops()).toEqual([]);
    await pass(15_000);
    expect(drops()).toMatchObject([{ cause: 'hub' }]);
  });

  it('is no trouble of its sources', async () => {
    media().arriving = true;
    await pass(3_000);
    commune.fallSilent();
    media().arriving = false;
    await pass(30_000);
    expect(facts().map(({ type }) => type)).not.toContain('troubleBegan');
  });
});

describe('66 seats', () => {
  it('are held through a cut of all and gone on in at once, and the record knows of none of it', async () => {
    const endpoints = Array.from({ length: 66 }, (_, index) => ({
      endpointId: index === 0 ? room : EndpointId.parse(`commune-${index}`),
      ...{ name: `Xã ${index}`, leads: index === 0, position: index },
    }));
    const large = new TestHub(new TestArchive(), 66, usualPatience, endpoints);
    const of = await large.openMeeting('giao-ban', large.endpoint(room), 66);
    const sit = async ({ endpointId }: (typeof endpoints)[number]) => {
      const page = large.endpoint(endpointId);
      const { resume: by } = await page.ask('meeting.join', { meetingId: of, rtpCapabilities: browserCapabilities });
      await page.ask('media.produce', { source: 'microphone', rtpParameters: fakeRtpParameters('audio') });
      return { page, endpointId, by };
    };
    const seats = await Promise.all(endpoints.map(sit));
    await vi.advanceTimersByTimeAsync(1_000);
    const before = large.archive.types(of).length;
    const timers = vi.getTimerCount();
    for (const { page } of seats) large.hub.exit(page.page, 'link-lost');
    large.now += 10_000;
    await vi.advanceTimersByTimeAsync(1_000);
    const back = await Promise.all(
      seats.map(async ({ endpointId, by }) => {
        const page = large.endpoint(endpointId);
        return { page, ...(await page.ask('meeting.resume', { meetingId: of, secret: by })) };
      }),
    );
    expect(new Set(back.map(({ media: kept }) => kept))).toEqual(new Set(['kept']));
    expect(new Set(back.map(({ resume: by }) => by)).size).toBe(66);
    await vi.advanceTimersByTimeAsync(1_000);
    const { snapshot } = await (back[0]?.page ?? expect.fail()).ask('meeting.snapshot', {});
    expect(
      snapshot.seats.filter(({ seat: { state }, lost }) => state === 'present' && lost === undefined),
    ).toHaveLength(66);
    expect(snapshot.seats.filter(({ microphone }) => microphone === 'open')).toHaveLength(66);
    expect(large.archive.types(of)).toHaveLength(before);
    expect(vi.getTimerCount()).toBeLessThanOrEqual(timers);
    expect(large.errors).toEqual([]);
  });
});
