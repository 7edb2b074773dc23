import { requests, rights, type RequestName } from '@diem-cau/shared';
import { describe, expect, it } from 'vitest';
import { access } from '../../../src/application/meeting/requests/access.ts';
import { fakeRtpParameters } from '../../fakes/media-plane.ts';
import { anBinh, hoaLac, room } from '../../support/meetings.ts';
import { sampleRequests } from '../../support/sample-requests.ts';
import { TestHub, browserCapabilities } from '../../support/test-hub.ts';

const audio = fakeRtpParameters('audio');
const video = fakeRtpParameters('video');

describe('who may ask for what', () => {
  const names = Object.keys(requests) as RequestName[];

  it.each(names.filter((name) => !rights[access[name].right].roles.includes('delegate')))(
    'refuses %s to a commune',
    async (name) => {
      const test = new TestHub();
      const meetingId = await test.openMeeting();
      const commune = await test.joined(meetingId, anBinh);
      const before = test.archive.types(meetingId);
      expect(await commune.refused(name, sampleRequests[name])).toBe('forbidden');
      expect(test.archive.types(meetingId)).toEqual(before);
    },
  );

  it.each(names.filter((name) => access[name].only !== undefined))(
    'refuses %s to a person without a seat',
    async (name) => {
      const test = new TestHub();
      expect(await test.account('admin').refused(name, sampleRequests[name])).toBe('forbidden');
    },
  );

  it.each(names)('refuses %s to a person with a one-time password', async (name) => {
    const test = new TestHub();
    expect(await test.account('admin', true).refused(name, sampleRequests[name])).toBe('password-change-needed');
  });

  it.each(
    names.filter(
      (name) =>
        name !== 'hub.hello' &&
        !/open|join|resume|attend|watch|pageClosing|knock|^check|^receipts\.(send|recall)/.test(name),
    ),
  )('refuses %s to a page that is in no meeting', async (name) => {
    const test = new TestHub();
    // An admin's alone.
    const page = name === 'leading.assign' ? test.account('admin') : test.endpoint(room);
    expect(await page.refused(name, sampleRequests[name])).toBe('not-in-meeting');
  });

  it('refuses the unknown and the malformed', async () => {
    const test = new TestHub();
    const page = test.endpoint(room);
    expect(await page.refused('toString', {})).toBe('unknown-request');
    expect(await page.refused('meeting.explode', {})).toBe('unknown-request');
    for (const params of [null, [], 'x', { title: '' }, { ...sampleRequests['meeting.open'], extra: 1 }])
      expect(await page.refused('meeting.open', params)).toBe('malformed');
    expect(test.archive.meetings.size).toBe(0);
    expect(test.errors).toEqual([]);
  });
});

describe('a meeting over its requests', () => {
  it('is refused without the declaration and with an unknown endpoint', async () => {
    const page = new TestHub().endpoint(room);
    expect(await page.refused('meeting.open', { ...sampleRequests['meeting.open'], holdsNoStateSecret: false })).toBe(
      'declaration-needed',
    );
    expect(await page.refused('meeting.open', { ...sampleRequests['meeting.open'], expected: ['nowhere'] })).toBe(
      'not-found',
    );
  });

  it('refuses the endpoint above the cap and tells nobody', async () => {
    const test = new TestHub();
    const meetingId = await test.openMeeting('giao-ban', undefined, 1);
    const first = await test.joined(meetingId, room);
    const told = first.told.length;
    const late = test.endpoint(anBinh);
    expect(await late.refused('meeting.join', { meetingId, rtpCapabilities: browserCapabilities })).toBe(
      'meeting-full',
    );
    expect(first.told.length).toBe(told);
    await first.ask('meeting.changeCap', { maxEndpoints: 2 });
    await late.ask('meeting.join', { meetingId, rtpCapabilities: browserCapabilities });
  });

  it('keeps one seat for each endpoint and tells the first tab of the second', async () => {
    const test = new TestHub();
    const meetingId = await test.openMeeting();
    const first = await test.joined(meetingId, anBinh);
    const second = await test.joined(meetingId, anBinh);
    expect(first.told.map((notice) => notice.name)).toContain('meeting.seatTaken');
    expect(await first.refused('media.openMicrophone', {})).toBe('not-in-meeting');
    test.hub.exit(first.page, 'page-closed');
    await second.ask('meeting.snapshot', {});
    expect(test.archive.types(meetingId)).toEqual(['meetingOpened', 'endpointJoined', 'seatTaken']);
  });

  it('seats nobody whose page went away while it was joining', async () => {
    const test = new TestHub();
    const meetingId = await test.openMeeting();
    const page = test.endpoint(anBinh);
    const joining = page.ask('meeting.join', { meetingId, rtpCapabilities: browserCapabilities });
    test.hub.exit(page.page, 'link-lost');
    await joining.catch(() => undefined);
    await (await test.joined(meetingId, room)).ask('meeting.snapshot', {});
    expect(test.hub.liveMeeting(meetingId).meeting.seats.get(anBinh)?.presence.state).not.toBe('present');
  });

  it('announces each change once, numbered without gaps, to those who are in', async () => {
    const test = new TestHub();
    const meetingId = await test.openMeeting();
    const chair = await test.joined(meetingId, room);
    const commune = await test.joined(meetingId, anBinh);
    await commune.ask('media.produce', { source: 'microphone', rtpParameters: audio });
    await chair.ask('muting.muteAll', {});
    for (const page of [chair, commune]) {
      const numbers = page.told.flatMap(({ name, params }) =>
        name === 'meeting.changed' && typeof params === 'object' && params !== null && 'seq' in params
          ? [params.seq]
          : [],
      );
      expect(numbers.length).toBeGreaterThan(0);
      expect(numbers).toEqual(numbers.map((_, index) => Number(numbers[0]) + index));
      const { snapshot } = await page.ask('meeting.snapshot', {});
      expect(snapshot.seq).toBe(numbers.at(-1));
      expect(snapshot.seats.find((seat) => seat.endpointId === anBinh)?.microphone).toBe('withheld');
    }
  });

  it('lets go of a source that the meeting does not allow', async () => {
    const test = new TestHub();
    const meetingId = await test.openMeeting();
    await test.joined(meetingId, room);
    const sharing = await test.joined(meetingId, anBinh);
    const other = await test.joined(meetingId, hoaLac);
    await sharing.ask('media.produce', { source: 'screen', rtpParameters: video });
    expect(await other.refused('media.produce', { source: 'screen', rtpParameters: video })).toBe('screen-taken');
    expect(await sharing.refused('media.produce', { source: 'screen', rtpParameters: video })).toBe('already-sending');
  });

  it('is over for all when it is closed', async () => {
    const test = new TestHub();
    const meetingId = await test.openMeeting();
    const chair = await test.joined(meetingId, room);
    const commune = await test.joined(meetingId, anBinh);
    await chair.ask('meeting.close', {});
    expect(JSON.stringify(commune.told.at(-1))).toContain('closed');
    expect(await commune.refused('meeting.snapshot', {})).toBe('not-in-meeting');
    expect(await commune.refused('meeting.join', { meetingId, rtpCapabilities: browserCapabilities })).toBe(
      'meeting-not-open',
    );
  });
});
