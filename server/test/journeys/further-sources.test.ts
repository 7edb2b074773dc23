import type { MeetingId, SourceId } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttendingPage } from '../support/attending-page.ts';
import { District } from '../support/district.ts';

const look = { shade: 60, hertz: 500 };
const further = { shade: 200, hertz: 1_300 };
const patience = { timeout: 20_000 };

let district: District;
let meetingId: MeetingId;
let room: AttendingPage;
let commune: AttendingPage;

const arrived = (source: SourceId) => room.endpoint.arrived(district.commune(0).endpointId, source);
/** Whether pictures of this shade come by a camera, and none of the other's. */
const shadeOf = (source: SourceId): number => ((arrived(source)?.frames ?? 0) > 5 ? (arrived(source)?.shade ?? 0) : 0);
/** Which of the two tones a microphone brings. */
const tonesOf = (source: SourceId): number[] =>
  [look.hertz, further.hertz].filter((hertz) => (arrived(source)?.loudnessAt(hertz) ?? 0) > 0.05);
const seat = () => room.seat(district.commune(0).endpointId);

beforeAll(async () => {
  district = await District.start(1);
  room = await district.page(district.room);
  meetingId = await district.openMeeting(room);
  await room.join(meetingId, 'wrtc');
  commune = await district.page(district.commune(0));
  await commune.join(meetingId, 'wrtc', { ...look, further });
  await commune.send('camera', 'microphone', 'camera:2', 'microphone:2');
});
afterAll(async () => {
  commune.close();
  room.close();
  await district.remove();
});

describe('an endpoint with two cameras and two microphones', () => {
  it('is seen and heard by each of them apart', async () => {
    const { endpointId } = district.commune(0);
    await room.endpoint.show([
      { endpointId, source: 'camera' },
      { endpointId, source: 'camera:2' },
    ]);
    await expect.poll(() => Math.abs(shadeOf('camera') - look.shade), patience).toBeLessThan(15);
    await expect.poll(() => Math.abs(shadeOf('camera:2') - further.shade), patience).toBeLessThan(15);
    await expect.poll(() => tonesOf('microphone'), patience).toEqual([look.hertz]);
    await expect.poll(() => tonesOf('microphone:2'), patience).toEqual([further.hertz]);
    await expect.poll(() => room.view.speaking, patience).toBe(endpointId);
    expect(seat()).toMatchObject({ sources: ['camera', 'camera:2', 'microphone', 'microphone:2'] });
  });

  it('is heard by neither microphone when the chair mutes it, whatever its page goes on sending', async () => {
    const { endpointId } = district.commune(0);
    await room.line.ask('muting.mute', { endpointId });
    await expect.poll(() => [...tonesOf('microphone'), ...tonesOf('microphone:2')], patience).toEqual([]);
    expect(await commune.refused('media.openMicrophone', {})).toBe('microphone-withheld');
    await room.line.ask('muting.allow', { endpointId });
    await commune.line.ask('media.openMicrophone', {});
    await expect.poll(() => tonesOf('microphone'), patience).toEqual([look.hertz]);
    await expect.poll(() => tonesOf('microphone:2'), patience).toEqual([further.hertz]);
  });

  it('goes on with the other when one of them is stopped', async () => {
    await commune.endpoint.stop('camera');
    await commune.endpoint.stop('microphone:2');
    await expect.poll(() => [arrived('camera'), arrived('microphone:2')], patience).toEqual([undefined, undefined]);
    const frames = arrived('camera:2')?.frames ?? 0;
    await expect.poll(() => arrived('camera:2')?.frames ?? 0, patience).toBeGreaterThan(frames + 3);
    await expect.poll(() => tonesOf('microphone'), patience).toEqual([look.hertz]);
    expect(seat()).toMatchObject({ camera: 'on', microphone: 'open', sources: ['camera:2', 'microphone'] });
  });

  it('has each source on the record by its id, and is there once', async () => {
    commune.close();
    await expect.poll(() => seat().seat.state, patience).toBe('dropped');
    const { facts, endpoints } = await district.record(meetingId);
    expect(facts.filter(({ type }) => type === 'sendingStarted').map(({ detail }) => detail)).toEqual([
      'camera',
      'microphone',
      'camera:2',
      'microphone:2',
    ]);
    expect(facts.filter(({ type }) => type === 'microphoneOpened')).toHaveLength(1);
    expect(endpoints.filter(({ endpointId }) => endpointId === district.commune(0).endpointId)).toHaveLength(1);
  });
});
