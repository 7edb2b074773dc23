import { PanelId, mostPanels, panelMs, requests, rights, type MeetingId, type RequestName } from '@diem-cau/shared';
import { describe, expect, it, vi } from 'vitest';
import { access } from '../../../src/application/meeting/requests/access.ts';
import type { Panel } from '../../../src/application/ports/paired-panels.ts';
import { anBinh, hoaLac, room } from '../../support/meetings.ts';
import { sampleRequests } from '../../support/sample-requests.ts';
import { TestArchive, TestHub, browserCapabilities, type TestPage } from '../../support/test-hub.ts';

const names = Object.keys(requests) as RequestName[];
const device = { browser: 'Chrome 150', system: 'Android', was: null } as const;
const minuteMs = 60_000;

const held = async () => {
  const test = new TestHub();
  await test.hub.recover();
  const meetingId = await test.openMeeting();
  const chair = await test.joined(meetingId, room);
  return { test, meetingId, chair };
};
const invite = async (page: TestPage) => {
  const { path, code, forMs } = await page.ask('panels.invite', {});
  return { token: path.replace('/panel#', ''), code, forMs };
};
const pair = async (
  test: TestHub,
  key: { token: string } | { code: string },
  was: Panel | null = null,
  meetingId?: MeetingId,
) => {
  const before = was === null || meetingId === undefined ? null : { meetingId, panelId: was.panelId };
  return test.hub.panels.pair({ ...device, key, was: before });
};
const panelsOf = (test: TestHub, meetingId: MeetingId): PanelId[] => [
  ...test.hub.liveMeeting(meetingId).meeting.panels.keys(),
];

describe('an invitation', () => {
  it('pairs one device by its token or by its digits, once, and says so on the record and to who conducts', async () => {
    const { test, meetingId, chair } = await held();
    for (const by of ['token', 'code'] as const) {
      const { [by]: key, code, token } = await invite(chair);
      const paired = await pair(test, by === 'token' ? { token: key } : { code: key });
      expect(paired).toMatchObject({
        meetingId,
        panel: { actsFor: 'Huyện', ...{ browser: 'Chrome 150', system: 'Android' } },
      });
      // The other half is spent with it.
      expect(await pair(test, { token })).toBeNull();
      expect(await pair(test, { code })).toBeNull();
    }
    expect(test.archive.types(meetingId).filter((type) => type === 'panelPaired')).toHaveLength(2);
    expect((await chair.ask('meeting.snapshot', {})).snapshot.panels).toHaveLength(2);
    const commune = await test.joined(meetingId, anBinh);
    expect((await commune.ask('meeting.snapshot', {})).snapshot).not.toHaveProperty('panels');
    expect(JSON.stringify(test.archive.meetings.get(meetingId))).not.toMatch(/token|code/iu);
  });

  it('is for the first of two who come at once', async () => {
    const { test, meetingId, chair } = await held();
    const { token, code } = await invite(chair);
    const both = await Promise.all([pair(test, { token }), pair(test, { code }), pair(test, { token })]);
    expect(both.filter((each) => each !== null)).toHaveLength(1);
    expect(panelsOf(test, meetingId)).toHaveLength(1);
  });

  it('is void after three minutes, and when its asker asks anew', async () => {
    const { test, chair } = await held();
    const first = await invite(chair);
    expect(first.forMs).toBe(3 * minuteMs);
    const second = await invite(chair);
    expect(await pair(test, { token: first.token })).toBeNull();
    expect(await pair(test, { code: first.code })).toBeNull();
    test.now += 3 * minuteMs - 1;
    expect(await pair(test, { code: second.code })).not.toBeNull();
    const third = await invite(chair);
    test.now += 3 * minuteMs;
    expect(await pair(test, { token: third.token })).toBeNull();
    expect(await pair(test, { code: third.code })).toBeNull();
  });

  it('is open once for each who asks, however often they ask', async () => {
    const { test, chair, meetingId } = await held();
    const secretary = test.account('secretary');
    await secretary.ask('meeting.watch', { meetingId });
    const theirs = await invite(secretary);
    const all: Awaited<ReturnType<typeof invite>>[] = [];
    for (let n = 0; n < 1_000; n += 1) all.push(await invite(chair));
    const paired = [];
    for (const { code } of all) paired.push(await pair(test, { code }));
    expect(paired.filter((each) => each !== null)).toHaveLength(1);
    expect(all.every(({ code }) => /^\d{6}$/u.test(code))).toBe(true);
    expect(await pair(test, theirs)).toMatchObject({ panel: { actsFor: 'secretary' } });
  });

  it('is still good after the record could not be written', async () => {
    const { test, chair } = await held();
    const { code } = await invite(chair);
    test.archive.failing = true;
    await expect(pair(test, { code })).rejects.toMatchObject({ code: 'record-unavailable' });
    test.archive.failing = false;
    test.now += 2_000;
    expect(await pair(test, { code })).not.toBeNull();
  });

  it('is void with the meeting, and with the PC or the account that asked', async () => {
    const { test, meetingId, chair } = await held();
    const [key = ''] = chair.page.keys;
    const ofSeat = await invite(chair);
    test.hub.endHeld(key, 'revoked');
    expect(await pair(test, ofSeat)).toBeNull();
    const { token } = await invite(chair);
    await chair.ask('meeting.close', {});
    await expect(pair(test, { token })).rejects.toMatchObject({ code: 'meeting-not-open' });
    expect(test.hub.panels.isOpen(meetingId)).toBe(false);
  });

  it('is given to the chair’s seat and to who conducts as a person, and to nobody else', async () => {
    const { test, meetingId } = await held();
    const commune = await test.joined(meetingId, anBinh);
    expect(await commune.refused('panels.invite', {})).toBe('forbidden');
    for (const as of ['display', 'panel'] as const)
      expect(await (await test.beside(meetingId, anBinh, as)).refused('panels.invite', {})).toBe('forbidden');
    expect(await (await test.beside(meetingId, room, 'display')).refused('panels.invite', {})).toBe('forbidden');
    const technician = test.account('technician');
    await technician.ask('meeting.watch', { meetingId });
    expect(await technician.refused('panels.invite', {})).toBe('forbidden');
    expect(await test.account('secretary').refused('panels.invite', {})).toBe('not-in-meeting');
    const panel = test.paired(meetingId);
    await panel.ask('meeting.attend', { meetingId });
    expect(await panel.refused('panels.invite', {})).toBe('panel-only-here');
    expect(await panel.refused('panels.end', { panelId: 'p' })).toBe('panel-only-here');
  });

  it('is refused to whoever has as many panels as may be', async () => {
    const { test, chair } = await held();
    for (let n = 0; n < mostPanels; n += 1) await pair(test, await invite(chair));
    expect(await chair.refused('panels.invite', {})).toBe('panels-full');
  });
});

