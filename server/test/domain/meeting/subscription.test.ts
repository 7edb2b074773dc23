import {
  isOfKind,
  mostPicturesAtOnce,
  ofKind,
  type EndpointId,
  type ShownPicture,
  type SourceId,
  type SourceKind,
} from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layerFor } from '../../../src/domain/meeting/reception/allocation.ts';
import { keptReady, onAir, sameOnAir, type Stage } from '../../../src/domain/meeting/reception/on-air.ts';
import { subscriptions, type Subscription } from '../../../src/domain/meeting/reception/subscription.ts';
import type { Viewer } from '../../../src/domain/meeting/reception/viewer.ts';
import type { MeetingEvent } from '../../../src/domain/meeting/events.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import { isPresent, presentChair } from '../../../src/domain/meeting/seats/state.ts';
import { isSending } from '../../../src/domain/meeting/sources/state.ts';
import { isAudible, startSending, stopSending } from '../../../src/domain/meeting/sources/sending.ts';
import { shownChoice } from '../../../src/domain/meeting/stage/state.ts';
import { after, anBinh, dangKhe, hoaLac, joined, meetingAfter, opened, room, sender } from '../../support/meetings.ts';
import { allJoined, manyIds, someEndpoint, someMeeting } from '../../support/some-meetings.ts';

const all = [room, anBinh, hoaLac, dangKhe];
const sending = (...sources: readonly SourceId[]): Meeting =>
  all.reduce(
    (meeting, id) => sources.reduce((now, source) => after(now, startSending(now, sender(id), source)), meeting),
    meetingAfter(opened(), ...joined(...all)),
  );
const speaks = (endpointId: EndpointId): MeetingEvent => ({ type: 'speakerChanged', endpointId });
const closes = (endpointId: EndpointId): MeetingEvent => ({ type: 'microphoneClosed', endpointId, cause: 'own' });

const seat = (endpointId: EndpointId, shown: Viewer['shown'] = null): Viewer => ({
  endpointId,
  seesAll: endpointId === room,
  shown,
  sounds: true,
  rung: 'full',
});
const camera = (endpointId: EndpointId, height: number): ShownPicture => ({
  endpointId,
  source: 'camera',
  width: (height * 16) / 9,
  height,
});
const streams = (meeting: Meeting, viewer: Viewer, source: SourceId): string[] =>
  subscriptions(onAir(meeting), viewer)
    .filter((stream) => stream.source === source && !stream.paused)
    .map((stream) => stream.endpointId);
const pictureOf = (meeting: Meeting, viewer: Viewer, endpointId: EndpointId, source: SourceId = 'camera') =>
  subscriptions(onAir(meeting), viewer).find((each) => each.endpointId === endpointId && each.source === source);

/** A meeting in whose queue for the floor one stands first. */
const withNext = (meeting: Meeting, next: EndpointId | null): Meeting => {
  const queue = next === null ? [] : [{ endpointId: next, since: 0, topic: '', debate: false }];
  return { ...meeting, floor: { ...meeting.floor, queue } };
};

