import {
  isOfKind,
  lowerRung,
  rungs,
  type EndpointId,
  type Rung,
  type ShownPicture,
  type SourceId,
} from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MeetingEvent } from '../../../../src/domain/meeting/events.ts';
import { steps, type Step } from '../../../../src/domain/meeting/ladder/steps.ts';
import type { Meeting } from '../../../../src/domain/meeting/meeting.ts';
import { onAir } from '../../../../src/domain/meeting/reception/on-air.ts';
import { subscriptions, type Subscription } from '../../../../src/domain/meeting/reception/subscription.ts';
import type { Viewer } from '../../../../src/domain/meeting/reception/viewer.ts';
import { isPresent } from '../../../../src/domain/meeting/seats/state.ts';
import { startSending } from '../../../../src/domain/meeting/sources/sending.ts';
import {
  after,
  anBinh,
  dangKhe,
  hoaLac,
  joined,
  meetingAfter,
  opened,
  room,
  sender,
} from '../../../support/meetings.ts';
import { manyIds, someEndpoint, someMeeting } from '../../../support/some-meetings.ts';

const all = [room, anBinh, hoaLac, dangKhe];
const speaks = (endpointId: EndpointId): MeetingEvent => ({ type: 'speakerChanged', endpointId });
/** All four send camera and microphone, and these have spoken, the last one last. */
const talking = (...spoke: readonly EndpointId[]): Meeting => {
  const sources: readonly SourceId[] = ['camera', 'microphone'];
  const sending = all.reduce(
    (meeting, id) => sources.reduce((now, source) => after(now, startSending(now, sender(id), source)), meeting),
    meetingAfter(opened(), ...joined(...all)),
  );
  return after(sending, spoke.map(speaks));
};

const large = (endpointId: EndpointId, source: 'camera' | 'screen' = 'camera'): ShownPicture => ({
  endpointId,
  source,
  width: 1_280,
  height: 720,
});
/** A viewer on whose page all pictures stand large. */
const viewer = (meeting: Meeting, endpointId: EndpointId, rung: Rung): Viewer => ({
  endpointId,
  seesAll: endpointId === room,
  shown: {
    pictures: all.flatMap((each) => [large(each), large(each, 'screen')]),
    stage: onAir(meeting).stage,
  },
  sounds: true,
  rung,
});
/** What flows to it, as `kind endpoint layer`. */
const flows = (meeting: Meeting, endpointId: EndpointId, rung: Rung): string[] =>
  subscriptions(onAir(meeting), viewer(meeting, endpointId, rung))
    .filter(({ paused }) => !paused)
    .map((each) => `${each.source} ${each.endpointId}${isOfKind(each.source, 'camera') ? ` ${each.layer}` : ''}`);

const heard = (...endpointIds: readonly EndpointId[]) => endpointIds.map((each) => `microphone ${each}`);

const given = (endpointId: EndpointId): MeetingEvent => ({
  type: 'floorGiven',
  endpointId,
  by: 'opened',
  seconds: null,
  actor: { by: 'hub' },
});

describe('what a rung lets through', () => {
  const meeting = talking(dangKhe, hoaLac);

  it('is everything that stands on the page where the line bears it', () => {
    expect(flows(meeting, room, 'full')).toEqual([
      ...heard(anBinh, hoaLac, dangKhe),
      ...[anBinh, hoaLac, dangKhe].map((each) => `camera ${each} 2`),
    ]);
  });

  it('is the stage alone on the second rung, whoever speaks larger than the chair, and the screen whole', () => {
    expect(flows(meeting, room, 'stage')).toEqual([...heard(anBinh, hoaLac, dangKhe), `camera ${hoaLac} 1`]);
    const shared = after(meeting, [{ type: 'sendingStarted', endpointId: dangKhe, source: 'screen' }]);
    expect(flows(shared, anBinh, 'stage')).toEqual([
      ...heard(room, hoaLac, dangKhe),
      `screen ${dangKhe}`,
      `camera ${room} 0`,
      `camera ${hoaLac} 1`,
    ]);
  });

  it('is one small picture on the third, of whoever speaks, else of the chair, and three voices', () => {
    expect(flows(meeting, anBinh, 'one-picture')).toEqual([...heard(room, hoaLac, dangKhe), `camera ${hoaLac} 0`]);
    expect(flows(meeting, hoaLac, 'one-picture').at(-1)).toBe(`camera ${room} 0`);
    const silent = after(meeting, [{ type: 'sendingStopped', endpointId: hoaLac, source: 'camera', cause: 'own' }]);
    expect(flows(silent, anBinh, 'one-picture').at(-1)).toBe(`camera ${room} 0`);
  });

  it('is that picture slowly beside few voices', () => {
    const slow = (step: Step) =>
      subscriptions(onAir(meeting), { ...viewer(meeting, anBinh, step.rung), ...step }).filter((each) => each.slow);
    expect(slow({ rung: 'one-picture', fewVoices: true })).toContainEqual(
      expect.objectContaining({ endpointId: hoaLac, source: 'camera', layer: 0, paused: false }),
    );
    expect(slow({ rung: 'one-picture' })).toEqual([]);
  });

  it('is on the last one the voice to which the meeting listens, and the chair’s when he speaks', () => {
    expect(flows(meeting, anBinh, 'voice')).toEqual(heard(hoaLac));
    expect(flows(after(meeting, [speaks(room)]), anBinh, 'voice')).toEqual(heard(room));
    // Whoever speaks hears who spoke before.
    expect(flows(meeting, hoaLac, 'voice')).toEqual(heard(dangKhe));
    // Nobody has spoken yet: a first word is not waited for.
    expect(flows(talking(), anBinh, 'voice')).toEqual(heard(room));
  });

  it('is the chair’s beside that of whoever has the floor, while he speaks', () => {
    const floor = after(talking(), [given(dangKhe)]);
    expect(flows(floor, anBinh, 'voice')).toEqual(heard(dangKhe));
    expect(flows(after(floor, [speaks(room)]), anBinh, 'voice')).toEqual(heard(room, dangKhe));
  });

  it('is of several who have the floor the one that speaks', () => {
    const floor = after(talking(), [given(dangKhe), given(hoaLac)]);
    expect(flows(floor, anBinh, 'voice')).toContain(`microphone ${hoaLac}`);
    expect(flows(after(floor, [speaks(dangKhe)]), anBinh, 'voice')).toContain(`microphone ${dangKhe}`);
    expect(flows(after(floor, [speaks(dangKhe)]), anBinh, 'voice')).not.toContain(`microphone ${hoaLac}`);
  });
});

