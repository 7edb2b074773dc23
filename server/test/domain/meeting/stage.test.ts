import { undoSeconds, type EndpointId, type StageChoice } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stamp } from '../../../src/application/meeting/publish.ts';
import type { MeetingEvent } from '../../../src/domain/meeting/events.ts';
import { giveFloor, undoLast } from '../../../src/domain/meeting/floor/chairing.ts';
import { applyEvent } from '../../../src/domain/meeting/fold.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import { onAir, sameOnAir } from '../../../src/domain/meeting/reception/on-air.ts';
import { subscriptions } from '../../../src/domain/meeting/reception/subscription.ts';
import { dropEndpoint, leaveMeeting } from '../../../src/domain/meeting/seats/seating.ts';
import { isPresent } from '../../../src/domain/meeting/seats/state.ts';
import { startSending, stopSending } from '../../../src/domain/meeting/sources/sending.ts';
import { addToStage, removeFromStage, showOnStage, undoStage } from '../../../src/domain/meeting/stage/showing.ts';
import { stageOf } from '../../../src/domain/meeting/stage/stage-of.ts';
import { beginTour, endTour, tourDue, tourOn } from '../../../src/domain/meeting/stage/touring.ts';
import { meetingView } from '../../../src/domain/meeting/view.ts';
import {
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
import { manyIds, someMeeting } from '../../support/some-meetings.ts';

const all = [room, anBinh, hoaLac, dangKhe];
const begins = 60_000;
const at = (meeting: Meeting, events: readonly MeetingEvent[], now = begins): Meeting =>
  stamp(meeting.seq, events, now).reduce<Meeting>((before, event) => applyEvent(before, event) ?? before, meeting);
/** Everybody is there and sends a camera. */
const everybodyIn = (): Meeting =>
  all.reduce(
    (meeting, each) => at(meeting, startSending(meeting, sender(each), 'camera')),
    meetingAfter(opened(), ...joined(...all)),
  );
const chosen = (...endpoints: readonly EndpointId[]): StageChoice => ({ show: 'chosen', endpoints: [...endpoints] });
const show = (meeting: Meeting, choice: StageChoice, now = begins): Meeting =>
  at(meeting, showOnStage(meeting, choice, hubActor), now);
const shown = (meeting: Meeting): string => {
  const { shows = { show: 'speaker' } } = stageOf(meeting);
  return shows.show === 'chosen' ? shows.endpoints.join(' ') : shows.show;
};
const dropped = (meeting: Meeting, endpointId: EndpointId, now = begins): Meeting =>
  at(meeting, dropEndpoint(meeting, endpointId, 'link-lost'), now);
const sharing = (meeting: Meeting, endpointId: EndpointId): Meeting =>
  at(meeting, [{ type: 'sendingStarted', endpointId, source: 'screen' }]);

describe('the stage', () => {
  it('shows what whoever conducts says, once, whoever says it', () => {
    const meeting = show(everybodyIn(), chosen(anBinh, hoaLac));
    expect(shown(meeting)).toBe('an-binh hoa-lac');
    expect(showOnStage(meeting, chosen(anBinh, hoaLac), hubActor)).toEqual([]);
    expect(shown(show(meeting, { show: 'chair' }))).toBe('chair');
    expect(showOnStage(everybodyIn(), { show: 'speaker' }, hubActor)).toEqual([]);
  });

  it('takes one more, and one off, until nobody is left', () => {
    let meeting = at(everybodyIn(), addToStage(everybodyIn(), anBinh, hubActor));
    meeting = at(meeting, addToStage(meeting, room, hubActor));
    expect(shown(meeting)).toBe('an-binh room');
    expect(addToStage(meeting, room, hubActor)).toEqual([]);
    meeting = at(meeting, removeFromStage(meeting, anBinh, hubActor));
    expect(removeFromStage(meeting, anBinh, hubActor)).toEqual([]);
    meeting = at(meeting, removeFromStage(meeting, room, hubActor));
    expect(shown(meeting)).toBe('speaker');
  });

  it('refuses whom there is nothing to be seen of, and a grid of more than are told apart', () => {
    const meeting = everybodyIn();
    const gone = at(meeting, leaveMeeting(meeting, anBinh));
    expect(refusalCode(() => showOnStage(gone, chosen(anBinh), hubActor))).toBe('stage-not-there');
    expect(refusalCode(() => addToStage(gone, anBinh, hubActor))).toBe('stage-not-there');
    expect(refusalCode(() => addToStage(meeting, manyIds[3] ?? room, hubActor))).toBe('not-found');
    for (const which of ['screen', 'speaker-and-screen'] as const)
      expect(refusalCode(() => showOnStage(meeting, { show: which }, hubActor))).toBe('no-screen');
    const full = { ...meeting, stage: { ...meeting.stage, choice: chosen(...manyIds.slice(0, 9)) } };
    expect(refusalCode(() => addToStage(full, anBinh, hubActor))).toBe('stage-full');
    const closed = at(meeting, [{ type: 'meetingClosed', actor: hubActor }]);
    expect(refusalCode(() => showOnStage(closed, { show: 'chair' }, hubActor))).toBe('meeting-not-open');
  });

  it('gives way while there is nothing to be seen of what was chosen, and comes back with it', () => {
    const one = show(everybodyIn(), chosen(anBinh));
    const away = dropped(one, anBinh);
    expect(shown(away)).toBe('speaker');
    expect(shown(at(away, [{ type: 'endpointResumed', endpointId: anBinh }]))).toBe('an-binh');
    // Beside one who is there its place is kept.
    expect(shown(dropped(show(everybodyIn(), chosen(anBinh, hoaLac)), anBinh))).toBe('an-binh hoa-lac');
    const screen = show(sharing(everybodyIn(), hoaLac), { show: 'screen' });
    expect(shown(screen)).toBe('screen');
    expect(shown(at(screen, stopSending(screen, hoaLac, 'screen')))).toBe('speaker');
    expect(shown(dropped(show(everybodyIn(), { show: 'chair' }), room))).toBe('speaker');
  });

  it('is undone for five seconds, and once', () => {
    const before = show(everybodyIn(), { show: 'chair' });
    const after = show(before, chosen(anBinh), begins + 60_000);
    const late = begins + 60_000 + undoSeconds * 1_000;
    const undone = at(after, undoStage(after, late, hubActor));
    expect(shown(undone)).toBe('chair');
    expect(refusalCode(() => undoStage(after, late + 1, hubActor))).toBe('nothing-to-undo');
    expect(refusalCode(() => undoStage(undone, late, hubActor))).toBe('nothing-to-undo');
  });

  it('is told alike to all who come, and what can be undone to those who conduct', () => {
    const meeting = show(everybodyIn(), chosen(anBinh));
    const view = (audience: 'seat' | 'room' | 'desk' | 'technician') =>
      meetingView(meeting, { audience, seq: 1, record: 'sound' }).stage;
    for (const audience of ['room', 'desk'] as const)
      expect(view(audience)).toMatchObject({ shows: chosen(anBinh), undo: { until: begins + 5_000 } });
    for (const audience of ['seat', 'technician'] as const) {
      expect(view(audience).shows).toEqual(chosen(anBinh));
      expect(view(audience).undo).toBeUndefined();
    }
  });

  it('goes by whoever gets the floor, who stands on it everywhere, and is back when that is undone', () => {
    const meeting = show(everybodyIn(), chosen(hoaLac));
    const given = at(meeting, giveFloor(meeting, anBinh, null, hubActor));
    expect(shown(given)).toBe('speaker');
    expect(stageOf(given).speaker).toBe(anBinh);
    expect(shown(at(given, undoLast(given, begins, hubActor)))).toBe('hoa-lac');
    expect(shown(at(meeting, giveFloor(meeting, hoaLac, null, hubActor)))).toBe('hoa-lac');
    // A screen is looked at while somebody speaks to it.
    const screen = show(sharing(everybodyIn(), hoaLac), { show: 'screen' });
    expect(shown(at(screen, giveFloor(screen, anBinh, null, hubActor)))).toBe('screen');
  });
});

describe('a round', () => {
  const began = (meeting = everybodyIn(), seconds = 10): Meeting => at(meeting, beginTour(meeting, seconds, hubActor));
  /** What falls due of it, and the meeting after that. */
  const fall = (meeting: Meeting): Meeting => {
    const [due] = tourDue(meeting);
    if (due === undefined) throw new Error('nothing falls due');
    return at(meeting, due.decide(meeting), due.at);
  };

  it('views the communes one after the other, and ends by itself with the stage as it was', () => {
    let meeting = began(show(everybodyIn(), { show: 'chair' }));
    expect(beginTour(meeting, 10, hubActor)).toEqual([]);
    const seen: string[] = [];
    for (let turns = 0; meeting.stage.tour !== null && turns < 10; turns += 1) {
      seen.push(shown(meeting));
      meeting = fall(meeting);
    }
    expect(seen).toEqual(['an-binh', 'hoa-lac', 'dang-khe']);
    expect(shown(meeting)).toBe('chair');
    expect(tourDue(meeting)).toEqual([]);
  });

  it('gives each its seconds, and says until when and how many are to come', () => {
    const meeting = began(everybodyIn(), 30);
    expect(tourDue(meeting)[0]?.at).toBe(begins + 30_000);
    const { stage } = meetingView(meeting, { audience: 'seat', seq: 1, record: 'sound' });
    expect(stage.tour).toEqual({ until: begins + 30_000, left: 2 });
    expect(tourDue(fall(meeting))[0]?.at).toBe(begins + 60_000);
  });

  it('skips whoever is away, and leaves whoever goes away at once', () => {
    expect(shown(began(dropped(everybodyIn(), anBinh)))).toBe('hoa-lac');
    const viewed = began();
    expect(shown(fall(dropped(viewed, hoaLac)))).toBe('dang-khe');
    const left = dropped(viewed, anBinh, begins + 3_000);
    expect(tourDue(left)[0]?.at).toBe(begins + 3_000);
    expect(shown(fall(left))).toBe('hoa-lac');
    const alone = meetingAfter(opened(), ...joined(room));
    expect(refusalCode(() => beginTour(alone, 10, hubActor))).toBe('nobody-there');
  });

  it('goes on at a press, once of two that come at once, and ends by one', () => {
    const meeting = began();
    const on = at(meeting, tourOn(meeting, anBinh, hubActor));
    expect(shown(on)).toBe('hoa-lac');
    expect(tourOn(on, anBinh, hubActor)).toEqual([]);
    expect(shown(at(on, tourOn(on, undefined, hubActor)))).toBe('dang-khe');
    const ended = at(on, endTour(on, hubActor));
    expect(shown(ended)).toBe('speaker');
    expect(endTour(ended, hubActor)).toEqual([]);
    expect(tourOn(ended, hoaLac, hubActor)).toEqual([]);
    expect(shown(show(on, { show: 'chair' }))).toBe('chair');
    expect(show(on, { show: 'chair' }).stage.tour).toBeNull();
  });

  it('is not moved by what fell due for another who was viewed then', () => {
    const meeting = began();
    const [due] = tourDue(meeting);
    const on = at(meeting, tourOn(meeting, anBinh, hubActor));
    expect(due?.decide(on)).toEqual([]);
  });

  it('survives a hub that was away: whoever was viewed is so until the pages are back', () => {
    const meeting = began();
    const back = at(meeting, [{ type: 'hubReturned', downSince: begins + 4_000 }], begins + 90_000);
    expect(tourDue(back)[0]?.at).toBeGreaterThanOrEqual(begins + 105_000);
    const resumed = at(
      back,
      all.map((endpointId) => ({ type: 'endpointResumed' as const, endpointId })),
      begins + 95_000,
    );
    expect(shown(resumed)).toBe('an-binh');
    expect(shown(fall(resumed))).toBe('hoa-lac');
    // Nobody came back: it ends.
    expect(fall(back).stage.tour).toBeNull();
  });

  it('is over with a break, and with the meeting', () => {
    const meeting = began();
    expect(at(meeting, [{ type: 'breakStarted', actor: hubActor }]).stage.tour).toBeNull();
    expect(at(meeting, [{ type: 'meetingClosed', actor: hubActor }]).stage.tour).toBeNull();
  });

  it('has whoever comes next kept ready', () => {
    const next = onAir(began()).readyCameras.map(({ endpointId }) => endpointId);
    expect(next).toContain(hoaLac);
    expect(next).not.toContain(dangKhe);
  });
});

describe('in any meeting, on any stage', () => {
  it('whoever stands on a page that bears all is sent to it, and nobody else to a commune', () => {
    const flowing = (meeting: Meeting, viewer: EndpointId) =>
      subscriptions(onAir(meeting), { endpointId: viewer, seesAll: false, shown: null, sounds: true, rung: 'full' })
        .filter(({ paused, source }) => !paused && source !== 'screen' && !source.startsWith('microphone'))
        .map(({ endpointId }) => endpointId);
    fc.assert(
      fc.property(someMeeting, (meeting) => {
        const stage = stageOf(meeting);
        const cameras = new Set(onAir(meeting).cameras.map(({ endpointId }) => endpointId));
        for (const [viewer, seat] of meeting.seats) {
          if (!isPresent(seat)) continue;
          const people = [stage.chair, stage.speaker];
          const named = stage.shows?.show === 'chosen' ? stage.shows.endpoints : [];
          const wanted = stage.shows?.show === 'screen' ? named : [...named, ...people];
          const expectedOnes = wanted.filter((each) => each !== null && each !== viewer && cameras.has(each));
          expect([...new Set(expectedOnes)].toSorted()).toEqual(flowing(meeting, viewer).toSorted());
        }
      }),
      { numRuns: 60 },
    );
  });

  it('another choice is another thing to receive', () => {
    const meeting = everybodyIn();
    expect(sameOnAir(onAir(meeting), onAir(show(meeting, chosen(anBinh))))).toBe(false);
    expect(sameOnAir(onAir(meeting), onAir(meeting))).toBe(true);
  });
});
