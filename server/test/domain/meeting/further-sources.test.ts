import { mostSources, ofKind, SourceKind, sourcesOf, type EndpointId, type SourceId } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { giveFloor, setMode, takeBack } from '../../../src/domain/meeting/floor/chairing.ts';
import { hasFloor } from '../../../src/domain/meeting/floor/state.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import { microphoneRight } from '../../../src/domain/meeting/microphones/right.ts';
import {
  allowEndpoint,
  closeMicrophone,
  muteAll,
  muteEndpoint,
  openMicrophone,
} from '../../../src/domain/meeting/microphones/muting.ts';
import {
  isAudible,
  loseMedia,
  maySend,
  startSending,
  stopScreen,
  stopSending,
} from '../../../src/domain/meeting/sources/sending.ts';
import { meetingView } from '../../../src/domain/meeting/view.ts';
import {
  after,
  anBinh,
  dangKhe,
  hoaLac,
  hubActor,
  joined,
  meetingAfter,
  opened,
  refusalCode,
  room,
  sender,
} from '../../support/meetings.ts';

const all = [room, anBinh, hoaLac, dangKhe];
const everybodyIn = (): Meeting => meetingAfter(opened(), ...joined(...all));
const sends = (meeting: Meeting, endpointId: EndpointId, ...sources: readonly SourceId[]): Meeting =>
  sources.reduce((now, source) => after(now, startSending(now, sender(endpointId), source)), meeting);
/** Which microphones of an endpoint are open. */
const openOf = (meeting: Meeting, endpointId: EndpointId): SourceId[] => {
  const sent = maySend(meeting, endpointId);
  return ofKind(sent.keys(), 'microphone').filter((source) => sent.get(source) === true);
};
const both: SourceId[] = ['microphone', 'microphone:2'];
const seatOf = (meeting: Meeting, endpointId: EndpointId) =>
  meetingView(meeting, { audience: 'room', seq: 0, record: 'sound' }).seats.find(
    (each) => each.endpointId === endpointId,
  ) ?? expect.fail();

describe('further sources of an endpoint', () => {
  it('are sent beside the first, and listed with their ids', () => {
    const meeting = sends(everybodyIn(), anBinh, 'camera:2', 'microphone', 'camera', 'microphone:2');
    expect(seatOf(meeting, anBinh)).toMatchObject({
      camera: 'on',
      microphone: 'open',
      sources: ['camera', 'camera:2', 'microphone', 'microphone:2'],
    });
    expect(seatOf(meeting, hoaLac)).toMatchObject({ camera: 'off', sources: [] });
  });

  it('are so many of a kind, and no more', () => {
    const everything = SourceKind.options.flatMap(sourcesOf);
    const full = sends(everybodyIn(), anBinh, ...everything);
    expect(seatOf(full, anBinh).sources).toEqual(everything.toSorted());
    for (const source of ['camera:4', 'microphone:3', 'screen:2'] as const)
      expect(refusalCode(() => startSending(full, sender(anBinh), source))).toBe('too-many-sources');
    expect(refusalCode(() => startSending(everybodyIn(), sender(anBinh), 'camera:4'))).toBe('too-many-sources');
    expect(refusalCode(() => startSending(full, sender(anBinh), 'camera:2'))).toBe('already-sending');
    expect(mostSources.screen).toBe(1);
  });

  it('need the right to their kind', () => {
    const opening = opened();
    if (opening.type !== 'meetingOpened') throw new Error('not an opening');
    const policy = { ...opening.policy, delegatesMay: [] };
    const listening = meetingAfter({ ...opening, policy }, ...joined(anBinh));
    expect(refusalCode(() => startSending(listening, sender(anBinh), 'camera:2'))).toBe('camera-not-granted');
    expect(refusalCode(() => startSending(listening, sender(anBinh), 'microphone:2'))).toBe('microphone-not-granted');
  });

  it('stop one by one: a camera leaves the other, and the camera is off with the last', () => {
    const two = sends(everybodyIn(), anBinh, 'camera', 'camera:2');
    const one = after(two, stopSending(two, anBinh, 'camera'));
    expect(seatOf(one, anBinh)).toMatchObject({ camera: 'on', sources: ['camera:2'] });
    expect(stopSending(one, anBinh, 'camera')).toEqual([]);
    expect(seatOf(after(one, stopSending(one, anBinh, 'camera:2')), anBinh)).toMatchObject({ camera: 'off' });
  });

  it('are lost together, and go with their endpoint', () => {
    const meeting = sends(everybodyIn(), anBinh, 'camera', 'camera:2', ...both);
    const lost = after(meeting, loseMedia(meeting, anBinh));
    expect(lost.sources.get(anBinh)?.sending.size).toBe(0);
    expect(isAudible(lost, anBinh)).toBe(false);
    expect(after(meeting, [{ type: 'endpointLeft', endpointId: anBinh }]).sources.get(anBinh)?.sending.size).toBe(0);
  });
});

