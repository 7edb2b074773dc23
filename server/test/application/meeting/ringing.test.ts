import type { MeetingId, OpenMeeting, ParamsIn } from '@diem-cau/shared';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { anBinh, hoaLac, room } from '../../support/meetings.ts';
import { hostUnit, staffContact, TestHub, type TestPage } from '../../support/test-hub.ts';

let test: TestHub;
let meetingId: MeetingId;
let chair: TestPage;
beforeEach(async () => {
  vi.useFakeTimers();
  test = new TestHub();
  meetingId = await test.openMeeting();
  chair = await test.joined(meetingId, room);
});
afterEach(() => void vi.useRealTimers());

const waiting = async (): Promise<TestPage> => {
  const page = test.endpoint(hoaLac);
  await page.ask('hub.hello', {});
  return page;
};
const listOf = ({ told }: TestPage): readonly OpenMeeting[] => {
  const last = told.findLast(({ name }) => name === 'hub.openMeetings')?.params as
    ParamsIn<'hub.hello'> | { openMeetings: readonly OpenMeeting[] } | undefined;
  return last !== undefined && 'openMeetings' in last ? last.openMeetings : [];
};
const rings = (page: TestPage): boolean => listOf(page)[0]?.ringsYou !== undefined;
const wait = async (ms: number): Promise<void> => {
  test.now += ms;
  await vi.advanceTimersByTimeAsync(ms);
};
const ring = { endpointId: hoaLac };
const types = (): string[] => test.archive.types(meetingId).filter((type) => /ring|rung/iu.test(type));

describe('calling one that is missing', () => {
  it('rings at the waiting page, and at no other, until it is taken back', async () => {
    const page = await waiting();
    const other = test.endpoint(anBinh);
    await other.ask('hub.hello', {});
    await chair.ask('ring.begin', ring);
    await vi.advanceTimersByTimeAsync(400);
    expect([rings(page), rings(other)]).toEqual([true, false]);
    const late = await waiting();
    expect(
      (await late.ask('hub.hello', {})).openMeetings[0]?.ringsYou,
      'a page that comes later rings, too',
    ).toBeDefined();
    await chair.ask('ring.end', ring);
    await vi.advanceTimersByTimeAsync(400);
    expect(rings(page)).toBe(false);
    expect(types()).toEqual(['endpointRung', 'ringEnded']);
  });

  it('ends by itself after a minute', async () => {
    const page = await waiting();
    await chair.ask('ring.begin', ring);
    await wait(59_000);
    expect([types(), rings(page)]).toEqual([['endpointRung'], true]);
    await wait(2_000);
    expect([types(), rings(page)]).toEqual([['endpointRung', 'ringEnded'], false]);
  });

  it('says whom to call where no page waits, and writes nothing', async () => {
    const { phone, contact } = staffContact;
    await expect(chair.ask('ring.begin', ring)).rejects.toMatchObject({
      code: 'no-page-there',
      details: [`Xã Hòa Lạc · ${phone} · ${contact}`],
    });
    expect(types()).toEqual([]);
  });

  it('keeps telephones from a commune that conducts because its unit holds the meeting', async () => {
    const { meetingId: held } = await test.account('admin').ask('meeting.open', {
      ...{ title: 'Chuyên đề', type: 'chuyen-de', expected: [room, anBinh, hoaLac], holdsNoStateSecret: true },
      hostUnitId: hostUnit,
    });
    const host = await test.joined(held, anBinh);
    await expect(host.ask('ring.begin', ring)).rejects.toMatchObject({
      code: 'no-page-there',
      details: ['Xã Hòa Lạc'],
    });
  });

  it('is refused for one that is here, or in another meeting', async () => {
    await test.joined(meetingId, anBinh);
    expect(await chair.refused('ring.begin', { endpointId: anBinh })).toBe('attends-here');
    const other = await test.openMeeting();
    await test.joined(other, hoaLac);
    expect(await chair.refused('ring.begin', ring)).toBe('endpoint-busy');
    expect(types()).toEqual([]);
  });

  it('stops ringing, answered, when somebody there joins', async () => {
    await waiting();
    await chair.ask('ring.begin', ring);
    await test.joined(meetingId, hoaLac);
    expect(test.archive.types(meetingId).slice(-3)).toEqual(['endpointRung', 'ringEnded', 'endpointJoined']);
  });

  it('counts no display of the endpoint for a page that waits', async () => {
    await test.endpoint(hoaLac, 'display').ask('hub.hello', {});
    expect(await chair.refused('ring.begin', ring)).toBe('no-page-there');
  });
});
