import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { activity } from '../../../src/domain/record/activity.ts';
import { attendanceLog } from '../../../src/domain/record/attendance-log.ts';
import { presence } from '../../../src/domain/record/presence.ts';
import { fakeRtpParameters } from '../../fakes/media-plane.ts';
import { anBinh, room } from '../../support/meetings.ts';
import { TestHub, type TestPage } from '../../support/test-hub.ts';

const hour = 3_600_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const running = async () => {
  const test = new TestHub();
  const meetingId = await test.openMeeting();
  const chair = await test.joined(meetingId, room);
  const commune = await test.joined(meetingId, anBinh);
  const events = () => test.archive.meetings.get(meetingId) ?? [];
  const lose = async (page: TestPage): Promise<void> => {
    test.hub.exit(page.page, 'link-lost');
    await vi.advanceTimersByTimeAsync(0);
  };
  return { test, meetingId, chair, commune, events, lose };
};

describe('a hub that stood still', () => {
  it('puts its own gap on the record and charges no endpoint with a lost link', async () => {
    const { test, commune, chair, events, lose } = await running();
    const stoodFrom = test.now;
    test.stand(20_000);
    await lose(commune);
    await lose(chair);
    expect(
      events()
        .slice(-3)
        .map(({ event }) => event),
    ).toEqual([
      { type: 'hubStood', from: stoodFrom },
      { type: 'endpointDropped', endpointId: anBinh, cause: 'hub' },
      { type: 'endpointDropped', endpointId: room, cause: 'hub' },
    ]);
    const log = attendanceLog(events()) ?? expect.fail();
    expect(log.hubGaps).toEqual([{ from: stoodFrom, to: test.now }]);
    expect(presence(log, test.now + 5_000)[1]).toMatchObject({ absentMs: 0, dropOuts: 0, hubMs: 5_000 });
  });

  it('keeps who was there all along, and notices its gap without anybody being lost', async () => {
    const { test, events } = await running();
    test.stand(20_000);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(events().at(-1)?.event).toMatchObject({ type: 'hubStood' });
    const log = attendanceLog(events()) ?? expect.fail();
    expect(presence(log, test.now)[1]).toMatchObject({ presentMs: 20_000, hubMs: 0 });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(events().filter(({ event }) => event.type === 'hubStood')).toHaveLength(1);
  });

  it('charges a link that is lost later to the endpoint again', async () => {
    const { test, commune, events, lose } = await running();
    test.stand(20_000);
    await vi.advanceTimersByTimeAsync(1_000);
    test.now += 11_000;
    await lose(commune);
    expect(events().at(-1)?.event).toMatchObject({ type: 'endpointDropped', cause: 'link-lost' });
  });

  it('lets a voice end with what was heard, and hears it anew', async () => {
    const { test, meetingId, commune, events } = await running();
    await commune.ask('media.produce', { source: 'microphone', rtpParameters: fakeRtpParameters('audio') });
    const speak = async (): Promise<void> => {
      for (let report = 0; report < 6; report += 1) {
        test.media.speak(meetingId, { endpointId: anBinh, level: -20 });
        test.now += 300;
        await vi.advanceTimersByTimeAsync(300);
      }
    };
    await speak();
    const heardMs = test.now;
    test.stand(20_000);
    await vi.advanceTimersByTimeAsync(1_000);
    await speak();
    const speeches = activity(events(), test.now).get(anBinh)?.speeches ?? [];
    expect(speeches).toHaveLength(2);
    expect(speeches[0]?.to).toBeLessThanOrEqual(heardMs);
  });

  it('is not mistaken for a wall clock that was set, nor for a moment’s work', async () => {
    const { test, commune, events, lose } = await running();
    test.setClock(hour);
    test.stand(2_000);
    await vi.advanceTimersByTimeAsync(1_000);
    test.setClock(-2 * hour);
    await lose(commune);
    expect(events().map(({ event }) => event.type)).not.toContain('hubStood');
    expect(events().at(-1)?.event).toMatchObject({ cause: 'link-lost' });
  });
});
