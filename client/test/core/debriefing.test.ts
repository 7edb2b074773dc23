import { MeetingId, type MeetingView, type Principal } from '@diem-cau/shared';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { acts } from '../../src/core/acts/acts.ts';
import { possibleActs } from '../../src/core/acts/possible.ts';
import { isPossible } from '../../src/core/acts/act.ts';
import { beginDebriefing } from '../../src/core/acts/debriefing.ts';
import { changed, hello, offer, page, rest, resume, seated } from '../fakes/seated-page.ts';
import { north, openMeeting, room, sampleMeeting, seat, south } from '../fakes/sample-meeting.ts';

const next = MeetingId.parse('debriefing');
const closing = (endpointIds = [room, north], seq = 8) =>
  changed(seq, {
    phase: { phase: 'closed', since: 59_000 },
    debriefing: { is: 'next', meetingId: next, endpointIds },
    seats: [seat(north, { microphone: 'closed' })],
  });
const conference = (): MeetingView =>
  sampleMeeting({
    meetingId: next,
    debriefing: { is: 'this', closedAt: 59_000, endsAt: 3_659_000 },
    seats: [seat(room), seat(north)],
  });
const listed = { ...openMeeting, meetingId: next, debriefing: { after: openMeeting.meetingId, closedAt: 59_000 } };

describe('a page whose meeting is closed with a debriefing', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('window', new EventTarget());
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  test('moves into it by itself where it is of the circle, with what it sends', async () => {
    const parts = await seated();
    const { wire, session, media, memory, engine, held } = parts;
    await media.microphone.open();
    await wire.notify('meeting.changed', changed(8, { seats: [seat(north, { microphone: 'open' })] }));
    wire.answer('hub.hello', hello([listed]));
    wire.answer('meeting.join', { snapshot: conference(), media: offer, resume });
    const way: unknown[] = [];
    session.state.subscribe((state) => way.push(state));
    await wire.notify('meeting.changed', closing([room, north], 9));
    expect(way).toContainEqual(expect.objectContaining({ state: 'resuming', meetingId: next, moves: true }));
    await rest();
    expect(session.state.getState()).toEqual({ state: 'inside', meetingId: next });
    expect(memory()).toMatchObject({ meetingId: next, camera: true, microphone: true });
    expect([...engine.link.tracks.keys()].toSorted()).toEqual(['camera', 'microphone']);
    expect(engine.links).toHaveLength(2);
    expect(held.now).toBe(true);
    expect(media.question.state.getState()).toMatchObject({ microphone: false });
    expect(wire.count('meeting.resume')).toBe(0);
  });

  test('finds its way there, where it had lost its line as the meeting was closed', async () => {
    const { wire, session } = await seated();
    wire.lose();
    wire.answer('hub.hello', hello([listed]));
    wire.answer('meeting.join', { snapshot: conference(), media: offer, resume });
    wire.connect();
    await rest();
    expect(session.state.getState()).toEqual({ state: 'inside', meetingId: next });
    const loadedAnew = page({ remembered: { meetingId: openMeeting.meetingId, camera: true } });
    loadedAnew.wire.answer('hub.hello', hello([listed]));
    loadedAnew.wire.answer('meeting.join', { snapshot: conference(), media: offer, resume });
    loadedAnew.session.start();
    loadedAnew.wire.connect();
    await rest();
    expect(loadedAnew.session.state.getState()).toEqual({ state: 'inside', meetingId: next });
    const elsewhere = page();
    elsewhere.wire.answer('hub.hello', hello([listed]));
    elsewhere.session.start();
    elsewhere.wire.connect();
    await rest();
    expect(elsewhere.session.state.getState()).toMatchObject({ state: 'outside' });
  });

  test('is outside as after any closing where it is not, and where the debriefing is over already', async () => {
    const left = await seated();
    left.wire.answer('hub.hello', hello([]));
    await left.wire.notify('meeting.changed', closing([room, south]));
    expect(left.session.state.getState()).toEqual({
      state: 'outside',
      ended: { title: 'Giao ban tuần 47', at: 59_000 },
    });
    expect(left.engine.link.closed).toBe(true);
    const late = await seated();
    late.wire.answer('hub.hello', hello([]));
    await late.wire.notify('meeting.changed', closing());
    await rest();
    expect(late.session.state.getState()).toMatchObject({ state: 'outside', ended: { title: 'Giao ban tuần 47' } });
    expect(late.memory()).toBeNull();
  });

  test('is told after it when the meeting was closed, not the debriefing', async () => {
    const { wire, session } = await seated();
    wire.answer('hub.hello', hello([listed]));
    wire.answer('meeting.join', { snapshot: conference(), media: offer, resume });
    await wire.notify('meeting.changed', closing());
    await rest();
    await wire.notify('meeting.changed', {
      ...changed(8, { phase: { phase: 'closed', since: 900_000 } }),
      meetingId: next,
    });
    expect(session.state.getState()).toMatchObject({ state: 'outside', ended: { at: 59_000 } });
  });
});

describe('acts of a debriefing', () => {
  const chair: Principal = { kind: 'endpoint', endpointId: room, name: 'Phòng họp', leads: true };
  const commune: Principal = { kind: 'endpoint', endpointId: north, name: 'Xã north', leads: false };
  const names = (view: MeetingView, who: Principal, on: ReturnType<typeof seat> | null = null): string[] =>
    possibleActs(acts, { view, who, on }).map(({ name }) => name);

  test('are to talk, to mute, to show, to leave and, for the room, to end it', () => {
    const possible = names(conference(), chair);
    expect(possible).toContain('end-debriefing');
    expect(possible).toContain('own-microphone');
    expect(possible).toContain('mute-all');
    for (const none of [
      'close',
      'debrief',
      'start-break',
      'walk-roll',
      'add-endpoint',
      'pair-panel',
      'list-all',
      'tour',
    ])
      expect(possible).not.toContain(none);
    expect(names(conference(), commune)).not.toContain('end-debriefing');
    expect(names(conference(), commune)).not.toContain('raise-hand');
    expect(names(conference(), chair, seat(north, { microphone: 'open' }))).toContain('mute');
    expect(names(sampleMeeting(), chair)).not.toContain('end-debriefing');
  });

  test('begin only while the room and somebody else are there', () => {
    const possible = (seats: MeetingView['seats'], who = chair): boolean =>
      isPossible(beginDebriefing, { view: sampleMeeting({ seats }), who, on: null });
    const away = (endpointId: typeof north) => seat(endpointId, { seat: { state: 'left', since: 2 } });
    expect(possible([seat(room), seat(north)])).toBe(true);
    expect(possible([seat(room), away(north)])).toBe(false);
    expect(possible([away(room), seat(north)])).toBe(false);
    expect(possible([seat(room), seat(north)], commune)).toBe(false);
  });
});
