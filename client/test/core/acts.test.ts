import {
  AccountId,
  MessageId,
  requests,
  type ListedSpeaker,
  type MeetingView,
  type Principal,
  type SeatView,
} from '@diem-cau/shared';
import { describe, expect, test } from 'vitest';
import { isPossible, type Act, type Asking } from '../../src/core/acts/act.ts';
import { acts } from '../../src/core/acts/acts.ts';
import { actOfKey, possibleActs } from '../../src/core/acts/possible.ts';
import { keyNames, keys } from '../../src/core/acts/keys.ts';
import { room as roomTexts } from '../../src/i18n/vi/meeting/room.ts';
import { actWords } from '../fakes/act-words.ts';
import { north, room, sampleMeeting, seat, south } from '../fakes/sample-meeting.ts';

const chair: Principal = { kind: 'endpoint', endpointId: room, name: 'Phòng họp', leads: true };
const commune: Principal = { kind: 'endpoint', endpointId: north, name: 'Xã north', leads: false };
const person = (role: 'chair' | 'secretary' | 'technician') =>
  ({
    kind: 'account',
    accountId: AccountId.parse('a'),
    userName: 'a',
    displayName: 'A',
    role,
    mustChangePassword: false,
  }) satisfies Principal;

const floor = (change: Partial<MeetingView['floor']>): MeetingView =>
  sampleMeeting({ floor: { mode: 'conference', holders: [], queue: [], ...change } });
const holds = (endpointId: typeof north) =>
  ({ endpointId, since: 1_000, until: 301_000, by: 'opened', ownOff: false, awayUntil: null }) as const;
const hand = (endpointId: typeof north) => ({ endpointId, since: 1_000, topic: '', debate: false });
const listed = (endpointId: typeof north, stands: ListedSpeaker['stands'] = 'waiting'): ListedSpeaker => ({
  ...{ endpointId, seconds: 180, topic: '', stands, spokenMs: 0 },
  since: stands === 'speaking' ? 1_000 : null,
});
const list = (byItself: boolean, ...entries: ListedSpeaker[]): MeetingView =>
  sampleMeeting({ speakers: { list: entries, byItself } });
const deputy = { of: 'endpoint', endpointId: north, name: 'Xã north' } as const;
const led = (change: Partial<MeetingView['leading']>): MeetingView =>
  sampleMeeting({ leading: { deputy, acting: null, last: null, passesAt: null, ...change } });
const plan = { endsAt: 9, minutes: 1, extendedMinutes: 15, last: { minutes: 15, at: 1 } } as const;
const undoable = { ...floor({ undo: { act: 'give', until: 6_000 } }), plan };

const staged = (change: Partial<MeetingView['stage']>): MeetingView =>
  sampleMeeting({ stage: { chair: room, speaker: null, screen: null, ...change } });

const about = (on: SeatView | null, view: MeetingView = sampleMeeting(), who: Principal = chair): Asking => ({
  view,
  who,
  on,
});
const names = (asking: Asking): string[] => possibleActs(acts, asking).map(({ name }) => name);
/** What is about pictures stands apart. */
const ofSight = [
  'hear-only',
  'small-picture',
  'main-picture',
  'picture-again',
  'stage-one',
  'stage-add',
  'stage-remove',
];
const soundOf = (asking: Asking): string[] =>
  names(asking).filter((name) => ![...ofSight, 'make-deputy'].includes(name));
const named = (name: string): Act => {
  const found = acts.find((act) => act.name === name);
  if (found === undefined) throw new Error(name);
  return found;
};

