import { notices, type EndpointId, type MeetingId } from '@diem-cau/shared';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { anBinh, hoaLac, room } from '../../support/meetings.ts';
import { browserCapabilities, TestHub, type TestPage } from '../../support/test-hub.ts';

let test: TestHub;
let meetingId: MeetingId;
let chair: TestPage;
beforeEach(async () => {
  vi.useFakeTimers();
  test = new TestHub();
  meetingId = await test.openMeeting();
  chair = await test.joined(meetingId, room);
});
afterEach(() => void vi.useRealTimers());

/** A page of an endpoint that shows its waiting page. */
const waiting = async (endpointId: EndpointId): Promise<TestPage> => {
  const page = test.endpoint(endpointId);
  await page.ask('hub.hello', {});
  return page;
};
const waitersSeenBy = async (page: TestPage): Promise<EndpointId[]> => {
  const { snapshot } = await page.ask('meeting.snapshot', {});
  return snapshot.seats.filter(({ waits }) => waits === true).map(({ endpointId }) => endpointId);
};
const pass = async (ms: number): Promise<void> => {
  test.now += ms;
  await vi.advanceTimersByTimeAsync(ms);
};
const types = (): string[] => test.archive.types(meetingId);

describe('an endpoint on its waiting page', () => {
  it('is seen by whoever conducts as long as its page stands open, and is on no record', async () => {
    const before = types();
    expect(await waitersSeenBy(chair)).toEqual([]);
    const page = await waiting(hoaLac);
    expect(await waitersSeenBy(chair)).toEqual([hoaLac]);
    const second = await waiting(hoaLac);
    test.hub.exit(page.page, 'page-closed');
    expect(await waitersSeenBy(chair), 'another page of it still waits').toEqual([hoaLac]);
    test.hub.exit(second.page, 'page-closed');
    expect(await waitersSeenBy(chair)).toEqual([]);
    expect(types()).toEqual(before);
  });

  it('is told to the room as it happens, without being asked for', async () => {
    await waiting(hoaLac);
    await pass(1_000);
    const told = chair.told.flatMap(({ name, params }) =>
      name === 'meeting.changed' ? (notices['meeting.changed'].parse(params).changes.seats ?? []) : [],
    );
    expect(told.some(({ endpointId, waits }) => endpointId === hoaLac && waits === true)).toBe(true);
  });

  it('waits no more once it is in, and again once it has left', async () => {
    const page = await waiting(hoaLac);
    await page.ask('meeting.join', { meetingId, rtpCapabilities: browserCapabilities });
    expect(await waitersSeenBy(chair)).toEqual([]);
    await page.ask('meeting.leave', {});
    await pass(1_000);
    expect(await waitersSeenBy(chair)).toEqual([hoaLac]);
  });

  it('does not wait while it sits in another meeting', async () => {
    const other = await test.openMeeting();
    const page = await waiting(hoaLac);
    await page.ask('meeting.join', { meetingId: other, rtpCapabilities: browserCapabilities });
    await pass(1_000);
    expect(await waitersSeenBy(chair)).toEqual([]);
    await page.ask('meeting.leave', {});
    await pass(1_000);
    expect(await waitersSeenBy(chair)).toEqual([hoaLac]);
  });

  it('is seen by the desk, and by no other commune', async () => {
    await waiting(hoaLac);
    const commune = await test.joined(meetingId, anBinh);
    const desk = test.account('secretary');
    const { snapshot } = await desk.ask('meeting.watch', { meetingId });
    expect(snapshot.seats.filter(({ waits }) => waits === true)).toHaveLength(1);
    expect(await waitersSeenBy(commune)).toEqual([]);
  });

  it('is seen at once in a meeting that is opened while it waits', async () => {
    await waiting(hoaLac);
    const later = await test.openMeeting();
    const { snapshot } = await test.account('secretary').ask('meeting.watch', { meetingId: later });
    expect(snapshot.seats.filter(({ waits }) => waits === true).map(({ endpointId }) => endpointId)).toEqual([hoaLac]);
  });

  it('is not a display, nor a page of a panel', async () => {
    for (const as of ['display', 'panel'] as const) await test.endpoint(hoaLac, as).ask('hub.hello', {});
    expect(await waitersSeenBy(chair)).toEqual([]);
  });
});
