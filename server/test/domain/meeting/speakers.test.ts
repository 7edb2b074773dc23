import { EndpointId, undoSeconds, usualRecordingRule, type ListedSpeaker } from '@diem-cau/shared';
import { describe, expect, it } from 'vitest';
import type { MeetingEvent } from '../../../src/domain/meeting/events.ts';
import {
  extendFloor,
  giveFloor,
  lapses,
  setMode,
  takeBack,
  undoLast,
} from '../../../src/domain/meeting/floor/chairing.ts';
import { raiseHand, yieldFloor } from '../../../src/domain/meeting/floor/hands.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import { openMeeting } from '../../../src/domain/meeting/opening.ts';
import { closeMeeting, startBreak } from '../../../src/domain/meeting/course/course.ts';
import { dropEndpoint, leaveMeeting, seatEndpoint } from '../../../src/domain/meeting/seats/seating.ts';
import { callNext, goingOn, secondsOf } from '../../../src/domain/meeting/speakers/calling.ts';
import {
  listSpeakers,
  moveSpeaker,
  paceSpeakers,
  setSpeaker,
  unlistSpeakers,
} from '../../../src/domain/meeting/speakers/listing.ts';
import { isAudible } from '../../../src/domain/meeting/sources/sending.ts';
import {
  anBinh,
  at,
  dangKhe,
  expected,
  hoaLac,
  hubActor,
  joined,
  meetingAfter,
  meetingId,
  opened,
  preparedMicrophone,
  refusalCode,
  room,
} from '../../support/meetings.ts';

const communes = [anBinh, hoaLac, dangKhe];
const everybodyIn = (): Meeting =>
  meetingAfter(opened(), ...joined(room, ...communes), ...communes.map(preparedMicrophone));
/** All communes are on the list, three minutes each. */
const listed = (meeting = everybodyIn()): Meeting =>
  at(meeting, listSpeakers(meeting, communes, 180, hubActor), 50_000);
const next = (meeting: Meeting, now: number): Meeting => at(meeting, callNext(meeting, now, hubActor), now);
const drop = (meeting: Meeting, endpointId: EndpointId, now: number): Meeting =>
  at(meeting, dropEndpoint(meeting, endpointId, 'link-lost'), now);
const back = (meeting: Meeting, endpointId: EndpointId, now: number): Meeting =>
  at(meeting, seatEndpoint(meeting, endpointId, 0, 66), now);
const heard = (meeting: Meeting): EndpointId[] => [room, ...communes].filter((each) => isAudible(meeting, each));
const order = ({ speakers }: Meeting): EndpointId[] => speakers.list.map(({ endpointId }) => endpointId);
const stands = ({ speakers }: Meeting): string =>
  speakers.list.map((each) => `${each.endpointId} ${each.stands}`).join(', ');
const entry = ({ speakers }: Meeting, endpointId: EndpointId): ListedSpeaker | undefined =>
  speakers.list.find((each) => each.endpointId === endpointId);

