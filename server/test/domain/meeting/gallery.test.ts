import { EndpointId, mostInGallery, stageCameras, stagePlaces, type Instant } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endBreak, startBreak } from '../../../src/domain/meeting/course/course.ts';
import type { MeetingEvent } from '../../../src/domain/meeting/events.ts';
import { giveFloor } from '../../../src/domain/meeting/floor/chairing.ts';
import { mostOfPicture } from '../../../src/domain/meeting/ladder/allowance.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import { onAir, sameOnAir } from '../../../src/domain/meeting/reception/on-air.ts';
import { changeSpeaker } from '../../../src/domain/meeting/speaker/speaking.ts';
import { showOnStage } from '../../../src/domain/meeting/stage/showing.ts';
import { stageOf } from '../../../src/domain/meeting/stage/stage-of.ts';
import { dues } from '../../../src/domain/meeting/topics.ts';
import { anBinh, at, dangKhe, hoaLac, hubActor, joined, meetingAfter, opened, room } from '../../support/meetings.ts';

const gallerySeconds = 15;
const patienceMs = gallerySeconds * 1000;
const begins: Instant = 60_000;
const all = [room, anBinh, hoaLac, dangKhe];
/** More than a gallery holds. */
const crowd = [...all, ...['e', 'f', 'g', 'h', 'i'].map((name) => EndpointId.parse(name))];

const opening = (seconds: number | null): MeetingEvent => {
  const event = opened();
  if (event.type !== 'meetingOpened') return event;
  const others = crowd.slice(all.length).map((endpointId, index) => ({
    ...{ endpointId, name: `Xã ${endpointId}`, leads: false, position: event.expected.length + index },
  }));
  return {
    ...{ ...event, expected: [...event.expected, ...others] },
    ...(seconds === null ? {} : { gallerySeconds: seconds }),
  };
};
const camera = (endpointId: EndpointId): MeetingEvent => ({ type: 'sendingStarted', endpointId, source: 'camera' });
/** These are in since the same second, and send a camera. */
const meetingOf = (endpoints = all, seconds: number | null = gallerySeconds): Meeting =>
  at(meetingAfter(opening(seconds)), [...joined(...endpoints), ...endpoints.map(camera)], begins);

/** The meeting at an instant, with all that fell due by itself until then. */
const until = (meeting: Meeting, now: Instant): Meeting => {
  const [due] = dues(meeting)
    .filter((each) => each.at <= now)
    .toSorted((one, other) => one.at - other.at);
  if (due === undefined) return meeting;
  const events = due.decide(meeting);
  expect(events, 'what is due happens').not.toEqual([]);
  return until(at(meeting, events, due.at), now);
};
const shown = (meeting: Meeting): readonly EndpointId[] | undefined => stageOf(meeting).gallery;
const speaks = (meeting: Meeting, endpointId: EndpointId | null, now: Instant): Meeting =>
  at(meeting, changeSpeaker(meeting, endpointId), now);
const quiet = (meeting = meetingOf()): Meeting => until(meeting, begins + patienceMs);
const large = (meeting: Meeting, own: EndpointId | null): readonly EndpointId[] =>
  stagePlaces(stageOf(meeting), () => true, { own }).large.map(({ endpointId }) => endpointId);

