import type { MeetingView, SeatView } from '@diem-cau/shared';
import { describe, expect, test } from 'vitest';
import { panelTiles } from '../../src/core/layout/panel-tile.ts';
import { north, room, sampleMeeting, seat, south } from '../fakes/sample-meeting.ts';

const withNorth = (change: Partial<SeatView>, view: Partial<MeetingView> = {}): MeetingView =>
  sampleMeeting({ ...view, seats: [seat(room, { microphone: 'open' }), seat(north, change), seat(south)] });
const stateOf = (view: MeetingView, lost = false) => panelTiles(view, lost)[0]?.state;

const holder = { endpointId: north, since: 2, until: null, by: 'opened', ownOff: false, awayUntil: null } as const;
const hand = { endpointId: north, since: 2, topic: '', debate: false } as const;

describe('the communes on the panel', () => {
  test('are numbered in the order of the directory, the leading room left out', () => {
    expect(panelTiles(sampleMeeting(), false).map(({ number, tile }) => [number, tile.endpointId])).toEqual([
      [1, north],
      [2, south],
    ]);
  });

  test.each<readonly [string, Partial<SeatView>, Partial<MeetingView>, object]>([
    ['is there with its microphone shut', {}, {}, { state: 'here' }],
    ['has it open', { microphone: 'open' }, {}, { state: 'open' }],
    ['speaks', { microphone: 'open' }, { speaking: north }, { state: 'speaking' }],
    ['was muted', { microphone: 'withheld' }, {}, { state: 'withheld' }],
    ['has not come', { seat: { state: 'expected' } }, {}, { state: 'expected' }],
    ['waits outside', { seat: { state: 'expected' }, waits: true }, {}, { state: 'waits' }],
    ['waits outside again', { seat: { state: 'left', since: 5 }, waits: true }, {}, { state: 'waits' }],
    ['has left', { seat: { state: 'left', since: 5 } }, {}, { state: 'left', at: 5 }],
    ['is lost', { seat: { state: 'dropped', since: 5, cause: 'link-lost' } }, {}, { state: 'lost', at: 5 }],
    ['is there, and nothing comes from it', { lost: { since: 6 } }, {}, { state: 'lost', at: 6 }],
    [
      'is called',
      { seat: { state: 'expected' }, ring: { stands: 'ringing', since: 7 } },
      {},
      { state: 'ringing', at: 7 },
    ],
    [
      'asks to come into the locked meeting',
      { seat: { state: 'left', since: 5 }, entry: { stands: 'asking', since: 7 } },
      { lock: { since: 6 } },
      { state: 'asking' },
    ],
    ['attends by telephone', { seat: { state: 'expected' }, byPhone: { since: 3 } }, {}, { state: 'phone' }],
    ['has its hand up', {}, { floor: { mode: 'conference', holders: [], queue: [hand] } }, { state: 'hand', place: 1 }],
    ['has not said whether it is ready', {}, { ready: { since: 2 } }, { state: 'silent' }],
    ['is ready', { ready: { stands: 'ready', at: 3 } }, { ready: { since: 2 } }, { state: 'ready' }],
    ['is not ready', { ready: { stands: 'not-ready', at: 3 } }, { ready: { since: 2 } }, { state: 'unready' }],
    [
      'has the floor',
      { microphone: 'open' },
      { floor: { mode: 'conference', holders: [holder], queue: [] } },
      { state: 'floor' },
    ],
    [
      'is called by the roll',
      {},
      { floor: { mode: 'conference', holders: [holder], queue: [] }, roll: { called: north, left: 1 } },
      { state: 'called' },
    ],
  ])('say what matters most of one that %s', (_how, change, view, state) => {
    expect(stateOf(withNorth(change, view))).toEqual(state);
    // A panel that has lost its hub knows nothing of any of them.
    expect(stateOf(withNorth(change, view), true)).toEqual({ state: 'unknown' });
  });

  test('bear marks for the stage and for an answer at the roll, which a lost hub takes away', () => {
    const view = withNorth(
      { rollCall: { stands: 'answered', at: 4 } },
      { stage: { chair: room, speaker: null, screen: null, shows: { show: 'chosen', endpoints: [north] } } },
    );
    const marks = (lost: boolean) => panelTiles(view, lost).map(({ onStage, answered }) => [onStage, answered]);
    expect(marks(false)).toEqual([
      [true, true],
      [false, false],
    ]);
    expect(marks(true)).toEqual([
      [false, false],
      [false, false],
    ]);
  });
});