describe('a prepared list', () => {
  it('comes with the opening where it says so: all communes in its order, and nobody else', () => {
    const named = {
      directory: new Map(expected.map((each) => [each.endpointId, each])),
      hostUnit: null,
      secretary: null,
      seed: '',
      deputy: null,
      gallerySeconds: null,
      recordingRule: usualRecordingRule('giao-ban'),
    };
    const request = {
      title: 'Giao ban',
      type: 'giao-ban' as const,
      expected: [room, hoaLac, anBinh],
      holdsNoStateSecret: true,
    };
    const open = (speakerSeconds?: number): Meeting =>
      meetingAfter(
        ...openMeeting(
          speakerSeconds === undefined ? request : { ...request, speakerSeconds },
          named,
          meetingId,
          hubActor,
        ),
      );
    expect(open().speakers.list).toEqual([]);
    expect(open(180).speakers.list).toMatchObject([
      { endpointId: hoaLac, seconds: 180, stands: 'waiting' },
      { endpointId: anBinh, seconds: 180, stands: 'waiting' },
    ]);
  });

  it('gives the floor in its order, for as long as it says, to one at a time, and keeps for how long each had it', () => {
    let meeting = next(listed(), 60_000);
    expect([heard(meeting), stands(meeting)]).toEqual([
      [anBinh],
      'an-binh speaking, hoa-lac waiting, dang-khe waiting',
    ]);
    expect(meeting.floor.holders).toMatchObject([{ endpointId: anBinh, until: 240_000 }]);
    meeting = next(meeting, 100_000);
    expect([heard(meeting), stands(meeting)]).toEqual([[hoaLac], 'an-binh spoken, hoa-lac speaking, dang-khe waiting']);
    expect(entry(meeting, anBinh)?.spokenMs).toBe(40_000);
    meeting = next(meeting, 130_000);
    expect(refusalCode(() => callNext(meeting, 160_000, hubActor))).toBe('queue-empty');
    meeting = at(meeting, yieldFloor(meeting, dangKhe, hubActor), 170_000);
    expect(stands(meeting)).toBe('an-binh spoken, hoa-lac spoken, dang-khe spoken');
    expect(entry(meeting, dangKhe)).toMatchObject({ spokenMs: 40_000, since: null });
  });

  it('passes over who is away, who waits at the end again once it is back', () => {
    let meeting = next(drop(listed(), anBinh, 55_000), 60_000);
    expect([heard(meeting), stands(meeting)]).toEqual([
      [hoaLac],
      'an-binh skipped, hoa-lac speaking, dang-khe waiting',
    ]);
    meeting = back(meeting, anBinh, 70_000);
    expect(stands(meeting)).toBe('hoa-lac speaking, dang-khe waiting, an-binh waiting');
    meeting = next(next(meeting, 80_000), 90_000);
    expect(meeting.floor.holders).toMatchObject([{ endpointId: anBinh }]);
  });

  it('passes over who has never come, too', () => {
    const meeting = meetingAfter(opened(), ...joined(room, dangKhe), preparedMicrophone(dangKhe));
    const called = next(listed(meeting), 60_000);
    expect(stands(called)).toBe('an-binh skipped, hoa-lac skipped, dang-khe speaking');
    expect(stands(back(called, hoaLac, 70_000))).toBe('an-binh skipped, dang-khe speaking, hoa-lac waiting');
  });

  it('takes raised hands in behind its last, and counts them as spoken', () => {
    let meeting = listed(meetingAfter(opened(), ...joined(room, ...communes), ...communes.map(preparedMicrophone)));
    meeting = at(meeting, unlistSpeakers(meeting, [anBinh], hubActor), 51_000);
    meeting = at(meeting, raiseHand(meeting, anBinh, { topic: 'Nước sạch', debate: false }), 52_000);
    meeting = at(meeting, raiseHand(meeting, dangKhe, { topic: '', debate: false }), 53_000);
    for (const [now, who] of [
      [60_000, hoaLac],
      [70_000, dangKhe],
      [80_000, anBinh],
    ] as const) {
      meeting = next(meeting, now);
      expect(heard(meeting)).toEqual([who]);
    }
    expect(stands(meeting)).toBe('hoa-lac spoken, dang-khe spoken, an-binh speaking');
    expect(entry(meeting, anBinh)?.topic).toBe('Nước sạch');
    expect(meeting.floor.queue).toEqual([]);
  });

  it('passes to the hands when all who wait are away: they come first again when they are back', () => {
    let meeting = at(listed(), unlistSpeakers(listed(), [anBinh], hubActor), 51_000);
    meeting = at(meeting, raiseHand(meeting, anBinh, { topic: '', debate: false }), 52_000);
    meeting = next(drop(drop(meeting, hoaLac, 53_000), dangKhe, 54_000), 60_000);
    expect([heard(meeting), stands(meeting)]).toEqual([
      [anBinh],
      'hoa-lac skipped, dang-khe skipped, an-binh speaking',
    ]);
    expect(heard(next(back(meeting, dangKhe, 61_000), 62_000))).toEqual([]);
    expect(next(back(meeting, dangKhe, 61_000), 62_000).floor.holders).toMatchObject([{ endpointId: dangKhe }]);
  });

  it('sees who was given the floor besides it, whoever gave it', () => {
    const meeting = at(listed(), giveFloor(listed(), dangKhe, secondsOf(listed(), dangKhe), hubActor), 60_000);
    expect(stands(meeting)).toBe('an-binh waiting, hoa-lac waiting, dang-khe speaking');
    expect(meeting.floor.holders[0]?.until).toBe(240_000);
    const free = at(meeting, setMode(meeting, 'discussion', hubActor), 65_000);
    expect(stands(free)).toBe('an-binh waiting, hoa-lac waiting, dang-khe spoken');
    expect(entry(free, dangKhe)?.spokenMs).toBe(5_000);
  });

  it('ends with the meeting: who spoke has spoken', () => {
    const meeting = next(listed(), 60_000);
    expect(entry(at(meeting, closeMeeting(meeting, hubActor), 75_000), anBinh)).toMatchObject({
      stands: 'spoken',
      spokenMs: 15_000,
    });
  });
});

