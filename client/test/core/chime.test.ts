import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MeetingId, type MeetingView } from '@diem-cau/shared';
import { chimeFor, chimePauseMs, Chimes, type ChimeReason } from '../../src/core/chime.ts';
import { north, room, sampleMeeting, seat, south } from '../fakes/sample-meeting.ts';

const away: Partial<Parameters<typeof seat>[1]> = { seat: { state: 'expected' } };
const hand = (endpointId: typeof north, since: number): MeetingView['floor']['queue'][number] => ({
  ...{ endpointId, since, topic: '', debate: false },
});
const queue = (...hands: MeetingView['floor']['queue']): MeetingView =>
  sampleMeeting({ floor: { mode: 'discussion', holders: [], queue: hands } });
const seats = (state: NonNullable<Parameters<typeof seat>[1]>): MeetingView =>
  sampleMeeting({ seats: [seat(room), seat(north, state), seat(south)] });

describe('what is heard of what is new', () => {
  it.each<[string, MeetingView | null, MeetingView | null, ChimeReason | null]>([
    ['a commune comes in', seats(away), sampleMeeting(), 'entry'],
    ['one that had left comes in', seats({ seat: { state: 'left', since: 5 } }), sampleMeeting(), 'entry'],
    [
      'one that had dropped out is back',
      seats({ seat: { state: 'dropped', since: 5, cause: 'link-lost' } }),
      sampleMeeting(),
      null,
    ],
    ['one goes away', sampleMeeting(), seats(away), null],
    ['nothing is new', queue(hand(north, 3)), queue(hand(north, 3)), null],
    ['a hand goes up', sampleMeeting(), queue(hand(north, 3)), 'hand'],
    ['a second hand goes up', queue(hand(north, 3)), queue(hand(north, 3), hand(south, 4)), 'hand'],
    ['a hand goes down', queue(hand(north, 3)), sampleMeeting(), null],
    ['the same hand goes up anew', queue(hand(north, 3)), queue(hand(north, 9)), 'hand'],
    ['somebody asks to come in', seats(away), seats({ ...away, entry: { stands: 'asking', since: 4 } }), 'hand'],
    ['the page has just come', null, queue(hand(north, 3)), null],
    ['the page left', queue(hand(north, 3)), null, null],
    ['it is another meeting', sampleMeeting({ meetingId: MeetingId.parse('tuesday') }), queue(hand(north, 3)), null],
  ])('%s', (_what, before, now, heard) => {
    expect(chimeFor(before, now)).toBe(heard);
  });

  it('is nothing of those who move into a debriefing, who have just sat in its meeting', () => {
    const debriefing = { debriefing: { is: 'this', closedAt: 1, endsAt: 2 } } as const;
    expect(chimeFor({ ...seats(away), ...debriefing }, { ...sampleMeeting(), ...debriefing })).toBeNull();
  });

  it('is nothing of whoever leads: the room knows when it has come', () => {
    expect(
      chimeFor(
        sampleMeeting({ seats: [seat(room, away), seat(north)] }),
        sampleMeeting({ seats: [seat(room), seat(north)] }),
      ),
    ).toBeNull();
  });
});

describe('chimes', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const listen = (): { readonly heard: ChimeReason[]; readonly chimes: Chimes } => {
    const heard: ChimeReason[] = [];
    return { heard, chimes: new Chimes((reason) => heard.push(reason)) };
  };

  it('are heard once while nineteen come in', () => {
    const { heard, chimes } = listen();
    for (let commune = 0; commune < 19; commune += 1) {
      chimes.sound('entry');
      vi.advanceTimersByTime(200);
    }
    vi.advanceTimersByTime(60_000);
    expect(heard).toEqual(['entry']);
  });

  it('let whoever asks be heard once the pause is over, several as one', () => {
    const { heard, chimes } = listen();
    chimes.sound('entry');
    chimes.sound('hand');
    chimes.sound('hand');
    expect(heard).toEqual(['entry']);
    vi.advanceTimersByTime(chimePauseMs);
    expect(heard).toEqual(['entry', 'hand']);
    vi.advanceTimersByTime(60_000);
    expect(heard).toEqual(['entry', 'hand']);
  });

  it('never follow each other sooner than the pause, whatever comes when', () => {
    const at: number[] = [];
    let now = 0;
    const chimes = new Chimes(() => at.push(now));
    for (let step = 0; step < 400; step += 1) {
      chimes.sound(step % 3 === 0 ? 'hand' : 'entry');
      const ms = (step * 37) % 900;
      for (let each = 0; each < ms; each += 10) {
        vi.advanceTimersByTime(10);
        now += 10;
      }
    }
    expect(at.length).toBeGreaterThan(10);
    expect(Math.min(...at.slice(1).map((each, index) => each - (at[index] ?? 0)))).toBeGreaterThanOrEqual(
      chimePauseMs - 10,
    );
  });

  it('fall silent with the page', () => {
    const { heard, chimes } = listen();
    chimes.sound('entry');
    chimes.sound('hand');
    chimes.close();
    vi.advanceTimersByTime(60_000);
    expect(heard).toEqual(['entry']);
  });
});
