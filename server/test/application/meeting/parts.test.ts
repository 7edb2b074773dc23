import {
  AccountId,
  Refusal,
  requests,
  rights,
  type GrantedRight,
  type SourceId,
  type MeetingId,
  type RequestName,
} from '@diem-cau/shared';
import { describe, expect, it, vi } from 'vitest';
import { access } from '../../../src/application/meeting/requests/access.ts';
import { fakeRtpParameters } from '../../fakes/media-plane.ts';
import { anBinh, hoaLac, room } from '../../support/meetings.ts';
import { sampleRequests } from '../../support/sample-requests.ts';
import { TestHub, hostUnit, type TestPage } from '../../support/test-hub.ts';

const names = Object.keys(requests) as RequestName[];
const id = (accountId: string): AccountId => AccountId.parse(accountId);
/** All that conducts a meeting; in an order in which each is possible after the ones before. */
const conductAll = async (page: TestPage): Promise<void> => {
  await page.ask('muting.muteAll', {});
  await page.ask('muting.allowAll', {});
  await page.ask('muting.mute', { endpointId: anBinh });
  await page.ask('muting.allow', { endpointId: anBinh });
  await page.ask('screen.stop', {});
  await page.ask('meeting.changeCap', { maxEndpoints: 20 });
  await page.ask('meeting.addEndpoint', { endpointId: hoaLac });
  await page.ask('speakers.add', { endpointIds: [anBinh, hoaLac], seconds: 180 });
  await page.ask('speakers.move', { endpointId: hoaLac, to: 0 });
  await page.ask('speakers.change', { endpointId: anBinh, seconds: 60, topic: 'Nước sạch' });
  await page.ask('speakers.goByItself', { byItself: true });
  await page.ask('speakers.remove', { endpointIds: [anBinh] });
  await page.ask('meeting.startBreak', {});
  await page.ask('meeting.endBreak', {});
  await page.ask('meeting.close', {});
};
/** Well-formed parameters of what asks for more than the meeting that the page is in. */
const sampleOf = (name: RequestName, meetingId: MeetingId): object => {
  if (name === 'meeting.watch') return { meetingId };
  if (name === 'panels.end') return { panelId: 'p' };
  if (name === 'record.watch') return { watched: [{ meetingId }] };
  if (name.startsWith('receipts.'))
    return { ...sampleRequests[name], ...('meetingId' in sampleRequests[name] ? { meetingId } : {}) };
  if (name.startsWith('messages.')) return sampleRequests[name];
  if (name === 'meeting.nameSecretary') return { accountId: null };
  if (/^leading\.(nameDeputy|assign)$/u.test(name)) return { deputy: null };
  if (name.startsWith('plan.')) return sampleRequests[name];
  if (name === 'debriefing.begin') return { endpointIds: [anBinh] };
  if (name === 'meeting.changeCap') return { maxEndpoints: 3 };
  if (name === 'sound.setHalfDuplex') return { endpointId: anBinh, on: true };
  if (name === 'floor.setMode') return { mode: 'training' };
  if (name === 'floor.extend') return { endpointId: anBinh, seconds: 60 };
  if (name === 'speakers.add') return { endpointIds: [anBinh], seconds: 180 };
  if (name === 'speakers.remove') return { endpointIds: [anBinh] };
  if (name === 'speakers.change') return { endpointId: anBinh, seconds: 120, topic: '' };
  if (name === 'speakers.goByItself') return { byItself: true };
  if (name === 'floor.move' || name === 'speakers.move') return { endpointId: anBinh, to: 0 };
  if (name === 'stage.show') return { choice: { show: 'chair' } };
  if (name === 'stage.tourOn') return { from: anBinh };
  if (name === 'roll.begin') return { whom: 'all' };
  if (name === 'roll.markPhone') return { endpointId: anBinh, byPhone: true };
  if (/^lock\.(admit|turnAway)$/u.test(name)) return { endpointId: anBinh };
  if (name === 'meeting.timeBreak') return { minutes: 10, asksReady: false };
  if (name === 'checkpoints.set') return { everyMinutes: 30, answerMinutes: 3 };
  if (name === 'ladder.limit') return { endpointId: anBinh, rung: 'voice' };
  return /ring\.|muting\.(mute|allow)$|addEndpoint|stage\.(add|remove)|floor\.(give|takeBack|lower)$/u.test(name)
    ? { endpointId: anBinh }
    : {};
};

