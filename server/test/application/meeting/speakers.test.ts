import { EndpointId } from '@diem-cau/shared';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ExpectedEndpoint } from '../../../src/domain/meeting/expected-endpoint.ts';
import { fakeRtpParameters } from '../../fakes/media-plane.ts';
import { anBinh, dangKhe, hoaLac, room } from '../../support/meetings.ts';
import { TestHub } from '../../support/test-hub.ts';

const microphone = { source: 'microphone', rtpParameters: fakeRtpParameters('audio') } as const;
const communes = [anBinh, hoaLac, dangKhe];

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** The room and three communes, each with a prepared, shut microphone, all on a list with a minute each. */
const seated = async () => {
  const test = new TestHub();
  const meetingId = await test.openMeeting();
  const chair = await test.joined(meetingId, room);
  const pages = await Promise.all(communes.map((each) => test.joined(meetingId, each)));
  for (const page of pages) await page.ask('media.produce', { ...microphone, shut: true });
  await chair.ask('speakers.add', { endpointIds: communes, seconds: 60 });
  const heard = (): EndpointId[] =>
    communes.filter((each) => test.media.seat(meetingId, each)?.sending('microphone') === true);
  const pass = async (ms: number): Promise<void> => {
    test.now += ms;
    await vi.advanceTimersByTimeAsync(ms);
  };
  const stands = async (): Promise<string[]> =>
    (await chair.ask('meeting.snapshot', {})).snapshot.speakers.list.map((each) => each.stands);
  const [one] = pages;
  if (one === undefined) throw new Error('three communes');
  return { test, meetingId, chair, one, heard, pass, stands };
};

describe('the list of speakers over its requests', () => {
  it('is on the record from the opening on where that says so', async () => {
    const test = new TestHub();
    const { meetingId } = await test.endpoint(room).ask('meeting.open', {
      title: 'Giao ban',
      type: 'giao-ban',
      expected: [room, ...communes],
      holdsNoStateSecret: true,
      speakerSeconds: 180,
    });
    expect(test.archive.appends).toEqual([['meetingOpened', 'speakersListed']]);
    const { snapshot } = await (await test.joined(meetingId, anBinh)).ask('meeting.snapshot', {});
    expect(snapshot.speakers.list.map(({ endpointId }) => endpointId)).toEqual(communes);
  });

  it('goes on by one press: one is heard at the media server, everybody is told who stands where', async () => {
    const { chair, heard, pass, stands } = await seated();
    await chair.ask('floor.next', {});
    expect(heard()).toEqual([anBinh]);
    await pass(2_000);
    await chair.ask('floor.next', {});
    expect(heard()).toEqual([hoaLac]);
    expect(await stands()).toEqual(['spoken', 'speaking', 'waiting']);
    const { list } = (await chair.ask('meeting.snapshot', {})).snapshot.speakers;
    expect(list[0]).toMatchObject({ endpointId: anBinh, stands: 'spoken', spokenMs: 2_000 });
  });

  it('tells communes who is still to come, and not how long others spoke', async () => {
    const { chair, one, pass } = await seated();
    await chair.ask('floor.next', {});
    await pass(2_000);
    await chair.ask('floor.next', {});
    const { snapshot } = await one.ask('meeting.snapshot', {});
    expect(snapshot.speakers.list.map(({ endpointId, stands }) => `${endpointId} ${stands}`)).toEqual([
      'hoa-lac speaking',
      'dang-khe waiting',
    ]);
  });

  it('goes on once where two surfaces press at the same time', async () => {
    const { test, meetingId, chair, heard, stands } = await seated();
    const desk = test.account('secretary');
    await desk.ask('meeting.watch', { meetingId });
    await Promise.all([chair.ask('floor.next', {}), desk.ask('floor.next', {})]);
    expect(heard()).toEqual([anBinh]);
    expect(await stands()).toEqual(['speaking', 'waiting', 'waiting']);
    expect(test.archive.types(meetingId).filter((type) => type === 'floorGiven')).toHaveLength(1);
  });

  it('passes over an endpoint that has just gone', async () => {
    const { test, chair, one, heard, stands } = await seated();
    test.hub.exit(one.page, 'link-lost');
    await chair.ask('floor.next', {});
    expect(heard()).toEqual([hoaLac]);
    expect(await stands()).toEqual(['skipped', 'speaking', 'waiting']);
  });

  it('gives one whose turn it is not the time of its entry, too', async () => {
    const { test, chair } = await seated();
    await chair.ask('floor.give', { endpointId: dangKhe });
    const { snapshot } = await chair.ask('meeting.snapshot', {});
    expect(snapshot.floor.holders).toMatchObject([{ endpointId: dangKhe, until: test.now + 60_000 }]);
  });

  it('refuses to move who is not on it any more, and takes off who is on it once', async () => {
    const { test, meetingId, chair } = await seated();
    await chair.ask('speakers.remove', { endpointIds: [anBinh] });
    await chair.ask('speakers.remove', { endpointIds: [anBinh] });
    expect(await chair.refused('speakers.move', { endpointId: anBinh, to: 0 })).toBe('not-listed');
    expect(await chair.refused('speakers.add', { endpointIds: [room], seconds: 60 })).toBe('forbidden');
    expect(await chair.refused('speakers.add', { endpointIds: ['nowhere'], seconds: 60 })).toBe('not-found');
    expect(await chair.refused('speakers.add', { endpointIds: [anBinh], seconds: 5 })).toBe('malformed');
    expect(test.archive.types(meetingId).filter((type) => type === 'speakersUnlisted')).toHaveLength(1);
  });
});

