import { AccountId, ConclusionId, MeetingId, MeetingView, PanelId, audiences, type EndpointId } from '@diem-cau/shared';
import { describe, expect, it } from 'vitest';
import { topics } from '../../../src/domain/meeting/topics.ts';
import type { MeetingEvent } from '../../../src/domain/meeting/events.ts';
import { meetingView, openMeetingFor, viewChanges } from '../../../src/domain/meeting/view.ts';
import { after, anBinh, joined, meetingAfter, opened, room } from '../../support/meetings.ts';

/** One change of each field of a view, or why it never changes; a field that is missing here does not compile. */
const otherwise: { readonly [Field in keyof MeetingView]: MeetingView[Field] | 'never changes' } = {
  meetingId: 'never changes',
  seq: 'never changes',
  openedAt: 'never changes',
  policy: 'never changes',
  title: 'Họp bất thường',
  type: 'tap-huan',
  phase: { phase: 'break', since: 99_000 },
  maxEndpoints: 7,
  clockAheadMs: -3_600_000,
  microphones: 'withheld',
  speaking: anBinh,
  stage: { chair: room, speaker: anBinh, screen: anBinh },
  secretary: { accountId: AccountId.parse('binh'), name: 'Trần Thị Bình' },
  leading: {
    deputy: { of: 'endpoint', endpointId: anBinh, name: 'Xã An Bình' },
    acting: null,
    last: null,
    passesAt: 5,
  },
  debriefing: { is: 'next', meetingId: MeetingId.parse('debriefing'), endpointIds: [room, anBinh] },
  panels: [
    {
      ...{
        panelId: PanelId.parse('p'),
        actsFor: 'Huyện',
        since: 1,
        until: 2,
        browser: 'Chrome 150',
        system: 'Android',
      },
    },
  ],
  floor: { mode: 'training', holders: [], queue: [] },
  speakers: { list: [], byItself: true },
  roll: { called: anBinh, left: 1 },
  lock: { since: 5 },
  plan: { endsAt: 9, minutes: 5, extendedMinutes: 0 },
  ready: { since: 5 },
  checkpoint: { since: 5, until: 9 },
  checkpoints: { everyMinutes: 30, answerMinutes: 3 },
  conclusions: [{ conclusionId: ConclusionId.parse('k'), sentAt: 1, work: 'Việc' }],
  messages: { count: 1, last: [] },
  reports: { of: [], rearranges: true },
  recording: { state: 'running', since: 5, begunAt: 5 },
  seats: [],
  record: 'troubled',
};

describe('an open meeting on the list of a waiting page', () => {
  const principal = { kind: 'endpoint', endpointId: anBinh, name: 'Xã An Bình', leads: false } as const;

  it.each([[null], [25_200_000]])('tells the invited time %s', (scheduledAt) => {
    expect(openMeetingFor(meetingAfter(opened('giao-ban', 40, scheduledAt)), principal)?.scheduledAt).toBe(scheduledAt);
  });

  it('has none in a record from before it was asked for', () => {
    expect(openMeetingFor(meetingAfter(opened()), principal)?.scheduledAt).toBeNull();
  });
});

describe('who is in a meeting, on the list of a waiting page', () => {
  const waiting = { kind: 'endpoint', endpointId: anBinh, name: 'Xã An Bình', leads: false } as const;
  const listed = (...facts: MeetingEvent[]) => {
    const { ledNow, emptySince } = openMeetingFor(meetingAfter(...facts), waiting) ?? {};
    return { ledNow, emptySince };
  };
  const left = (endpointId: EndpointId) => ({ type: 'endpointLeft', endpointId }) as const;

  it('is led while whoever leads is there, and not empty while anybody is', () => {
    expect(listed(opened(), ...joined(room))).toEqual({ ledNow: true, emptySince: undefined });
    expect(listed(opened(), ...joined(room, anBinh), left(room))).toEqual({});
    expect(listed(opened(), ...joined(anBinh))).toEqual({});
  });

  it('is empty since the last one went away, since its opening where nobody came, and never before its hour', () => {
    const facts: MeetingEvent[] = [opened(), ...joined(room, anBinh), left(anBinh), left(room)];
    const gone = meetingAfter(...facts).seats.get(room)?.presence;
    expect(gone).toMatchObject({ state: 'left' });
    expect(listed(...facts).emptySince).toBe(gone?.state === 'left' ? gone.since : null);
    const never = meetingAfter(opened());
    expect(listed(opened()).emptySince).toBe(never.course.openedAt);
    expect(listed(opened('giao-ban', 40, 25_200_000)).emptySince).toBe(25_200_000);
  });
});

describe('what is announced', () => {
  const view = meetingView(meetingAfter(opened(), ...joined(room, anBinh)), {
    audience: 'desk',
    seq: 1,
    record: 'sound',
  });

  it.each(Object.keys(MeetingView.shape).filter((field) => field !== 'seats'))('tells a change of %s', (field) => {
    const value: unknown = Object.entries(otherwise).find(([key]) => key === field)?.[1];
    expect(value).toBeDefined();
    if (value === 'never changes') return;
    const after = MeetingView.parse({ ...view, [field]: value });
    expect(viewChanges(view, after)).toEqual({ [field]: value });
    expect(viewChanges(after, after)).toBeNull();
  });

  it.each(
    Object.entries({
      name: 'Xã khác',
      leads: true,
      seat: { state: 'dropped', since: 5_000, cause: 'hub' },
      microphone: 'withheld',
      camera: 'on',
    }),
  )('tells a change of the %s of a seat, and of no other seat', (field, value) => {
    const seats = view.seats.map((seat) => (seat.endpointId === anBinh ? { ...seat, [field]: value } : seat));
    const after = MeetingView.parse({ ...view, seats });
    expect(viewChanges(view, after)).toEqual({ seats: [after.seats[1]] });
  });

  it('says that nothing changed when it did not', () => {
    expect(viewChanges(view, structuredClone(view))).toBeNull();
  });
});

describe('a view by audience', () => {
  const meeting = meetingAfter(opened(), ...joined(room, anBinh), {
    type: 'linkGraded',
    endpointId: anBinh,
    grade: 'weak',
    loss: 0.03,
    roundTripMs: 200,
  });
  const linksFor = (audience: (typeof audiences)[number]) =>
    meetingView(meeting, { audience, seq: 1, record: 'sound' }).seats.map(({ link }) => link);

  it.each(['room', 'desk', 'technician'] as const)('tells the %s how the lines are', (audience) => {
    expect(linksFor(audience)).toEqual([null, 'weak', null, null]);
  });

  it('tells no commune how the line of another is', () => {
    expect(linksFor('seat')).toEqual([undefined, undefined, undefined, undefined]);
  });

  it.each(audiences)('has for the %s all that a topic has to say', (audience) => {
    const troubled = after(meeting, [
      { type: 'troubleBegan', endpointId: anBinh, source: 'camera', trouble: 'still', since: 5_000 },
    ]);
    const view = meetingView(troubled, { audience, seq: 1, record: 'sound' });
    expect(view.seats[1]).toHaveProperty('troubles');
    for (const topic of Object.values(topics)) {
      expect(view).toMatchObject(topic.view(troubled, audience));
      for (const [index, seat] of [...troubled.seats.values()].entries())
        expect(view.seats[index]).toMatchObject(topic.seatView(troubled, seat, audience));
    }
  });

  it.each(audiences)('fits the protocol for the %s', (audience) => {
    const view = meetingView(meeting, { audience, seq: 1, record: 'sound' });
    expect(MeetingView.parse(view)).toEqual(view);
  });
});