describe('the list of acts', () => {
  test('names each act once, and each that is taken back is taken back by an act of the list', () => {
    expect(new Set(acts.map(({ name }) => name)).size).toBe(acts.length);
    for (const { takenBackBy } of acts) if (takenBackBy !== undefined) named(takenBackBy);
  });

  test('has its words in both languages, those of a question where it asks, those of what was done where others see it', () => {
    for (const words of actWords) {
      expect(Object.keys(words).toSorted()).toEqual(acts.map(({ name }) => name).toSorted());
      for (const act of acts) {
        expect(words[act.name], act.name).toHaveProperty('label');
        if (act.how === 'asks-once')
          expect(Object.keys(Object(words[act.name]).ask), act.name).toEqual(['title', 'text', 'yes', 'no']);
        if ('request' in act) expect(words[act.name], act.name).toHaveProperty('done');
      }
    }
  });

  test('asks what the hub takes', () => {
    for (const act of acts)
      if ('params' in act) {
        const params = act.params(about(seat(north)));
        expect(requests[act.request].params.safeParse(params).success, act.name).toBe(true);
      }
  });

  test('asks once before what goes on the record and nothing takes back, but for the screen, which is shared again, and undoing, which is done again', () => {
    const forGood = acts.filter((act) => 'params' in act && act.takenBackBy === undefined && act.how === 'at-once');
    expect(forGood.map(({ name }) => name)).toEqual(['undo-floor', 'undo-stage', 'stop-screen', 'undo-extension']);
  });
});