describe('the microphones of an endpoint are one voice', () => {
  const talking = (): Meeting => sends(everybodyIn(), anBinh, ...both);

  it('which is heard by all of them, and muted, withheld from the floor and shut by all of them', () => {
    const meeting = talking();
    expect(openOf(meeting, anBinh)).toEqual(both);
    for (const facts of [
      muteEndpoint(meeting, anBinh, hubActor),
      muteAll(meeting, hubActor),
      setMode(meeting, 'conference', hubActor),
      closeMicrophone(meeting, anBinh),
    ]) {
      const shut = after(meeting, facts);
      expect(openOf(shut, anBinh)).toEqual([]);
      expect(isAudible(shut, anBinh)).toBe(false);
      expect(shut.sources.get(anBinh)?.sending.size).toBe(2);
    }
  });

  it('is on the record once: one opening, one shutting', () => {
    const shut = after(talking(), closeMicrophone(talking(), anBinh));
    expect(openMicrophone(shut, anBinh)).toEqual([{ type: 'microphoneOpened', endpointId: anBinh }]);
    expect(openOf(after(shut, openMicrophone(shut, anBinh)), anBinh)).toEqual(both);
    expect(muteEndpoint(talking(), anBinh, hubActor)).toEqual([
      { type: 'microphoneWithheld', endpointId: anBinh, actor: hubActor },
      { type: 'microphoneClosed', endpointId: anBinh, cause: 'muted-by-chair' },
    ]);
  });

  it('gets the floor by all of them, whichever is prepared, and loses it by all', () => {
    const conference = after(everybodyIn(), setMode(everybodyIn(), 'conference', hubActor));
    const prepared = after(conference, startSending(conference, sender(anBinh), 'microphone:2', { shut: true }));
    const given = after(prepared, giveFloor(prepared, anBinh, 60, hubActor));
    expect(openOf(given, anBinh)).toEqual(['microphone:2']);
    const joining = sends(given, anBinh, 'microphone');
    expect(openOf(joining, anBinh)).toEqual(both);
    expect(openOf(after(joining, takeBack(joining, anBinh, hubActor)), anBinh)).toEqual([]);
  });

  it('is opened by the first of them, and by no further one: its person may have shut it', () => {
    const shut = after(sends(everybodyIn(), anBinh, 'microphone'), [
      { type: 'microphoneClosed', endpointId: anBinh, cause: 'own' },
    ]);
    expect(startSending(shut, sender(anBinh), 'microphone:2')).toEqual([
      { type: 'sendingStarted', endpointId: anBinh, source: 'microphone:2', shut: true },
    ]);
    expect(openOf(sends(shut, anBinh, 'microphone:2'), anBinh)).toEqual([]);
    // Nor is it shut by one that is only prepared.
    const open = sends(everybodyIn(), anBinh, 'microphone');
    const second = after(open, startSending(open, sender(anBinh), 'microphone:2', { shut: true }));
    expect(openOf(second, anBinh)).toEqual(both);
  });

  it('needs its right for each of them', () => {
    const muted = after(talking(), muteEndpoint(talking(), anBinh, hubActor));
    const one = after(muted, stopSending(muted, anBinh, 'microphone:2'));
    expect(refusalCode(() => startSending(one, sender(anBinh), 'microphone:2'))).toBe('microphone-withheld');
    const allowed = after(one, allowEndpoint(one, anBinh, hubActor));
    expect(refusalCode(() => startSending(allowed, sender(anBinh), 'microphone:2', { again: true }))).toBe('held-back');
  });

  it('is shut with the last of them alone, whichever that is', () => {
    const one = after(talking(), stopSending(talking(), anBinh, 'microphone'));
    expect(openOf(one, anBinh)).toEqual(['microphone:2']);
    expect(isAudible(one, anBinh)).toBe(true);
    const none = after(one, stopSending(one, anBinh, 'microphone:2'));
    expect(none.microphones.of.get(anBinh)?.open).toBe(false);
    expect(refusalCode(() => openMicrophone(none, anBinh))).toBe('not-sending');
  });
});