/** A hub with a meeting of the room and An Bình, held by the unit in which An Bình lies. */
const heldMeeting = async (secretaryId: string | null = null) => {
  const test = new TestHub();
  const { meetingId } = await test.endpoint(room).ask('meeting.open', {
    title: 'Chuyên đề',
    type: 'chuyen-de',
    expected: [room, anBinh],
    holdsNoStateSecret: true,
    hostUnitId: hostUnit,
    secretaryId: secretaryId === null ? null : id(secretaryId),
  });
  return { test, meetingId };
};
describe('the secretary of a meeting', () => {
  it('conducts it whatever the role, and no other', async () => {
    const { test, meetingId } = await heldMeeting('delegate');
    const other = await test.openMeeting();
    const secretary = test.account('delegate');
    expect(await secretary.refused('meeting.watch', { meetingId: other })).toBe('forbidden');
    await secretary.ask('meeting.watch', { meetingId });
    await conductAll(secretary);
    expect(test.archive.types(meetingId).at(-1)).toBe('meetingClosed');
  });

  it('is offered the meeting in the list of open ones', async () => {
    const { test, meetingId } = await heldMeeting('delegate');
    const { openMeetings } = await test.account('delegate').ask('hub.hello', {});
    expect(openMeetings.map((open) => open.meetingId)).toEqual([meetingId]);
  });

  it('is named by chair and admin, and by nobody else', async () => {
    const { test, meetingId } = await heldMeeting();
    const name = async (page: TestPage): Promise<unknown> => {
      if (page.page.principal.kind === 'account') await page.ask('meeting.watch', { meetingId });
      return page.ask('meeting.nameSecretary', { accountId: id('delegate') });
    };
    for (const role of ['secretary', 'technician'] as const)
      await expect(name(test.account(role))).rejects.toMatchObject({ code: 'forbidden' });
    const commune = await test.joined(meetingId, anBinh);
    await expect(name(commune)).rejects.toMatchObject({ code: 'forbidden' });
    await name(test.account('admin'));
    expect(test.hub.liveMeeting(meetingId).meeting.parts.secretary).toMatchObject({ accountId: 'delegate' });
    const chair = await test.joined(meetingId, room);
    await chair.ask('meeting.nameSecretary', { accountId: null });
    expect(test.hub.liveMeeting(meetingId).meeting.parts.secretary).toBeNull();
    expect(test.archive.types(meetingId).filter((type) => type === 'secretaryNamed')).toHaveLength(2);
  });

  it('is refused where the account is unknown or locked', async () => {
    const { test, meetingId } = await heldMeeting();
    const chair = await test.joined(meetingId, room);
    for (const accountId of ['nobody', 'locked'])
      expect(await chair.refused('meeting.nameSecretary', { accountId })).toBe('not-found');
    expect(await test.endpoint(room).refused('meeting.open', opening('nobody'))).toBe('not-found');
  });

  it('whose account is locked conducts no more, in any meeting; the record says who locked it', async () => {
    const { test, meetingId } = await heldMeeting('delegate');
    const secretary = test.account('delegate');
    await secretary.ask('meeting.watch', { meetingId });
    test.lockedSince.add('delegate');
    test.hub.persons.shutOut(id('delegate'), { by: 'account', accountId: id('admin'), name: 'Quản trị' });
    await vi.waitFor(() => expect(test.archive.types(meetingId)).toContain('personShutOut'));
    // Its page goes with its session; what comes before that is refused.
    expect(await secretary.refused('meeting.startBreak', {})).toBe('forbidden');
    test.lockedSince.delete('delegate');
    expect(await secretary.refused('meeting.startBreak', {})).toBe('forbidden');
    const stored = test.archive.meetings.get(meetingId)?.find(({ event }) => event.type === 'personShutOut');
    expect(stored?.event).toMatchObject({ name: 'delegate', actor: { name: 'Quản trị' } });
  });

  it('whose account is locked while the naming is written, or while the hub is down, has no part either', async () => {
    const { test, meetingId } = await heldMeeting();
    const chair = await test.joined(meetingId, room);
    const answers = test.archive.hang();
    const naming = chair.ask('meeting.nameSecretary', { accountId: id('delegate') });
    await vi.waitFor(() => expect(test.archive.types(meetingId)).toContain('secretaryNamed'));
    test.lockedSince.add('delegate');
    test.hub.persons.shutOut(id('delegate'), { by: 'hub' });
    answers();
    await naming;
    expect(test.hub.liveMeeting(meetingId).meeting.parts.secretary).toBeNull();

    await chair.ask('leading.nameDeputy', { deputy: { of: 'account', accountId: id('technician') } });
    await test.hub.close();
    const next = new TestHub(test.archive);
    next.follow(test);
    next.lockedSince.add('technician');
    await next.hub.recover();
    await vi.waitFor(() => expect(next.hub.liveMeeting(meetingId).meeting.leading.named).toBeNull());
  });

  it('watches the record of the meeting, of no other and of no list', async () => {
    const { test, meetingId } = await heldMeeting('delegate');
    const other = await test.openMeeting();
    const secretary = test.account('delegate');
    await secretary.ask('record.watch', { watched: [{ meetingId }] });
    await secretary.ask('record.watch', { watched: [] });
    for (const watched of [
      [{ meetingId }, { meetingId: other }],
      [{ meetingId }, { list: 'tasks' }],
    ])
      expect(await secretary.refused('record.watch', { watched })).toBe('forbidden');
  });

  it('watches it also when it is over', async () => {
    const { test, meetingId } = await heldMeeting('delegate');
    const secretary = test.account('delegate');
    await secretary.ask('meeting.watch', { meetingId });
    await secretary.ask('meeting.close', {});
    await secretary.ask('record.watch', { watched: [{ meetingId }] });
    expect(await test.account('technician').ask('record.watch', { watched: [{ meetingId }] })).toEqual({});
  });

  it('hears no more of the meeting when somebody else is named', async () => {
    const { test, meetingId } = await heldMeeting('delegate');
    const secretary = test.account('delegate');
    await secretary.ask('meeting.watch', { meetingId });
    const chair = await test.joined(meetingId, room);
    await chair.ask('meeting.nameSecretary', { accountId: id('technician') });
    const told = secretary.told.length;
    expect(await secretary.refused('muting.muteAll', {})).toBe('forbidden');
    await chair.ask('muting.muteAll', {});
    expect(secretary.told.slice(told).filter(({ name }) => name === 'meeting.changed')).toEqual([]);
  });
});