describe('who receives what', () => {
  it('gives the room every camera and a commune only the stage', () => {
    const meeting = after(sending('camera'), [speaks(hoaLac)]);
    expect(streams(meeting, seat(room), 'camera')).toEqual([anBinh, hoaLac, dangKhe]);
    expect(streams(meeting, seat(anBinh), 'camera')).toEqual([room, hoaLac]);
    expect(streams(meeting, seat(hoaLac), 'camera')).toEqual([room]);
  });

  it('lets everybody hear every open microphone but the own', () => {
    const meeting = after(sending('microphone'), [closes(hoaLac)]);
    expect(streams(meeting, seat(anBinh), 'microphone')).toEqual([room, dangKhe]);
    expect(streams(meeting, seat(hoaLac), 'microphone')).toEqual([room, anBinh, dangKhe]);
  });

  it('keeps ready, paused, the closed microphones of the chair, of who is next and of who spoke', () => {
    const meeting = after(sending('microphone'), [speaks(hoaLac), ...all.map(closes)]);
    const wanted = (next: EndpointId | null) =>
      subscriptions(onAir(withNext(meeting, next)), seat(anBinh)).map(({ endpointId, paused }) => [endpointId, paused]);
    expect(wanted(null)).toEqual([
      [room, true],
      [hoaLac, true],
    ]);
    expect(wanted(dangKhe)).toEqual([
      [room, true],
      [hoaLac, true],
      [dangKhe, true],
    ]);
  });

  it('keeps ready the camera of whoever has opened the microphone, for that is who speaks next', () => {
    const silent = after(sending('camera', 'microphone'), all.map(closes));
    expect(pictureOf(silent, seat(anBinh), hoaLac)).toBeUndefined();
    const open = after(silent, [{ type: 'microphoneOpened', endpointId: hoaLac }]);
    expect(pictureOf(open, seat(anBinh), hoaLac)).toMatchObject({ paused: true });
    expect(pictureOf(after(open, [speaks(hoaLac)]), seat(anBinh), hoaLac)).toMatchObject({ paused: false });
  });

  it('gives whatever shows or keeps a meeting what it may see, and never what its own endpoint sends', () => {
    const meeting = after(sending('camera', 'microphone'), [speaks(hoaLac)]);
    const recorder: Viewer = { endpointId: null, seesAll: true, shown: null, sounds: true, rung: 'full' };
    expect(streams(meeting, recorder, 'microphone')).toEqual(all);
    expect(streams(meeting, recorder, 'camera')).toEqual(all);
    const display: Viewer = { endpointId: room, seesAll: true, shown: null, sounds: true, rung: 'full' };
    expect(streams(meeting, display, 'microphone')).not.toContain(room);
    expect(subscriptions(onAir(meeting), display)).toEqual(subscriptions(onAir(meeting), seat(room)));
  });

  it('lets no more pictures flow than a page shows at once: the screen, the stage, then the largest; the others rest', () => {
    const sent = manyIds.reduce((now, id) => after(now, startSending(now, sender(id), 'camera')), allJoined());
    const [chair, ...others] = manyIds;
    const [screens, speaker] = [others.at(-1), others.at(-2)];
    if (chair === undefined || screens === undefined || speaker === undefined) throw new Error('many are there');
    const meeting = after(after(sent, startSending(sent, sender(screens), 'screen')), [speaks(speaker)]);
    const viewer = (shown: Viewer['shown']): Viewer => ({ ...seat(chair, shown), seesAll: true });
    const flow = (shown: Viewer['shown']) =>
      subscriptions(onAir(meeting), viewer(shown)).filter(({ source, paused }) => !paused && source !== 'microphone');
    const { stage } = onAir(meeting);
    const large = others.slice(20, 30);
    const pictures = [
      { ...camera(screens, 720), source: 'screen' as const },
      ...others.map((id) => camera(id, large.includes(id) ? 360 : 180)),
    ];
    for (const shown of [null, { pictures, stage }]) {
      const flowing = flow(shown);
      expect(flowing.length).toBe(mostPicturesAtOnce);
      expect(flowing.some(({ source }) => source === 'screen')).toBe(true);
      expect(flowing.some(({ endpointId }) => endpointId === speaker)).toBe(true);
    }
    const flowing = flow({ pictures, stage }).map(({ endpointId }) => endpointId);
    for (const id of large) expect(flowing).toContain(id);
    const page = pictures.slice(0, 20);
    expect(flow({ pictures: page, stage }).length).toBe(20);
  });

  it('gives a window that is silent beside another of its endpoint every picture and no voice', () => {
    const meeting = after(sending('camera', 'microphone'), [closes(hoaLac), speaks(hoaLac)]);
    const all = subscriptions(onAir(meeting), seat(room));
    const silent = subscriptions(onAir(meeting), { ...seat(room), sounds: false });
    expect(all.some(({ source }) => isOfKind(source, 'microphone'))).toBe(true);
    expect(silent).toEqual(all.filter(({ source }) => !isOfKind(source, 'microphone')));
  });

  it('takes nothing from an endpoint that is not there', () => {
    const meeting = after(sending('camera', 'microphone'), [
      speaks(anBinh),
      { type: 'endpointLeft', endpointId: anBinh },
    ]);
    expect(subscriptions(onAir(meeting), seat(room)).map(({ endpointId }) => endpointId)).not.toContain(anBinh);
  });
});

