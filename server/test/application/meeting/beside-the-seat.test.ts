import { requests, type EndpointId, type MeetingId, type RequestName } from '@diem-cau/shared';
import { describe, expect, it, vi } from 'vitest';
import { access } from '../../../src/application/meeting/requests/access.ts';
import { kinds } from '../../../src/domain/meeting/connections/kinds.ts';
import { hasFloor } from '../../../src/domain/meeting/floor/state.ts';
import { fakeRtpParameters } from '../../fakes/media-plane.ts';
import { anBinh, dangKhe, hoaLac, room } from '../../support/meetings.ts';
import { browserCapabilities, TestHub, type TestPage } from '../../support/test-hub.ts';

const rtpCapabilities = browserCapabilities;
const names = Object.keys(requests) as RequestName[];

/** A meeting with the room, An Bình and Hòa Lạc on their seats, the two communes sending. */
const meetingOfThree = async () => {
  const test = new TestHub();
  const meetingId = await test.openMeeting();
  const chair = await test.joined(meetingId, room);
  const communes = [await test.joined(meetingId, anBinh), await test.joined(meetingId, hoaLac)] as const;
  for (const page of [chair, ...communes]) {
    await page.ask('media.produce', { source: 'microphone', rtpParameters: fakeRtpParameters('audio') });
    await page.ask('media.produce', { source: 'camera', rtpParameters: fakeRtpParameters('video') });
  }
  return { test, meetingId, chair, communes };
};
const shows = (page: TestPage, ...endpointIds: readonly EndpointId[]) =>
  page.ask('media.show', {
    pictures: endpointIds.map((endpointId) => ({ endpointId, source: 'camera', width: 640, height: 360 })),
  });
/** The flowing pictures of an endpoint's nth display. */
const pictures = (test: TestHub, meetingId: MeetingId, of: EndpointId, n = 1): EndpointId[] =>
  (test.media.beside(meetingId, of)[n - 1]?.received ?? [])
    .filter(({ source, paused }) => source === 'camera' && !paused)
    .map(({ endpointId }) => endpointId);
const voices = (test: TestHub, meetingId: MeetingId, of: EndpointId, n = 1): EndpointId[] =>
  (test.media.beside(meetingId, of)[n - 1]?.received ?? [])
    .filter(({ source, paused }) => source === 'microphone' && !paused)
    .map(({ endpointId }) => endpointId);
const held = (test: TestHub, meetingId: MeetingId, endpointId: EndpointId) =>
  test.hub.liveMeeting(meetingId).meeting.seats.get(endpointId)?.presence.state;

