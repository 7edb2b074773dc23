import { PageId, type EndpointId } from '@diem-cau/shared';
import { describe, expect, it, vi } from 'vitest';
import { Connection, isSeat, type SeatConnection } from '../../../src/application/meeting/connections/connection.ts';
import { Page } from '../../../src/application/meeting/connections/page.ts';
import { MediaFollower } from '../../../src/application/meeting/followers/media.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import { FakeMediaPlane, fakeRtpParameters } from '../../fakes/media-plane.ts';
import {
  after,
  anBinh,
  dangKhe,
  hoaLac,
  joined,
  meetingAfter,
  meetingId,
  opened,
  room,
} from '../../support/meetings.ts';
import { silentLogger } from '../../support/silent-logger.ts';
import { browserCapabilities } from '../../support/test-hub.ts';

const all = [room, anBinh, hoaLac, dangKhe];

const withMicrophones = (meeting: Meeting, isOpen: (endpointId: EndpointId) => boolean): Meeting => ({
  ...meeting,
  microphones: {
    ...meeting.microphones,
    of: new Map([...meeting.microphones.of].map(([each, before]) => [each, { ...before, open: isOpen(each) }])),
  },
});

const withoutCameras = (meeting: Meeting): Meeting => ({
  ...meeting,
  sources: new Map(
    [...meeting.sources].map(([each, before]) => [each, { ...before, sending: new Set(['microphone'] as const) }]),
  ),
});

/** Every line bears all. */
const goodLines = {
  begin: () => ({ step: { rung: 'full' as const }, beginsWith: null }),
  end: () => undefined,
  estimated: () => undefined,
};

/** Nobody says what is watched. */
const unwatched = {
  ...{ again: () => undefined, follow: () => undefined, forget: () => undefined, close: () => undefined },
  watched: () => 2 as const,
};

/** A meeting in which everybody is seated, with microphone and camera open. */
const everybodyTalks = async () => {
  const plane = new FakeMediaPlane();
  const clock = { monotonicMs: () => performance.now() };
  const follower = new MediaFollower({
    ...{
      plane,
      clock,
      ladder: goodLines,
      screenCodecs: { begin: () => undefined, end: () => undefined, tell: () => undefined, close: () => undefined },
      wantedLayers: unwatched,
      logger: silentLogger,
    },
  });
  const seats = new Map<EndpointId, SeatConnection>();
  const meeting = meetingAfter(
    opened(),
    ...joined(...all),
    ...all.flatMap((endpointId) => [
      { type: 'sendingStarted' as const, endpointId, source: 'microphone' as const },
      { type: 'sendingStarted' as const, endpointId, source: 'camera' as const },
    ]),
  );
  for (const endpointId of all) {
    const principal = { kind: 'endpoint' as const, endpointId, name: endpointId, leads: endpointId === room };
    const link = {
      address: endpointId,
      carrier: { tell: () => undefined },
      from: '127.0.0.1',
      heardMs: Infinity,
      hint: () => undefined,
      task: () => Promise.resolve(),
      end: () => undefined,
    };
    const page = new Page(PageId.parse(`page-${endpointId}`), principal, link);
    const seat = new Connection(page, meetingId, { as: 'seat', endpointId, n: 1 });
    if (!isSeat(seat)) throw new Error('no seat');
    seats.set(endpointId, seat);
    const media = await follower.open(meeting, seat, browserCapabilities);
    await media.produce('microphone', fakeRtpParameters('audio'));
    await media.produce('camera', fakeRtpParameters('video'));
  }
  await follower.enforce(meeting);
  follower.distribute(meeting);
  for (const seat of seats.values()) follower.ready(seat);
  const seatOf = (endpointId: EndpointId): SeatConnection => seats.get(endpointId) ?? expect.fail();
  const heard = (): EndpointId[] => all.filter((each) => plane.seat(meetingId, each)?.sending('microphone') === true);
  return { plane, follower, seatOf, meeting, heard };
};