describe('while nobody speaks', () => {
  it('all see who is there once it has lasted, and not a moment before', () => {
    expect(shown(until(meetingOf(), begins + patienceMs - 1))).toBeUndefined();
    const meeting = quiet();
    expect(shown(meeting)).toEqual(all);
    expect(large(meeting, anBinh)).toEqual([room, hoaLac, dangKhe]);
    expect(large(meeting, room)).toEqual([anBinh, hoaLac, dangKhe]);
    expect(sameOnAir(onAir(meetingOf()), onAir(meeting)), 'streams are looked at').toBe(false);
  });

  it('gives way to whoever speaks at once, and comes back after the same patience', () => {
    const spoken = speaks(quiet(), hoaLac, 100_000);
    expect([shown(spoken), large(spoken, anBinh)]).toEqual([undefined, [hoaLac]]);
    const silent = speaks(spoken, null, 110_000);
    expect(shown(until(silent, 110_000 + patienceMs - 1))).toBeUndefined();
    expect(shown(until(silent, 110_000 + patienceMs)), 'who spoke last stands after whoever leads').toEqual([
      ...[room, hoaLac, anBinh, dangKhe],
    ]);
  });

  it('waits while the room fills: each who comes begins the patience anew', () => {
    const filling = at(meetingOf([room, anBinh, hoaLac]), joined(dangKhe), begins + 10_000);
    expect(shown(until(filling, begins + patienceMs))).toBeUndefined();
    expect(shown(until(filling, begins + 10_000 + patienceMs))).toHaveLength(4);
  });

  it('lets who comes into the gallery stand with the others, and who goes be missing', () => {
    const three = quiet(meetingOf([room, anBinh, hoaLac]));
    const four = at(three, [...joined(dangKhe), camera(dangKhe)], 90_000);
    expect(shown(four)).toEqual(all);
    expect(shown(at(four, [{ type: 'endpointLeft', endpointId: anBinh }], 91_000))).toEqual([room, hoaLac, dangKhe]);
  });

  it.each<[string, (meeting: Meeting) => MeetingEvent[]]>([
    ['somebody has the floor', (meeting) => giveFloor(meeting, anBinh, null, hubActor)],
    ['a screen is shared', () => [{ type: 'sendingStarted', endpointId: anBinh, source: 'screen' }]],
    ['whoever conducts chose the stage', (meeting) => showOnStage(meeting, { show: 'chair' }, hubActor)],
    ['there is a break', (meeting) => startBreak(meeting, hubActor)],
    [
      'all but two are gone',
      () => [anBinh, hoaLac].map((endpointId) => ({ type: 'endpointLeft', endpointId }) as const),
    ],
  ])('is no gallery while %s, and none comes', (_why, happens) => {
    const meeting = quiet();
    const now = at(meeting, happens(meeting), 100_000);
    expect(shown(now)).toBeUndefined();
    const before = meetingOf();
    const other = at(before, happens(before), begins + 1);
    expect(dues(other).filter(({ name }) => name.startsWith('nobody speaks'))).toEqual([]);
  });

  it('waits anew after a break, and after the hub was away', () => {
    const broken = at(quiet(), startBreak(quiet(), hubActor), 100_000);
    const on = at(broken, endBreak(broken, hubActor), 200_000);
    expect(shown(until(on, 200_000 + patienceMs - 1))).toBeUndefined();
    expect(shown(until(on, 200_000 + patienceMs))).toHaveLength(4);
    const back = at(
      quiet(),
      [{ type: 'hubReturned', downSince: 90_000 }, ...joined(...all), ...all.map(camera)],
      100_000,
    );
    expect(shown(back)).toBeUndefined();
    expect(shown(until(back, 100_000 + patienceMs))).toHaveLength(4);
  });

  it('waits anew after a screen, a round of all, and a roll, also where nobody said a word meanwhile', () => {
    const screen = { endpointId: anBinh, source: 'screen' } as const;
    const actor = hubActor;
    const ends: readonly (readonly [MeetingEvent[], MeetingEvent[]])[] = [
      [[{ type: 'sendingStarted', ...screen }], [{ type: 'sendingStopped', ...screen, cause: 'own' }]],
      [[{ type: 'sendingStarted', ...screen }], [{ type: 'endpointLeft', endpointId: anBinh }]],
      [[{ type: 'tourBegan', stops: [anBinh], seconds: 10, actor }], [{ type: 'tourEnded', cause: 'over', actor }]],
    ];
    for (const meeting of [meetingOf(), quiet()])
      for (const [begin, end] of ends) {
        const over = at(at(meeting, begin, 100_000), end, 200_000);
        expect(shown(over)).toBeUndefined();
        expect(shown(until(over, 200_000 + patienceMs - 1))).toBeUndefined();
        expect(shown(until(over, 200_000 + patienceMs))?.length).toBeGreaterThanOrEqual(3);
      }
  });

  it('waits anew once whoever had the floor, and did not say a word, is gone', () => {
    const given = at(quiet(), giveFloor(quiet(), anBinh, null, hubActor), 100_000);
    const left = at(given, [{ type: 'endpointLeft', endpointId: anBinh }], 110_000);
    expect(shown(until(left, 110_000 + patienceMs - 1))).toBeUndefined();
    expect(shown(until(left, 110_000 + patienceMs))).toHaveLength(3);
  });

  it('never is one where the operator wants none, nor in a record from before there was any', () => {
    expect(dues(meetingOf(all, null)).filter(({ name }) => name.startsWith('nobody speaks'))).toEqual([]);
  });

  it('takes no more of a thin line than the stage does, on any rung, whoever looks', () => {
    const air = onAir(quiet(meetingOf(crowd)));
    for (const viewer of crowd) {
      const layers = (rung: 'stage' | 'one-picture' | 'voice') =>
        air.cameras
          .filter(({ endpointId }) => endpointId !== viewer)
          .map((sent) => mostOfPicture(rung, sent, air, viewer))
          .filter((layer) => layer !== null);
      expect(layers('stage').every((layer) => layer === 0)).toBe(true);
      expect(layers('stage')).toHaveLength(mostInGallery);
      expect(layers('one-picture')).toEqual([0]);
      expect(layers('voice')).toEqual([]);
    }
  });

  it('shows nobody on its own page, at most four, each once, whoever is there', () => {
    fc.assert(
      fc.property(fc.subarray(crowd, { minLength: 3 }), fc.constantFrom(...crowd), (there, own) => {
        const meeting = quiet(meetingOf(there));
        const places = stagePlaces(stageOf(meeting), (each) => there.includes(each), { own });
        const seen = stageCameras(places, stageOf(meeting));
        expect(seen).not.toContain(own);
        expect(new Set(seen).size).toBe(seen.length);
        expect(seen.length).toBe(Math.min(mostInGallery, there.filter((each) => each !== own).length));
      }),
    );
  });

  it('never flaps: between two beginnings lies the patience, whatever is said when', () => {
    const spoken = fc.array(
      fc.record({ who: fc.option(fc.constantFrom(...all)), afterMs: fc.integer({ min: 0, max: 40_000 }) }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(spoken, (changes) => {
        const began: Instant[] = [];
        let now = begins;
        let meeting = meetingOf();
        const wait = (ms: number): void => {
          now += ms;
          const before = shown(meeting);
          const due = dues(meeting).find(({ name }) => name.startsWith('nobody speaks'));
          meeting = until(meeting, now);
          if (before === undefined && shown(meeting) !== undefined && due !== undefined) began.push(due.at);
        };
        for (const { who, afterMs } of changes) {
          wait(afterMs);
          meeting = speaks(meeting, who, now);
          if (who !== null) expect(shown(meeting)).toBeUndefined();
        }
        wait(patienceMs);
        const gaps = began.slice(1).map((each, index) => each - (began[index] ?? 0));
        expect(Math.min(patienceMs, ...gaps)).toBeGreaterThanOrEqual(patienceMs);
      }),
    );
  });
});