describe('a display', () => {
  it('receives by what it shows, each for itself, and nothing of its own endpoint', async () => {
    const { test, meetingId, chair } = await meetingOfThree();
    const [first, second] = [
      await test.beside(meetingId, room, 'display'),
      await test.beside(meetingId, room, 'display'),
    ];
    await shows(first, anBinh);
    await shows(second, hoaLac);
    await shows(chair, anBinh, hoaLac);
    await vi.waitFor(() => {
      expect(pictures(test, meetingId, room, 1)).toEqual([anBinh]);
      expect(pictures(test, meetingId, room, 2)).toEqual([hoaLac]);
    });
    // Where the seat is, that is heard, and no display beside it.
    expect(test.media.seat(meetingId, room)?.received.filter(({ source }) => source === 'microphone').length).toBe(2);
    for (const n of [1, 2]) expect(voices(test, meetingId, room, n)).toEqual([]);
    expect(
      test.media.beside(meetingId, room).flatMap(({ received }) => received.map((each) => each.endpointId)),
    ).not.toContain(room);
    expect(test.media.seat(meetingId, room)?.received.map(({ endpointId }) => endpointId)).toContain(hoaLac);
  });

  it('is heard while the seat has dropped out or left, the first of them, and no more when the seat is back', async () => {
    const { test, meetingId, chair } = await meetingOfThree();
    const first = await test.beside(meetingId, room, 'display');
    await test.beside(meetingId, room, 'display');
    const heardAt = (): readonly number[] => [1, 2].filter((n) => voices(test, meetingId, room, n).length > 0);
    expect(heardAt()).toEqual([]);
    test.hub.exit(chair.page, 'page-closed');
    await vi.waitFor(() => expect(heardAt()).toEqual([1]));
    await first.ask('meeting.leave', {});
    await vi.waitFor(() => expect(test.media.beside(meetingId, room)).toHaveLength(1));
    // The one that is left.
    await vi.waitFor(() => expect(heardAt()).toEqual([1]));
    await test.joined(meetingId, room);
    await vi.waitFor(() => expect(heardAt()).toEqual([]));
  });

  it('of a commune sees what the stage has, also while nobody is on the commune’s seat', async () => {
    const { test, meetingId } = await meetingOfThree();
    const display = await test.beside(meetingId, dangKhe, 'display');
    expect(held(test, meetingId, dangKhe)).toBe('expected');
    await shows(display, room, anBinh, hoaLac);
    await vi.waitFor(() => expect(pictures(test, meetingId, dangKhe)).toContain(room));
    expect(voices(test, meetingId, dangKhe)).toEqual([room, anBinh, hoaLac]);
    const { received } = test.media.beside(meetingId, dangKhe)[0] ?? expect.fail();
    const cameras = received.filter(({ source, paused }) => source === 'camera' && !paused);
    expect(cameras.length).toBeLessThanOrEqual(2);
  });

  it('shows what it said before anything happened in the meeting', async () => {
    const test = new TestHub();
    const meetingId = await test.openMeeting();
    const display = await test.beside(meetingId, room, 'display');
    await shows(display, anBinh);
    const commune = await test.joined(meetingId, anBinh);
    await commune.ask('media.produce', { source: 'camera', rtpParameters: fakeRtpParameters('video') });
    await vi.waitFor(() => expect(pictures(test, meetingId, room)).toEqual([anBinh]));
  });

  it('never sends', async () => {
    const { test, meetingId } = await meetingOfThree();
    const display = await test.beside(meetingId, room, 'display');
    const camera = { source: 'camera', rtpParameters: fakeRtpParameters('video') };
    expect(await display.refused('media.produce', camera)).toBe('sends-nothing');
    expect(await display.refused('media.openMicrophone', {})).toBe('sends-nothing');
    expect(test.media.beside(meetingId, room)[0]?.offer.send).toBeNull();
  });

  it('names what it can receive, or attends nothing', async () => {
    const { test, meetingId } = await meetingOfThree();
    const display = test.endpoint(room, 'display');
    expect(await display.refused('meeting.attend', { meetingId })).toBe('media-refused');
    expect(await display.refused('meeting.attend', { meetingId, rtpCapabilities: {} })).toBe('media-refused');
    expect(await display.refused('meeting.snapshot', {})).toBe('not-in-meeting');
    expect(test.media.beside(meetingId, room)).toEqual([]);
  });

  it('builds its media anew when they are lost, and nothing of that is on the record', async () => {
    const { test, meetingId } = await meetingOfThree();
    const display = await test.beside(meetingId, room, 'display');
    test.media.lose(meetingId);
    await vi.waitFor(() => expect(display.told.map(({ name }) => name)).toContain('media.lost'));
    const before = test.archive.types(meetingId);
    await display.ask('media.rebuild', { rtpCapabilities });
    expect(test.media.beside(meetingId, room)).toHaveLength(1);
    expect(test.archive.types(meetingId)).toEqual(before);
  });

  it('that goes away while its media are opened leaves none behind', async () => {
    const { test, meetingId } = await meetingOfThree();
    const display = test.endpoint(room, 'display');
    const attending = display.refused('meeting.attend', { meetingId, rtpCapabilities });
    test.hub.exit(display.page, 'link-lost');
    expect(await attending).toBe('not-in-meeting');
    expect(test.media.beside(meetingId, room)).toEqual([]);
  });

  it('moves to another meeting and is told nothing more of the first', async () => {
    const { test, meetingId, chair } = await meetingOfThree();
    const other = await test.openMeeting();
    const display = await test.beside(meetingId, room, 'display');
    await display.ask('meeting.attend', { meetingId: other, rtpCapabilities });
    const told = display.told.length;
    await chair.ask('meeting.startBreak', {});
    expect(display.told.length).toBe(told);
    expect(test.media.beside(meetingId, room)).toEqual([]);
    expect(test.media.beside(other, room)).toHaveLength(1);
  });
});

