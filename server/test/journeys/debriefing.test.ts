import type { MeetingId, RecordedFact } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttendingPage } from '../support/attending-page.ts';
import { District } from '../support/district.ts';

const patience = { timeout: 60_000, interval: 200 };
let district: District;
let meetingId: MeetingId;
let room: AttendingPage;
let stays: AttendingPage;
let leaves: AttendingPage;
let debriefingId: MeetingId;

const facts = async (): Promise<RecordedFact[]> => [...(await district.record(meetingId)).facts];
const nextOf = (page: AttendingPage) =>
  page.announced.map(({ changes }) => changes.debriefing).findLast((each) => each?.is === 'next');

beforeAll(async () => {
  district = await District.start(3);
  const page = await district.page(district.room);
  meetingId = await district.openMeeting(page);
  page.close();
  [room, stays, leaves] = (await district.joined(
    meetingId,
    district.room,
    ...[0, 1].map((index) => district.commune(index)),
  )) as [AttendingPage, AttendingPage, AttendingPage];
});
afterAll(async () => {
  for (const page of [room, stays, leaves]) page.close();
  await district.remove();
});

describe('a debriefing, over real sockets', () => {
  it('goes on for its circle in the moment in which the meeting is closed for all', async () => {
    await stays.send('microphone');
    await room.line.ask('debriefing.begin', { endpointIds: [district.commune(0).endpointId] });
    await expect.poll(() => nextOf(stays), patience).toBeDefined();
    const next = nextOf(stays);
    if (next?.is !== 'next') throw new Error('a page was not told');
    debriefingId = next.meetingId;
    await expect.poll(() => leaves.view.phase.phase, patience).toBe('closed');
    // At once, as the pages do it.
    await Promise.all([room.join(debriefingId), stays.join(debriefingId)]);
    await stays.send('microphone');
    await expect.poll(() => room.view.seats.find(({ leads }) => !leads)?.microphone, patience).toBe('open');
    expect(room.view.seats).toHaveLength(2);
    expect(room.view.debriefing).toMatchObject({ is: 'this' });
  });

  it('lets nobody in who left with the meeting, and writes nothing of what is done', async () => {
    const before = await facts();
    expect(before.slice(-2).map(({ type }) => type)).toEqual(['debriefingBegan', 'meetingClosed']);
    await expect(leaves.join(debriefingId)).rejects.toMatchObject({ code: 'not-expected' });
    await expect(leaves.join(meetingId)).rejects.toMatchObject({ code: 'meeting-not-open' });
    await room.line.ask('muting.mute', { endpointId: district.commune(0).endpointId });
    await expect(room.line.ask('meeting.startBreak', {})).rejects.toMatchObject({ code: 'in-debriefing' });
    expect(await facts()).toEqual(before);
  });

  it('is over with a hub that is killed, once, and the meeting is as it was closed', async () => {
    const before = await facts();
    await district.hub.end('SIGKILL');
    for (const page of [room, stays, leaves]) page.close();
    await district.hub.up();
    const after = await facts();
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.slice(before.length)).toMatchObject([{ type: 'debriefingEnded', detail: 'hub' }]);
    [room, stays, leaves] = (await Promise.all(
      [district.room, district.commune(0), district.commune(1)].map((pc) => district.page(pc)),
    )) as [AttendingPage, AttendingPage, AttendingPage];
    for (const page of [room, stays, leaves])
      await expect(page.join(debriefingId)).rejects.toMatchObject({ code: 'meeting-not-open' });
    await district.hub.end('SIGKILL');
    for (const page of [room, stays, leaves]) page.close();
    await district.hub.up();
    expect(await facts()).toEqual(after);
  });
});
