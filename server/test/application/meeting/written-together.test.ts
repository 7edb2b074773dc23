import type { EndpointId, MeetingId } from '@diem-cau/shared';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { linkSampleEveryMs } from '../../../src/application/meeting/followers/link-watch.ts';
import { LiveRecord } from '../../../src/application/meeting/live-record.ts';
import { changeSpeaker } from '../../../src/domain/meeting/speaker/speaking.ts';
import { fakeRtpParameters } from '../../fakes/media-plane.ts';
import { anBinh, hoaLac, room } from '../../support/meetings.ts';
import { TestHub, type TestPage } from '../../support/test-hub.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const communes = [anBinh, hoaLac];

/** A meeting of the room and two communes. */
const seated = async () => {
  const test = new TestHub();
  const meetingId = await test.openMeeting();
  const chair = await test.joined(meetingId, room);
  const pages = new Map<EndpointId, TestPage>();
  for (const endpointId of communes) pages.set(endpointId, await test.joined(meetingId, endpointId));
  test.archive.appends.length = 0;
  const drop = (...endpoints: readonly EndpointId[]): void => {
    for (const endpointId of endpoints) test.hub.exit(pages.get(endpointId)?.page ?? expect.fail(), 'link-lost');
  };
  return { test, meetingId, chair, drop, archive: test.archive };
};

const breathe = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);
const retried = (): Promise<unknown> => vi.advanceTimersByTimeAsync(2_500);

describe('what is seen at the same moment', () => {
  it('goes to the disk in one append and is told once, after it', async () => {
    const { chair, drop, archive } = await seated();
    const before = chair.told.length;
    const answer = archive.hang();
    drop(anBinh, hoaLac);
    await breathe();
    expect(archive.appends).toEqual([['endpointDropped', 'endpointDropped']]);
    expect(chair.told.slice(before)).toEqual([]);
    answer();
    await breathe();
    expect(chair.told.slice(before).map(({ name }) => name)).toEqual(['meeting.changed']);
    const { snapshot } = await chair.ask('meeting.snapshot', {});
    expect(snapshot.seats.map(({ seat }) => seat.state).slice(0, 3)).toEqual(['present', 'dropped', 'dropped']);
  });

  it('is all that came while the one before was written', async () => {
    const { test, drop, archive } = await seated();
    const answer = archive.hang();
    drop(anBinh);
    await breathe();
    test.now += 40;
    test.setClock(3_600_000);
    await vi.advanceTimersByTimeAsync(2_000);
    drop(hoaLac);
    answer();
    await breathe();
    expect(archive.appends).toEqual([['endpointDropped'], ['clockSet', 'endpointDropped']]);
  });

  it('are the grades of all lines of a round', async () => {
    const { test, meetingId, archive } = await seated();
    for (const endpointId of [room, ...communes]) {
      const seat = test.media.seat(meetingId, endpointId) ?? expect.fail();
      seat.line = { lossUp: 0, lossDown: 0, roundTripMs: 30 };
    }
    await vi.advanceTimersByTimeAsync(4 * linkSampleEveryMs);
    expect(archive.appends).toEqual([['linkGraded', 'linkGraded', 'linkGraded']]);
  });

  it('is no more once the line of one is gone when the round ends', async () => {
    const { test, meetingId, archive, drop } = await seated();
    const measured = test.media.seat(meetingId, anBinh) ?? expect.fail();
    const last = test.media.seat(meetingId, hoaLac) ?? expect.fail();
    measured.line = { lossUp: 0, lossDown: 0, roundTripMs: 30 };
    vi.spyOn(last, 'linkSample').mockImplementation(() => {
      drop(anBinh);
      return Promise.resolve({ lossUp: 0, lossDown: 0, roundTripMs: 30 });
    });
    await vi.advanceTimersByTimeAsync(linkSampleEveryMs);
    expect(archive.appends).toEqual([['endpointDropped'], ['linkGraded']]);
  });
});

