import { bearsAll, notices, type MeetingId, type Rung } from '@diem-cau/shared';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeRtpParameters, type FakeMedia } from '../../fakes/media-plane.ts';
import { anBinh, hoaLac, room } from '../../support/meetings.ts';
import { PatientMeeting } from '../../support/patient-meeting.ts';
import { TestHub, type TestPage } from '../../support/test-hub.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the rungs of a meeting’s lines', () => {
  let test: TestHub;
  let meetingId: MeetingId;
  let chair: TestPage;
  let commune: TestPage;
  beforeEach(async () => {
    test = new TestHub();
    meetingId = await test.openMeeting();
    chair = await test.joined(meetingId, room);
    commune = await test.joined(meetingId, anBinh);
    const other = await test.joined(meetingId, hoaLac);
    for (const page of [chair, other]) {
      await page.ask('media.produce', { source: 'camera', rtpParameters: fakeRtpParameters('video') });
      await page.ask('media.produce', { source: 'microphone', rtpParameters: fakeRtpParameters('audio') });
    }
    const pictures = [{ endpointId: room, source: 'camera' as const, width: 1_280, height: 720 }];
    await commune.ask('media.show', { pictures });
  });

  const seat = (): FakeMedia => {
    const found = test.media.seat(meetingId, anBinh);
    if (found === undefined) throw new Error('the endpoint is seated');
    return found;
  };
  const seconds = async (count: number, each: () => unknown = () => undefined): Promise<void> => {
    for (let second = 0; second < count; second += 1) {
      await each();
      test.now += 1_000;
      await vi.advanceTimersByTimeAsync(1_000);
    }
  };
  const flowing = (): string[] =>
    seat()
      .received.filter(({ paused }) => !paused)
      .map(({ endpointId, source, layer }) => `${source} ${endpointId} ${layer}`)
      .sort();
  const rungToldTo = ({ told }: TestPage): (Rung | undefined)[] =>
    told.flatMap(({ name, params }) => {
      if (name !== 'meeting.changed') return [];
      const { changes } = notices['meeting.changed'].parse(params);
      const its = changes.seats?.find(({ endpointId }) => endpointId === anBinh);
      return its === undefined ? [] : [its.rung];
    });
  const estimates = (bears: number) => (): void => seat().estimate(bears, 2_000_000);
  const loses = (lost: number) => () => commune.ask('media.tellLine', { voices: [{ endpointId: room, lost }] });

  it('fall with what the media server reckons, and bring everything back when it reckons more', async () => {
    expect(flowing()).toEqual([`camera ${room} 2`, `microphone ${hoaLac} 0`, `microphone ${room} 0`]);
    await seconds(5, estimates(120_000));
    expect(flowing()).toEqual([`camera ${room} 0`, `microphone ${hoaLac} 0`, `microphone ${room} 0`]);
    expect(rungToldTo(chair).at(-1)).toBe('one-picture');
    expect(rungToldTo(commune).at(-1)).toBe('one-picture');
    await seconds(12, estimates(3_000_000));
    expect(flowing()).toEqual([`camera ${room} 2`, `microphone ${hoaLac} 0`, `microphone ${room} 0`]);
    expect(rungToldTo(chair).at(-1)).toBeUndefined();
  });

  it('fall to the voice alone where the page says that voices are lost, and write nothing on the record', async () => {
    const before = test.archive.types(meetingId);
    await seconds(8, loses(0.4));
    expect(flowing()).toEqual([`microphone ${room} 0`]);
    expect(rungToldTo(chair).at(-1)).toBe('voice');
    expect(test.archive.types(meetingId)).toEqual(before);
  });

  it('believe no figure that cannot be, and nothing that a page says of any line but its own', async () => {
    for (const lost of [-0.1, 1.01, 1e12, NaN, Infinity, '0.4', null])
      expect(await commune.refused('media.tellLine', { voices: [{ endpointId: room, lost }] }), String(lost)).toBe(
        'malformed',
      );
    for (const jitterMs of [-1, NaN, Infinity, 1e12])
      expect(await commune.refused('media.tellReception', { jitterMs, frozenMs: 0 }), String(jitterMs)).toBe(
        'malformed',
      );
    expect(await commune.refused('ladder.limit', { endpointId: hoaLac, rung: 'voice' })).toBe('forbidden');
    const ofAnother = { endpointId: hoaLac, rung: 'voice' };
    expect(await commune.refused('ladder.limitOwn', ofAnother)).toBe('malformed');
    const pc = { pictures: 'voice', cameraKept: 'rests' };
    expect(await commune.refused('media.tellLine', { endpointId: hoaLac, pc })).toBe('malformed');
    // Of voices that do not come to it at all it may say what it likes: they count for its own line.
    await seconds(8, () => commune.ask('media.tellLine', { voices: [{ endpointId: hoaLac, lost: 1 }] }));
    const { snapshot } = await chair.ask('meeting.snapshot', {});
    const rungs = snapshot.seats.flatMap(({ endpointId, rung }) => (rung === undefined ? [] : [[endpointId, rung]]));
    expect(rungs).toEqual([[anBinh, 'voice']]);
  });

  it('stay where what is lost did not even reach the hub', async () => {
    const sender = test.media.seat(meetingId, room);
    if (sender === undefined) throw new Error('the room is seated');
    sender.lost = 0.35;
    await seconds(8, loses(0.4));
    expect(rungToldTo(chair).filter((rung) => rung !== undefined)).toEqual([]);
  });

  it('are as low as what a PC bears, which takes no voice, and everybody is told that it is the PC', async () => {
    const before = test.archive.types(meetingId);
    await commune.ask('media.tellLine', { pc: { pictures: 'one-picture', cameraKept: 'rests' } });
    expect(flowing()).toEqual([`camera ${room} 0`, `microphone ${hoaLac} 0`, `microphone ${room} 0`]);
    const of = async () => {
      const { snapshot } = await chair.ask('meeting.snapshot', {});
      return snapshot.seats.find(({ endpointId }) => endpointId === anBinh);
    };
    expect(await of()).toMatchObject({ rung: 'one-picture', rungBy: 'pc', cameraKept: 'rests', cameraKeptBy: 'pc' });
    await commune.ask('media.tellLine', { pc: { pictures: 'voice', cameraKept: 'rests' } });
    expect(flowing()).toEqual([`microphone ${hoaLac} 0`, `microphone ${room} 0`]);
    await commune.ask('media.tellLine', { pc: bearsAll });
    expect(flowing()).toEqual([`camera ${room} 2`, `microphone ${hoaLac} 0`, `microphone ${room} 0`]);
    expect((await of())?.rung).toBeUndefined();
    expect(test.archive.types(meetingId)).toEqual(before);
  });

  it('are the lower of what line and PC bear, and what was set by hand below both', async () => {
    await commune.ask('media.tellLine', { pc: { pictures: 'stage', cameraKept: null } });
    await seconds(5, estimates(120_000));
    expect(flowing()).toContain(`camera ${room} 0`);
    await commune.ask('media.tellLine', { pc: bearsAll });
    expect(flowing()).toContain(`camera ${room} 0`);
    await commune.ask('ladder.limitOwn', { rung: 'voice' });
    expect(flowing()).toEqual([`microphone ${room} 0`]);
  });

  it('stay where only the estimate falls of a line to a PC that has no time, and fall where voices are lost as well', async () => {
    await commune.ask('media.tellLine', { pc: { pictures: 'stage', cameraKept: 'rests' } });
    await seconds(8, estimates(40_000));
    expect(rungToldTo(chair).at(-1)).toBe('stage');
    await seconds(5, async () => {
      estimates(40_000)();
      await loses(0.1)();
    });
    expect(rungToldTo(chair).at(-1)).toBe('one-picture');
  });

  it('take a page that comes anew for one whose PC bears all, until it says otherwise', async () => {
    await commune.ask('media.tellLine', { pc: { pictures: 'voice', cameraKept: 'rests' } });
    test.hub.exit(commune.page, 'link-lost');
    await vi.advanceTimersByTimeAsync(0);
    const back = await test.joined(meetingId, anBinh);
    const { snapshot } = await back.ask('meeting.snapshot', {});
    expect(snapshot.seats.find(({ endpointId }) => endpointId === anBinh)?.rungBy).toBeUndefined();
  });

  it('tell nobody of a trouble while a camera rests, and everybody why', async () => {
    await commune.ask('media.produce', { source: 'camera', rtpParameters: fakeRtpParameters('video') });
    const its = seat();
    its.arriving = false;
    await commune.ask('media.tellLine', { cameraKept: 'rests' });
    await seconds(6);
    expect(test.archive.types(meetingId)).not.toContain('troubleBegan');
    const { snapshot } = await chair.ask('meeting.snapshot', {});
    expect(snapshot.seats.find(({ endpointId }) => endpointId === anBinh)?.cameraKept).toBe('rests');
    await commune.ask('media.tellLine', { cameraKept: null });
    await seconds(6);
    expect(test.archive.types(meetingId)).toContain('troubleBegan');
  });

  it('are remembered for whoever comes back', async () => {
    await seconds(8, loses(0.4));
    test.hub.exit(commune.page, 'link-lost');
    await vi.advanceTimersByTimeAsync(0);
    const back = await test.joined(meetingId, anBinh);
    const { snapshot } = await back.ask('meeting.snapshot', {});
    expect(snapshot.seats.find(({ endpointId }) => endpointId === anBinh)?.rung).toBe('voice');
  });
});

it('fall where a page said that a voice suffers, and then nothing is heard of it; not where it said that all is well', async () => {
  const at = await PatientMeeting.begin(['microphone']);
  await at.send('microphone', at.chair);
  const flow = (ms: number) =>
    at.pass(ms, () => {
      at.media.estimate(5_000_000, 2_000_000);
      at.media.bytes = (at.media.bytes ?? 0) + 1_000;
    });
  const silentAfter = async (lost: number): Promise<Rung | undefined> => {
    await flow(2_000);
    await at.commune.ask('media.tellLine', { voices: [{ endpointId: room, lost }] });
    at.commune.fallSilent();
    await flow(6_000);
    const { rung } = await at.seat();
    at.commune.soundAgain();
    return rung;
  };
  expect(await silentAfter(0.02)).toBeUndefined();
  expect(await silentAfter(0.1)).toBe('one-picture');
});
