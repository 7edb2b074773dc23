import type { MeetingId } from '@diem-cau/shared';
import { describe, expect, it } from 'vitest';
import { MeetingBooks } from '../../../src/application/record/meeting-books.ts';
import { MeetingDigests } from '../../../src/application/record/meeting-digests.ts';
import { MeetingRecords } from '../../../src/application/record/records.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { MemoryDigests, MemoryDirectory, MemoryLedgers } from '../../fakes/memory-storage.ts';
import { anBinh, room } from '../../support/meetings.ts';
import { TestHub, browserCapabilities } from '../../support/test-hub.ts';

/** Two meetings that were open when the hub went down, and a hub that comes back to them. */
const twoMeetings = async () => {
  const before = new TestHub();
  const broken = await before.openMeeting();
  const sound = await before.openMeeting();
  const after = new TestHub(before.archive);
  after.now = before.now + 90_000;
  return { archive: before.archive, broken, sound, after };
};

describe('an open meeting whose record can not be read', () => {
  it('is set aside with an error that names it and its event, and the others are taken up', async () => {
    const { archive, broken, sound, after } = await twoMeetings();
    archive.damaged = broken;
    await after.hub.recover();
    expect(after.errors).toEqual([
      {
        what: expect.objectContaining({ meetingId: broken, details: ['Sự kiện số 2.'] }),
        message: 'an open meeting was set aside: it can not be read',
      },
    ]);
    const page = after.endpoint(anBinh);
    expect((await page.ask('hub.hello', {})).openMeetings.map(({ meetingId }) => meetingId)).toEqual([sound]);
    const rtpCapabilities = browserCapabilities;
    expect(await page.refused('meeting.join', { meetingId: broken, rtpCapabilities })).toBe('record-unreadable');
    expect(await after.endpoint(room).refused('meeting.watch', { meetingId: broken })).not.toBe('internal');
    await page.ask('meeting.join', { meetingId: sound, rtpCapabilities });
  });

  it('is set aside too when it can be read and not folded', async () => {
    const { archive, broken, sound, after } = await twoMeetings();
    const events = archive.meetings.get(broken) ?? [];
    const unfoldable = {
      get type(): 'breakEnded' {
        throw new Error('a bug in the fold');
      },
      actor: { by: 'hub' as const },
    };
    archive.meetings.set(broken, [...events, { seq: 2, at: after.now, event: unfoldable }]);
    archive.unfinished = () => Promise.resolve([broken, sound]);
    archive.closedSince = () => Promise.resolve([]);
    await after.hub.recover();
    expect(after.errors[0]?.what).toMatchObject({ meetingId: broken, details: ['Sự kiện số 2.'] });
    expect(after.hub.liveMeeting(sound).meetingId).toBe(sound);
  });

  it('keeps neither the list of meetings nor the digests of the others', async () => {
    const { archive, broken, sound } = await twoMeetings();
    archive.damaged = broken;
    const books = new MeetingBooks(new MemoryLedgers(), archive, new FakeClock());
    const records = new MeetingRecords({
      archive,
      books,
      directory: new MemoryDirectory(),
      clock: new FakeClock(),
      timeZone: 'Asia/Ho_Chi_Minh',
    });
    const list = await records.list({ words: '', limit: 10, offset: 0 });
    expect(list).toMatchObject({ total: 2, unreadable: [broken], meetings: [{ meetingId: sound }] });
    await expect(records.record(broken)).rejects.toMatchObject({ code: 'record-unreadable' });

    const unreadable: MeetingId[] = [];
    const digests = new MeetingDigests(archive, books, new MemoryDigests());
    const made: MeetingId[] = [];
    for await (const { meetingId } of digests.of([broken, sound], (meetingId) => unreadable.push(meetingId)))
      made.push(meetingId);
    expect({ made, unreadable }).toEqual({ made: [sound], unreadable: [broken] });
  });
});