describe('two presses', () => {
  it('within a second, of a key that bounced or of two surfaces, go on once', () => {
    const meeting = next(listed(), 60_000);
    expect(callNext(meeting, 60_000, hubActor)).toEqual([]);
    expect(callNext(meeting, 60_999, hubActor)).toEqual([]);
    expect(heard(next(meeting, 61_000))).toEqual([hoaLac]);
  });

  it('go on again at once behind an undoing', () => {
    const meeting = next(listed(), 60_000);
    const undone = at(meeting, undoLast(meeting, 60_500, hubActor), 60_500);
    expect(heard(next(undone, 60_600))).toEqual([anBinh]);
  });
});

describe('whoever drops out while it speaks', () => {
  const spoke = (): Meeting => drop(next(listed(), 60_000), anBinh, 70_000);

  it('has its turn again when it is back in time', () => {
    const meeting = back(spoke(), anBinh, 80_000);
    expect(stands(meeting)).toBe('an-binh speaking, hoa-lac waiting, dang-khe waiting');
  });

  it('is skipped when its floor was given on, or has lapsed, and comes at the end when it is back', () => {
    const on = next(spoke(), 75_000);
    expect(stands(on)).toBe('an-binh skipped, hoa-lac speaking, dang-khe waiting');
    expect(stands(back(on, anBinh, 80_000))).toBe('hoa-lac speaking, dang-khe waiting, an-binh waiting');
    const [due] = lapses(spoke());
    const lapsed = at(spoke(), due?.decide(spoke()) ?? [], 130_000);
    expect(stands(lapsed)).toBe('an-binh skipped, hoa-lac waiting, dang-khe waiting');
    expect(stands(back(lapsed, anBinh, 140_000))).toBe('hoa-lac waiting, dang-khe waiting, an-binh waiting');
    // Too late, and nobody had noticed yet.
    expect(stands(back(spoke(), anBinh, 140_000))).toBe('hoa-lac waiting, dang-khe waiting, an-binh waiting');
  });

  it('has had its turn when it left on purpose', () => {
    const meeting = next(listed(), 60_000);
    expect(stands(at(meeting, leaveMeeting(meeting, anBinh), 70_000))).toBe(
      'an-binh spoken, hoa-lac waiting, dang-khe waiting',
    );
  });

  it('does not speak while the hub is down', () => {
    const meeting = at(next(listed(), 60_000), [{ type: 'hubReturned', downSince: 80_000 }], 300_000);
    const ended = at(back(meeting, anBinh, 310_000), takeBack(meeting, anBinh, hubActor), 320_000);
    expect(entry(ended, anBinh)?.spokenMs).toBe(40_000);
  });
});

