import {
  debriefingMinutes,
  debriefingRoomSeconds,
  isOfDebriefing,
  requests,
  seatRequests,
  type MeetingId,
  type RequestName,
  type SeatRequestName,
} from '@diem-cau/shared';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { access } from '../../../src/application/meeting/requests/access.ts';
import { anBinh, dangKhe, hoaLac, room } from '../../support/meetings.ts';
import { sampleRequests } from '../../support/sample-requests.ts';
import { TestHub, browserCapabilities, type TestPage } from '../../support/test-hub.ts';

let test: TestHub;
let meetingId: MeetingId;
let chair: TestPage;
let stays: TestPage;
let leaves: TestPage;

const facts = (archive = test.archive) => (archive.meetings.get(meetingId) ?? []).map(({ event }) => event);
const ended = (archive = test.archive) => facts(archive).filter(({ type }) => type === 'debriefingEnded');
const asked = (id: MeetingId) => ({ meetingId: id, rtpCapabilities: browserCapabilities });
const listed = async (page: TestPage) => (await page.ask('hub.hello', {})).openMeetings;

/** The last that a page was told of where its meeting goes on. */
const nextOf = ({ told }: TestPage): { meetingId: MeetingId; endpointIds: string[] } | undefined =>
  told
    .map(
      ({ params }) =>
        (params as { changes?: { debriefing?: { meetingId: MeetingId; endpointIds: string[] } } }).changes?.debriefing,
    )
    .findLast((each) => each !== undefined);

const begun = async (): Promise<MeetingId> => {
  await chair.ask('debriefing.begin', { endpointIds: [anBinh] });
  const next = nextOf(stays);
  if (next === undefined) throw new Error('a page was not told');
  return next.meetingId;
};
/** Both pages have moved. */
const talking = async (): Promise<MeetingId> => {
  const id = await begun();
  for (const page of [chair, stays]) await page.ask('meeting.join', asked(id));
  return id;
};
const pass = async (ms: number): Promise<void> => {
  for (let left = ms; left > 0; left -= 1_000) {
    test.now += Math.min(left, 1_000);
    await vi.advanceTimersByTimeAsync(Math.min(left, 1_000));
  }
};

beforeEach(async () => {
  vi.useFakeTimers();
  test = new TestHub();
  await test.hub.recover();
  meetingId = await test.openMeeting();
  [chair, stays, leaves] = [
    await test.joined(meetingId, room),
    await test.joined(meetingId, anBinh),
    await test.joined(meetingId, hoaLac),
  ];
  for (const page of [chair, stays, leaves])
    test.hub.follow(page.page, (await page.ask('meeting.snapshot', {})).snapshot);
});
afterEach(async () => {
  await test.hub.close();
  vi.useRealTimers();
  expect(test.errors).toEqual([]);
});

describe('a meeting that ends with a debriefing', () => {
  it('is closed for all on the record, while the circle’s pages are told where they go on', async () => {
    const id = await begun();
    expect(
      facts()
        .slice(-2)
        .map(({ type }) => type),
    ).toEqual(['debriefingBegan', 'meetingClosed']);
    expect(await test.archive.unfinished()).toEqual([]);
    expect(nextOf(stays)?.endpointIds).toEqual([room, anBinh]);
    for (const page of [chair, stays, leaves])
      expect(await page.refused('meeting.snapshot', {})).toBe('not-in-meeting');
    expect((await listed(stays))[0]).toMatchObject({ meetingId: id, debriefing: { after: meetingId } });
    expect(await listed(leaves)).toEqual([]);
    expect(await leaves.refused('meeting.join', asked(meetingId))).toBe('meeting-not-open');
  });

  it('leaves everything as it is where it is refused', async () => {
    const before = facts();
    expect(await chair.refused('debriefing.begin', { endpointIds: [dangKhe] })).toBe('debriefing-not-there');
    expect(await stays.refused('debriefing.begin', { endpointIds: [hoaLac] })).toBe('forbidden');
    await leaves.ask('meeting.leave', {});
    expect(await chair.refused('debriefing.begin', { endpointIds: [anBinh, hoaLac] })).toBe('debriefing-not-there');
    expect(facts().slice(0, before.length)).toEqual(before);
    expect(facts().at(-1)?.type).toBe('endpointLeft');
    expect((await chair.ask('meeting.snapshot', {})).snapshot.phase.phase).toBe('running');
  });

  it('is closed once, where two press at once', async () => {
    const secretary = test.account('secretary');
    await secretary.ask('meeting.watch', { meetingId });
    const codes = await Promise.all([
      chair.answered('debriefing.begin', { endpointIds: [anBinh] }),
      secretary.answered('debriefing.begin', { endpointIds: [hoaLac] }),
    ]);
    expect(codes).toEqual([null, 'meeting-not-open']);
    expect(facts().filter(({ type }) => type === 'debriefingBegan')).toHaveLength(1);
  });
});

