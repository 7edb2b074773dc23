import type { EndpointId, MeetingId } from '@diem-cau/shared';
import { beforeEach, describe, expect, it } from 'vitest';
import { anBinh, hoaLac, room } from '../../support/meetings.ts';
import { browserCapabilities, TestHub, type TestPage } from '../../support/test-hub.ts';

let hub: TestHub;
let meetingId: MeetingId;
beforeEach(async () => {
  hub = new TestHub();
  hub.joinByThemselves.add(anBinh).add(room);
  meetingId = await hub.openMeeting();
});

const asked = (byItself = true) => ({ meetingId, rtpCapabilities: browserCapabilities, byItself });
/** Whether the hub tells a waiting page of this endpoint that it may take its seat without a press. */
const seatsItself = async (endpointId: EndpointId): Promise<boolean | undefined> =>
  (await hub.endpoint(endpointId).ask('hub.hello', {})).openMeetings[0]?.seatsYou;
const refusedItself = (page: TestPage): Promise<string> => page.refused('meeting.join', asked());

describe('an endpoint whose PC joins by itself', () => {
  it('is told so, and is seated without a press; the record says how the directory stood', async () => {
    expect(await seatsItself(anBinh)).toBe(true);
    await hub.endpoint(anBinh).ask('meeting.join', asked());
    expect(hub.archive.types(meetingId)).toEqual(['meetingOpened', 'endpointJoined']);
    const [opening] = hub.archive.meetings.get(meetingId) ?? [];
    const listed = opening?.event.type === 'meetingOpened' ? opening.event.expected : [];
    expect(listed.map(({ endpointId, joinsByItself }) => [endpointId, joinsByItself])).toContainEqual([anBinh, true]);
    expect(listed.find(({ endpointId }) => endpointId === hoaLac)).not.toHaveProperty('joinsByItself');
  });

  it('is not brought back after it left by a press, on whatever PC', async () => {
    const page = await hub.joined(meetingId, anBinh);
    await page.ask('meeting.leave', {});
    expect(await seatsItself(anBinh)).toBeUndefined();
    expect(await refusedItself(page)).toBe('not-by-itself');
    expect(await refusedItself(hub.endpoint(anBinh))).toBe('not-by-itself');
    await page.ask('meeting.join', asked(false));
    expect(hub.archive.types(meetingId)).toEqual(['meetingOpened', 'endpointJoined', 'endpointLeft', 'endpointJoined']);
  });

  it('takes no seat from another PC, nor one that a lost PC will come back to', async () => {
    const sitting = await hub.joined(meetingId, anBinh);
    expect(await seatsItself(anBinh)).toBeUndefined();
    expect(await refusedItself(hub.endpoint(anBinh))).toBe('not-by-itself');
    hub.hub.exit(sitting.page, 'link-lost');
    await new Promise((resolve) => setTimeout(resolve));
    expect(await seatsItself(anBinh)).toBeUndefined();
    expect(await refusedItself(hub.endpoint(anBinh))).toBe('not-by-itself');
  });
});

describe('a seat that another PC is just taking', () => {
  it.each([
    ['by itself', true],
    ['by a press', false],
  ])('%s is not taken by one that nobody pressed at', async (_how, byItself) => {
    const answered = hub.archive.hang();
    const first = hub.endpoint(anBinh).ask('meeting.join', asked(byItself));
    const other = hub.endpoint(anBinh);
    const second = refusedItself(other);
    answered();
    expect(await second).toBe('not-by-itself');
    await first;
    expect(hub.archive.types(meetingId)).toEqual(['meetingOpened', 'endpointJoined']);
  });

  it('is taken by a person who presses', async () => {
    const first = hub.endpoint(anBinh).ask('meeting.join', asked());
    const second = hub.endpoint(anBinh).ask('meeting.join', asked(false));
    await Promise.allSettled([first]);
    await second;
  });
});

describe('nobody else is seated without a press', () => {
  it('where the directory does not say so', async () => {
    expect(await seatsItself(hoaLac)).toBeUndefined();
    expect(await refusedItself(hub.endpoint(hoaLac))).toBe('not-by-itself');
    expect(hub.archive.types(meetingId)).toEqual(['meetingOpened']);
  });

  it('in the room from which the chair leads', async () => {
    expect(await seatsItself(room)).toBeUndefined();
    expect(await refusedItself(hub.endpoint(room))).toBe('not-by-itself');
  });

  it('in a meeting that was opened before the directory said so', async () => {
    hub.joinByThemselves.add(hoaLac);
    expect(await seatsItself(hoaLac)).toBeUndefined();
  });
});