describe('in any meeting', () => {
  const of = (meeting: Meeting, endpointId: EndpointId, step: Step) =>
    subscriptions(onAir(meeting), {
      endpointId,
      seesAll: endpointId === manyIds[0],
      shown: { pictures: manyIds.map((each) => large(each)), stage: onAir(meeting).stage },
      ...step,
      sounds: true,
    });
  const flowing = (wanted: readonly Subscription[], kind: 'microphone' | 'camera' | 'screen') =>
    wanted.filter(({ source, paused }) => !paused && isOfKind(source, kind));
  /** Some meeting, the room in it and some more of those who are there. */
  const forEach = (check: (meeting: Meeting, endpointId: EndpointId) => void) =>
    fc.assert(
      fc.property(someMeeting, fc.uniqueArray(someEndpoint, { maxLength: 6 }), (meeting, some) => {
        for (const endpointId of new Set([...manyIds.slice(0, 1), ...some]))
          if (isPresent(meeting.seats.get(endpointId))) check(meeting, endpointId);
      }),
      { numRuns: 40 },
    );

  it('a voice is never given up for a picture: whoever hears less sees nothing, or one small picture', () => {
    forEach((meeting, endpointId) => {
      const voices = flowing(of(meeting, endpointId, { rung: 'full' }), 'microphone').length;
      for (const step of steps) {
        const wanted = of(meeting, endpointId, step);
        if (flowing(wanted, 'microphone').length === voices) continue;
        const pictures = [...flowing(wanted, 'camera'), ...flowing(wanted, 'screen')];
        expect(pictures.length).toBeLessThanOrEqual(step.rung === 'one-picture' ? 1 : 0);
        expect(pictures.every(({ layer }) => layer === 0)).toBe(true);
      }
    });
  });

  it('a PC takes no voice, and lets no more pictures through than the rung of its own', () => {
    const voices = (wanted: readonly Subscription[]) => flowing(wanted, 'microphone').map((each) => each.endpointId);
    const someSteps = [
      fc.constantFrom<Step[]>(...steps),
      fc.constantFrom(...rungs),
      fc.constantFrom(...manyIds),
    ] as const;
    fc.assert(
      fc.property(someMeeting, ...someSteps, (meeting, line, pictures, endpointId) => {
        const wanted = of(meeting, endpointId, { ...line, pictures });
        expect(voices(wanted)).toEqual(voices(of(meeting, endpointId, line)));
        const byPc = lowerRung(line.rung, pictures) !== line.rung;
        const lower = of(meeting, endpointId, byPc ? { rung: pictures } : line);
        for (const kind of ['camera', 'screen'] as const) expect(flowing(wanted, kind)).toEqual(flowing(lower, kind));
      }),
    );
  });

  it('whoever may be heard at all is heard by everybody: no rung is without a voice', () => {
    forEach((meeting, endpointId) => {
      const any = flowing(of(meeting, endpointId, { rung: 'full' }), 'microphone').length > 0;
      for (const step of steps) expect(flowing(of(meeting, endpointId, step), 'microphone').length > 0).toBe(any);
    });
  });

  it('a lower rung lets nothing through that a higher one keeps back, and opens and ends no stream', () => {
    forEach((meeting, endpointId) => {
      for (const [index, step] of steps.entries()) {
        const [wanted, above] = [of(meeting, endpointId, step), of(meeting, endpointId, steps[index - 1] ?? step)];
        const byKey = new Map(above.map((each) => [`${each.endpointId} ${each.source}`, each]));
        expect(wanted.length).toBe(above.length);
        for (const each of wanted) {
          const higher = byKey.get(`${each.endpointId} ${each.source}`);
          expect(higher !== undefined && (each.paused || (!higher.paused && each.layer <= higher.layer))).toBe(true);
        }
      }
    });
  });

  it('a picture is tried beside the voices of a voice alone: it costs no voice, and brings none', () => {
    forEach((meeting, endpointId) => {
      const tried = of(meeting, endpointId, { rung: 'one-picture', fewVoices: true });
      const voices = (wanted: readonly Subscription[]) => flowing(wanted, 'microphone').map((each) => each.endpointId);
      expect(voices(tried)).toEqual(voices(of(meeting, endpointId, { rung: 'voice' })));
      // It comes slowly, and no other picture does.
      expect(flowing(tried, 'camera').every(({ slow }) => slow === true)).toBe(true);
      for (const step of [{ rung: 'full' }, { rung: 'one-picture' }] as const)
        expect(of(meeting, endpointId, step).some(({ slow }) => slow === true)).toBe(false);
    });
  });

  it('what a voice alone takes is bounded: two endpoints are heard, however many are open', () => {
    forEach((meeting, endpointId) => {
      const voices = flowing(of(meeting, endpointId, { rung: 'voice' }), 'microphone');
      expect(new Set(voices.map((each) => each.endpointId)).size).toBeLessThanOrEqual(2);
    });
  });
});