describe('a debriefing', () => {
  it('is off the record: nothing that is done in it is written, but that it ended', async () => {
    const id = await talking();
    const before = facts();
    await chair.ask('muting.mute', { endpointId: anBinh });
    await chair.ask('muting.allow', { endpointId: anBinh });
    await stays.ask('meeting.leave', {});
    await stays.ask('meeting.join', asked(id));
    expect(facts()).toEqual(before);
    expect(test.archive.meetings.size).toBe(1);
    await chair.ask('debriefing.end', {});
    await pass(1_000);
    expect(facts().slice(before.length)).toEqual([
      {
        type: 'debriefingEnded',
        cause: 'ended',
        actor: expect.objectContaining({ by: 'endpoint', endpointId: room }) as unknown,
      },
    ]);
    for (const page of [chair, stays]) {
      expect(await page.refused('meeting.join', asked(id))).toBe('meeting-not-open');
      expect(await listed(page)).toEqual([]);
    }
    expect(test.archive.meetings.size).toBe(1);
  });

  it('lets nobody in who is not of its circle, and no person whatever the role', async () => {
    const id = await talking();
    expect(await leaves.refused('meeting.join', asked(id))).toBe('not-expected');
    expect(await test.endpoint(hoaLac, 'display').refused('meeting.attend', asked(id))).toBe('forbidden');
    for (const role of ['admin', 'chair', 'secretary', 'technician'] as const) {
      const person = test.account(role);
      expect(await person.refused('meeting.watch', { meetingId: id })).toBe('forbidden');
      expect(await listed(person)).toEqual([]);
      expect(await person.refused('debriefing.end', {})).toBe(role === 'technician' ? 'forbidden' : 'not-in-meeting');
    }
    expect(await stays.refused('debriefing.end', {})).toBe('forbidden');
    expect(await chair.refused('meeting.addEndpoint', { endpointId: hoaLac })).toBe('in-debriefing');
    expect(test.hub.lines).toEqual([]);
    await test.endpoint(room, 'display').ask('meeting.attend', asked(id));
    // The panel in a window of the room's own PC.
    const panel = test.endpoint(room);
    await panel.ask('meeting.watch', { meetingId: id });
    await panel.ask('debriefing.end', {});
  });

  it.each(
    (Object.keys(requests) as RequestName[]).filter(
      (name) => !name.startsWith('check.') && !isOfDebriefing(name as SeatRequestName),
    ),
  )('knows no %s', async (name) => {
    await talking();
    const before = facts();
    expect(await chair.answered(name, sampleRequests[name])).toBe('in-debriefing');
    expect(facts()).toEqual(before);
  });

  it('knows only requests that there are', () => {
    const known = (Object.keys(seatRequests) as SeatRequestName[]).filter(isOfDebriefing);
    expect(known.every((name) => name in access)).toBe(true);
    expect(known).toContain('debriefing.end');
    expect(known).not.toContain('meeting.close');
  });

  it('is over by itself after an hour', async () => {
    await talking();
    await pass((debriefingMinutes - 1) * 60_000);
    expect(ended()).toEqual([]);
    await pass(61_000);
    expect(ended()).toMatchObject([{ cause: 'time-over', actor: { by: 'hub' } }]);
    expect(await chair.refused('meeting.snapshot', {})).toBe('not-in-meeting');
  });

  it('is over when the room stays away, and goes on where it comes back in time', async () => {
    const id = await talking();
    await chair.ask('meeting.leave', {});
    await pass((debriefingRoomSeconds - 10) * 1000);
    await chair.ask('meeting.join', asked(id));
    await pass(debriefingRoomSeconds * 1000);
    expect(ended()).toEqual([]);
    await chair.ask('meeting.leave', {});
    await pass((debriefingRoomSeconds + 1) * 1000);
    expect(ended()).toMatchObject([{ cause: 'room-away', actor: { by: 'hub' } }]);
    expect(await stays.refused('meeting.snapshot', {})).toBe('not-in-meeting');
  });

  it('has its end on the record as soon as that can be written', async () => {
    await talking();
    test.archive.failing = true;
    await chair.ask('debriefing.end', {});
    await pass(3_000);
    expect(ended()).toEqual([]);
    const endedAt = test.now - 3_000;
    test.archive.failing = false;
    await pass(5_000);
    expect(ended()).toHaveLength(1);
    expect(test.archive.meetings.get(meetingId)?.at(-1)?.at).toBe(endedAt);
    expect(test.errors.splice(0).every(({ message }) => message.startsWith('the record can not be written'))).toBe(
      true,
    );
  });

  it('is over with the hub that goes down, and is not taken up again', async () => {
    const id = await talking();
    await pass(60_000);
    const { alive } = test.archive;
    const after = new TestHub(test.archive);
    after.now = test.now + 600_000;
    await after.hub.recover();
    expect(ended(after.archive)).toEqual([{ type: 'debriefingEnded', cause: 'hub', actor: { by: 'hub' } }]);
    expect(after.archive.meetings.get(meetingId)?.at(-1)?.at).toBe(alive?.meetings.get(id));
    expect(await after.endpoint(anBinh).refused('meeting.join', asked(id))).toBe('meeting-not-open');
    expect(await listed(after.endpoint(room))).toEqual([]);
    const again = new TestHub(test.archive);
    await again.hub.recover();
    expect(ended(again.archive)).toHaveLength(1);
    expect(after.errors).toEqual([]);
    await Promise.all([after.hub.close(), again.hub.close()]);
  });

  it('keeps none of the others where its record can not be read', async () => {
    await talking();
    const { archive } = test;
    archive.damaged = meetingId;
    const after = new TestHub(archive);
    await after.hub.recover();
    expect(after.errors.map(({ message }) => message)).toEqual([
      'whether a debriefing was over with the hub can not be told',
    ]);
    archive.damaged = null;
    await after.hub.close();
  });
});