describe('what is possible', () => {
  test('mutes whoever is open, withholds who is closed, allows who is withheld', () => {
    expect(soundOf(about(seat(north, { microphone: 'open' })))).toEqual(['give-floor', 'mute', 'half-duplex-on']);
    expect(soundOf(about(seat(north, { microphone: 'closed' })))).toEqual(['give-floor', 'withhold']);
    expect(soundOf(about(seat(north, { microphone: 'withheld' })))).toEqual(['give-floor', 'allow']);
  });

  test('keeps pictures back from whoever is there and receives some, and gives back what was set by hand alone', () => {
    const sight = (change: Partial<SeatView>, who: Principal = chair): string[] =>
      names(about(seat(north, change), sampleMeeting(), who)).filter(
        (name) => ofSight.includes(name) && !name.startsWith('stage'),
      );
    expect(sight({})).toEqual(['hear-only', 'small-picture', 'main-picture']);
    expect(sight({ rung: 'stage' })).toEqual(['hear-only', 'small-picture', 'main-picture']);
    expect(sight({ rung: 'one-picture' })).toEqual(['hear-only']);
    expect(sight({ rung: 'voice' })).toEqual([]);
    expect(sight({ rungLimit: { rung: 'voice', by: 'own' } })).toEqual(['picture-again']);
    expect(sight({}, person('technician'))).toEqual(['hear-only', 'small-picture', 'main-picture']);
    expect(sight({}, commune)).toEqual([]);
  });

  test('keeps pictures back from the leading room at a desk alone: the room itself chooses among its devices', () => {
    const ofRoom = (who: Principal, change: Partial<SeatView> = {}): string[] =>
      names(about(seat(room, change), sampleMeeting(), who)).filter(
        (name) => ofSight.includes(name) && !name.startsWith('stage'),
      );
    const limited = { rungLimit: { rung: 'stage', by: 'others' } } as const;
    for (const role of ['chair', 'secretary', 'technician'] as const) {
      expect(ofRoom(person(role))).toEqual(['hear-only', 'small-picture', 'main-picture']);
      expect(ofRoom(person(role), limited)).toEqual(['picture-again']);
    }
    for (const who of [chair, commune]) expect(ofRoom(who), who.name).toEqual([]);
  });

  test('offers of an endpoint that is not there only to mark it as by telephone, and nothing of the leading one', () => {
    const gone: SeatView['seat'][] = [
      { state: 'expected' },
      { state: 'left', since: 1 },
      { state: 'dropped', since: 1, cause: 'link-lost' },
    ];
    for (const state of gone)
      for (const microphone of ['open', 'closed', 'withheld'] as const)
        expect(names(about(seat(north, { seat: state, microphone })))).toEqual(['ring', 'mark-phone']);
    expect(names(about(seat(room)))).toEqual([]);
  });

  test('lets a microphone give way while it is heard, by whoever looks after the sound', () => {
    const ofSound = (on: SeatView, who: Principal = chair) =>
      names(about(on, sampleMeeting(), who)).filter((name) => name.startsWith('half-duplex'));
    expect(ofSound(seat(north))).toEqual([]);
    expect(ofSound(seat(north, { microphone: 'open' }))).toEqual(['half-duplex-on']);
    expect(ofSound(seat(north, { microphone: 'open', halfDuplex: true }))).toEqual(['half-duplex-off']);
    expect(ofSound(seat(north, { microphone: 'open' }), person('technician'))).toEqual(['half-duplex-on']);
    expect(ofSound(seat(north, { microphone: 'open' }), commune)).toEqual([]);
  });

  test('stops the screen for the meeting and beside whose it is', () => {
    const view = sampleMeeting({ stage: { chair: room, speaker: null, screen: north } });
    expect(names(about(null, view))).toContain('stop-screen');
    expect(names(about(seat(north), view))).toContain('stop-screen');
    expect(names(about(seat(room), view))).not.toContain('stop-screen');
    expect(names(about(null))).not.toContain('stop-screen');
  });

  test('has one of break and its end, and allows all only where all are muted', () => {
    expect(names(about(null))).toContain('start-break');
    expect(names(about(null))).not.toContain('end-break');
    expect(names(about(null))).not.toContain('allow-all');
    const later = sampleMeeting({ phase: { phase: 'break', since: 2 }, microphones: 'withheld' });
    expect(names(about(null, later))).toEqual(expect.arrayContaining(['end-break', 'allow-all', 'mute-all']));
    expect(names(about(null, later))).not.toContain('start-break');
  });

  test('leaves nothing in a closed meeting', () => {
    const closed = sampleMeeting({ phase: { phase: 'closed', since: 3 } });
    for (const on of [null, seat(north)]) expect(names(about(on, closed))).toEqual([]);
  });

  test('leaves a commune its own devices, its hand and its place, a technician nothing, a secretary all but devices', () => {
    const own = ['own-microphone', 'raise-hand', 'send-message', 'own-camera', 'own-screen', 'leave'];
    expect(names(about(null, sampleMeeting(), commune))).toEqual(own);
    expect(names(about(seat(north), sampleMeeting(), commune))).toEqual([]);
    expect(names(about(null, sampleMeeting(), person('technician')))).toEqual([]);
    const desk = names(about(null, sampleMeeting(), person('secretary')));
    expect(desk).toEqual([
      'mode-conference',
      'mode-training',
      'list-all',
      'add-speakers',
      'stage-chair',
      'tour',
      'walk-roll',
      'ask-ready',
      'set-checkpoints',
      'tell-all',
      'mute-all',
      'start-break',
      'lock',
      'begin-recording',
      'plan-end',
      'close',
      'debrief',
      'add-endpoint',
      'change-cap',
      'pair-panel',
    ]);
  });

  test('deals with what an endpoint said, as long as it stands, and for whoever conducts alone', () => {
    const message = { messageId: MessageId.parse('m'), at: 1_000 };
    const settles = (on: SeatView, who: Principal = chair): boolean =>
      names(about(on, sampleMeeting(), who)).includes('settle-message');
    expect(settles(seat(north, { message }))).toBe(true);
    expect(settles(seat(north, { message: { ...message, answeredAt: 2_000 } }))).toBe(false);
    expect(settles(seat(north))).toBe(false);
    for (const who of [commune, person('technician')]) expect(settles(seat(north, { message }), who)).toBe(false);
  });

  test('takes back by an act that is possible once the first was done', () => {
    const after: Readonly<Record<string, Asking>> = {
      'give-floor': about(seat(north), floor({ holders: [holds(north)] })),
      'extend-floor': about(seat(north), floor({ holders: [holds(north)] })),
      ...Object.fromEntries(
        'take-back-floor chair-speaks lower-hand next-floor mode-discussion mode-conference mode-training list-all arrange-list clear-list walk-roll walk-missing roll-next roll-unanswered end-roll extend-15 extend-30'
          .split(' ')
          .map((name) => [name, about(null, undoable)]),
      ),
      'list-by-itself': about(null, list(true, listed(north))),
      'list-by-hand': about(null, list(false, listed(north))),
      ...Object.fromEntries(
        'stage-speaker stage-chair stage-screen stage-speaker-and-screen stage-one stage-add stage-remove tour end-tour'
          .split(' ')
          .map((name) => [name, about(null, staged({ undo: { until: 6_000 } }))]),
      ),
      'tour-on': about(null, staged({ tour: { until: 9_000, left: 1 } })),
      'ask-ready': about(null, sampleMeeting({ ready: { since: 2 } })),
      'end-ready': about(null),
      'stop-checkpoints': about(null),
      'confirm-presence': about(null, sampleMeeting(), commune),
      'say-ready': about(null, sampleMeeting({ ready: { since: 2 } }), commune),
      ring: about(seat(north, { seat: { state: 'expected' }, ring: { stands: 'ringing', since: 2 } })),
      'end-ring': about(seat(north, { seat: { state: 'expected' } })),
      'mark-phone': about(seat(north, { seat: { state: 'expected' }, byPhone: { since: 2 } })),
      'unmark-phone': about(seat(north, { seat: { state: 'expected' } })),
      mute: about(seat(north, { microphone: 'withheld' })),
      'half-duplex-on': about(seat(north, { halfDuplex: true })),
      'half-duplex-off': about(seat(north, { microphone: 'open' })),
      withhold: about(seat(north, { microphone: 'withheld' })),
      allow: about(seat(north, { microphone: 'closed' })),
      'mute-all': about(null, sampleMeeting({ microphones: 'withheld' })),
      'hear-only': about(seat(north, { rungLimit: { rung: 'voice', by: 'others' } })),
      'small-picture': about(seat(north, { rungLimit: { rung: 'one-picture', by: 'others' } })),
      'main-picture': about(seat(north, { rungLimit: { rung: 'stage', by: 'others' } })),
      'picture-again': about(seat(north)),
      'allow-all': about(null),
      lock: about(null, sampleMeeting({ lock: { since: 2 } })),
      unlock: about(null),
      'pause-recording': about(null, sampleMeeting({ recording: { state: 'paused', since: 2, begunAt: 1 } })),
      'resume-recording': about(null, sampleMeeting({ recording: { state: 'running', since: 2, begunAt: 1 } })),
      admit: about(seat(north, { seat: { state: 'expected' }, entry: { stands: 'admitted', since: 2 } })),
      'turn-away': about(seat(north, { seat: { state: 'expected' }, entry: { stands: 'turned-away', since: 2 } })),
      'make-deputy': about(seat(north), led({})),
      'end-deputy': about(seat(north)),
      'hand-over': about(null, led({ acting: { deputy, since: 2, cause: 'handed-over' } })),
      'take-back-lead': about(null, led({})),
      'withdraw-hand': about(null, floor({}), commune),
      'yield-floor': about(null, floor({}), commune),
    };
    for (const act of acts)
      if (act.takenBackBy !== undefined)
        expect(isPossible(named(act.takenBackBy), after[act.name] ?? about(null)), act.name).toBe(true);
  });
});

