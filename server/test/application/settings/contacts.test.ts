import { describe, expect, it } from 'vitest';
import { anBinh, hoaLac } from '../../support/meetings.ts';
import { TestHub, staffContact } from '../../support/test-hub.ts';

describe('whom to call at an endpoint', () => {
  it('is never told to a commune, nor written on the record of a meeting', async () => {
    const test = new TestHub();
    const chair = test.account('chair');
    const meetingId = await test.openMeeting();
    const commune = await test.joined(meetingId, anBinh);
    await chair.ask('meeting.watch', { meetingId });
    await chair.ask('muting.mute', { endpointId: anBinh });
    const other = await test.joined(meetingId, hoaLac);
    await other.ask('meeting.leave', {});
    await chair.ask('meeting.startBreak', {});
    const seen = [
      await commune.ask('hub.hello', {}),
      await commune.ask('meeting.snapshot', {}),
      ...commune.told,
      ...(await test.archive.events(meetingId)),
    ];
    expect(seen.length).toBeGreaterThan(8);
    const text = JSON.stringify(seen);
    expect(text).toContain('Xã An Bình');
    expect(text).not.toContain(staffContact.phone);
    expect(text).not.toContain(staffContact.contact);
  });
});
