import { AccountId, Role, may, requests, type MeetingId, type RequestName } from '@diem-cau/shared';
import { describe, expect, it } from 'vitest';
import { standingOf } from '../../../src/domain/meeting/parts/standing.ts';
import { access } from '../../../src/application/meeting/requests/access.ts';
import { anBinh, dangKhe, hoaLac, room } from '../../support/meetings.ts';
import { sampleRequests } from '../../support/sample-requests.ts';
import { TestHub, hostUnit, type TestPage } from '../../support/test-hub.ts';

/** All that is done in a meeting and needs neither a seat nor a meeting of its own. */
const acts = (Object.keys(requests) as RequestName[]).filter((name) => {
  const { only, about } = access[name];
  return only === undefined && about === undefined && !/^(hub|check)\.|^meeting\.(open|snapshot)$/u.test(name);
});

/** Everybody who can be in a meeting, and the part that is theirs in this one. */
const people = [
  ...Role.options.map((role) => `account ${role}`),
  'chair',
  'host',
  'commune',
  'deputy',
  'acting',
  'secretary of the meeting',
] as const;

/** A meeting that goes on, as one of them is in it; the chair is away while a deputy leads. */
const meetingOf = async (who: string): Promise<{ test: TestHub; meetingId: MeetingId; page: TestPage }> => {
  const test = new TestHub();
  const { meetingId } = await test.endpoint(room).ask('meeting.open', {
    title: 'Giao ban',
    type: 'giao-ban',
    expected: [room, anBinh, hoaLac, dangKhe],
    holdsNoStateSecret: true,
    hostUnitId: hostUnit,
    secretaryId: who.startsWith('secretary') ? AccountId.parse('delegate') : null,
    deputy: { of: 'endpoint', endpointId: hoaLac },
  });
  const chair = await test.joined(meetingId, room);
  const seats = { chair: room, host: anBinh, commune: dangKhe, deputy: hoaLac, acting: hoaLac };
  const endpointId = Object.entries(seats).find(([name]) => name === who)?.[1];
  if (endpointId === room) return { test, meetingId, page: chair };
  if (endpointId !== undefined) {
    const page = await test.joined(meetingId, endpointId);
    if (who === 'acting') await chair.ask('leading.handOver', {});
    return { test, meetingId, page };
  }
  const page = test.account(who.startsWith('secretary') ? 'delegate' : Role.parse(who.split(' ')[1]));
  // Who may not watch is in no meeting, and is refused whatever it asks.
  await page.ask('meeting.watch', { meetingId }).catch(() => undefined);
  return { test, meetingId, page };
};

describe.each(people)('%s', (who) => {
  it.each(acts)('asks for %s as the table of rights says', async (name) => {
    const { test, meetingId, page } = await meetingOf(who);
    const { principal } = page.page;
    const { meeting } = test.hub.liveMeeting(meetingId);
    const inside = test.hub.hear(page.page) !== null;
    const allowed = may(principal, access[name].right, inside ? standingOf(meeting, principal) : undefined);
    const before = test.archive.types(meetingId);
    const code = await page.answered(name, sampleRequests[name]);
    if (!allowed) {
      expect(code).toBe('forbidden');
      expect(test.archive.types(meetingId)).toEqual(before);
    } else expect(code).not.toBe('forbidden');
    expect(test.errors).toEqual([]);
  });
});