describe('the floor', () => {
  test('is given to whoever is there and has it not, ended and extended where it is had', () => {
    expect(soundOf(about(seat(north, { microphone: 'withheld' }), floor({})))).toEqual(['give-floor']);
    const had = about(seat(north, { microphone: 'open' }), floor({ holders: [holds(north)] }));
    expect(soundOf(had)).toEqual(['extend-floor', 'take-back-floor', 'mute', 'half-duplex-on']);
    const lost = seat(north, { seat: { state: 'dropped', since: 1, cause: 'link-lost' } });
    expect(names(about(lost, floor({ holders: [holds(north)], queue: [hand(south)] })))).toEqual([
      'extend-floor',
      'take-back-floor',
      'ring',
      'mark-phone',
    ]);
  });

  test('replaces allowing a microphone while the floor says who speaks, but for whoever has it', () => {
    const withheld = seat(north, { microphone: 'withheld' });
    for (const mode of ['conference', 'training'] as const) {
      expect(names(about(withheld, floor({ mode })))).not.toContain('allow');
      expect(names(about(withheld, floor({ mode, holders: [holds(north)] })))).toContain('allow');
    }
  });

  test('goes on to the next only where somebody waits who is there', () => {
    expect(names(about(null, floor({})))).not.toContain('next-floor');
    expect(names(about(null, floor({ queue: [hand(south)] })))).toContain('next-floor');
    const gone = sampleMeeting({
      floor: { mode: 'conference', holders: [], queue: [hand(south)] },
      seats: [seat(room), seat(north), seat(south, { seat: { state: 'left', since: 2 } })],
    });
    expect(names(about(null, gone))).not.toContain('next-floor');
  });

  test('has the two modes that it is not in, a hand to lower and to move where one is up, and undoing while it is told', () => {
    expect(names(about(null, floor({ mode: 'training' })))).toEqual(
      expect.arrayContaining(['mode-discussion', 'mode-conference']),
    );
    expect(names(about(null, floor({ mode: 'training' })))).not.toContain('mode-training');
    expect(names(about(seat(south), floor({ queue: [hand(south)] })))).toEqual(
      expect.arrayContaining(['lower-hand', 'move-hand']),
    );
    expect(names(about(seat(north), floor({ queue: [hand(south)] })))).not.toContain('lower-hand');
    expect(names(about(null, undoable))).toContain('undo-floor');
    expect(names(about(null, floor({ undo: null })))).not.toContain('undo-floor');
  });

  test('is nothing that a commune without a part in the meeting can give', () => {
    const view = floor({ holders: [holds(south)], queue: [hand(north)], undo: { act: 'give', until: 6_000 } });
    const ofFloor = (on: SeatView | null) =>
      names(about(on, view, commune)).filter((name) => /floor|mode|hand/u.test(name));
    for (const on of [seat(north), seat(south)]) expect(ofFloor(on)).toEqual([]);
    expect(ofFloor(null), 'its own hand').toEqual(['raise-hand', 'withdraw-hand']);
  });

  test('is asked for, withdrawn and given back by a commune for itself, and by no desk and no chair', () => {
    const own = (view: MeetingView, who: Principal = commune) =>
      names(about(null, view, who)).filter((name) => /raise|withdraw|yield/u.test(name));
    expect(own(floor({}))).toEqual(['raise-hand']);
    expect(own(floor({ queue: [hand(north)] }))).toEqual(['raise-hand', 'withdraw-hand']);
    expect(own(floor({ holders: [holds(north)] }))).toEqual(['yield-floor']);
    for (const who of [chair, person('secretary')])
      expect(own(floor({ holders: [holds(north)], queue: [hand(north)] }), who)).toEqual([]);
  });

  test('a commune can switch on what the meeting grants it, and nothing else', () => {
    const policy = { ...sampleMeeting().policy, delegatesMay: ['sendMicrophone' as const] };
    const own = names(about(null, sampleMeeting({ policy }), commune));
    expect(own).toEqual(['own-microphone', 'raise-hand', 'send-message', 'leave']);
  });
});

