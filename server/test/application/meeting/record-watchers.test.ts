import { MeetingId } from '@diem-cau/shared';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { anBinh, room } from '../../support/meetings.ts';
import { TestHub, type TestPage } from '../../support/test-hub.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What a page was told of records, and forgets it. */
const heard = ({ told }: TestPage): unknown[] =>
  told
    .splice(0)
    .filter(({ name }) => name === 'record.changed')
    .map(({ params }) => params);

const meetings = { changed: { list: 'meetings' } };
const tasks = { changed: { list: 'tasks' } };
const passMs = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

describe('whoever watches a record', () => {
  let test: TestHub;
  let meetingId: MeetingId;
  let secretary: TestPage;
  let technician: TestPage;

  beforeEach(async () => {
    test = new TestHub();
    meetingId = await test.openMeeting();
    [secretary, technician] = [test.account('secretary'), test.account('technician')];
    await passMs(1_000);
  });

  it('is told once of many changes of a book, of an open meeting and of a closed one, and of no other', async () => {
    const closed = MeetingId.parse('closed-one');
    await secretary.ask('record.watch', { watched: [{ meetingId }] });
    await technician.ask('record.watch', { watched: [{ meetingId: closed }] });
    for (let each = 0; each < 20; each += 1) test.hub.bookChanged(meetingId);
    await passMs(300);
    expect(heard(secretary)).toEqual([{ changed: { meetingId } }]);
    expect(heard(technician)).toEqual([]);
    test.hub.bookChanged(closed);
    await passMs(300);
    expect(heard(secretary)).toEqual([]);
    expect(heard(technician)).toEqual([{ changed: { meetingId: closed } }]);
  });

  it('hears at once who comes and of the closing, and later who speaks', async () => {
    await secretary.ask('record.watch', { watched: [{ meetingId }] });
    const chair = await test.joined(meetingId, room);
    await passMs(300);
    expect(heard(secretary)).toHaveLength(1);
    await chair.ask('media.produce', { source: 'microphone', rtpParameters: { codecs: [{ mimeType: 'audio/opus' }] } });
    await passMs(14_000);
    expect(heard(secretary)).toEqual([]);
    await passMs(1_000);
    expect(heard(secretary)).toHaveLength(1);
    await chair.ask('meeting.close', {});
    await passMs(300);
    expect(heard(secretary)).toHaveLength(1);
  });

  it('is told that an open meeting has grown, and nothing of a closed one', async () => {
    await secretary.ask('record.watch', { watched: [{ meetingId }] });
    await passMs(60_000);
    expect(heard(secretary)).toHaveLength(1);
    await passMs(120_000);
    expect(heard(secretary)).toHaveLength(2);
    const chair = await test.joined(meetingId, room);
    await chair.ask('meeting.close', {});
    await passMs(300);
    heard(secretary);
    await passMs(600_000);
    expect(heard(secretary)).toEqual([]);
  });

  it('of a list is told of all meetings, more slowly, and of tasks only when somebody wrote', async () => {
    await secretary.ask('record.watch', { watched: [{ list: 'meetings' }, { list: 'tasks' }] });
    await test.joined(meetingId, anBinh);
    await passMs(300);
    expect(heard(secretary)).toEqual([]);
    await passMs(700);
    expect(heard(secretary)).toEqual([meetings]);
    test.hub.bookChanged(meetingId);
    await passMs(1_000);
    expect(heard(secretary)).toEqual([meetings, tasks]);
    await test.openMeeting('tap-huan');
    await passMs(1_000);
    expect(heard(secretary)).toEqual([meetings]);
  });

  it('watches what it named last, nothing after an empty list, and is forgotten when it is gone', async () => {
    await secretary.ask('record.watch', { watched: [{ meetingId }] });
    await secretary.ask('record.watch', { watched: [{ list: 'tasks' }] });
    test.hub.bookChanged(meetingId);
    await passMs(1_000);
    expect(heard(secretary)).toEqual([tasks]);
    await secretary.ask('record.watch', { watched: [] });
    await technician.ask('record.watch', { watched: [{ meetingId }] });
    test.hub.exit(technician.page, 'page-closed');
    test.hub.bookChanged(meetingId);
    await passMs(120_000);
    expect([...heard(secretary), ...heard(technician)]).toEqual([]);
  });

  it('is refused as a delegate, and with more than a page can show', async () => {
    const delegate = test.account('delegate');
    expect(await delegate.refused('record.watch', { watched: [{ meetingId }] })).toBe('forbidden');
    expect(await test.endpoint(anBinh).refused('record.watch', { watched: [{ list: 'meetings' }] })).toBe('forbidden');
    const many = Array.from({ length: 9 }, (_, index) => ({ meetingId: `m-${index}` }));
    expect(await secretary.refused('record.watch', { watched: many })).toBe('malformed');
    test.hub.bookChanged(meetingId);
    await passMs(1_000);
    expect([...heard(delegate), ...heard(secretary)]).toEqual([]);
  });
});