describe('keeping the list', () => {
  it('adds at the end, once each, also who has spoken; who waits stays where it is', () => {
    let meeting = at(everybodyIn(), listSpeakers(everybodyIn(), [dangKhe], 60, hubActor), 50_000);
    meeting = at(meeting, listSpeakers(meeting, [dangKhe, anBinh, anBinh], 180, hubActor), 51_000);
    expect(meeting.speakers.list).toMatchObject([
      { endpointId: dangKhe, seconds: 60 },
      { endpointId: anBinh, seconds: 180 },
    ]);
    meeting = next(next(meeting, 60_000), 70_000);
    meeting = at(meeting, listSpeakers(meeting, [dangKhe, anBinh], 120, hubActor), 71_000);
    expect(stands(meeting)).toBe('an-binh speaking, dang-khe waiting');
    expect(entry(meeting, dangKhe)).toMatchObject({ seconds: 120, spokenMs: 10_000 });
    expect(listSpeakers(meeting, [dangKhe], 120, hubActor)).toEqual([]);
  });

  it('takes whoever has the floor already as one who speaks', () => {
    const given = at(everybodyIn(), giveFloor(everybodyIn(), anBinh, 60, hubActor), 40_000);
    expect(stands(listed(given))).toBe('an-binh speaking, hoa-lac waiting, dang-khe waiting');
  });

  it('moves, removes and says anew; whoever is removed keeps the floor', () => {
    let meeting = at(listed(), moveSpeaker(listed(), dangKhe, 0, hubActor), 51_000);
    expect(order(meeting)).toEqual([dangKhe, anBinh, hoaLac]);
    meeting = at(meeting, moveSpeaker(meeting, dangKhe, 99, hubActor), 52_000);
    expect(order(meeting)).toEqual([anBinh, hoaLac, dangKhe]);
    meeting = at(
      meeting,
      setSpeaker(meeting, { endpointId: anBinh, seconds: 60, topic: 'Thu ngân sách' }, hubActor),
      53_000,
    );
    meeting = next(meeting, 60_000);
    expect(meeting.floor.holders[0]?.until).toBe(120_000);
    meeting = at(meeting, unlistSpeakers(meeting, [anBinh, room], hubActor), 61_000);
    expect([order(meeting), heard(meeting)]).toEqual([[hoaLac, dangKhe], [anBinh]]);
    expect(unlistSpeakers(meeting, [anBinh], hubActor)).toEqual([]);
  });

  it('is refused for the leading endpoint, for strangers, for who is not on the list, and in a closed meeting', () => {
    const meeting = listed();
    expect(refusalCode(() => listSpeakers(meeting, [room], 60, hubActor))).toBe('forbidden');
    const stranger = EndpointId.parse('nowhere');
    expect(refusalCode(() => listSpeakers(meeting, [stranger], 60, hubActor))).toBe('not-found');
    const alone = meetingAfter(opened());
    expect(refusalCode(() => moveSpeaker(alone, anBinh, 0, hubActor))).toBe('not-listed');
    expect(refusalCode(() => setSpeaker(alone, { endpointId: anBinh, seconds: 60, topic: '' }, hubActor))).toBe(
      'not-listed',
    );
    const closed = at(meeting, closeMeeting(meeting, hubActor), 60_000);
    for (const act of [
      () => listSpeakers(closed, [anBinh], 60, hubActor),
      () => unlistSpeakers(closed, [anBinh], hubActor),
      () => moveSpeaker(closed, anBinh, 1, hubActor),
      () => paceSpeakers(closed, true, hubActor),
      () => callNext(closed, 61_000, hubActor),
    ])
      expect(refusalCode(act)).toBe('meeting-not-open');
  });
});