describe('a panel', () => {
  it('of the chair sees the meeting, and conducts it, without media', async () => {
    const { test, meetingId } = await meetingOfThree();
    const panel = await test.beside(meetingId, room, 'panel');
    expect(test.media.beside(meetingId, room)).toEqual([]);
    const { snapshot } = await panel.ask('meeting.snapshot', {});
    expect(snapshot.seats.map(({ endpointId }) => endpointId)).toContain(anBinh);
    await panel.ask('floor.setMode', { mode: 'conference' });
    await panel.ask('floor.give', { endpointId: anBinh });
    const changed = panel.told.filter(({ name }) => name === 'meeting.changed');
    expect(changed.length).toBeGreaterThanOrEqual(2);
    expect(hasFloor(test.hub.liveMeeting(meetingId).meeting.floor, anBinh)).toBe(true);
    expect(await panel.refused('media.rebuild', { rtpCapabilities })).toBe('forbidden');
    expect(await panel.refused('media.show', { pictures: [] })).toBe('forbidden');
  });

  it('is bound to the meetings that its endpoint leads, and may nothing outside of them', async () => {
    const { test, meetingId } = await meetingOfThree();
    const opening = { title: 'Họp', type: 'giao-ban', expected: [room], holdsNoStateSecret: true };
    expect(await test.endpoint(room, 'panel').refused('meeting.open', opening)).toBe('forbidden');
    expect(await test.endpoint(room, 'panel').refused('record.watch', { watched: [{ list: 'tasks' }] })).toBe(
      'forbidden',
    );
    const ofCommune = await test.beside(meetingId, anBinh, 'panel');
    expect(await ofCommune.refused('muting.muteAll', {})).toBe('forbidden');
  });
});

/** A whole meeting, with a drop-out and a leaving; displays and panels come and go at its turns, or there are none. */
const recordOf = async (beside: boolean) => {
  const test = new TestHub();
  const meetingId = await test.openMeeting();
  const others: TestPage[] = [];
  const come = async (): Promise<void> => {
    for (const endpointId of beside ? [room, anBinh, dangKhe] : [])
      for (const as of ['display', 'panel'] as const) others.push(await test.beside(meetingId, endpointId, as));
  };
  const go = (): void => {
    for (const { page } of others.splice(0)) test.hub.exit(page, 'link-lost');
  };
  await come();
  const [chair, commune] = [await test.joined(meetingId, room), await test.joined(meetingId, anBinh)];
  await commune.ask('media.produce', { source: 'microphone', rtpParameters: fakeRtpParameters('audio') });
  test.now += 60_000;
  test.hub.exit(commune.page, 'link-lost');
  await vi.waitFor(() => expect(held(test, meetingId, anBinh)).toBe('dropped'));
  go();
  test.now += 60_000;
  await come();
  const back = await test.joined(meetingId, anBinh);
  const younger = await test.joined(meetingId, room);
  await back.ask('meeting.leave', {});
  test.now += 60_000;
  go();
  await come();
  expect(await chair.refused('meeting.close', {})).toBe('not-in-meeting');
  await younger.ask('meeting.close', {});
  return (test.archive.meetings.get(meetingId) ?? []).map(({ seq, at, event }) => ({ seq, at, event }));
};

it('the record of a meeting is the same with displays and panels as without', async () => {
  const without = await recordOf(false);
  expect(without.map(({ event }) => event.type)).toContain('endpointDropped');
  expect(await recordOf(true)).toEqual(without);
});

