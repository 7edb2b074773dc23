import { Refusal, type MeetingId } from '@diem-cau/shared';
import { describe, expect, it, vi } from 'vitest';
import { fakeRtpParameters } from '../../fakes/media-plane.ts';
import { anBinh, dangKhe, hoaLac, room } from '../../support/meetings.ts';
import { TestArchive, TestHub, browserCapabilities, type TestPage } from '../../support/test-hub.ts';

const rtpCapabilities = browserCapabilities;

/** Lets the media plane not answer who opens a seat in this meeting next; what is returned answers with a refusal. */
const hangMedia = (test: TestHub, hanging: MeetingId): (() => Promise<void>) => {
  const [begun, answer] = [Promise.withResolvers<void>(), Promise.withResolvers<never>()];
  let hangs = true;
  const open = test.media.open.bind(test.media);
  vi.spyOn(test.media, 'open').mockImplementation((...asked) => {
    if (asked[0].meetingId !== hanging || !hangs) return open(...asked);
    hangs = false;
    begun.resolve();
    return answer.promise;
  });
  return async () => {
    await begun.promise;
    answer.reject(new Refusal('media-unavailable'));
  };
};

describe('joining when much happens at once', () => {
  it('lets an endpoint into one of two meetings, however it hurries', async () => {
    const test = new TestHub();
    const [one, other] = [await test.openMeeting(), await test.openMeeting()];
    const tabs = [test.endpoint(anBinh), test.endpoint(anBinh)];
    const joining = [one, other].map(async (meetingId, index) =>
      tabs[index]?.ask('meeting.join', { meetingId, rtpCapabilities }).then(
        () => 'joined',
        (refusal: { code: string }) => refusal.code,
      ),
    );
    expect(await Promise.all(joining)).toEqual(['joined', 'endpoint-busy']);
  });

  it('keeps to the hub’s cap over two meetings that are joined at the same time', async () => {
    const test = new TestHub(new TestArchive(), 3);
    const [one, other] = [await test.openMeeting(), await test.openMeeting()];
    await test.joined(one, room);
    await test.joined(other, hoaLac);
    const outcomes = await Promise.allSettled([test.joined(one, anBinh), test.joined(other, dangKhe)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('holds no join of a meeting back by another whose media do not answer', async () => {
    const test = new TestHub();
    const [hanging, healthy] = [await test.openMeeting(), await test.openMeeting()];
    hangMedia(test, hanging);
    void test.endpoint(anBinh).ask('meeting.join', { meetingId: hanging, rtpCapabilities });
    await test.joined(healthy, hoaLac);
    await test.joined(healthy, room);
    expect(test.archive.types(healthy)).toEqual(['meetingOpened', 'endpointJoined', 'endpointJoined']);
  });

  it('counts seats that are promised and not taken yet, and gives them back when the join fails', async () => {
    const test = new TestHub(new TestArchive(), 1);
    const [one, other] = [await test.openMeeting(), await test.openMeeting()];
    const answer = hangMedia(test, one);
    const joining = test.endpoint(anBinh).refused('meeting.join', { meetingId: one, rtpCapabilities });
    const late = test.endpoint(hoaLac);
    expect(await late.refused('meeting.join', { meetingId: other, rtpCapabilities })).toBe('hub-full');
    await answer();
    expect(await joining).toBe('media-unavailable');
    await late.ask('meeting.join', { meetingId: other, rtpCapabilities });
  });

  it('promises a seat once to an endpoint that asks from several pages', async () => {
    const test = new TestHub(new TestArchive(), 2);
    const meetingId = await test.openMeeting();
    const other = await test.openMeeting();
    const answer = hangMedia(test, meetingId);
    const [first, second, third] = [test.endpoint(anBinh), test.endpoint(anBinh), test.endpoint(anBinh)];
    const refused = [first, second].map((page) => page.refused('meeting.join', { meetingId, rtpCapabilities }));
    const joining = third.ask('meeting.join', { meetingId, rtpCapabilities });
    await test.joined(other, hoaLac);
    await answer();
    expect(await Promise.all(refused)).toEqual(['media-unavailable', 'seat-taken']);
    await joining;
  });

  it('carries only the youngest of the waiting joins of an endpoint out, however many pages ask', async () => {
    const test = new TestHub();
    const meetingId = await test.openMeeting();
    const answer = hangMedia(test, meetingId);
    const held = test.endpoint(hoaLac).refused('meeting.join', { meetingId, rtpCapabilities });
    const pages = Array.from({ length: 40 }, () => test.endpoint(anBinh));
    const outcomes = pages.map((page) =>
      page.ask('meeting.join', { meetingId, rtpCapabilities }).then(
        () => 'joined',
        (refusal: { code: string }) => refusal.code,
      ),
    );
    await answer();
    await held;
    expect(await Promise.all(outcomes)).toEqual([...Array.from({ length: 39 }, () => 'seat-taken'), 'joined']);
    expect(test.archive.types(meetingId)).toEqual(['meetingOpened', 'endpointJoined']);
  });

  it('lets an endpoint that still waits in one meeting join another instead', async () => {
    const test = new TestHub();
    const [hanging, healthy] = [await test.openMeeting(), await test.openMeeting()];
    const answer = hangMedia(test, hanging);
    const held = test.endpoint(hoaLac).refused('meeting.join', { meetingId: hanging, rtpCapabilities });
    const waiting = test.endpoint(anBinh).refused('meeting.join', { meetingId: hanging, rtpCapabilities });
    await test.joined(healthy, anBinh);
    expect(await waiting).toBe('seat-taken');
    await answer();
    await held;
    expect(test.archive.types(hanging)).toEqual(['meetingOpened']);
  });

  it('carries nothing out for pages that are gone when their turn comes', async () => {
    const test = new TestHub();
    const meetingId = await test.openMeeting();
    const chair = await test.joined(meetingId, room);
    const commune = await test.joined(meetingId, anBinh);
    const answer = hangMedia(test, meetingId);
    const held = test.endpoint(hoaLac).refused('meeting.join', { meetingId, rtpCapabilities });
    const late = test.endpoint(dangKhe);
    const asked = [
      late.refused('meeting.join', { meetingId, rtpCapabilities }),
      chair.refused('meeting.startBreak', {}),
      commune.refused('media.rebuild', { rtpCapabilities }),
      commune.refused('media.produce', { source: 'camera', rtpParameters: fakeRtpParameters('video') }),
    ];
    await new Promise((done) => setImmediate(done));
    for (const { page } of [late, chair, commune]) test.hub.exit(page, 'link-lost');
    await answer();
    await held;
    expect(await Promise.all(asked)).toEqual(asked.map(() => 'not-in-meeting'));
    const facts = ['meetingOpened', 'endpointJoined', 'endpointJoined', 'endpointDropped', 'endpointDropped'];
    await vi.waitFor(() => expect(test.archive.types(meetingId)).toEqual(facts));
    expect(test.errors).toEqual([]);
  });

  it('refuses an endpoint that floods a meeting’s turns, and answers the others', async () => {
    const test = new TestHub();
    const meetingId = await test.openMeeting();
    const chair = await test.joined(meetingId, room);
    const commune = await test.joined(meetingId, anBinh);
    const answer = hangMedia(test, meetingId);
    const held = test.endpoint(hoaLac).refused('meeting.join', { meetingId, rtpCapabilities });
    const flood = Array.from({ length: 200 }, () => commune.refused('media.rebuild', { rtpCapabilities: {} }));
    const muting = chair.ask('muting.muteAll', {});
    await answer();
    await held;
    await muting;
    const codes = await Promise.all(flood);
    expect(codes.filter((code) => code === 'too-many-requests').length).toBeGreaterThan(150);
    expect(codes.filter((code) => code !== 'too-many-requests').length).toBeGreaterThan(3);
  });

  it('tells a page that went over to another meeting nothing more of the first', async () => {
    const test = new TestHub();
    const [one, other] = [await test.openMeeting(), await test.openMeeting()];
    const watcher = test.account('secretary');
    await watcher.ask('meeting.watch', { meetingId: one });
    await watcher.ask('meeting.watch', { meetingId: other });
    const chair = await test.joined(one, room);
    await chair.ask('meeting.startBreak', {});
    const heard = watcher.told.flatMap(({ name, params }) =>
      name === 'meeting.changed' && typeof params === 'object' && params !== null && 'meetingId' in params
        ? [params.meetingId]
        : [],
    );
    expect(heard).not.toContain(one);
  });
});

describe('taking a seat over', () => {
  it('leaves the first tab as it is while the record can not be written', async () => {
    const test = new TestHub();
    const meetingId = await test.openMeeting();
    const first = await test.joined(meetingId, anBinh);
    const audio = fakeRtpParameters('audio');
    await first.ask('media.produce', { source: 'microphone', rtpParameters: audio });
    test.archive.failing = true;
    expect(await test.endpoint(anBinh).refused('meeting.join', { meetingId, rtpCapabilities })).toBe(
      'record-unavailable',
    );
    test.archive.failing = false;
    test.now += 2_000;
    expect(first.told.map(({ name }) => name)).not.toContain('meeting.seatTaken');
    await first.ask('media.closeMicrophone', {});
    test.hub.exit(first.page, 'page-closed');
    await (await test.joined(meetingId, room)).ask('meeting.snapshot', {});
    expect(test.archive.types(meetingId)).toContain('endpointDropped');
  });

  it('lets the first tab build its media anew when the second’s can not be opened', async () => {
    const test = new TestHub();
    const meetingId = await test.openMeeting();
    const first = await test.joined(meetingId, anBinh);
    await first.ask('media.produce', { source: 'camera', rtpParameters: fakeRtpParameters('video') });
    expect(await test.endpoint(anBinh).refused('meeting.join', { meetingId, rtpCapabilities: {} })).toBe(
      'media-refused',
    );
    const { snapshot } = await first.ask('meeting.snapshot', {});
    const seat = snapshot.seats.find(({ endpointId }) => endpointId === anBinh);
    expect(seat).toMatchObject({ seat: { state: 'present' }, camera: 'off' });
    expect(first.told.map(({ name }) => name)).toContain('media.lost');
    await first.ask('media.rebuild', { rtpCapabilities });
    await first.ask('media.produce', { source: 'camera', rtpParameters: fakeRtpParameters('video') });
    expect(test.media.seat(meetingId, anBinh)?.sending('camera')).toBe(true);
  });
});

describe('a tab whose seat is being taken at this moment', () => {
  /** Two tabs of an endpoint; the second is taking the seat and waits for the disk until `go` is called. */
  const takingOver = async (): Promise<{
    test: TestHub;
    meetingId: MeetingId;
    first: TestPage;
    taken: () => Promise<string[]>;
  }> => {
    const test = new TestHub();
    const meetingId = await test.openMeeting();
    const first = await test.joined(meetingId, anBinh);
    const second = test.endpoint(anBinh);
    const written = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    vi.spyOn(test.archive, 'append').mockImplementationOnce(async (id, events) => {
      begun.resolve();
      await written.promise;
      return test.archive.append(id, events);
    });
    const joining = second.ask('meeting.join', { meetingId, rtpCapabilities });
    await begun.promise;
    const taken = async (): Promise<string[]> => {
      written.resolve();
      await joining;
      await second.ask('media.produce', { source: 'camera', rtpParameters: fakeRtpParameters('video') });
      return test.archive.types(meetingId);
    };
    return { test, meetingId, first, taken };
  };

  it('does not drop the endpoint, which is there, when its link is lost', async () => {
    const { test, first, taken } = await takingOver();
    test.hub.exit(first.page, 'link-lost');
    expect(await taken()).toEqual(['meetingOpened', 'endpointJoined', 'seatTaken', 'sendingStarted']);
  });

  it('does not take the endpoint out of the meeting by leaving', async () => {
    const { first, taken } = await takingOver();
    const refusal = first.refused('meeting.leave', {});
    expect(await taken()).toEqual(['meetingOpened', 'endpointJoined', 'seatTaken', 'sendingStarted']);
    expect(await refusal).toBe('not-in-meeting');
  });
});
