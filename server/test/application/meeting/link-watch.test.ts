import type { EndpointId, LinkGrade, MeetingId } from '@diem-cau/shared';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LinkWatch, linkSampleEveryMs } from '../../../src/application/meeting/followers/link-watch.ts';
import type { LinkSample } from '../../../src/domain/meeting/links/link-grading.ts';
import type { FakeMedia } from '../../fakes/media-plane.ts';
import { anBinh, hoaLac, room } from '../../support/meetings.ts';
import { TestHub, browserCapabilities, type TestPage } from '../../support/test-hub.ts';

const good: LinkSample = { lossUp: 0, lossDown: 0, roundTripMs: 30 };
const bad: LinkSample = { lossUp: 0.2, lossDown: 0.01, roundTripMs: 90 };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const rounds = (count: number): Promise<unknown> => vi.advanceTimersByTimeAsync(count * linkSampleEveryMs);

describe('the lines of a meeting’s seats', () => {
  let test: TestHub;
  let meetingId: MeetingId;
  let chair: TestPage;
  beforeEach(async () => {
    test = new TestHub();
    meetingId = await test.openMeeting();
    chair = await test.joined(meetingId, room);
  });

  const seat = (endpointId: EndpointId): FakeMedia => {
    const found = test.media.seat(meetingId, endpointId);
    if (found === undefined) throw new Error('the endpoint is seated');
    return found;
  };
  const graded = (): object[] =>
    (test.archive.meetings.get(meetingId) ?? []).flatMap(({ event }) =>
      event.type === 'linkGraded' ? [{ endpointId: event.endpointId, grade: event.grade }] : [],
    );

  it('are graded once at first and then at each change, on the record and for who leads, not for other communes', async () => {
    const commune = await test.joined(meetingId, anBinh);
    seat(anBinh).line = good;
    await rounds(4);
    expect(graded()).toEqual([{ endpointId: anBinh, grade: 'good' }]);
    const told = { chair: chair.told.length, commune: commune.told.length };
    seat(anBinh).line = bad;
    await rounds(1);
    expect(graded()).toHaveLength(1);
    await rounds(3);
    expect(graded()).toEqual([
      { endpointId: anBinh, grade: 'good' },
      { endpointId: anBinh, grade: 'bad' },
    ]);
    expect(chair.told).toHaveLength(told.chair + 1);
    expect(commune.told).toHaveLength(told.commune);
    expect(test.archive.meetings.get(meetingId)?.at(-1)?.event).toMatchObject({ loss: 0.2, roundTripMs: 90 });
  });

  it('are graded anew after a drop, and not while the endpoint is away', async () => {
    const commune = await test.joined(meetingId, anBinh);
    seat(anBinh).line = good;
    await rounds(2);
    test.hub.exit(commune.page, 'link-lost');
    await rounds(2);
    expect(graded()).toHaveLength(1);
    await test.joined(meetingId, anBinh);
    seat(anBinh).line = good;
    await rounds(2);
    expect(graded()).toEqual([
      { endpointId: anBinh, grade: 'good' },
      { endpointId: anBinh, grade: 'good' },
    ]);
  });

  it('keep their grade while their media are opened anew', async () => {
    const commune = await test.joined(meetingId, anBinh);
    seat(anBinh).line = good;
    await rounds(1);
    test.media.lose(meetingId);
    await rounds(2);
    await commune.ask('media.rebuild', { rtpCapabilities: browserCapabilities });
    seat(anBinh).line = good;
    await rounds(2);
    expect(graded()).toHaveLength(1);
    expect(seat(anBinh).measured).toBeGreaterThan(0);
  });

  it('say nothing where nothing flows or nothing can be measured, and the others are measured all the same', async () => {
    await test.joined(meetingId, anBinh);
    await test.joined(meetingId, hoaLac);
    seat(anBinh).line = 'broken';
    seat(hoaLac).line = good;
    await rounds(3);
    expect(graded()).toEqual([{ endpointId: hoaLac, grade: 'good' }]);
    expect(seat(anBinh).measured).toBe(3);
  });

  it('are measured no more once nobody is seated, and once the meeting is closed', async () => {
    await chair.ask('meeting.leave', {});
    await rounds(1);
    // What goes on are the hub's sign of life, its watches for standstills and for a clock that is set, and that an empty meeting ends.
    expect(vi.getTimerCount()).toBe(4);
    const back = await test.joined(meetingId, room);
    const media = seat(room);
    await rounds(2);
    expect(media.measured).toBe(2);
    await back.ask('meeting.close', {});
    await rounds(3);
    expect(media.measured).toBe(2);
  });

  it('wait with their grade while the record can not be written', async () => {
    await test.joined(meetingId, anBinh);
    test.archive.failing = true;
    seat(anBinh).line = good;
    await rounds(2);
    expect(graded()).toEqual([]);
    test.archive.failing = false;
    test.now += 60_000;
    await rounds(1);
    expect(graded()).toHaveLength(1);
  });
});

describe('one sampling at a time', () => {
  it('waits for a slow sample, and takes none for an endpoint whose media are others by now', async () => {
    const answers: ((sample: LinkSample) => void)[] = [];
    const slow = { linkSample: () => new Promise<LinkSample>((resolve) => answers.push(resolve)) };
    const quick = { linkSample: () => Promise.resolve(good) };
    const seated = new Map<EndpointId, { linkSample(): Promise<LinkSample> }>([[anBinh, slow]]);
    const told: LinkGrade[] = [];
    const logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const watch = new LinkWatch(
      () => seated,
      logger,
      (_, grade) => told.push(grade),
    );
    watch.watch();
    await rounds(5);
    watch.watch();
    await rounds(5);
    expect(answers).toHaveLength(1);
    seated.set(anBinh, quick);
    answers[0]?.(bad);
    await rounds(1);
    expect(told).toEqual(['good']);
    watch.close();
    watch.watch();
    expect(vi.getTimerCount()).toBe(0);
  });
});
