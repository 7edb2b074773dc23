import type { EndpointId, MeetingId, SeatView } from '@diem-cau/shared';
import { describe, expect, it } from 'vitest';
import { anBinh, dangKhe, hoaLac, room } from '../../support/meetings.ts';
import { TestHub, type TestPage } from '../../support/test-hub.ts';

const seated = async () => {
  const test = new TestHub();
  const meetingId = await test.openMeeting();
  const [chair, commune] = [await test.joined(meetingId, room), await test.joined(meetingId, anBinh)];
  return { test, meetingId, chair, commune };
};

const seat = async (page: TestPage, endpointId: EndpointId): Promise<SeatView | undefined> => {
  const { snapshot } = await page.ask('meeting.snapshot', {});
  return snapshot.seats.find((each) => each.endpointId === endpointId);
};

const told = (test: TestHub, meetingId: MeetingId): object[] =>
  (test.archive.meetings.get(meetingId) ?? []).flatMap(({ event }) => (event.type === 'halfDuplexSet' ? [event] : []));

describe('a microphone that gives way', () => {
  it('is set by the chair, a technician and its own endpoint, seen by all, and said by whom on the record', async () => {
    const { test, meetingId, chair, commune } = await seated();
    const technician = test.account('technician');
    await technician.ask('meeting.watch', { meetingId });
    await chair.ask('sound.setHalfDuplex', { endpointId: anBinh, on: true });
    for (const page of [chair, commune, technician])
      expect(await seat(page, anBinh)).toMatchObject({ halfDuplex: true });
    expect(await seat(chair, room)).not.toHaveProperty('halfDuplex');
    await commune.ask('sound.setOwnHalfDuplex', { on: false });
    expect(await seat(chair, anBinh)).not.toHaveProperty('halfDuplex');
    await technician.ask('sound.setHalfDuplex', { endpointId: room, on: true });
    expect(await seat(commune, room)).toMatchObject({ halfDuplex: true });
    expect(told(test, meetingId)).toMatchObject([
      { endpointId: anBinh, on: true, actor: { by: 'endpoint', endpointId: room } },
      { endpointId: anBinh, on: false, actor: { by: 'endpoint', endpointId: anBinh } },
      { endpointId: room, on: true, actor: { by: 'account' } },
    ]);
  });

  it('stays as it was set: said once, and after a cut as before', async () => {
    const { test, meetingId, chair, commune } = await seated();
    for (const on of [true, true]) await chair.ask('sound.setHalfDuplex', { endpointId: anBinh, on });
    test.hub.exit(commune.page, 'revoked');
    await chair.ask('sound.setHalfDuplex', { endpointId: dangKhe, on: false });
    expect(told(test, meetingId)).toHaveLength(1);
    const back = await test.joined(meetingId, anBinh);
    expect(await seat(back, anBinh)).toMatchObject({ halfDuplex: true });
  });

  it('is no commune’s to set of another, nor of one that is not on the list or in no meeting', async () => {
    const { test, meetingId, chair, commune } = await seated();
    expect(await commune.refused('sound.setHalfDuplex', { endpointId: hoaLac, on: true })).toBe('forbidden');
    expect(await test.endpoint(hoaLac).refused('sound.setOwnHalfDuplex', { on: true })).toBe('not-in-meeting');
    expect(await test.account('technician').refused('sound.setHalfDuplex', { endpointId: anBinh, on: true })).toBe(
      'not-in-meeting',
    );
    const nobody = { endpointId: 'nobody', on: true };
    expect(await chair.refused('sound.setHalfDuplex', nobody)).toBe('not-found');
    expect(told(test, meetingId)).toEqual([]);
  });
});