describe('the list of speakers', () => {
  const ofList = (view: MeetingView, who: Principal = chair, on: SeatView | null = null): string[] =>
    names(about(on, view, who)).filter((name) => /list|speaker/u.test(name));

  test('is made of all communes in the order of the meeting, each for as long as is usual for its type', () => {
    expect(ofList(sampleMeeting())).toEqual(['list-all', 'add-speakers']);
    const act = named('list-all');
    expect('params' in act && act.params(about(null))).toEqual({ endpointIds: [north, south], seconds: 180 });
    const other = sampleMeeting({ type: 'chuyen-de' });
    expect('params' in act && act.params(about(null, other))).toMatchObject({ seconds: 300 });
  });

  test('is cleared, paced and added to once there is one, and its entries are moved, said anew and taken off', () => {
    const view = list(false, listed(north));
    expect(ofList(view)).toEqual(['list-by-itself', 'clear-list', 'add-speakers']);
    expect(ofList(list(true, listed(north), listed(south)))).toEqual(['list-by-hand', 'clear-list']);
    expect(ofList(list(true, listed(north), listed(south, 'spoken')))).toContain('add-speakers');
    expect(ofList(view, chair, seat(north))).toEqual(['remove-speaker', 'move-speaker', 'change-speaker']);
    expect(ofList(view, chair, seat(south))).toEqual([]);
  });

  test('is gone on with by the same act and key as the queue, where somebody of it is there', () => {
    expect(names(about(null, list(false, listed(north))))).toContain('next-floor');
    expect(actOfKey(acts, 'floorNext', about(null, list(false, listed(north))))?.act.name).toBe('next-floor');
    expect(names(about(null, list(false, listed(north, 'spoken'), listed(south, 'skipped'))))).not.toContain(
      'next-floor',
    );
  });

  test('is nothing that a commune or a technician can change', () => {
    const view = list(true, listed(north));
    for (const who of [commune, person('technician')])
      for (const on of [null, seat(north)]) expect(ofList(view, who, on)).toEqual([]);
  });
});