describe('media that are opened while a worker is on its way', () => {
  it('are there as soon as it is up, and refused to nobody', async () => {
    const { plane, follower, meeting, seatOf } = await everybodyTalks();
    plane.closeMeeting(meetingId);
    follower.lose();
    const comes = plane.away();
    const opened = all.map((each) => follower.open(meeting, seatOf(each), browserCapabilities));
    await new Promise((resolve) => setImmediate(resolve));
    expect(plane.meetingIds).toEqual([]);
    comes();
    expect(await Promise.all(opened)).toHaveLength(all.length);
    expect(all.every((each) => plane.seat(meetingId, each) !== undefined)).toBe(true);
  });
});

describe('what seats send', () => {
  it('follows how the meeting stands, whatever the facts are called that made it so', async () => {
    const { plane, follower, meeting, heard } = await everybodyTalks();
    expect(heard()).toEqual(all);
    // As when the floor is given to one endpoint: several seats are shut by a fact that names none of them.
    const floorGiven = withMicrophones(meeting, (each) => each === hoaLac);
    await follower.enforce(floorGiven);
    expect(heard()).toEqual([hoaLac]);
    expect(plane.seat(meetingId, anBinh)?.sending('camera')).toBe(true);

    const noCameras = withoutCameras(floorGiven);
    await follower.enforce(noCameras);
    expect(all.map((each) => plane.seat(meetingId, each)?.sources)).toEqual(all.map(() => ['microphone']));
    await follower.enforce(meeting);
    expect(heard()).toEqual(all);
  });

  it('is told to the media plane once', async () => {
    const { plane, follower, meeting } = await everybodyTalks();
    const setSending = vi.spyOn(plane.seat(meetingId, anBinh) ?? expect.fail(), 'setSending');
    await follower.enforce(meeting);
    await follower.enforce({ ...meeting, speaker: { ...meeting.speaker, speaking: anBinh, last: anBinh } });
    expect(setSending).not.toHaveBeenCalled();
  });

  it('is enforced at every other seat when one seat fails, and at that one the next time', async () => {
    const { plane, follower, meeting, heard } = await everybodyTalks();
    vi.spyOn(plane.seat(meetingId, anBinh) ?? expect.fail(), 'setSending').mockRejectedValueOnce(new Error('broken'));
    const silent = withMicrophones(meeting, () => false);
    await expect(follower.enforce(silent)).rejects.toThrow('sources could not be opened or shut');
    expect(heard()).toEqual([anBinh]);
    await follower.enforce(silent);
    expect(heard()).toEqual([]);
  });

  it('stays shut where its endpoint shut it ahead of the record, whatever fails and is tried again', async () => {
    const { plane, follower, seatOf, meeting, heard } = await everybodyTalks();
    const media = plane.seat(meetingId, anBinh) ?? expect.fail();
    // What the seat was told is in doubt: the meeting, which does not know of the shutting yet, tells it again.
    vi.spyOn(media, 'setSending').mockRejectedValueOnce(new Error('broken'));
    await follower.enforce(withMicrophones(meeting, () => false)).catch(() => undefined);
    await follower.shut(seatOf(anBinh), 'microphone', false);
    await follower.enforce(meeting);
    expect(heard()).toEqual(all.filter((each) => each !== anBinh));

    follower.openVoice(anBinh);
    await follower.enforce(meeting);
    expect(heard()).toEqual(all);
  });
});

