import { ConclusionId, type MeetingId } from '@diem-cau/shared';
import { expect, it } from 'vitest';
import type { InForce } from '../../../src/domain/meeting/receipts/receiving.ts';
import { anBinh, dangKhe, hoaLac, hubActor, room } from '../../support/meetings.ts';
import { TestHub } from '../../support/test-hub.ts';

const conclusionId = ConclusionId.parse('kl-1');
const row: InForce = {
  conclusionId,
  ...{ work: 'Sửa đập', leadUnit: 'Xã An Bình', cooperatingUnits: ['Xã Hòa Lạc'], deadline: null },
};
const save = (test: TestHub, meetingId: MeetingId, ...rows: InForce[]): void => {
  test.saved.set(meetingId, { rows, actor: hubActor });
  test.hub.bookChanged(meetingId);
};

it('is sent from the book, received by whom it concerns alone, and follows the book from then on', async () => {
  const test = new TestHub();
  const meetingId = await test.openMeeting();
  const chair = await test.joined(meetingId, room);
  const first = await test.joined(meetingId, anBinh);
  const other = await test.joined(meetingId, dangKhe);
  const send = { meetingId, conclusionId, to: null };
  expect(await chair.refused('receipts.send', send), 'nothing is saved').toBe('not-found');
  save(test, meetingId, row);
  expect(test.archive.types(meetingId), 'it is sent when somebody sends it').not.toContain('conclusionSent');
  expect(await chair.ask('receipts.send', send)).toEqual({ concerned: 2 });
  const read = await first.ask('receipts.read', { conclusionId });
  expect(read).toMatchObject({ assigned: { work: 'Sửa đập' }, before: null });
  const seen = { conclusionId, sentAt: (read as { sentAt: number }).sentAt };
  expect(await other.refused('receipts.read', { conclusionId })).toBe('conclusion-changed');
  expect(await other.refused('receipts.give', seen)).toBe('conclusion-changed');
  expect(await chair.refused('receipts.give', seen), 'the room receives nothing').toBe('conclusion-changed');
  await first.ask('receipts.give', seen);
  await first.ask('receipts.give', seen);
  const types = test.archive.types(meetingId);
  expect(types.filter((type) => type === 'conclusionReceived')).toHaveLength(1);
  test.now += 1_000;
  save(test, meetingId, { ...row, work: 'Sửa đập và kênh' });
  await expect.poll(() => test.archive.types(meetingId).filter((type) => type === 'conclusionSent').length).toBe(2);
  expect(await first.refused('receipts.give', seen)).toBe('conclusion-changed');
  expect(await first.ask('receipts.read', { conclusionId })).toMatchObject({ before: { work: 'Sửa đập' } });
  save(test, meetingId);
  await expect.poll(() => test.archive.types(meetingId).at(-1)).toBe('conclusionRecalled');
  expect(await first.refused('receipts.read', { conclusionId })).toBe('conclusion-changed');
});

it('is sent and recalled by whoever writes the papers of this meeting, while it is open', async () => {
  const test = new TestHub();
  const meetingId = await test.openMeeting();
  save(test, meetingId, row);
  const send = { meetingId, conclusionId, to: [hoaLac] };
  for (const page of [test.account('technician'), test.endpoint(anBinh)])
    for (const refused of [
      await page.refused('receipts.send', send),
      await page.refused('receipts.recall', { meetingId, conclusionId }),
    ])
      expect(refused).toBe('forbidden');
  const before = test.archive.types(meetingId);
  expect(before).toEqual(['meetingOpened']);
  for (const role of ['admin', 'secretary'] as const) {
    const page = test.account(role);
    expect(await page.ask('receipts.send', send)).toEqual({ concerned: 1 });
    await page.ask('receipts.recall', { meetingId, conclusionId });
  }
  const chair = await test.joined(meetingId, room);
  await chair.ask('meeting.close', {});
  expect(await test.account('secretary').refused('receipts.send', send)).toBe('meeting-not-open');
});