describe.each(['display', 'panel'] as const)('a %s beside the seat', (as) => {
  it('is on no record, and in no attendance, whether it comes, leaves, is lost or is revoked', async () => {
    const { test, meetingId, chair } = await meetingOfThree();
    const before = test.archive.types(meetingId);
    for (const endpointId of [room, anBinh, dangKhe]) {
      const pages = [
        await test.beside(meetingId, endpointId, as),
        await test.beside(meetingId, endpointId, as),
        await test.beside(meetingId, endpointId, as),
      ] as const;
      await pages[0].ask('meeting.leave', {});
      test.hub.exit(pages[1].page, 'link-lost');
      test.hub.exit(pages[2].page, 'revoked');
      expect(await pages[0].refused('meeting.snapshot', {})).toBe('not-in-meeting');
    }
    await chair.ask('meeting.snapshot', {});
    expect(test.archive.types(meetingId)).toEqual(before);
    expect([room, anBinh, dangKhe].map((each) => held(test, meetingId, each))).toEqual([
      'present',
      'present',
      'expected',
    ]);
    expect(test.errors).toEqual([]);
  });

  it('does not take the seat, nor is it taken by it', async () => {
    const { test, meetingId } = await meetingOfThree();
    const page = await test.beside(meetingId, anBinh, as);
    expect(await page.refused('meeting.join', { meetingId, rtpCapabilities })).toBe('forbidden');
    const younger = await test.joined(meetingId, anBinh);
    await younger.ask('meeting.snapshot', {});
    await page.ask('meeting.snapshot', {});
    expect(page.told.map(({ name }) => name)).not.toContain('meeting.seatTaken');
    test.hub.exit(younger.page, 'link-lost');
    await vi.waitFor(() => expect(held(test, meetingId, anBinh)).toBe('dropped'));
    await page.ask('meeting.snapshot', {});
  });

  it('attends a meeting that expects its endpoint, and only while it is open', async () => {
    const test = new TestHub();
    const { meetingId } = await test.endpoint(room).ask('meeting.open', {
      ...{ title: 'Hẹp', type: 'giao-ban', expected: [room, anBinh], holdsNoStateSecret: true },
    });
    const asks = { meetingId, ...(as === 'display' ? { rtpCapabilities } : {}) };
    expect(await test.endpoint(hoaLac, as).refused('meeting.attend', asks)).toBe('not-expected');
    const chair = await test.joined(meetingId, room);
    const page = await test.beside(meetingId, anBinh, as);
    await chair.ask('meeting.close', {});
    expect(JSON.stringify(page.told.at(-1))).toContain('closed');
    expect(await page.refused('meeting.snapshot', {})).toBe('not-in-meeting');
    expect(await page.refused('meeting.attend', asks)).toBe('meeting-not-open');
    expect(test.media.beside(meetingId, anBinh)).toEqual([]);
  });

  it('is one of so many of an endpoint; a page that comes again takes its own place', async () => {
    const { test, meetingId } = await meetingOfThree();
    const most = kinds[as].most?.ofEndpoint ?? 0;
    const pages: TestPage[] = [];
    for (let each = 0; each < most; each += 1) pages.push(await test.beside(meetingId, room, as));
    const asks = { meetingId, ...(as === 'display' ? { rtpCapabilities } : {}) };
    expect(await test.endpoint(room, as).refused('meeting.attend', asks)).toBe('connections-full');
    await pages[0]?.ask('meeting.attend', asks);
    await test.beside(meetingId, anBinh, as);
    test.hub.exit(pages[1]?.page ?? expect.fail(), 'page-closed');
    await test.beside(meetingId, room, as);
    expect(test.media.beside(meetingId, room)).toHaveLength(as === 'display' ? most : 0);
  });
});

/** Well-formed parameters of what only a seat may ask, where it has any. */
const sample: Partial<Record<RequestName, object>> = {
  'meeting.join': { meetingId: 'm', rtpCapabilities },
  'meeting.resume': { meetingId: 'm', secret: 'x'.repeat(32) },
  'media.produce': { source: 'camera', rtpParameters: {} },
  'media.recode': { source: 'screen', rtpParameters: {} },
  'media.stop': { source: 'camera' },
  'media.tellTroubles': { troubles: [] },
  'media.tellReception': { jitterMs: null, frozenMs: 0 },
  'floor.raiseHand': { topic: '', debate: false },
  'ladder.limitOwn': { rung: 'voice' },
  'check.begin': { asked: false },
  'check.openMedia': { rtpCapabilities },
  'check.connectTransport': { transportId: 't', dtlsParameters: {} },
  'check.produce': { source: 'camera', rtpParameters: {} },
  'check.carry': { up: '', down: 0 },
  'sound.setOwnHalfDuplex': { on: true },
  'lock.knock': { meetingId: 'm' },
  'ready.say': { reason: null },
  'receipts.read': { conclusionId: 'c' },
  'receipts.give': { conclusionId: 'c', sentAt: 0 },
  'messages.send': { messageId: 'm', words: { says: 'phrase', phrase: 'cannot-hear' } },
};

describe('who attends as what', () => {
  it('is refused to the seat’s own PC and to persons', async () => {
    const { test, meetingId } = await meetingOfThree();
    for (const page of [test.endpoint(dangKhe), test.account('admin')])
      expect(await page.refused('meeting.attend', { meetingId, rtpCapabilities })).toBe('forbidden');
  });

  it.each(names.filter((name) => access[name].only === 'place' || access[name].only === 'sends'))(
    'keeps %s from displays and panels',
    async (name) => {
      const { test, meetingId } = await meetingOfThree();
      for (const as of ['display', 'panel'] as const) {
        const page = await test.beside(meetingId, room, as);
        const code = access[name].only === 'sends' ? 'sends-nothing' : 'forbidden';
        expect(await page.refused(name, { ...sample[name] })).toBe(code);
      }
    },
  );
});
