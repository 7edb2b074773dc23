import { MessageId, type MeetingId, type MeetingView } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttendingPage } from '../support/attending-page.ts';
import { District } from '../support/district.ts';
import { followingView } from '../support/following-page.ts';

const patience = { timeout: 20_000, interval: 200 };
const cannotHear = { says: 'phrase', phrase: 'cannot-hear' } as const;
const breakTen = { says: 'phrase', phrase: 'break-ten' } as const;
let district: District;
let meetingId: MeetingId;
let pages: AttendingPage[] = [];
/** The room's panels, each with what it shows. */
let panels: { readonly page: AttendingPage; readonly shows: () => MeetingView }[] = [];

const page = (index: number): AttendingPage => {
  const found = pages[index];
  if (found === undefined) throw new Error(`no page ${index}`);
  return found;
};
const id = (name: string): MessageId => MessageId.parse(name);
const own = (index: number) => district.commune(index).endpointId;
const said = (view: MeetingView, index: number) =>
  view.seats.find(({ endpointId }) => endpointId === own(index))?.message;
const facts = async (): Promise<string[]> =>
  (await district.record(meetingId)).facts.map(({ type }) => type).filter((type) => type.startsWith('message'));
const comeIn = async (): Promise<void> => {
  pages = await district.joined(meetingId, district.room, district.commune(0), district.commune(1));
  panels = await Promise.all(
    [0, 1].map(async () => {
      const each = await district.page(panelPc);
      const { snapshot } = await each.line.ask('meeting.attend', { meetingId });
      return { page: each, shows: followingView(each, snapshot) };
    }),
  );
};
let panelPc: Awaited<ReturnType<District['enrolBeside']>>;

beforeAll(async () => {
  district = await District.start(3);
  panelPc = await district.enrolBeside(district.room, 'panel');
  const opener = await district.page(district.room);
  meetingId = await district.openMeeting(opener);
  opener.close();
  await comeIn();
});
afterAll(async () => {
  for (const each of [...pages, ...panels.map((panel) => panel.page)]) each.close();
  await district.remove();
});

describe('messages, over real sockets', () => {
  it('stand at room and panels with their words, at other communes without, and are dealt with once', async () => {
    await page(1).line.ask('messages.send', { messageId: id('a'), words: cannotHear });
    await expect.poll(() => said(page(0).view, 0)?.words, patience).toEqual(cannotHear);
    for (const { shows } of panels) await expect.poll(() => said(shows(), 0)?.words, patience).toEqual(cannotHear);
    await expect.poll(() => said(page(2).view, 0)?.messageId, patience).toBe('a');
    expect(said(page(2).view, 0)?.words).toBeUndefined();
    expect((await page(2).line.ask('messages.read', { before: null })).messages).toEqual([]);
    const settle = { endpointId: own(0), messageId: id('a') };
    await Promise.all(panels.map((panel) => panel.page.line.ask('messages.settle', settle)));
    await expect.poll(() => said(page(1).view, 0)?.answeredAt ?? null, patience).not.toBeNull();
    expect(await facts()).toEqual(['messageSent', 'messageSettled']);
  });

  it('are said once by two panels that press for the same at once, and read by who comes late', async () => {
    await Promise.all(
      panels.map((panel, index) =>
        panel.page.line.ask('messages.tell', { messageId: id(`tell-${index}`), words: breakTen }),
      ),
    );
    for (const each of pages)
      await expect.poll(() => each.view.messages.last.at(-1)?.words, patience).toEqual(breakTen);
    expect((await facts()).filter((type) => type === 'messageTold')).toHaveLength(1);
    const [late] = await district.joined(meetingId, district.commune(2));
    if (late === undefined) throw new Error('a page joined');
    expect(late.view.messages).toMatchObject({ count: 1, last: [{ words: breakTen }] });
    expect((await late.line.ask('messages.read', { before: null })).messages).toHaveLength(1);
    late.close();
  });

  it('are refused beyond what somebody writes in earnest, to that endpoint alone, and OFF is not', async () => {
    const codes: (string | null)[] = [];
    for (let n = 0; n < 30; n += 1)
      codes.push(
        await page(1).refused('messages.send', {
          messageId: id(`many-${n}`),
          words: { says: 'text', text: `Tin ${n}` },
        }),
      );
    expect(codes.slice(0, 5)).toEqual([null, null, null, null, null]);
    expect(codes).toContain('too-many-requests');
    expect(await page(1).refused('media.closeMicrophone', {})).toBeNull();
    expect(await page(2).refused('messages.send', { messageId: id('b'), words: cannotHear })).toBeNull();
  });

  it('stand as they stood after the hub was killed, and what is asked again is said once', async () => {
    const before = await page(0).line.ask('messages.read', { before: null });
    const stood = said(page(0).view, 1);
    await district.hub.end('SIGKILL');
    for (const each of [...pages, ...panels.map((panel) => panel.page)]) each.close();
    await district.hub.up();
    await comeIn();
    const after = await page(0).line.ask('messages.read', { before: null });
    expect(after.messages.map(({ messageId }) => messageId)).toEqual(before.messages.map(({ messageId }) => messageId));
    expect(said(page(0).view, 1)).toEqual(stood);
    await page(2).line.ask('messages.send', { messageId: id('b'), words: cannotHear });
    expect((await facts()).filter((type) => type === 'messageSent')).toHaveLength(
      before.messages.filter(({ to }) => to === 'conductors').length,
    );
  });
});
