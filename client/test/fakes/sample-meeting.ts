import { EndpointId, MeetingId, MeetingView, meetingPolicies, type OpenMeeting, type SeatView } from '@diem-cau/shared';

export const room = EndpointId.parse('room');
export const north = EndpointId.parse('north');
export const south = EndpointId.parse('south');
export const meetingId = MeetingId.parse('monday');

/** A seat that is present, with its camera on and its microphone closed, which the chair may not open, unless the test says otherwise. */
export const seat = (endpointId: EndpointId, change: Partial<SeatView> = {}): SeatView => ({
  endpointId,
  name: `Xã ${endpointId}`,
  leads: endpointId === room,
  seat: { state: 'present', since: 1_000 },
  microphone: 'closed',
  mayBeOpened: false,
  camera: 'on',
  sources: change.camera === 'off' ? [] : ['camera'],
  hosts: false,
  ...change,
});

/** A meeting of the room and two communes. */
export const sampleMeeting = (change: Partial<MeetingView> = {}): MeetingView =>
  MeetingView.parse({
    meetingId,
    seq: 7,
    title: 'Giao ban tuần 47',
    type: 'giao-ban',
    policy: meetingPolicies['giao-ban'],
    openedAt: 1_000,
    phase: { phase: 'running', since: 1_000 },
    maxEndpoints: 40,
    clockAheadMs: 0,
    microphones: 'free',
    speaking: null,
    secretary: null,
    lock: null,
    leading: { deputy: null, acting: null, last: null, passesAt: null },
    floor: { mode: 'discussion', holders: [], queue: [] },
    speakers: { list: [], byItself: false },
    roll: null,
    ready: null,
    checkpoint: null,
    checkpoints: null,
    conclusions: [],
    messages: { count: 0, last: [] },
    reports: { of: [], rearranges: false },
    recording: null,
    stage: { chair: room, speaker: null, screen: null },
    seats: [seat(room), seat(north), seat(south)],
    record: 'sound',
    ...change,
  });

/** The same meeting as the waiting pages list it. */
export const openMeeting: OpenMeeting = {
  meetingId,
  title: 'Giao ban tuần 47',
  type: 'giao-ban',
  policy: meetingPolicies['giao-ban'],
  openedAt: 1_000,
  scheduledAt: null,
  phase: { phase: 'running', since: 1_000 },
  expectedCount: 3,
  presentCount: 2,
  expectsYou: true,
};
