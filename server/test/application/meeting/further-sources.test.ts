import type { EndpointId, MeetingId, SourceId } from '@diem-cau/shared';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeRtpParameters } from '../../fakes/media-plane.ts';
import { anBinh, hoaLac, room } from '../../support/meetings.ts';
import { TestHub, type TestPage } from '../../support/test-hub.ts';

const produce = (page: TestPage, source: SourceId, how: { readonly shut?: boolean } = {}) =>
  page.ask('media.produce', {
    source,
    rtpParameters: fakeRtpParameters(source.startsWith('microphone') ? 'audio' : 'video'),
    ...how,
  });
const microphones = ['microphone', 'microphone:2'] as const;

let test: TestHub;
let meetingId: MeetingId;
let chair: TestPage;
let commune: TestPage;
beforeEach(async () => {
  test = new TestHub();
  meetingId = await test.openMeeting();
  chair = await test.joined(meetingId, room);
  commune = await test.joined(meetingId, anBinh);
});

/** What the room is sent of An Bình. */
const flowing = (to: EndpointId = room): SourceId[] =>
  (['camera', 'camera:2', 'camera:3', ...microphones] as const).filter((source) =>
    test.media.flows(meetingId, to, anBinh, source),
  );
const openAtPlane = (): SourceId[] =>
  microphones.filter((source) => test.media.seat(meetingId, anBinh)?.sending(source) === true);

describe('an endpoint with further sources', () => {
  it('is listed with all of them, and is refused more of a kind before anything is prepared', async () => {
    for (const source of ['camera', 'camera:2', ...microphones] as const) await produce(commune, source);
    const { snapshot } = await chair.ask('meeting.snapshot', {});
    expect(snapshot.seats.find(({ endpointId }) => endpointId === anBinh)).toMatchObject({
      camera: 'on',
      microphone: 'open',
      sources: ['camera', 'camera:2', 'microphone', 'microphone:2'],
    });
    await expect(produce(commune, 'microphone:3')).rejects.toMatchObject({ code: 'too-many-sources' });
    expect(test.media.seat(meetingId, anBinh)?.sources).not.toContain('microphone:3');
  });

  it('is seen with the camera that stands on the page, by whoever sees all, and heard by both microphones', async () => {
    for (const source of ['camera', 'camera:2', ...microphones] as const) await produce(commune, source);
    await expect.poll(() => flowing()).toEqual(['camera', ...microphones]);
    const picture = { endpointId: anBinh, width: 320, height: 180 };
    await chair.ask('media.show', {
      pictures: [
        { ...picture, source: 'camera' },
        { ...picture, source: 'camera:2' },
      ],
    });
    await expect.poll(() => flowing()).toEqual(['camera', 'camera:2', ...microphones]);
    await commune.ask('media.stop', { source: 'camera' });
    await expect.poll(() => flowing()).toEqual(['camera:2', ...microphones]);
    const other = await test.joined(meetingId, hoaLac);
    await other.ask('media.show', { pictures: [{ ...picture, source: 'camera:2' }] });
    await expect.poll(() => flowing(hoaLac)).toEqual([...microphones]);
  });

  it('is muted with both microphones, and its own OFF shuts both', async () => {
    for (const source of microphones) await produce(commune, source);
    expect(openAtPlane()).toEqual(microphones);
    await commune.ask('media.closeMicrophone', {});
    expect(openAtPlane()).toEqual([]);
    await commune.ask('media.openMicrophone', {});
    expect(openAtPlane()).toEqual(microphones);
    await chair.ask('muting.mute', { endpointId: anBinh });
    expect(openAtPlane()).toEqual([]);
    await chair.ask('muting.allow', { endpointId: anBinh });
    expect(openAtPlane()).toEqual([]);
  });

  it('stays shut by its own OFF that is still on its way to the record, whatever microphone is begun meanwhile', async () => {
    await produce(commune, 'microphone');
    const off = commune.ask('media.closeMicrophone', {});
    const second = produce(commune, 'microphone:2');
    await Promise.all([off, second]);
    expect(openAtPlane()).toEqual([]);
    await commune.ask('media.openMicrophone', {});
    expect(openAtPlane()).toEqual(microphones);
  });

  it('is shut while a second microphone is still being prepared', async () => {
    await produce(commune, 'microphone');
    const second = produce(commune, 'microphone:2');
    const off = commune.ask('media.closeMicrophone', {});
    await Promise.all([off, second]);
    expect(openAtPlane()).toEqual([]);
  });

  it('stays shut by an OFF that came while its first microphone was being prepared, whatever else is begun after it', async () => {
    const first = produce(commune, 'microphone');
    const off = commune.ask('media.closeMicrophone', {});
    const second = produce(commune, 'microphone:2', { shut: true });
    await Promise.allSettled([first, off, second]);
    expect(openAtPlane()).toEqual([]);
    expect(flowing()).toEqual([]);
  });

  it('sends a source that was stopped and begun again before it was on the record', async () => {
    await Promise.allSettled([
      produce(commune, 'camera'),
      commune.ask('media.stop', { source: 'camera' }),
      produce(commune, 'camera'),
    ]);
    const { snapshot } = await chair.ask('meeting.snapshot', {});
    expect(snapshot.seats.find(({ endpointId }) => endpointId === anBinh)?.sources).toEqual(['camera']);
    expect(test.media.seat(meetingId, anBinh)?.sources).toEqual(['camera']);
  });

  it('is not listed with a microphone that was ended while it was begun', async () => {
    await Promise.allSettled([produce(commune, 'microphone'), commune.ask('media.stop', { source: 'microphone' })]);
    const { snapshot } = await chair.ask('meeting.snapshot', {});
    expect(snapshot.seats.find(({ endpointId }) => endpointId === anBinh)?.sources).toEqual([]);
    expect(test.media.seat(meetingId, anBinh)?.sources).toEqual([]);
  });

  it('is not cut off by the same source begun a second time', async () => {
    const [first, second] = await Promise.allSettled([produce(commune, 'camera'), produce(commune, 'camera')]);
    expect(first.status).toBe('fulfilled');
    expect(second).toMatchObject({ reason: { code: 'already-sending' } });
    expect(test.media.seat(meetingId, anBinh)?.sending('camera')).toBe(true);
  });

  it('is opened although another source is stopped at the same moment', async () => {
    await produce(commune, 'camera');
    await produce(commune, 'microphone');
    await commune.ask('media.closeMicrophone', {});
    await Promise.all([commune.ask('media.openMicrophone', {}), commune.ask('media.stop', { source: 'camera' })]);
    expect(openAtPlane()).toEqual(['microphone']);
  });

  it('gets and loses the floor with both microphones that it has prepared', async () => {
    for (const source of microphones) await produce(commune, source, { shut: true });
    await chair.ask('floor.setMode', { mode: 'conference' });
    await chair.ask('floor.give', { endpointId: anBinh });
    expect(openAtPlane()).toEqual(microphones);
    await commune.ask('media.stop', { source: 'microphone' });
    expect(openAtPlane()).toEqual(['microphone:2']);
    await chair.ask('floor.takeBack', { endpointId: anBinh });
    expect(openAtPlane()).toEqual([]);
  });
});
