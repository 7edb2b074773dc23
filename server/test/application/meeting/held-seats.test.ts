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
const facts = (of = meetingId) => (test.archive.meetings.get(of) ?? []).map(({ event }) => event);
const resume = (page = test.endpoint(anBinh), by = secret) => page.ask('meeting.resume', { meetingId, secret: by });

describe('what a page asks for when its socket is heard again after its seat has dropped out', () => {
  beforeEach(async () => {
    commune.fallSilent();
    await pass(16_000);
    expect(await seat()).toMatchObject({ seat: { state: 'dropped' } });
    commune.soundAgain();
  });

  it('ends a source for good: nobody is said to share what he has ended', async () => {
    await commune.ask('media.stop', { source: 'screen' });
    await pass(1_000);
    expect(await seat()).toMatchObject({ seat: { state: 'present' }, sources: ['microphone'], microphone: 'open' });
    expect(media().sources).toEqual(['microphone']);
    await chair.ask('media.produce', { source: 'screen', rtpParameters: fakeRtpParameters('video') });
    expect(test.errors).toEqual([]);
  });

  it('shuts its voice', async () => {
    await commune.ask('media.closeMicrophone', {});
    await pass(1_000);
    expect(await seat()).toMatchObject({ seat: { state: 'present' }, microphone: 'closed' });
    expect(media().sending('microphone')).toBe(false);
    await commune.ask('media.openMicrophone', {});
    expect(media().sending('microphone')).toBe(true);
  });

  it('is not refused for its having been away', async () => {
    await commune.ask('floor.raiseHand', { topic: '', debate: false });
    await commune.ask('media.produce', { source: 'camera', rtpParameters: fakeRtpParameters('video') });
    await pass(1_000);
    expect(await seat()).toMatchObject({ seat: { state: 'present' }, camera: 'on', microphone: 'open' });
  });

  it('leaves the meeting', async () => {
    await commune.ask('meeting.leave', {});
    await pass(1_000);
    expect(await seat()).toMatchObject({ seat: { state: 'left' } });
    expect(test.media.seat(meetingId, anBinh)).toBeUndefined();
  });
});

describe('a seat that dropped out and is heard again while the record is slow', () => {
  it.each(['resumed', 'heard'])('gets back what it sent: %s', async (how) => {
    commune.fallSilent();
    await pass(12_000);
    const answer = test.archive.hang();
    const acted = chair.ask('muting.allowAll', {}).catch(() => undefined);
    const named = chair.ask('meeting.startBreak', {}).catch(() => undefined);
    await pass(4_000);
    if (how === 'heard') commune.soundAgain();
    else void resume();
    await pass(1_000);
    answer();
    await Promise.all([acted, named]);
    await pass(1_000);
    expect(facts().map(({ type }) => type)).toContain('endpointDropped');
    expect(await seat()).toMatchObject({ seat: { state: 'present' }, sources: ['microphone', 'screen'] });
    expect(media().sending('screen')).toBe(true);
    expect(test.errors).toEqual([]);
  });
});

describe('one endpoint in two meetings', () => {
  it('is held in none but the one that it joined last', async () => {
    const other = await test.openMeeting('giao-ban', chair);
    test.hub.exit(commune.page, 'link-lost');
    await pass(16_000);
    const second = test.endpoint(anBinh);
    await second.ask('meeting.join', { meetingId: other, rtpCapabilities: browserCapabilities });
    expect(test.media.seat(meetingId, anBinh)).toBeUndefined();
    expect(await second.refused('meeting.resume', { meetingId, secret })).toBe('not-held');
    expect(await second.ask('meeting.snapshot', {})).toMatchObject({ snapshot: { meetingId: other } });
    await pass(60_000);
    expect(facts().filter(({ type }) => type === 'endpointDropped')).toHaveLength(1);
    expect(facts().map(({ type }) => type)).not.toContain('endpointResumed');
  });
});