describe('how much of a picture', () => {
  const nobody: Stage = { chair: room, speaker: null, screen: null };

  it('is paused where it is not shown, and has the layer that fits its size', () => {
    const pictures = [camera(anBinh, 135), camera(hoaLac, 135), camera(hoaLac, 810)];
    const viewer = seat(room, { pictures, stage: nobody });
    const meeting = sending('camera');
    expect(pictureOf(meeting, viewer, anBinh)).toMatchObject({ layer: 0, paused: false });
    expect(pictureOf(meeting, viewer, hoaLac)).toMatchObject({ layer: 2, paused: false });
    expect(pictureOf(meeting, viewer, dangKhe)).toMatchObject({ paused: true });
  });

  it('follows a new speaker at once, in the place of the old one, before the page has said so', () => {
    const meeting = after(sending('camera'), [speaks(hoaLac)]);
    const stage = onAir(meeting).stage;
    const next = after(meeting, [speaks(dangKhe)]);

    const commune = seat(anBinh, { pictures: [camera(hoaLac, 700), camera(room, 135)], stage });
    expect(pictureOf(meeting, commune, dangKhe)).toBeUndefined();
    expect(pictureOf(next, commune, dangKhe)).toMatchObject({ layer: 2, paused: false });
    expect(pictureOf(next, commune, room)).toMatchObject({ layer: 0, paused: false });
    // It has gone from every commune's stage, and may come back.
    expect(pictureOf(next, commune, hoaLac)).toMatchObject({ paused: true, fresh: true });

    const gallery = seat(room, { pictures: [camera(hoaLac, 810), camera(anBinh, 135), camera(dangKhe, 135)], stage });
    expect(pictureOf(next, gallery, dangKhe)).toMatchObject({ layer: 2, paused: false });
    expect(pictureOf(next, gallery, anBinh)).toMatchObject({ layer: 0, paused: false });
  });

  it('shows a first speaker, and a screen, as large as what was large before', () => {
    const meeting = sending('camera');
    const viewer = seat(anBinh, { pictures: [camera(room, 700)], stage: nobody });
    expect(pictureOf(after(meeting, [speaks(hoaLac)]), viewer, hoaLac)).toMatchObject({ layer: 2, paused: false });
    const shared = after(meeting, [{ type: 'sendingStarted', endpointId: hoaLac, source: 'screen' }]);
    expect(pictureOf(shared, viewer, hoaLac, 'screen')).toMatchObject({ paused: false });
  });

  it('is what the page says, once it has said so, and nothing while it shows nothing', () => {
    const meeting = after(sending('camera'), [speaks(hoaLac)]);
    const { stage } = onAir(meeting);
    const small = seat(anBinh, { pictures: [camera(hoaLac, 135)], stage });
    expect(pictureOf(meeting, small, hoaLac)).toMatchObject({ layer: 0, paused: false });
    expect(pictureOf(meeting, small, room)).toMatchObject({ paused: true });
    const hidden = seat(anBinh, { pictures: [], stage });
    expect(streams(after(meeting, [speaks(dangKhe)]), hidden, 'camera')).toEqual([]);
  });

  it('gives the room a further camera for as long as it stands on its page, in its size there, and a commune never', () => {
    const meeting = after(sending('camera', 'camera:2'), [speaks(hoaLac)]);
    const second = (height: number) => ({ ...camera(anBinh, height), source: 'camera:2' as const });
    const showing = (viewer: EndpointId, ...pictures: readonly ShownPicture[]) =>
      seat(viewer, { pictures, stage: onAir(meeting).stage });
    expect(pictureOf(meeting, seat(room), anBinh, 'camera:2')).toBeUndefined();
    expect(pictureOf(meeting, showing(room, camera(anBinh, 180)), anBinh, 'camera:2')).toBeUndefined();
    const both = showing(room, camera(anBinh, 180), second(360));
    expect(pictureOf(meeting, both, anBinh)).toMatchObject({ layer: 0, paused: false });
    expect(pictureOf(meeting, both, anBinh, 'camera:2')).toMatchObject({ layer: 1, paused: false });
    expect(pictureOf(meeting, showing(room, second(360)), anBinh)).toMatchObject({ paused: true });
    // Even whoever stands on the stage is seen by a commune with the first one.
    const commune = showing(anBinh, { ...second(360), endpointId: hoaLac }, camera(hoaLac, 360));
    expect(streams(meeting, commune, 'camera')).toContain(hoaLac);
    expect(streams(meeting, commune, 'camera:2')).toEqual([]);
  });

  it('puts onto the stage the first camera that is sent, whichever that is', () => {
    const two = after(sending('camera', 'camera:2'), [speaks(hoaLac)]);
    const one = after(two, stopSending(two, hoaLac, 'camera'));
    expect(streams(one, seat(anBinh), 'camera')).toEqual([room]);
    expect(streams(one, seat(anBinh), 'camera:2')).toEqual([hoaLac]);
    expect(streams(one, seat(room), 'camera')).toEqual([anBinh, dangKhe]);
    expect(streams(one, seat(room), 'camera:2')).toEqual([hoaLac]);
  });

  it('keeps the first microphone of a shut voice ready, and no further one', () => {
    const meeting = after(sending('microphone', 'microphone:2'), [speaks(hoaLac), ...all.map(closes)]);
    const wanted = subscriptions(onAir(meeting), seat(anBinh));
    expect(wanted.map(({ endpointId, source, paused }) => [endpointId, source, paused])).toEqual([
      [room, 'microphone', true],
      [hoaLac, 'microphone', true],
    ]);
  });

  it('knows the sizes of the page', () => {
    expect([135, 216, 360, 540, 810].map(layerFor)).toEqual([0, 0, 1, 2, 2]);
  });
});

