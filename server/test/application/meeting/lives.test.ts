import type { MeetingId } from '@diem-cau/shared';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { usualPatience } from '../../../src/domain/meeting/lives/life-signs.ts';
import { fakeRtpParameters, type FakeMedia } from '../../fakes/media-plane.ts';
import { anBinh, room } from '../../support/meetings.ts';
import { TestArchive, TestHub, browserCapabilities, type TestPage } from '../../support/test-hub.ts';

let test: TestHub;
let meetingId: MeetingId;
let chair: TestPage;
let commune: TestPage;
let secret: string;

beforeEach(async () => {
  vi.useFakeTimers();
  test = new TestHub(new TestArchive(), 66, usualPatience);
  meetingId = await test.openMeeting();
  chair = await test.joined(meetingId, room);
  commune = test.endpoint(anBinh);
  ({ resume: secret } = await commune.ask('meeting.join', { meetingId, rtpCapabilities: browserCapabilities }));
  await commune.ask('media.produce', { source: 'microphone', rtpParameters: fakeRtpParameters('audio') });
  await commune.ask('media.produce', { source: 'screen', rtpParameters: fakeRtpParameters('video') });
});
afterEach(() => void vi.useRealTimers());

const media = (): FakeMedia => test.media.seat(meetingId, anBinh) ?? expect.fail();
/** Time passes; with `flows` packets of its media come all the while. */
const pass = async (ms: number, flows = false): Promise<void> => {
  for (let passed = 0; passed < ms; passed += 500) {
    test.now += 500;
    if (flows) media().bytes = (media().bytes ?? 0) + 100;
    await vi.advanceTimersByTimeAsync(500);
  }
};
const seat = async () => {
  const { snapshot } = await chair.ask('meeting.snapshot', {});
  return snapshot.seats.find(({ endpointId }) => endpointId === anBinh) ?? expect.fail();
};
const facts = () => (test.archive.meetings.get(meetingId) ?? []).map(({ event }) => event);
const drops = () => facts().filter(({ type }) => type === 'endpointDropped');
const resume = (page = test.endpoint(anBinh), by = secret) => page.ask('meeting.resume', { meetingId, secret: by });
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
    await pass(120_000, true);
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