describe('a panel ends, and its pages are told to go,', () => {
  const pairedOne = async () => {
    const all = await held();
    const paired = await pair(all.test, await invite(all.chair));
    if (paired === null) throw new Error('it was invited');
    return { ...all, panel: paired.panel };
  };

  it('when somebody ends it, once', async () => {
    const { test, meetingId, chair, panel } = await pairedOne();
    for (let n = 0; n < 2; n += 1) await chair.ask('panels.end', { panelId: panel.panelId });
    expect(test.panelsEnded).toEqual([panel.panelId]);
    expect(test.hub.panels.find(meetingId, panel.panelId)).toBeNull();
    expect(test.archive.types(meetingId).filter((type) => type === 'panelEnded')).toHaveLength(1);
  });

  it('with the meeting', async () => {
    const { test, meetingId, chair, panel } = await pairedOne();
    await chair.ask('meeting.close', {});
    expect(test.panelsEnded).toEqual([panel.panelId]);
    expect(test.hub.panels.find(meetingId, panel.panelId)).toBeNull();
  });

  it('with the enrolment of the PC that asked for it', async () => {
    const { test, meetingId, chair, panel } = await pairedOne();
    test.hub.endHeld(chair.page.keys[0] ?? '', 'revoked');
    await vi.waitFor(() => expect(test.panelsEnded).toEqual([panel.panelId]));
    expect(panelsOf(test, meetingId)).toEqual([]);
  });

  it('when its device is paired anew, here or elsewhere', async () => {
    const { test, meetingId, chair, panel } = await pairedOne();
    const again = await pair(test, await invite(chair), panel, meetingId);
    expect(panelsOf(test, meetingId)).toEqual([again?.panel.panelId]);
    const other = await test.openMeeting();
    const secretary = test.account('secretary');
    await secretary.ask('meeting.watch', { meetingId: other });
    await pair(test, await invite(secretary), again?.panel, meetingId);
    expect(panelsOf(test, meetingId)).toEqual([]);
    expect(panelsOf(test, other)).toHaveLength(1);
  });

  it('when its hours are over', async () => {
    vi.useFakeTimers();
    const { test, panel } = await pairedOne();
    test.now += panelMs;
    await vi.advanceTimersByTimeAsync(panelMs);
    expect(test.panelsEnded).toEqual([panel.panelId]);
    vi.useRealTimers();
  });
});