describe('in any meeting', () => {
  const presentIn = (meeting: Meeting) =>
    [...meeting.seats.values()].filter(isPresent).map((each) => each.endpoint.endpointId);
  const viewerOf = (endpointId: EndpointId): Viewer => ({
    endpointId,
    seesAll: endpointId === manyIds[0],
    shown: null,
    sounds: true,
    rung: 'full',
  });
  const of = (wanted: readonly Subscription[], kind: SourceKind) =>
    wanted.filter(({ source }) => isOfKind(source, kind));
  const sentOf = (meeting: Meeting, endpointId: EndpointId, kind: SourceKind) =>
    ofKind(meeting.sources.get(endpointId)?.sending ?? [], kind).map((source) => `${endpointId} ${source}`);

  it('nobody whose voice is open is unheard by anybody who is there, by any microphone of it', () => {
    fc.assert(
      fc.property(someMeeting, (meeting) => {
        const now = onAir(meeting);
        const open = manyIds.filter((endpointId) => isAudible(meeting, endpointId));
        for (const viewer of presentIn(meeting))
          expect(
            of(subscriptions(now, viewerOf(viewer)), 'microphone')
              .filter(({ paused }) => !paused)
              .map(({ endpointId, source }) => `${endpointId} ${source}`)
              .sort(),
          ).toEqual(
            open
              .filter((endpointId) => endpointId !== viewer)
              .flatMap((endpointId) => sentOf(meeting, endpointId, 'microphone'))
              .sort(),
          );
      }),
      { numRuns: 60 },
    );
  });

  it('there is a stream only for what is sent, once, and none for a closed microphone that is not kept ready', () => {
    fc.assert(
      fc.property(someMeeting, fc.option(someEndpoint), (meeting, next) => {
        const now = onAir(withNext(meeting, next));
        for (const viewer of presentIn(meeting)) {
          const wanted = subscriptions(now, viewerOf(viewer));
          expect(new Set(wanted.map(({ endpointId, source }) => `${endpointId} ${source}`)).size).toBe(wanted.length);
          for (const { endpointId, source } of wanted) {
            expect(endpointId).not.toBe(viewer);
            expect(isSending(meeting.sources, endpointId, source)).toBe(true);
          }
          for (const { endpointId, source } of of(wanted, 'microphone').filter(({ paused }) => paused)) {
            expect([presentChair(meeting.seats), next, ...meeting.speaker.recent]).toContain(endpointId);
            expect(sentOf(meeting, endpointId, 'microphone')[0]).toBe(`${endpointId} ${source}`);
          }
          // Nobody has said what stands on the page: of each endpoint its first camera.
          for (const { endpointId, source } of of(wanted, 'camera'))
            expect(sentOf(meeting, endpointId, 'camera')[0]).toBe(`${endpointId} ${source}`);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('the streams of a commune are bounded, however large the meeting is', () => {
    fc.assert(
      fc.property(someMeeting, fc.option(someEndpoint), (meeting, next) => {
        const now = onAir(withNext(meeting, next));
        const choice = shownChoice(meeting.stage);
        const chosen = choice.show === 'chosen' ? choice.endpoints.length : 0;
        for (const viewer of presentIn(meeting).filter((endpointId) => endpointId !== manyIds[0])) {
          const wanted = subscriptions(now, viewerOf(viewer));
          const closed = of(wanted, 'microphone').filter(({ paused }) => paused);
          expect(closed.length).toBeLessThanOrEqual(keptReady + 2);
          // Who speaks and the chair are seen beside whoever was chosen.
          expect(of(wanted, 'camera').length).toBeLessThanOrEqual(2 * keptReady + 3 + chosen);
          expect(of(wanted, 'camera').filter(({ paused }) => !paused).length).toBeLessThanOrEqual(2 + chosen);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('what changes nobody’s streams is known as the same', () => {
    const meeting = after(sending('camera', 'microphone'), [speaks(hoaLac)]);
    expect(sameOnAir(onAir(meeting), onAir(after(meeting, [{ type: 'breakStarted', actor: { by: 'hub' } }])))).toBe(
      true,
    );
    expect(sameOnAir(onAir(meeting), onAir(after(meeting, [{ type: 'speakerChanged', endpointId: null }])))).toBe(true);
    expect(sameOnAir(onAir(meeting), onAir(after(meeting, [closes(hoaLac)])))).toBe(false);
    expect(sameOnAir(onAir(meeting), onAir(after(meeting, [speaks(dangKhe)])))).toBe(false);
  });
});
