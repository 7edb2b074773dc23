import { floorGraceSeconds, type EndpointId, type MeetingId } from '@diem-cau/shared';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeRtpParameters } from '../../fakes/media-plane.ts';
import { anBinh, hoaLac, room } from '../../support/meetings.ts';
import { TestHub } from '../../support/test-hub.ts';

const rtpParameters = fakeRtpParameters('audio');
const microphone = { source: 'microphone', rtpParameters } as const;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** The room and two communes, each with a prepared, shut microphone. */
const seated = async () => {
  const test = new TestHub();
  const meetingId = await test.openMeeting();
  const chair = await test.joined(meetingId, room);
  const [one, other] = [await test.joined(meetingId, anBinh), await test.joined(meetingId, hoaLac)];
  for (const page of [one, other]) await page.ask('media.produce', { ...microphone, shut: true });
  const sends = (endpointId: EndpointId): boolean =>
    test.media.seat(meetingId, endpointId)?.sending('microphone') === true;
  const heard = (): EndpointId[] => [anBinh, hoaLac].filter(sends);
  return { test, meetingId, chair, one, other, heard };
};

const types = (test: TestHub, meetingId: MeetingId): string[] => test.archive.types(meetingId);

describe('the floor over its requests', () => {
  it('a prepared microphone is heard by nobody', async () => {
    const { heard, test, meetingId } = await seated();
    expect(heard()).toEqual([]);
    expect(test.archive.meetings.get(meetingId)?.at(-1)?.event).toMatchObject({ type: 'sendingStarted', shut: true });
  });

  it('given, it opens one at the media server and shuts the others; taken back, nobody is heard', async () => {
    const { chair, one, other, heard, test, meetingId } = await seated();
    await other.ask('media.openMicrophone', {});
    expect(heard()).toEqual([hoaLac]);
    await one.ask('floor.raiseHand', { topic: 'Đường liên xã', debate: false });
    await chair.ask('floor.give', { endpointId: anBinh });
    expect(heard()).toEqual([anBinh]);
    expect(await other.refused('media.openMicrophone', {})).toBe('microphone-withheld');
    const { snapshot } = await other.ask('meeting.snapshot', {});
    expect(snapshot.floor).toMatchObject({ mode: 'conference', holders: [{ endpointId: anBinh }], queue: [] });
    expect(snapshot.floor).not.toHaveProperty('undo');
    expect((await chair.ask('meeting.snapshot', {})).snapshot.floor.undo).toMatchObject({ act: 'give' });
    await chair.ask('floor.takeBack', { endpointId: anBinh });
    expect(heard()).toEqual([]);
    expect(types(test, meetingId).slice(-4)).toEqual(['handRaised', 'floorModeChanged', 'floorGiven', 'floorEnded']);
  });

  it('the own OFF wins, also over one who gave the floor while it was pressed', async () => {
    const { chair, one, heard } = await seated();
    await chair.ask('floor.give', { endpointId: anBinh });
    await one.ask('media.closeMicrophone', {});
    expect(heard()).toEqual([]);
    const { snapshot } = await chair.ask('meeting.snapshot', {});
    expect(snapshot.floor.holders).toMatchObject([{ endpointId: anBinh, ownOff: true }]);
    await one.ask('media.openMicrophone', {});
    expect(heard()).toEqual([anBinh]);
    const pressed = one.ask('media.closeMicrophone', {});
    const undone = chair.ask('floor.takeBack', { endpointId: anBinh }).then(() => chair.ask('floor.undo', {}));
    await Promise.all([pressed, undone]);
    expect(heard()).toEqual([]);
  });

  it('the own OFF wins over an ON that was pressed before and is written after it, though the record fails then', async () => {
    const { one, heard, test } = await seated();
    const write = test.archive.hang();
    const pressed = one.ask('media.openMicrophone', {});
    await vi.advanceTimersByTimeAsync(0);
    const off = one.ask('media.closeMicrophone', {});
    await vi.advanceTimersByTimeAsync(0);
    test.archive.failing = true;
    write();
    await Promise.all([pressed, off]);
    expect(heard()).toEqual([]);
  });

  it('the own OFF wins over a microphone that was still being prepared', async () => {
    const { one, heard, test, meetingId } = await seated();
    await one.ask('media.stop', { source: 'microphone' });
    const seat = test.media.seat(meetingId, anBinh);
    if (seat === undefined) throw new Error('it has a seat');
    const prepare = seat.produce.bind(seat);
    const slow = Promise.withResolvers<undefined>();
    seat.produce = async (...given) => {
      await slow.promise;
      return prepare(...given);
    };
    const sent = one.ask('media.produce', microphone);
    await one.ask('media.closeMicrophone', {});
    slow.resolve(undefined);
    await sent;
    expect(heard()).toEqual([]);
  });

  it('opens a microphone again that its person had shut before, once the floor is given anew', async () => {
    const { chair, one, heard } = await seated();
    await one.ask('media.openMicrophone', {});
    await one.ask('media.closeMicrophone', {});
    await chair.ask('floor.give', { endpointId: anBinh });
    expect(heard()).toEqual([anBinh]);
  });

  it('is heard by the floor although an own OFF before it still waited for the record', async () => {
    const { chair, one, heard, test } = await seated();
    await one.ask('media.openMicrophone', {});
    test.archive.failing = true;
    await one.ask('media.closeMicrophone', {});
    test.archive.failing = false;
    test.now += 1_600;
    await chair.ask('floor.give', { endpointId: anBinh });
    expect(heard()).toEqual([anBinh]);
  });

  it('is had again by whoever dropped out and is back in time, and lapses by itself otherwise', async () => {
    const { chair, one, test, meetingId } = await seated();
    await chair.ask('floor.give', { endpointId: anBinh });
    test.hub.exit(one.page, 'link-lost');
    await vi.advanceTimersByTimeAsync(0);
    const holders = async () => (await chair.ask('meeting.snapshot', {})).snapshot.floor.holders;
    expect(await holders()).toMatchObject([{ endpointId: anBinh }]);
    test.now += floorGraceSeconds * 1000;
    await vi.advanceTimersByTimeAsync(floorGraceSeconds * 1000);
    expect(await holders()).toEqual([]);
    expect(test.archive.meetings.get(meetingId)?.at(-1)?.event).toMatchObject({ type: 'floorEnded', cause: 'lapsed' });
    expect((await chair.ask('meeting.snapshot', {})).snapshot.floor.queue).toMatchObject([{ endpointId: anBinh }]);
  });

  it('lets no commune act upon another’s floor, and no person raise a hand', async () => {
    const { one, test } = await seated();
    expect(await one.refused('floor.give', { endpointId: anBinh })).toBe('forbidden');
    expect(await test.account('secretary').refused('floor.raiseHand', { topic: '', debate: false })).toBe('forbidden');
  });
});