describe('what waits because the archive is in trouble', () => {
  /** Two drops that wait, and what their retry writes when `mended`. */
  const afterTrouble = async (mended: (archive: TestHub['archive']) => void) => {
    const meeting = await seated();
    const { test, drop, archive } = meeting;
    archive.failing = true;
    drop(anBinh);
    await breathe();
    test.now += 10;
    drop(hoaLac);
    await breathe();
    archive.failing = false;
    mended(archive);
    test.now += 60_000;
    await retried();
    return meeting;
  };
  const drops = ({ archive, meetingId }: { archive: TestHub['archive']; meetingId: MeetingId }) =>
    (archive.meetings.get(meetingId) ?? []).flatMap(({ at, event }) =>
      event.type === 'endpointDropped' ? [{ at, of: event.endpointId }] : [],
    );

  it('is one append too, each with its own time', async () => {
    const meeting = await afterTrouble(() => undefined);
    expect(meeting.archive.appends).toEqual([['endpointDropped', 'endpointDropped']]);
    expect(drops(meeting)).toEqual([
      { at: meeting.test.now - 60_010, of: anBinh },
      { at: meeting.test.now - 60_000, of: hoaLac },
    ]);
  });

  it('keeps none of the others when the archive can never take one of them, which is named in the log', async () => {
    const meeting = await afterTrouble((archive) => {
      archive.poisonous = (event) => event.type === 'endpointDropped' && event.endpointId === anBinh;
    });
    expect(drops(meeting).map(({ of }) => of)).toEqual([hoaLac]);
    const setAside = meeting.test.errors.filter(({ message }) => message.includes('set aside'));
    expect(setAside).toEqual([expect.objectContaining({ what: expect.objectContaining({ fact: 'drop' }) })]);
    await meeting.chair.ask('meeting.startBreak', {});
    expect((await meeting.chair.ask('meeting.snapshot', {})).snapshot.record).toBe('sound');
  });

  it('is on the record once when nobody knew for a while whether it was stored', async () => {
    const { test, meetingId, chair, drop, archive } = await seated();
    const answer = archive.hang();
    drop(anBinh, hoaLac);
    await vi.advanceTimersByTimeAsync(10_500);
    expect((await chair.ask('meeting.snapshot', {})).snapshot.record).toBe('troubled');
    answer();
    test.now += 20_000;
    await retried();
    expect(drops({ archive, meetingId }).map(({ of }) => of)).toEqual(communes);
    expect(test.errors.filter(({ message }) => message.includes('set aside'))).toEqual([]);
    expect((await chair.ask('meeting.snapshot', {})).snapshot.record).toBe('sound');
  });
});

describe('what was seen after something was asked for', () => {
  it('comes behind it, so that the last word of a person is the last on the record', async () => {
    const { test, meetingId, archive } = await seated();
    const { meeting } = test.hub.liveMeeting(meetingId);
    const clock = { now: () => test.now, monotonicMs: () => test.now, uptimeMs: () => 0, bootId: null };
    const record = new LiveRecord({ archive, clock, logger: test.logger }, meeting, test.now, () =>
      Promise.resolve(true),
    );
    const { promise: before, resolve: begin } = Promise.withResolvers<void>();
    const first = record.inTurn(() => before, {});
    const speaker = (endpointId: EndpointId | null) =>
      record.observe('speaker', (now) => changeSpeaker(now, endpointId));
    const seen = [speaker(anBinh), speaker(hoaLac)];
    const asked = record.act(() => [{ type: 'breakStarted', actor: { by: 'hub' } }], {});
    const later = [speaker(null), speaker(room)];
    begin();
    await Promise.all([first, ...seen, asked, ...later]);
    expect(archive.appends).toEqual([['speakerChanged', 'speakerChanged'], ['breakStarted'], expect.any(Array)]);
    record.close();
  });
});

it('an endpoint that opens its microphone and closes it at once is left with a closed one', async () => {
  const { test, meetingId } = await seated();
  const commune = await test.joined(meetingId, anBinh);
  await commune.ask('media.produce', { source: 'microphone', rtpParameters: fakeRtpParameters('audio') });
  await commune.ask('media.closeMicrophone', {});
  const answer = test.archive.hang();
  const dropped = test.hub.liveMeeting(meetingId);
  dropped.stood(5_000);
  await breathe();
  dropped.stood(5_000);
  const acts = [commune.ask('media.openMicrophone', {}), commune.ask('media.closeMicrophone', {})];
  answer();
  await Promise.all(acts);
  expect(test.archive.types(meetingId).slice(-2)).toEqual(['microphoneOpened', 'microphoneClosed']);
  expect(test.media.seat(meetingId, anBinh)?.sending('microphone')).toBe(false);
});
