import { NewAccountResult, RollCallBody, type MeetingId, type NoticeOf } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttendingPage } from '../support/attending-page.ts';
import { District } from '../support/district.ts';
import { askHttp, bodyOf } from '../support/hub-http.ts';
import { connectLine, type SocketLine } from '../support/socket-line.ts';

/** A machine that is busy tells late. */
const patience = { timeout: 20_000 } as const;

let district: District;
let meetingId: MeetingId;
let room: AttendingPage;
const lines: SocketLine[] = [];

/** A desk page of whoever holds this cookie: what it was told of records. */
const deskPage = async (cookie: string): Promise<{ line: SocketLine; told: NoticeOf<'record.changed'>[] }> => {
  const line = await connectLine(district.hub.url, cookie);
  lines.push(line);
  const told: NoticeOf<'record.changed'>[] = [];
  line.onNotice('record.changed', (notice) => void told.push(notice));
  return { line, told };
};

/** A new person of this role, signed in with a password of their own. */
const signedIn = async (role: string): Promise<string> => {
  const ask = (path: string, cookie: string, body: object) =>
    askHttp(`${district.hub.url}${path}`, { method: 'POST', cookie, body });
  const person = { userName: `nguoi-${role}`, displayName: `Nông Thị ${role}`, role };
  const made = await ask('/api/accounts', await district.adminCookie(), person);
  if (made.status >= 400) throw new Error(made.text);
  const { oneTimePassword } = NewAccountResult.parse(JSON.parse(made.text));
  const first = await ask('/api/session', '', { userName: person.userName, password: oneTimePassword });
  const newPassword = 'mot cau khac de nho';
  const own = await ask('/api/session/password', first.cookie ?? '', { oldPassword: oneTimePassword, newPassword });
  return own.cookie ?? '';
};

/** Confirms the room's roll as it is proposed, instead of the one that is in force. */
const confirmRoll = async (cookie: string, reason: string): Promise<void> => {
  const url = `${district.hub.url}/api/meetings/${meetingId}/roll-call`;
  const { endpoints } = bodyOf(await askHttp(url, { cookie }), RollCallBody);
  const rollOfRoom = endpoints.find(({ endpointId }) => endpointId === district.room.endpointId);
  if (rollOfRoom === undefined) throw new Error('the room is on the list');
  const { endpointId, proposal, confirmed } = rollOfRoom;
  const body = {
    call: 1,
    endpointId,
    roll: { ...proposal, note: reason },
    reason,
    replaces: confirmed.at(-1)?.seq ?? null,
  };
  bodyOf(await askHttp(url, { method: 'POST', cookie, body }), RollCallBody);
};

beforeAll(async () => {
  district = await District.start(2);
  room = await district.page(district.room);
  meetingId = await district.openMeeting(room);
  await room.join(meetingId);
});
afterAll(async () => {
  for (const line of lines) line.close();
  room.close();
  await district.remove();
});

describe('a roll that one person confirms', () => {
  it('is told to another who watches the record, to the lists, and to nobody else', async () => {
    const admin = await district.adminCookie();
    const technician = await signedIn('technician');
    const [watching, list, other] = [
      await deskPage(technician),
      await deskPage(technician),
      await deskPage(technician),
    ];
    await watching.line.ask('record.watch', { watched: [{ meetingId }] });
    await list.line.ask('record.watch', { watched: [{ list: 'tasks' }] });
    await other.line.ask('record.watch', { watched: [{ meetingId: 'another-meeting' }] });
    await confirmRoll(admin, '');
    await expect.poll(() => watching.told, patience).toContainEqual({ changed: { meetingId } });
    await expect.poll(() => list.told, patience).toContainEqual({ changed: { list: 'tasks' } });
    expect(other.told).toEqual([]);
  });

  it('is told of a closed meeting as well', async () => {
    const admin = await district.adminCookie();
    await room.line.ask('meeting.close', {});
    await expect.poll(async () => (await district.record(meetingId)).summary.closedAt, patience).not.toBeNull();
    const watching = await deskPage(admin);
    await watching.line.ask('record.watch', { watched: [{ meetingId }] });
    await confirmRoll(admin, 'Đọc lại danh sách');
    await expect.poll(() => watching.told, patience).toContainEqual({ changed: { meetingId } });
  });

  it('is told to a page that watches again after the hub was away', async () => {
    const admin = await district.adminCookie();
    await district.hub.end('SIGTERM');
    await district.hub.up();
    const again = await deskPage(admin);
    await again.line.ask('record.watch', { watched: [{ meetingId }] });
    await confirmRoll(admin, 'Đọc lại lần nữa');
    await expect.poll(() => again.told, patience).toContainEqual({ changed: { meetingId } });
  });
});

it('no delegate and no commune watches a record', async () => {
  const delegate = await deskPage(await signedIn('delegate'));
  expect(await delegate.line.raw('record.watch', { watched: [{ meetingId }] })).toBe('forbidden');
  const commune = await district.page(district.commune(0));
  expect(await commune.line.raw('record.watch', { watched: [{ list: 'meetings' }] })).toBe('forbidden');
  commune.close();
  await confirmRoll(await district.adminCookie(), 'Ghi thêm');
  expect(delegate.told).toEqual([]);
});