describe('undoing', () => {
  const undo = (meeting: Meeting, now: number): Meeting => at(meeting, undoLast(meeting, now, hubActor), now);

  it('brings who was skipped and who spoke back to where they were', () => {
    const before = next(drop(listed(), hoaLac, 55_000), 60_000);
    const after = next(before, 70_000);
    expect(stands(after)).toBe('an-binh spoken, hoa-lac skipped, dang-khe speaking');
    const undone = undo(after, 72_000);
    expect(undone.speakers.list).toEqual(before.speakers.list);
    expect(heard(undone)).toEqual([anBinh]);
    expect(refusalCode(() => undoLast(after, 70_001 + undoSeconds * 1000, hubActor))).toBe('nothing-to-undo');
  });

  it('brings back a list that was cleared, changed or moved, and nobody loses the floor by it', () => {
    const before = next(listed(), 60_000);
    const changes: readonly MeetingEvent[][] = [
      unlistSpeakers(before, communes, hubActor),
      moveSpeaker(before, dangKhe, 0, hubActor),
      setSpeaker(before, { endpointId: hoaLac, seconds: 30, topic: 'x' }, hubActor),
    ];
    for (const facts of changes) {
      const changed = at(before, facts, 61_000);
      expect(changed.speakers.list).not.toEqual(before.speakers.list);
      const undone = undo(changed, 62_000);
      expect(undone.speakers.list).toEqual(before.speakers.list);
      expect(heard(undone)).toEqual([anBinh]);
    }
  });

  it('keeps what endpoints did meanwhile', () => {
    let meeting = next(next(listed(), 60_000), 70_000);
    meeting = at(meeting, leaveMeeting(meeting, anBinh), 71_000);
    meeting = undo(meeting, 72_000);
    expect(stands(meeting)).toBe('an-binh spoken, hoa-lac waiting, dang-khe waiting');
    expect(meeting.floor.holders).toEqual([]);
  });
});

describe('a list that goes on by itself', () => {
  const paced = (): Meeting => next(at(listed(), paceSpeakers(listed(), true, hubActor), 51_000), 60_000);
  const fall = (meeting: Meeting): Meeting => {
    const [due] = goingOn(meeting);
    return due === undefined ? meeting : at(meeting, due.decide(meeting), due.at);
  };

  it('does so when the time is over, and not unless somebody has said so', () => {
    expect(goingOn(next(listed(), 60_000))).toEqual([]);
    expect(goingOn(paced())).toMatchObject([{ at: 240_000 }]);
    const meeting = fall(paced());
    expect(heard(meeting)).toEqual([hoaLac]);
    expect(meeting.floor.undo?.act).toBe('next');
    expect(goingOn(fall(meeting))).toEqual([]);
  });

  it('waits for the time that was added, for a break, for a next who is there, and for the chair who lets several speak', () => {
    const more = at(paced(), extendFloor(paced(), anBinh, 60, hubActor), 200_000);
    expect(goingOn(more)).toMatchObject([{ at: 300_000 }]);
    const [due] = goingOn(paced());
    expect(due?.decide(more)).toEqual([]);
    expect(goingOn(at(paced(), startBreak(paced(), hubActor), 70_000))).toEqual([]);
    const alone = drop(drop(paced(), hoaLac, 70_000), dangKhe, 70_000);
    expect(goingOn(alone)).toEqual([]);
    expect(goingOn(back(alone, dangKhe, 250_000))).toMatchObject([{ at: 240_000 }]);
    expect(goingOn(at(paced(), giveFloor(paced(), hoaLac, 60, hubActor), 70_000))).toEqual([]);
  });

  it('gives no hand the floor by itself', () => {
    let meeting = at(paced(), unlistSpeakers(paced(), [hoaLac, dangKhe], hubActor), 61_000);
    meeting = at(meeting, raiseHand(meeting, dangKhe, { topic: '', debate: false }), 62_000);
    expect(goingOn(meeting)).toEqual([]);
  });

  it('stays with whom it was taken back to, until somebody presses', () => {
    const gone = fall(paced());
    const undone = at(gone, undoLast(gone, 241_000, hubActor), 241_000);
    expect(heard(undone)).toEqual([anBinh]);
    expect(goingOn(undone)).toEqual([]);
    const more = at(undone, extendFloor(undone, anBinh, 60, hubActor), 242_000);
    expect(goingOn(more)).toMatchObject([{ at: 302_000 }]);
    expect(goingOn(next(undone, 243_000))).toMatchObject([{ at: 423_000 }]);
  });

  it('takes the floor from nobody whose time ran out while the hub was down', () => {
    const down = at(paced(), [{ type: 'hubReturned', downSince: 100_000 }], 500_000);
    expect(goingOn(back(back(down, hoaLac, 501_000), anBinh, 502_000))).toEqual([]);
  });
});