describe('a list of 66', () => {
  it('is gone along by one press each: all who are there are heard once, in order, whoever comes late is heard last', async () => {
    const all = Array.from({ length: 66 }, (_, index) => EndpointId.parse(`xa-${index}`));
    const directory: ExpectedEndpoint[] = [
      { endpointId: room, name: 'Huyện', leads: true, position: 0 },
      ...all.map((endpointId, index) => ({ endpointId, name: `Xã ${index}`, leads: false, position: index + 1 })),
    ];
    const test = new TestHub(undefined, 67, undefined, directory);
    const meetingId = await test.openMeeting('giao-ban', undefined, 67);
    const chair = await test.joined(meetingId, room);
    const late = all.filter((_, index) => index % 11 === 3);
    const inTime = all.filter((each) => !late.includes(each));
    for (const each of inTime) await test.joined(meetingId, each);
    await chair.ask('speakers.add', { endpointIds: all, seconds: 60 });
    const called: (EndpointId | undefined)[] = [];
    const next = async (): Promise<void> => {
      test.now += 2_000;
      await chair.ask('floor.next', {});
      const { holders } = (await chair.ask('meeting.snapshot', {})).snapshot.floor;
      expect(holders).toHaveLength(1);
      called.push(holders[0]?.endpointId);
    };
    for (const _each of inTime) await next();
    for (const each of late) await test.joined(meetingId, each);
    for (const _each of late) await next();
    expect(called).toEqual([...inTime, ...late]);
    test.now += 2_000;
    expect(await chair.refused('floor.next', {})).toBe('queue-empty');
    expect(test.errors).toEqual([]);
  });
});

describe('a list that goes on by itself', () => {
  it('opens the next and shuts the one before when the time is over', async () => {
    const { test, chair, heard, pass } = await seated();
    await chair.ask('speakers.goByItself', { byItself: true });
    await chair.ask('floor.next', {});
    await pass(59_000);
    expect(heard()).toEqual([anBinh]);
    await pass(1_000);
    expect(heard()).toEqual([hoaLac]);
    await pass(60_000);
    expect(heard()).toEqual([dangKhe]);
    await pass(120_000);
    expect(heard()).toEqual([dangKhe]);
    expect(test.errors).toEqual([]);
  });

  it('is taken back by an undoing, and goes on when the chair presses', async () => {
    const { chair, heard, pass } = await seated();
    await chair.ask('speakers.goByItself', { byItself: true });
    await chair.ask('floor.next', {});
    await pass(60_000);
    await chair.ask('floor.undo', {});
    expect(heard()).toEqual([anBinh]);
    await pass(120_000);
    expect(heard()).toEqual([anBinh]);
    await chair.ask('floor.next', {});
    expect(heard()).toEqual([hoaLac]);
  });

  it('stays where it is while the record can not be written, and goes on by a press', async () => {
    const { test, chair, heard, pass } = await seated();
    await chair.ask('speakers.goByItself', { byItself: true });
    await chair.ask('floor.next', {});
    test.archive.failing = true;
    await pass(61_000);
    expect(heard()).toEqual([anBinh]);
    test.archive.failing = false;
    await pass(10_000);
    await chair.ask('floor.next', {});
    expect(heard()).toEqual([hoaLac]);
  });
});