describe('a voice that its endpoint shut ahead of the record', () => {
  it('stays shut by every microphone of it, whatever fails and is tried again', async () => {
    const { plane, follower, seatOf, meeting } = await everybodyTalks();
    const media = plane.seat(meetingId, anBinh) ?? expect.fail();
    const open = () => (['microphone', 'microphone:2'] as const).filter((source) => media.sending(source));
    await media.produce('microphone:2', fakeRtpParameters('audio'));
    const both = after(meeting, [{ type: 'sendingStarted', endpointId: anBinh, source: 'microphone:2' }]);
    await follower.enforce(both);
    expect(open()).toEqual(['microphone', 'microphone:2']);
    const broken = vi.spyOn(media, 'setSending').mockRejectedValue(new Error('broken'));
    await follower.enforce(withMicrophones(both, () => false)).catch(() => undefined);
    broken.mockRestore();
    await follower.shut(seatOf(anBinh), 'microphone', false);
    await follower.enforce(both);
    expect(open()).toEqual([]);
    follower.openVoice(anBinh);
    await follower.enforce(both);
    expect(open()).toEqual(['microphone', 'microphone:2']);
  });
});

describe('what seats receive', () => {
  /** What each seat is asked to receive from now on. */
  const askedOf = (plane: FakeMediaPlane) => {
    const asked: EndpointId[] = [];
    for (const endpointId of all) {
      const media = plane.seat(meetingId, endpointId) ?? expect.fail();
      const receive = media.receive.bind(media);
      vi.spyOn(media, 'receive').mockImplementation((wanted) => {
        asked.push(endpointId);
        return receive(wanted);
      });
    }
    return asked;
  };
  const shows = (follower: MediaFollower, at: SeatConnection, ...pictures: readonly [EndpointId, number][]) =>
    follower.show(
      at,
      pictures.map(([endpointId, height]) => ({ endpointId, source: 'camera', width: height * 2, height })),
    );

  it('is looked at for one page only when that page says what it shows', async () => {
    const { plane, follower, seatOf } = await everybodyTalks();
    const asked = askedOf(plane);
    shows(follower, seatOf(room), [anBinh, 135]);
    expect(asked).toEqual([room]);
    shows(follower, seatOf(room), [anBinh, 140]);
    expect(asked).toEqual([room]);
  });

  it('is looked at for nobody when the meeting changes in what nobody receives', async () => {
    const { plane, follower, meeting } = await everybodyTalks();
    const asked = askedOf(plane);
    follower.distribute(after(meeting, [{ type: 'breakStarted', actor: { by: 'hub' } }]));
    follower.distribute({ ...meeting, speaker: { ...meeting.speaker, speaking: anBinh } });
    expect(asked).toEqual([]);
  });

  it('follows a new speaker at once, without a word of the page', async () => {
    const { plane, follower, seatOf, meeting } = await everybodyTalks();
    const speaks = (endpointId: EndpointId) => after(meeting, [{ type: 'speakerChanged', endpointId }]);
    follower.distribute(speaks(hoaLac));
    shows(follower, seatOf(anBinh), [hoaLac, 700], [room, 135]);
    await vi.waitFor(() => expect(plane.flows(meetingId, anBinh, hoaLac, 'camera')).toBe(true));
    expect(plane.flows(meetingId, anBinh, dangKhe, 'camera')).toBe(false);
    follower.distribute(speaks(dangKhe));
    await vi.waitFor(() => expect(plane.flows(meetingId, anBinh, dangKhe, 'camera')).toBe(true));
    expect(plane.seat(meetingId, anBinh)?.received).toContainEqual(
      expect.objectContaining({ endpointId: dangKhe, source: 'camera', layer: 2 }),
    );
    expect(plane.flows(meetingId, anBinh, hoaLac, 'camera')).toBe(false);
  });

  it('is asked for again with the next turn where it did not come about', async () => {
    const { plane, follower, meeting } = await everybodyTalks();
    const media = plane.seat(meetingId, anBinh) ?? expect.fail();
    const closed = after(meeting, [{ type: 'microphoneClosed', endpointId: hoaLac, cause: 'own' }]);
    const receive = vi.spyOn(media, 'receive').mockRejectedValueOnce(new Error('broken'));
    follower.distribute(closed);
    await vi.waitFor(() => {
      follower.distribute(closed);
      expect(receive).toHaveBeenCalledTimes(2);
    });
    follower.distribute(closed);
    expect(receive).toHaveBeenCalledTimes(2);
  });
});
