import type { MeetingId } from '@diem-cau/shared';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeRtpParameters } from '../../fakes/media-plane.ts';
import { anBinh, dangKhe, hoaLac, room } from '../../support/meetings.ts';
import { PatientMeeting } from '../../support/patient-meeting.ts';
import { browserCapabilities, type TestHub, type TestPage } from '../../support/test-hub.ts';

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
const facts = (of?: MeetingId) => at.facts(of);
const resume = (page?: TestPage, by?: string) => at.resume(page, by);

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

  it('is refused in the second while its media alone hold it in the first, and after a minute without its page is not', async () => {
    const other = await test.openMeeting('giao-ban', chair);
    test.hub.exit(commune.page, 'link-lost');
    await at.flow(50_000);
    const second = test.endpoint(anBinh);
    const join = { meetingId: other, rtpCapabilities: browserCapabilities };
    expect(await second.refused('meeting.join', join)).toBe('endpoint-busy');
    await at.flow(12_000);
    await second.ask('meeting.join', join);
    await vi.advanceTimersByTimeAsync(0);
    expect(test.media.seat(meetingId, anBinh)).toBeUndefined();
    expect(await seat()).toMatchObject({ seat: { state: 'dropped', since: test.now } });
    expect(await test.endpoint(anBinh).refused('meeting.resume', { meetingId, secret })).toBe('not-held');
    expect(await second.ask('meeting.snapshot', {})).toMatchObject({ snapshot: { meetingId: other } });
    expect(test.errors).toEqual([]);
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
    await at.flow(30_000);
    expect(media().sending('microphone')).toBe(true);
    await chair.ask('muting.mute', { endpointId: anBinh });
    expect(media().sending('microphone')).toBe(false);
    await chair.ask('screen.stop', {});
    expect(media().sources).toEqual(['microphone']);
    const page = test.endpoint(anBinh);
    expect(await resume(page)).toMatchObject({ media: 'kept' });
    expect(await page.refused('media.openMicrophone', {})).toBe('microphone-withheld');
    test.hub.exit(page.page, 'link-lost');
    await at.flow(30_000);
    test.hub.endHeld(page.page.keys[0] ?? expect.fail(), 'revoked');
    await vi.advanceTimersByTimeAsync(0);
    expect(test.media.seat(meetingId, anBinh)).toBeUndefined();
  });

  it('is known to be held for a page that is gone, until another goes on in it', async () => {
    expect(test.hub.isHeldFor(commune.page)).toBe(false);
    test.hub.exit(commune.page, 'link-lost');
    await at.flow(70_000);
    expect(test.hub.isHeldFor(commune.page)).toBe(true);
    await resume();
    expect(test.hub.isHeldFor(commune.page)).toBe(false);
  });

  it('offers to the page that goes on what the one before never answered', async () => {
    const speaker = await test.joined(meetingId, hoaLac);
    commune.fallSilent();
    await at.send('microphone', speaker);
    await at.flow(500);
    expect(media().received).toMatchObject([{ endpointId: hoaLac, source: 'microphone' }]);
    expect(media().isReadyFor(hoaLac, 'microphone')).toBe(false);
    const page = test.endpoint(anBinh);
    await resume(page);
    await vi.advanceTimersByTimeAsync(0);
    expect(page.told.filter(({ name }) => name === 'media.consumersOpened')).toHaveLength(1);
    expect(media().isReadyFor(hoaLac, 'microphone')).toBe(true);
  });

  it('tells the page that goes on in it no more than what the page before had, however much came and went meanwhile', async () => {
    const [speaker, other] = [await test.joined(meetingId, hoaLac), await test.joined(meetingId, dangKhe)];
    await at.send('microphone', speaker);
    await at.send('microphone', other);
    await at.pass(1_000);
    const had = media().received.length;
    expect(had).toBeGreaterThan(0);
    test.hub.exit(commune.page, 'link-lost');
    for (let turn = 0; turn < 100; turn += 1) {
      await speaker.ask('media.stop', { source: 'microphone' });
      await at.flow(1_000);
      await at.send('microphone', speaker);
      await at.flow(1_000);
    }
    const page = test.endpoint(anBinh);
    await resume(page);
    const closed = page.told.filter(({ name }) => name === 'media.consumersClosed');
    expect(closed.length).toBeGreaterThan(0);
    expect(closed.length).toBeLessThanOrEqual(had);
    await at.pass(1_000);
    expect(media().isReadyFor(hoaLac, 'microphone')).toBe(true);
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
    await at.flow(1_000);
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