describe('the keys', () => {
  const of = (key: keyof typeof keys, asking: Asking) => actOfKey(acts, key, asking)?.act.name ?? null;

  test('each stands for one thing, and the key help has words for it', () => {
    const codes = keyNames.flatMap((name) => keys[name].codes);
    expect(new Set(codes).size).toBe(codes.length);
    for (const name of keyNames) expect(roomTexts.keys, name).toHaveProperty(name);
  });

  test('do what is possible now: mute all, then allow all; a break, then its end', () => {
    expect(of('allMicrophones', about(null))).toBe('mute-all');
    expect(of('allMicrophones', about(null, sampleMeeting({ microphones: 'withheld' })))).toBe('allow-all');
    expect(of('break', about(null))).toBe('start-break');
    expect(of('break', about(null, sampleMeeting({ phase: { phase: 'break', since: 2 } })))).toBe('end-break');
  });

  test('are about the chosen endpoint where it has an act for them, else about the meeting', () => {
    const chosen = seat(north, { microphone: 'open' });
    expect(actOfKey(acts, 'microphoneOfChosen', about(chosen))).toMatchObject({
      act: { name: 'mute' },
      asking: { on: chosen },
    });
    expect(of('microphoneOfChosen', about(null))).toBeNull();
    expect(actOfKey(acts, 'allMicrophones', about(chosen))).toMatchObject({
      act: { name: 'mute-all' },
      asking: { on: null },
    });
  });

  test('of the floor are about whoever is chosen where it has the floor, else about whoever has it', () => {
    const view = floor({ holders: [holds(north), holds(south)], queue: [] });
    const on = (key: 'floorMore' | 'floorBack', chosen: SeatView | null): string | null =>
      actOfKey(acts, key, about(chosen, view))?.asking.on?.endpointId ?? null;
    expect(on('floorMore', null)).toBe(south);
    expect(on('floorBack', seat(north))).toBe(north);
    expect(actOfKey(acts, 'floorMore', about(null, floor({})))).toBeNull();
    expect(of('floorNext', about(seat(north), floor({ queue: [hand(south)] })))).toBe('next-floor');
    expect(of('number', about(seat(north), floor({})))).toBe('give-floor');
    expect(of('number', about(seat(north), floor({ holders: [holds(north)] })))).toBeNull();
  });

  test('nothing that others feel or that goes on the record has a single key that a clicker or a sleeve presses', () => {
    for (const act of acts)
      if ('request' in act && act.key !== undefined)
        for (const code of keys[act.key].codes) expect(code, act.name).toMatch(/^(Shift\+|Numpad)/u);
  });
});
