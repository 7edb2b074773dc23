import { describe, expect, it } from 'vitest';
import { anBinh, room } from '../../support/meetings.ts';
import { TestHub } from '../../support/test-hub.ts';

describe('how what is received comes', () => {
  it('is said by the page of a seat, of its own endpoint, and nothing of it is written down', async () => {
    const test = new TestHub();
    const meetingId = await test.openMeeting();
    await test.joined(meetingId, room);
    const commune = await test.joined(meetingId, anBinh);
    const written = test.archive.meetings.get(meetingId)?.length;
    await commune.ask('media.tellReception', { jitterMs: 4, frozenMs: 900 });
    expect(test.receptions).toEqual([{ endpointId: anBinh, word: { jitterMs: 4, frozenMs: 900 } }]);
    expect(test.archive.meetings.get(meetingId)).toHaveLength(written ?? 0);
    await test.hub.close();
  });

  it('shows each seat and its media to whoever looks at the lines', async () => {
    const test = new TestHub();
    const meetingId = await test.openMeeting();
    await test.joined(meetingId, anBinh);
    const [meeting] = test.hub.lines;
    const line = meeting?.lines.find(({ seat }) => seat.endpointId === anBinh);
    expect(line?.seat.seat.state).toBe('present');
    expect(line?.media).toBe(test.media.seat(meetingId, anBinh));
    expect(meeting?.lines.find(({ seat }) => seat.endpointId === room)?.media).toBeNull();
    await test.hub.close();
  });
});
