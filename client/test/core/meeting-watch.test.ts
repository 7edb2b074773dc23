import { beforeEach, describe, expect, it } from 'vitest';
import { Signalling } from '../../src/core/signalling.ts';
import { MeetingWatch } from '../../src/core/meeting-watch.ts';
import { FakeWire, settle } from '../fakes/fake-wire.ts';
import { meetingId, north, sampleMeeting, seat } from '../fakes/sample-meeting.ts';

let wire: FakeWire;
let watch: MeetingWatch;
let signalling: Signalling;

const changed = (seq: number) =>
  wire.notify('meeting.changed', {
    meetingId,
    seq,
    at: 2_000,
    changes: { seats: [seat(north, { seat: { state: 'left', since: 2_000 } })] },
  });
const northState = (): string | undefined => {
  const watched = watch.watched.getState();
  return 'view' in watched ? watched.view.seats.find(({ endpointId }) => endpointId === north)?.seat.state : undefined;
};

beforeEach(async () => {
  wire = new FakeWire();
  signalling = new Signalling(wire);
  wire.answer('meeting.watch', { snapshot: sampleMeeting() });
  watch = new MeetingWatch(signalling, meetingId);
  signalling.open();
  watch.start();
  wire.connect();
  await settle();
});

describe('following a meeting from a desk', () => {
  it('shows the snapshot and takes announcements in', async () => {
    expect(watch.watched.getState().state).toBe('watching');
    expect(northState()).toBe('present');
    await changed(8);
    expect(northState()).toBe('left');
    expect(wire.count('meeting.watch')).toBe(1);
  });

  it('asks for the snapshot where an announcement is missing', async () => {
    await changed(9);
    await settle();
    expect(wire.count('meeting.watch')).toBe(2);
    expect(northState()).toBe('present');
  });

  it('keeps what it knew while the hub is away, and asks anew when it is back', async () => {
    wire.lose();
    expect(watch.watched.getState().state).toBe('lost');
    expect(northState()).toBe('present');
    wire.connect();
    await settle();
    expect(watch.watched.getState().state).toBe('watching');
    expect(wire.count('meeting.watch')).toBe(2);
  });

  it('attends beside the seat where it is a panel', async () => {
    wire.answer('meeting.attend', { snapshot: sampleMeeting(), media: null });
    const panel = new MeetingWatch(signalling, meetingId, 'meeting.attend');
    panel.start();
    await settle();
    expect([panel.watched.getState().state, wire.count('meeting.attend')]).toEqual(['watching', 1]);
    panel.close();
  });

  it('says why it may not follow', async () => {
    wire.refuse('meeting.watch', 'meeting-not-open');
    wire.lose();
    wire.connect();
    await settle();
    expect(watch.watched.getState()).toMatchObject({ state: 'refused', error: { code: 'meeting-not-open' } });
  });

  it('hears nothing any more once it is closed', async () => {
    watch.close();
    await changed(8);
    wire.lose();
    wire.connect();
    await settle();
    expect(northState()).toBe('present');
    expect(wire.count('meeting.watch')).toBe(1);
  });
});
