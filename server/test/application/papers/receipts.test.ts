import { ConclusionId, type EndpointId } from '@diem-cau/shared';
import { expect, test } from 'vitest';
import type { MeetingEvent } from '../../../src/domain/meeting/events.ts';
import { chair, clock, hoaBinh, recorded, tanHoa } from '../../domain/record/recorded-meetings.ts';
import { meetingId, paperWorld, row, secretary } from '../../support/papers.ts';

const conclusionId = ConclusionId.parse('id-1');
const sent = (work: string): MeetingEvent => ({
  type: 'conclusionSent',
  conclusionId,
  assigned: { work, leadUnit: 'Xã Hòa Bình', cooperatingUnits: [], deadline: null },
  to: [hoaBinh.endpointId, tanHoa.endpointId],
  actor: chair,
});
const received = (endpointId: EndpointId): MeetingEvent => ({
  ...{ type: 'conclusionReceived', conclusionId, endpointId, work: 'Sửa đập', actor: chair },
});
const closing = ['10:00:00', { type: 'meetingClosed', actor: chair }] as const;

const worldAfter = async (...lines: readonly (readonly [string, MeetingEvent])[]) => {
  const hub = await paperWorld(recorded([...lines, closing]));
  const { rows } = await hub.conclusions.save(meetingId, { basedOn: 0, rows: [row('Sửa đập')] }, secretary);
  expect(rows[0]?.conclusionId).toBe(conclusionId);
  const clauses = async (): Promise<string> => {
    await hub.notices.file(meetingId, 'docx', undefined, secretary);
    return (hub.made.at(-1)?.body ?? []).map(({ text }) => text).join('\n');
  };
  const tasks = async () => (await hub.tasks.list({ words: '', state: undefined, limit: 9, offset: 0 })).tasks;
  return { hub, clauses, tasks };
};

test('who received it at the meeting stands in the notice, to the second, in the conclusions and in the tasks; who did not as well', async () => {
  const { hub, clauses, tasks } = await worldAfter(
    ['08:41:00', sent('Sửa đập')],
    ['08:41:07', received(hoaBinh.endpointId)],
  );
  expect(await clauses()).toContain('Đã nhận lúc 08:41:07 tại cuộc họp: Hòa Bình. Chưa nhận tại cuộc họp: Tân Hòa.');
  const expected = [
    { endpointId: hoaBinh.endpointId, name: 'Hòa Bình', at: clock('08:41:07') },
    { endpointId: tanHoa.endpointId, name: 'Tân Hòa', at: null },
  ];
  const view = await hub.conclusions.view(meetingId);
  expect(view.receipts).toEqual([{ conclusionId, sentAt: clock('08:41:00'), receipts: expected }]);
  expect(view.communes.map(({ name }) => name)).toEqual(['Hòa Bình', 'Tân Hòa']);
  expect((await tasks())[0]?.receipts).toEqual(expected);
  expect(await hub.tasks.csv({ words: '', state: undefined })).toContain(
    'Hòa Bình: đã nhận lúc 22/11/2026 08:41:07\nTân Hòa: chưa nhận',
  );
});

test('what reads otherwise than what was received is received by nobody, and what was taken back neither', async () => {
  const otherwise = await worldAfter(['08:41:00', sent('Sửa kênh')], ['08:41:07', received(hoaBinh.endpointId)]);
  expect(await otherwise.clauses()).not.toContain('nhận');
  expect((await otherwise.tasks())[0]).not.toHaveProperty('receipts');
  const recall = { type: 'conclusionRecalled', conclusionId, cause: 'taken-back', work: '', actor: chair } as const;
  const back = await worldAfter(
    ['08:41:00', sent('Sửa đập')],
    ['08:41:07', received(hoaBinh.endpointId)],
    ['08:42:00', recall],
  );
  expect(await back.clauses()).not.toContain('nhận');
});

test('a text that was received and changed since keeps its receipts in the version of the notice that has it', async () => {
  const { hub } = await worldAfter(
    ['08:41:00', sent('Sửa đập')],
    ['08:41:07', received(hoaBinh.endpointId)],
    ['08:50:00', sent('Sửa đập và kênh')],
    ['08:50:09', received(tanHoa.endpointId)],
  );
  const { proposal: body } = await hub.notices.view(meetingId, undefined, secretary);
  await hub.notices.save(meetingId, { basedOn: 0, body, note: '' }, secretary);
  await hub.notices.save(meetingId, { basedOn: 1, body: { ...body, place: 'Lạng Sơn' }, note: '' }, secretary);
  const rows = [{ ...row('Sửa đập và kênh'), conclusionId }];
  await hub.conclusions.save(meetingId, { basedOn: 1, rows }, secretary);
  const words = async (version: number): Promise<string | undefined> => {
    await hub.notices.file(meetingId, 'docx', version, secretary);
    return hub.made.at(-1)?.body.find(({ text }) => text.startsWith('Đã nhận'))?.text;
  };
  expect(await words(1)).toMatch(/^Đã nhận lúc 08:41:07 tại cuộc họp: Hòa Bình\./u);
  expect(await words(2)).toMatch(/^Đã nhận lúc 08:50:09 tại cuộc họp: Tân Hòa\./u);
});