describe('a seat that ends when its turn has come', () => {
  it.each(['page-closed', 'revoked'] as const)('is given to nobody meanwhile: %s', async (cause) => {
    const answer = test.archive.hang();
    const acted = chair.ask('muting.muteAll', {});
    await vi.advanceTimersByTimeAsync(0);
    test.hub.exit(commune.page, cause);
    expect(await test.endpoint(anBinh).refused('meeting.resume', { meetingId, secret })).toBe('not-held');
    answer();
    await acted;
    await pass(1_000);
    expect(test.media.seat(meetingId, anBinh)).toBeUndefined();
  });

  it('is given to nobody meanwhile: left', async () => {
    const answer = test.archive.hang();
    const left = commune.ask('meeting.leave', {});
    await vi.advanceTimersByTimeAsync(0);
    expect(await test.endpoint(anBinh).refused('meeting.resume', { meetingId, secret })).toBe('not-held');
    answer();
    await left;
    expect(await seat()).toMatchObject({ seat: { state: 'left' } });
  });
});

describe('a seat that only its media hold', () => {
  it('is shut at once by the chair, and ends with its enrolment', async () => {
    test.hub.exit(commune.page, 'link-lost');
    await pass(30_000, true);
    expect(media().sending('microphone')).toBe(true);
    await chair.ask('muting.mute', { endpointId: anBinh });
    expect(media().sending('microphone')).toBe(false);
    await chair.ask('screen.stop', {});
    expect(media().sources).toEqual(['microphone']);
    const page = test.endpoint(anBinh);
    expect(await resume(page)).toMatchObject({ media: 'kept' });
    expect(await page.refused('media.openMicrophone', {})).toBe('microphone-withheld');
    test.hub.exit(page.page, 'link-lost');
    await pass(30_000, true);
    test.hub.endHeld(page.page.keys[0] ?? expect.fail(), 'revoked');
    await vi.advanceTimersByTimeAsync(0);
    expect(test.media.seat(meetingId, anBinh)).toBeUndefined();
  });
});

describe('many returns', () => {
  it('leave no timer, no fact and no page behind', async () => {
    const before = facts().length;
    let page = commune;
    let by = secret;
    await pass(1_000);
    const timers = vi.getTimerCount();
    for (let turn = 0; turn < 300; turn += 1) {
      if (turn % 3 === 0) test.hub.exit(page.page, 'link-lost');
      page = test.endpoint(anBinh);
      ({ resume: by } = await resume(page, by));
      test.now += 50;
    }
    await pass(1_000);
    expect(facts()).toHaveLength(before);
    expect(vi.getTimerCount()).toBe(timers);
    expect(await page.ask('meeting.snapshot', {})).toHaveProperty('snapshot');
    expect(await commune.refused('meeting.snapshot', {})).toBe('not-in-meeting');
  });

  it('by one secret at the same time end in one page on the seat', async () => {
    const pages = Array.from({ length: 10 }, () => test.endpoint(anBinh));
    await Promise.all(pages.map((page) => resume(page)));
    const inside = await Promise.all(
      pages.map((page) =>
        page.ask('meeting.snapshot', {}).then(
          () => true,
          () => false,
        ),
      ),
    );
    expect(inside.filter(Boolean)).toHaveLength(1);
  });
});

describe('the word of a page that is being closed', () => {
  const goodbye = (by = secret, of = anBinh) => test.hub.goodbye(of, by);
  const gone = { state: 'dropped', cause: 'page-closed' };

  it('ends its seat at once, though its socket was lost', async () => {
    test.hub.exit(commune.page, 'link-lost');
    await pass(1_000, true);
    goodbye();
    await pass(500);
    expect(await seat()).toMatchObject({ seat: gone });
    await expect(resume()).rejects.toMatchObject({ code: 'not-held' });
  });

  it('ends its seat, though its socket is there', async () => {
    goodbye();
    await pass(500);
    expect(await seat()).toMatchObject({ seat: gone });
    test.hub.exit(commune.page, 'link-lost');
    await pass(500);
    expect(facts().filter(({ type }) => type === 'endpointDropped')).toHaveLength(1);
  });

  it('does nothing by another secret, for another endpoint, or to the seat of a younger page', async () => {
    goodbye('not-this-one-but-another');
    goodbye(secret, room);
    const younger = test.endpoint(anBinh);
    await younger.ask('meeting.join', { meetingId, rtpCapabilities: browserCapabilities });
    goodbye();
    await pass(500);
    expect(await seat()).toMatchObject({ seat: { state: 'present' } });
    expect(test.errors).toEqual([]);
  });
});
