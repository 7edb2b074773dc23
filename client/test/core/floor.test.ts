import { amberSeconds, type FloorBackground, type ListedSpeaker } from '@diem-cau/shared';
import { describe, expect, test } from 'vitest';
import { backgroundParts } from '../../src/core/floor/background.ts';
import {
  comingUp,
  holderOfNow,
  placeInQueue,
  saidMicrophone,
  silenceOf,
  waitingOf,
} from '../../src/core/floor/floor.ts';
import { timeLeft } from '../../src/core/floor/time-left.ts';
import { tiles } from '../../src/core/layout/tiles.ts';
import { shownMicrophone } from '../../src/core/media/shown-microphone.ts';
import { chairFloor as english } from '../../src/i18n/en/meeting/chair-floor.ts';
import { chairFloor as vietnamese } from '../../src/i18n/vi/meeting/chair-floor.ts';
import { meeting as englishMeeting } from '../../src/i18n/en/meeting/meeting.ts';
import { meeting as vietnameseMeeting } from '../../src/i18n/vi/meeting/meeting.ts';
import { records as englishRecords } from '../../src/i18n/en/record/records.ts';
import { records as vietnameseRecords } from '../../src/i18n/vi/record/records.ts';
import { north, room, sampleMeeting, seat, south } from '../fakes/sample-meeting.ts';

const holder = { endpointId: north, since: 0, until: 300_000, by: 'opened', ownOff: false, awayUntil: null } as const;

describe('the time of whoever has the floor', () => {
  const at = (seconds: number) => timeLeft(holder, seconds * 1_000);

  test('is what is left, amber for the last seconds, then what is over, red', () => {
    expect(at(0)).toEqual({ tone: 'calm', text: '5:00' });
    expect(at(28.4)).toEqual({ tone: 'calm', text: '4:32' });
    expect(at(300 - amberSeconds - 0.1).tone).toBe('calm');
    expect(at(300 - amberSeconds)).toEqual({ tone: 'amber', text: '0:30' });
    expect(at(299.9)).toEqual({ tone: 'amber', text: '0:01' });
    expect(at(300)).toEqual({ tone: 'red', text: '0:00' });
    expect(at(300.9)).toEqual({ tone: 'red', text: '0:00' });
    expect(at(312)).toEqual({ tone: 'red', text: '+0:12' });
    expect(at(4_000)).toEqual({ tone: 'red', text: '+61:40' });
  });

  test('never has a wrong sign: a plus is there exactly from the first whole second over', () => {
    for (let ms = 0; ms <= 600_000; ms += 137) {
      const { tone, text } = timeLeft(holder, ms);
      expect(text.startsWith('+'), String(ms)).toBe(ms >= 301_000);
      expect(text, String(ms)).toMatch(/^\+?\d+:[0-5]\d$/u);
      expect(tone === 'red', String(ms)).toBe(ms >= 300_000);
    }
  });

  test('counts up where no time was given, and never below nothing', () => {
    expect(timeLeft({ since: 0, until: null }, 65_000)).toEqual({ tone: 'open', text: '1:05' });
    expect(timeLeft({ since: 5_000, until: null }, 4_000)).toEqual({ tone: 'open', text: '0:00' });
  });
});

describe('who has the floor and who waits', () => {
  const hand = (endpointId: typeof north) => ({ endpointId, since: 1, topic: '', debate: false });

  test('is whoever was given it last and is there; whoever is away while nobody else is', () => {
    const away = { ...holder, endpointId: south, awayUntil: 60_000 };
    const of = (holders: readonly (typeof holder | typeof away)[]) =>
      holderOfNow(sampleMeeting({ floor: { mode: 'conference', holders: [...holders], queue: [] } }))?.endpointId;
    expect(of([])).toBeUndefined();
    expect(of([holder, away])).toBe(north);
    expect(of([away])).toBe(south);
  });

  test('has its place, and the next is the first who is there', () => {
    const view = sampleMeeting({
      floor: { mode: 'training', holders: [], queue: [hand(north), hand(south)] },
      seats: [seat(room), seat(north, { seat: { state: 'expected' } }), seat(south)],
    });
    expect([north, south, room].map((each) => placeInQueue(view, each))).toEqual([1, 2, null]);
    expect(comingUp(view)).toEqual([south]);
  });

  test('lets the list of speakers go before the queue: who waits and is there, each once', () => {
    const entry = (endpointId: typeof north, stands: ListedSpeaker['stands']): ListedSpeaker => ({
      ...{ endpointId, seconds: 180, topic: '', since: null, spokenMs: 0, stands },
    });
    const view = (list: ListedSpeaker[], present = true) =>
      sampleMeeting({
        floor: { mode: 'conference', holders: [], queue: [hand(north), hand(south)] },
        speakers: { list, byItself: false },
        seats: [
          seat(room),
          seat(north),
          seat(south, present ? {} : { seat: { state: 'dropped', since: 1, cause: 'link-lost' } }),
        ],
      });
    expect(comingUp(view([entry(south, 'waiting')]))).toEqual([south, north]);
    expect(comingUp(view([entry(south, 'waiting')], false))).toEqual([north]);
    expect(comingUp(view([entry(south, 'spoken')]))).toEqual([north, south]);
    expect([waitingOf(view([entry(south, 'waiting')])), waitingOf(view([entry(south, 'skipped')]))]).toEqual([1, 0]);
  });

  test('tells the chair why nobody hears whoever has it', () => {
    expect(silenceOf(holder, seat(north, { microphone: 'open' }))).toBeNull();
    expect(silenceOf({ ...holder, ownOff: true }, seat(north))).toBe('ownOff');
    expect(silenceOf({ ...holder, by: 'invited' }, seat(north))).toBe('invited');
    expect(silenceOf({ ...holder, by: 'invited' }, seat(north, { microphone: 'open' }))).toBeNull();
    expect(silenceOf({ ...holder, awayUntil: 60_000, ownOff: true }, seat(north))).toBe('away');
  });
});