type Step = keyof typeof decisions;
const decisions = {
  send: (meeting: Meeting, id: EndpointId, source: SourceId) => startSending(meeting, sender(id), source),
  prepare: (meeting: Meeting, id: EndpointId, source: SourceId) =>
    startSending(meeting, sender(id), source, { shut: true }),
  again: (meeting: Meeting, id: EndpointId, source: SourceId) =>
    startSending(meeting, sender(id), source, { again: true }),
  stop: stopSending,
  open: (meeting: Meeting, id: EndpointId) => openMicrophone(meeting, id),
  close: (meeting: Meeting, id: EndpointId) => closeMicrophone(meeting, id),
  mute: (meeting: Meeting, id: EndpointId) => muteEndpoint(meeting, id, hubActor),
  allow: (meeting: Meeting, id: EndpointId) => allowEndpoint(meeting, id, hubActor),
  muteAll: (meeting: Meeting) => muteAll(meeting, hubActor),
  conference: (meeting: Meeting) => setMode(meeting, 'conference', hubActor),
  discussion: (meeting: Meeting) => setMode(meeting, 'discussion', hubActor),
  give: (meeting: Meeting, id: EndpointId) => giveFloor(meeting, id, 60, hubActor),
  takeBack: (meeting: Meeting, id: EndpointId) => takeBack(meeting, id, hubActor),
  stopScreen: (meeting: Meeting) => stopScreen(meeting),
  drop: (_meeting: Meeting, endpointId: EndpointId) => [
    { type: 'endpointDropped' as const, endpointId, cause: 'link-lost' as const },
  ],
  back: (_meeting: Meeting, endpointId: EndpointId) => [{ type: 'endpointResumed' as const, endpointId }],
};
const isStep = (name: string): name is Step => name in decisions;
const course = fc.array(
  fc.tuple(
    fc.constantFrom(...Object.keys(decisions).filter(isStep), 'send' as const, 'send' as const, 'close' as const),
    fc.constantFrom(anBinh, hoaLac, anBinh, room),
    fc.constantFrom<SourceId>(
      'microphone',
      'microphone:2',
      'microphone',
      'microphone:2',
      'camera',
      'camera:2',
      'screen',
    ),
  ),
  { maxLength: 40 },
);

/** What endpoints do with their own microphones, and the chair with the floor. */
const voiceCourse = fc.array(
  fc.tuple(
    fc.constantFrom<Step>('send', 'prepare', 'again', 'stop', 'open', 'close', 'give', 'takeBack'),
    fc.constantFrom(anBinh, hoaLac),
    fc.constantFrom<SourceId>(...both),
  ),
  { maxLength: 20 },
);

/** Plays a course; `look` sees the meeting before and after each step that was not refused. */
const play = (
  steps: readonly [Step, EndpointId, SourceId][],
  look: (seen: { before: Meeting; now: Meeting; step: Step; id: EndpointId; source: SourceId }) => void,
): void => {
  let before = everybodyIn();
  for (const [step, id, source] of steps) {
    let now: Meeting;
    try {
      now = after(before, decisions[step](before, id, source));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
      continue;
    }
    look({ before, now, step, id, source });
    before = now;
  }
};

describe('whatever is sent and done in whatever order', () => {
  it('nobody is heard by any microphone while muted, or without the floor where that decides', () => {
    fc.assert(
      fc.property(course, (steps) => {
        play(steps, ({ now }) => {
          for (const each of all) {
            if (openOf(now, each).length === 0) continue;
            expect(microphoneRight(now, each)).toBe('free');
            expect(now.floor.mode === 'discussion' || each === room || hasFloor(now.floor, each)).toBe(true);
          }
        });
      }),
      { numRuns: 300 },
    );
  });

  it('all microphones of an endpoint are open, or none, and that is what everybody is shown', () => {
    fc.assert(
      fc.property(course, (steps) => {
        play(steps, ({ now }) => {
          for (const each of all) {
            const open = openOf(now, each);
            const sent = ofKind(now.sources.get(each)?.sending ?? [], 'microphone');
            expect([[], sent]).toContainEqual(open);
            expect(isAudible(now, each)).toBe(open.length > 0);
            expect(seatOf(now, each).microphone === 'open').toBe(open.length > 0);
          }
        });
      }),
      { numRuns: 300 },
    );
  });

  it('no microphone opens an endpoint that was shut by itself, but the first one that is sent or an open or a floor', () => {
    fc.assert(
      fc.property(voiceCourse, (steps) => {
        play(steps, ({ before, now, step, id }) => {
          for (const each of all.filter((one) => isAudible(now, one) && !isAudible(before, one))) {
            const first = ofKind(before.sources.get(each)?.sending ?? [], 'microphone').length === 0;
            const own = each === id && (step === 'open' || ((step === 'send' || step === 'again') && first));
            expect(own || (step === 'give' && hasFloor(now.floor, each))).toBe(true);
          }
        });
      }),
      { numRuns: 300 },
    );
  });

  it('there is one screen at most, and what stops is that one source of that one endpoint', () => {
    fc.assert(
      fc.property(course, (steps) => {
        play(steps, ({ before, now, step, id, source }) => {
          expect(all.filter((each) => now.sources.get(each)?.sending.has('screen')).length).toBeLessThanOrEqual(1);
          if (step !== 'stop') return;
          for (const each of all)
            expect([...(now.sources.get(each)?.sending ?? [])]).toEqual(
              [...(before.sources.get(each)?.sending ?? [])].filter((one) => each !== id || one !== source),
            );
        });
      }),
      { numRuns: 200 },
    );
  });
});
