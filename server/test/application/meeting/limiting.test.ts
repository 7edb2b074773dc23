import type { MeetingId, SeatView } from '@diem-cau/shared';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeRtpParameters } from '../../fakes/media-plane.ts';
import { anBinh, hoaLac, room } from '../../support/meetings.ts';
import { TestHub, type TestPage } from '../../support/test-hub.ts';

describe('a rung that is set by hand', () => {
  let test: TestHub;
  let meetingId: MeetingId;
  let chair: TestPage;
  let commune: TestPage;
  beforeEach(async () => {
    test = new TestHub();
    meetingId = await test.openMeeting();
    chair = await test.joined(meetingId, room);
    commune = await test.joined(meetingId, anBinh);
    for (const source of ['camera', 'microphone'] as const)
      await chair.ask('media.produce', {
        source,
        rtpParameters: fakeRtpParameters(source === 'camera' ? 'video' : 'audio'),
      });
    await commune.ask('media.show', {
      pictures: [{ endpointId: room, source: 'camera', width: 1_280, height: 720 }],
    });
  });

  const flowing = (): string[] =>
    (test.media.seat(meetingId, anBinh)?.received ?? [])
      .filter(({ paused }) => !paused)
      .map(({ source, layer }) => `${source} ${layer}`)
      .sort();
  const seen = async (page: TestPage): Promise<SeatView | undefined> => {
    const { snapshot } = await page.ask('meeting.snapshot', {});
    return snapshot.seats.find(({ endpointId }) => endpointId === anBinh);
  };

  it('keeps pictures back from the endpoint itself, is seen by all, and is taken back', async () => {
    expect(flowing()).toEqual(['camera 2', 'microphone 0']);
    await commune.ask('ladder.limitOwn', { rung: 'voice' });
    expect(flowing()).toEqual(['microphone 0']);
    expect((await seen(chair))?.rungLimit).toEqual({ rung: 'voice', by: 'own' });
    await commune.ask('ladder.limitOwn', { rung: 'full' });
    expect(flowing()).toEqual(['camera 2', 'microphone 0']);
    expect((await seen(chair))?.rungLimit).toBeUndefined();
  });

  it('is set by the chair and by a technician at a desk, each time on the record with who did it', async () => {
    const technician = test.account('technician');
    await technician.ask('meeting.watch', { meetingId });
    await chair.ask('ladder.limit', { endpointId: anBinh, rung: 'one-picture' });
    expect(flowing()).toEqual(['camera 0', 'microphone 0']);
    expect((await seen(commune))?.rungLimit).toEqual({ rung: 'one-picture', by: 'others' });
    await technician.ask('ladder.limit', { endpointId: anBinh, rung: 'voice' });
    await technician.ask('ladder.limit', { endpointId: anBinh, rung: 'voice' });
    // Who sits there sees whether the line bears more.
    await commune.ask('ladder.limitOwn', { rung: 'full' });
    const facts = (await test.archive.events(meetingId)).flatMap(({ event }) =>
      event.type === 'receptionLimited' ? [`${event.rung} by ${event.actor.by}`] : [],
    );
    expect(facts).toEqual(['one-picture by endpoint', 'voice by account', 'full by endpoint']);
    expect(flowing()).toEqual(['camera 2', 'microphone 0']);
  });

  it('is set of the leading room as well by a technician at a desk, and of no other place: by right', async () => {
    await commune.ask('media.produce', { source: 'camera', rtpParameters: fakeRtpParameters('video') });
    await chair.ask('media.show', {
      pictures: [{ endpointId: anBinh, source: 'camera', width: 640, height: 360 }],
    });
    const ofRoom = (): string[] =>
      (test.media.seat(meetingId, room)?.received ?? []).filter(({ paused }) => !paused).map(({ source }) => source);
    expect(ofRoom()).toContain('camera');
    for (const role of ['delegate', 'technician'] as const) {
      const page = test.account(role);
      if (role === 'delegate') {
        expect(await page.refused('meeting.watch', { meetingId })).toBe('forbidden');
        expect(await page.refused('ladder.limit', { endpointId: room, rung: 'voice' })).toBe('forbidden');
        continue;
      }
      await page.ask('meeting.watch', { meetingId });
      await page.ask('ladder.limit', { endpointId: room, rung: 'voice' });
    }
    expect(await commune.refused('ladder.limit', { endpointId: room, rung: 'full' })).toBe('forbidden');
    expect(ofRoom()).not.toContain('camera');
    const { snapshot } = await chair.ask('meeting.snapshot', {});
    expect(snapshot.seats.find(({ leads }) => leads)?.rungLimit).toEqual({ rung: 'voice', by: 'others' });
    // Who sits in the room has the last word, as everywhere.
    await chair.ask('ladder.limitOwn', { rung: 'full' });
    expect(ofRoom()).toContain('camera');
  });

  it('sets the stage alone by the chair, and takes it back', async () => {
    await chair.ask('ladder.limit', { endpointId: anBinh, rung: 'stage' });
    expect((await seen(commune))?.rungLimit).toEqual({ rung: 'stage', by: 'others' });
    await chair.ask('ladder.limit', { endpointId: anBinh, rung: 'full' });
    expect((await seen(commune))?.rungLimit).toBeUndefined();
  });

  it('is kept over a cut, a leaving and a new page, also for a display of the endpoint', async () => {
    await chair.ask('ladder.limit', { endpointId: anBinh, rung: 'voice' });
    await commune.ask('meeting.leave', {});
    const back = await test.joined(meetingId, anBinh);
    expect((await seen(back))?.rungLimit).toEqual({ rung: 'voice', by: 'others' });
    expect(flowing()).toEqual(['microphone 0']);
  });

  it('never lets more through than the line bears, and nobody set it for another commune', async () => {
    const other = await test.joined(meetingId, hoaLac);
    expect(await other.refused('ladder.limit', { endpointId: anBinh, rung: 'voice' })).toBe('forbidden');
    expect(await chair.refused('ladder.limit', { endpointId: 'nowhere', rung: 'voice' })).toBe('not-found');
    expect(test.archive.types(meetingId)).not.toContain('receptionLimited');
  });
});
