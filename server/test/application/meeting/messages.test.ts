import { MessageId, type EndpointWords } from '@diem-cau/shared';
import { expect, it } from 'vitest';
import { anBinh, dangKhe, room } from '../../support/meetings.ts';
import { TestHub } from '../../support/test-hub.ts';

const id = (n: number): MessageId => MessageId.parse(`m${n}`);
const cannotHear: EndpointWords = { says: 'phrase', phrase: 'cannot-hear' };
const breakTen = { says: 'phrase', phrase: 'break-ten' } as const;

it('is sent by an endpoint for itself, dealt with by whoever conducts, and read by whom it concerns', async () => {
  const test = new TestHub();
  const meetingId = await test.openMeeting();
  const chair = await test.joined(meetingId, room);
  const first = await test.joined(meetingId, anBinh);
  const other = await test.joined(meetingId, dangKhe);
  await first.ask('messages.send', { messageId: id(1), words: cannotHear });
  await first.ask('messages.send', { messageId: id(1), words: cannotHear });
  expect(await chair.refused('messages.send', { messageId: id(2), words: cannotHear })).toBe('forbidden');
  const settle = { endpointId: anBinh, messageId: id(1) };
  for (const page of [first, other]) {
    expect(await page.refused('messages.settle', settle)).toBe('forbidden');
    expect(await page.refused('messages.tell', { messageId: id(3), words: breakTen })).toBe('forbidden');
  }
  expect((await other.ask('messages.read', { before: null })).messages, 'of nobody else').toEqual([]);
  expect((await first.ask('messages.read', { before: null })).messages).toHaveLength(1);
  expect((await chair.ask('messages.read', { before: null })).messages).toMatchObject([
    { from: anBinh, words: cannotHear, settled: null },
  ]);
  await chair.ask('messages.settle', settle);
  await chair.ask('messages.settle', settle);
  await chair.ask('messages.tell', { messageId: id(4), words: breakTen });
  expect((await other.ask('messages.read', { before: null })).messages).toMatchObject([{ to: 'all', from: room }]);
  const types = test.archive.types(meetingId).filter((type) => type.startsWith('message'));
  expect(types).toEqual(['messageSent', 'messageSettled', 'messageTold']);
});

it('is told and dealt with from a panel and a desk, read by a technician, and by no display and no panel sent', async () => {
  const test = new TestHub();
  const meetingId = await test.openMeeting();
  await test.joined(meetingId, room);
  const commune = await test.joined(meetingId, anBinh);
  const panel = await test.beside(meetingId, room, 'panel');
  const display = await test.beside(meetingId, room, 'display');
  const technician = test.account('technician');
  const secretary = test.account('secretary');
  for (const page of [technician, secretary]) await page.ask('meeting.watch', { meetingId });
  await panel.ask('messages.tell', { messageId: id(1), words: breakTen });
  await secretary.ask('messages.tell', { messageId: id(1), words: { says: 'text', text: 'Họp lại lúc 14 giờ' } });
  await commune.ask('messages.send', { messageId: id(1), words: cannotHear });
  for (const page of [panel, secretary, technician])
    expect((await page.ask('messages.read', { before: null })).messages.map(({ from }) => from)).toEqual([
      room,
      null,
      anBinh,
    ]);
  for (const page of [panel, display, secretary])
    expect(await page.refused('messages.send', { messageId: id(2), words: cannotHear })).toBe('forbidden');
  for (const page of [display, technician]) {
    expect(await page.refused('messages.tell', { messageId: id(2), words: breakTen })).toBe('forbidden');
    expect(await page.refused('messages.settle', { endpointId: anBinh, messageId: id(1) })).toBe('forbidden');
  }
  await secretary.ask('messages.settle', { endpointId: anBinh, messageId: id(1) });
  expect(test.archive.types(meetingId).at(-1)).toBe('messageSettled');
});