describe('a microphone that the floor keeps shut', () => {
  const view = (mode: 'discussion' | 'conference' | 'training') =>
    sampleMeeting({ floor: { mode, holders: [{ ...holder, endpointId: south }], queue: [] } });
  const withheld = (endpointId: typeof north) => seat(endpointId, { microphone: 'withheld' });

  test('waits for its turn; it was not muted by the chair', () => {
    for (const mode of ['conference', 'training'] as const) {
      expect(saidMicrophone(view(mode), withheld(north))).toBe('waitsForTurn');
      expect(saidMicrophone(view(mode), withheld(south)), 'has the floor').toBe('withheld');
      expect(saidMicrophone(view(mode), withheld(room)), 'leads').toBe('withheld');
      expect(saidMicrophone(view(mode), seat(south, { microphone: 'open' }))).toBe('open');
    }
    expect(saidMicrophone(view('discussion'), withheld(north))).toBe('withheld');
  });

  test('is said so on the tile of the room, and on the button of the commune also while its line is down', () => {
    const seats = [seat(room), withheld(north), seat(south)];
    const tile = tiles({ ...view('training'), seats }, room).find(({ endpointId }) => endpointId === north);
    expect(tile?.microphone).toBe('waitsForTurn');
    for (const linked of [true, false])
      expect(shownMicrophone({ wanted: false, now: 'closed' }, 'waitsForTurn', linked)).toBe('waitsForTurn');
    expect(shownMicrophone({ wanted: true, now: 'returning' }, 'waitsForTurn', false)).toBe('returning');
  });

  test('has its words on each page, in both languages', () => {
    for (const { meeting, records } of [
      { meeting: vietnameseMeeting, records: vietnameseRecords },
      { meeting: englishMeeting, records: englishRecords },
    ]) {
      const said = Object.keys(meeting.seat.microphone).toSorted();
      expect(said).toContain('waitsForTurn');
      expect(Object.keys(records.live.microphones).toSorted()).toEqual(said);
      expect(Object.keys(meeting.microphone)).toEqual(expect.arrayContaining(said));
    }
  });
});

describe('what helps to decide', () => {
  const known = (change: Partial<FloorBackground>): FloorBackground => ({
    endpointId: north,
    heardTodayMs: 0,
    heardThisYearMs: 0,
    meetingsHeard: 0,
    openTasks: 0,
    overdueTasks: 0,
    ...change,
  });

  test('says who has not spoken, else for how long, and the tasks that are open and overdue', () => {
    expect(backgroundParts(known({}))).toEqual([{ word: 'never', count: 0 }]);
    expect(backgroundParts(known({ heardThisYearMs: 12 * 60_000, openTasks: 3, overdueTasks: 1 }))).toEqual([
      { word: 'year', count: 12 },
      { word: 'tasks', count: 3 },
      { word: 'overdue', count: 1 },
    ]);
    expect(backgroundParts(known({ heardTodayMs: 2_000 }))).toEqual([{ word: 'today', count: 1 }]);
  });

  test('has its words in both languages', () => {
    for (const { background } of [vietnamese, english])
      expect(Object.keys(background)).toEqual(expect.arrayContaining(['never', 'today', 'year', 'tasks', 'overdue']));
  });
});