const opening = (secretaryId: string) => ({
  title: 'Họp',
  type: 'khac',
  expected: [room],
  holdsNoStateSecret: true,
  secretaryId,
});

describe('the unit that holds a meeting', () => {
  it('conducts it from its endpoint, which is no leading one', async () => {
    const { test, meetingId } = await heldMeeting();
    const host = await test.joined(meetingId, anBinh);
    await conductAll(host);
    expect(test.archive.types(meetingId).at(-1)).toBe('meetingClosed');
  });

  it('conducts no meeting that another unit holds', async () => {
    const test = new TestHub();
    const meetingId = await test.openMeeting();
    const commune = await test.joined(meetingId, anBinh);
    for (const name of names.filter((each) => access[each].right === 'conductMeeting'))
      expect(await commune.refused(name, sampleOf(name, meetingId))).toBe('forbidden');
  });

  it('names no secretary', async () => {
    const { test, meetingId } = await heldMeeting();
    const host = await test.joined(meetingId, anBinh);
    expect(await host.refused('meeting.nameSecretary', { accountId: null })).toBe('forbidden');
  });
});

describe('a request', () => {
  it.each(names)('%s asks for a right that the table knows', (name) => {
    expect(rights[access[name].right].roles.length).toBeGreaterThan(0);
  });

  it.each(names.filter((name) => rights[access[name].right].ofMeeting !== undefined))(
    '%s is refused to who has a part in another meeting only',
    async (name) => {
      const { test } = await heldMeeting('delegate');
      const other = await test.openMeeting();
      expect(await test.account('delegate').refused(name, sampleOf(name, other))).toBe('forbidden');
    },
  );
});

describe('what the policy of a meeting grants', () => {
  const video = fakeRtpParameters('video');
  const audio = fakeRtpParameters('audio');
  const granting = async (delegatesMay: readonly GrantedRight[]) => {
    const test = new TestHub();
    const { meetingId } = await test.endpoint(room).ask('meeting.open', {
      title: 'Truyền hình',
      type: 'tap-huan',
      expected: [room, anBinh, hoaLac],
      holdsNoStateSecret: true,
      hostUnitId: hostUnit,
      delegatesMay: [...delegatesMay],
    });
    return { test, meetingId };
  };
  const produce = (page: TestPage, source: SourceId) =>
    page.ask('media.produce', { source, rtpParameters: source === 'microphone' ? audio : video }).then(
      () => 'granted',
      (error: unknown) => (error instanceof Refusal ? error.code : error),
    );

  it('is what an endpoint like any other may send, and no more, whatever its page asks', async () => {
    const { test, meetingId } = await granting(['sendCamera']);
    const commune = await test.joined(meetingId, hoaLac);
    expect(await produce(commune, 'camera')).toBe('granted');
    expect(await produce(commune, 'screen')).toBe('screen-not-granted');
    expect(await produce(commune, 'microphone')).toBe('microphone-not-granted');
    expect(test.archive.types(meetingId).filter((type) => type === 'sendingStarted')).toHaveLength(1);
  });

  it.each([room, anBinh])(
    'is nothing that the endpoint %s asks for: it leads, or its unit holds the meeting',
    async (id) => {
      const { test, meetingId } = await granting([]);
      const page = await test.joined(meetingId, id);
      for (const source of ['camera', 'screen'] as const) expect(await produce(page, source)).toBe('granted');
    },
  );

  it('is all where nobody said otherwise', async () => {
    const test = new TestHub();
    const commune = await test.joined(await test.openMeeting(), hoaLac);
    for (const source of ['camera', 'screen', 'microphone'] as const)
      expect(await produce(commune, source)).toBe('granted');
  });
});