it('a hub that comes back knows its panels as soon as it has taken its meetings up, and says nothing of them before', async () => {
  const archive = new TestArchive();
  const before = new TestHub(archive);
  const meetingId = await before.openMeeting();
  const chair = await before.joined(meetingId, room);
  const paired = await pair(before, await invite(chair));
  if (paired === null) throw new Error('it was invited');
  const after = new TestHub(archive);
  expect(() => after.hub.panels.find(meetingId, paired.panel.panelId)).toThrow('record-unavailable');
  await after.hub.recover();
  expect(after.hub.panels.find(meetingId, paired.panel.panelId)).toEqual(paired.panel);
  expect(after.hub.panels.find(meetingId, PanelId.parse('another'))).toBeNull();
  // Nor once it lets go of them: they go on at its next start.
  await after.hub.close();
  expect(() => after.hub.panels.find(meetingId, paired.panel.panelId)).toThrow('record-unavailable');
});

describe.each([
  ['the room', room],
  ['a person who is admin', 'admin' as const],
])('a panel that %s had paired', (_, of) => {
  it.each(names)('may ask %s about its meeting only where that is a panel’s, and about nothing else', async (name) => {
    const { test, meetingId } = await held();
    const other = await test.openMeeting();
    const panel = test.paired(meetingId, of);
    await panel.ask('meeting.attend', { meetingId });
    const { right, about, only } = access[name];
    const ofOther = name === 'record.watch' ? { watched: [{ meetingId: other }] } : { meetingId: other };
    const elsewhere = { ...sampleRequests[name], ...(about === undefined ? {} : ofOther) };
    const answered = (params: object): Promise<string> => panel.refused(name, params).catch(() => 'granted');
    if (rights[right].onPanel !== true) {
      expect(await answered(sampleRequests[name])).toBe('panel-only-here');
      expect(await answered(elsewhere)).toBe('panel-only-here');
    } else if (about !== undefined) expect(await answered(elsewhere)).toBe('panel-only-here');
    // The lead is the chair's own to hand over and to take back, on whichever panel.
    else if (of === 'admin' && (right === 'handOver' || right === 'takeBackLead'))
      expect(await answered(sampleRequests[name])).toBe('forbidden');
    else if (only === undefined || only === 'ofEndpoint')
      expect(['forbidden', 'panel-only-here']).not.toContain(await answered(sampleRequests[name]));
    expect(test.hub.liveMeeting(other).meeting.seq).toBe(1);
  });

  it('is told of its meeting alone, conducts it for who had it paired, and attends no other', async () => {
    const { test, meetingId, chair } = await held();
    const other = await test.openMeeting();
    await test.joined(meetingId, hoaLac);
    const panel = test.paired(meetingId, of);
    const { me, openMeetings } = await panel.ask('hub.hello', {});
    expect(me.onlyIn).toBe(meetingId);
    expect(openMeetings.map((each) => each.meetingId)).toEqual([meetingId]);
    expect(await panel.refused('meeting.attend', { meetingId: other })).toBe('panel-only-here');
    expect(await panel.refused('meeting.join', { meetingId, rtpCapabilities: browserCapabilities })).toBe(
      'panel-only-here',
    );
    expect(await panel.refused('muting.muteAll', {})).toMatch(/^(forbidden|not-in-meeting)$/u);
    await panel.ask('meeting.attend', { meetingId });
    await panel.ask('muting.muteAll', {});
    const { microphones } = (await chair.ask('meeting.snapshot', {})).snapshot;
    expect(microphones).toBe('withheld');
    const by = test.archive.meetings.get(meetingId)?.at(-1)?.event;
    expect(by).toMatchObject({ actor: of === room ? { by: 'endpoint', endpointId: room } : { by: 'account' } });
  });
});

it('a panel of who is the secretary no more is sent away, and comes back no more', async () => {
  const { test, meetingId, chair } = await held();
  await chair.ask('meeting.nameSecretary', { accountId: 'delegate' });
  const panel = test.paired(meetingId, 'delegate');
  await panel.ask('meeting.attend', { meetingId });
  await panel.ask('muting.muteAll', {});
  await chair.ask('meeting.nameSecretary', { accountId: null });
  expect(await panel.refused('muting.allowAll', {})).toBe('forbidden');
  expect(await panel.refused('meeting.attend', { meetingId })).toBe('forbidden');
});
