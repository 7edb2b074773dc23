import {
  MeetingReplay,
  MessageId,
  Refusal,
  comingNext,
  replayFrames,
  type EndpointId,
  type MeetingId,
  type MeetingView,
  type ParamsIn,
  type RequestName,
} from '@diem-cau/shared';
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttendingPage } from '../support/attending-page.ts';
import { District, type EnrolledPc } from '../support/district.ts';
import { followingView } from '../support/following-page.ts';
import { askHttp, bodyOf } from '../support/hub-http.ts';
import { moreCommunes } from '../support/more-communes.ts';

const communeCount = 65;
const patience = { timeout: 30_000, interval: 500 };

/** Somebody who conducts without a seat, and what the page shows. */
interface Beside {
  readonly page: AttendingPage;
  readonly view: () => MeetingView;
}

let district: District;
let pcs: readonly EnrolledPc[];
let panelPc: EnrolledPc;
let meetingId: MeetingId;
let room: AttendingPage;
let panel: Beside;
let desk: Beside;
/** Of each commune, in the directory's order; null while its PC is away. */
let communes: (AttendingPage | null)[] = [];

const pcOf = (index: number): EnrolledPc => pcs[index + 1] ?? expect.fail(`no commune ${index}`);
const idOf = (index: number): EndpointId => pcOf(index).endpointId;
const there = (): AttendingPage[] => communes.filter((page) => page !== null);
const holders = (view: MeetingView): EndpointId[] => view.floor.holders.map(({ endpointId }) => endpointId);
const isThere = (view: MeetingView, id: EndpointId): boolean =>
  view.seats.some(({ endpointId, seat }) => endpointId === id && seat.state === 'present');

const beside = async (cookie: string, as: 'meeting.attend' | 'meeting.watch'): Promise<Beside> => {
  const pc = { ...district.room, cookie };
  const page = await district.page(pc);
  const { snapshot } = await page.line.ask(as, { meetingId });
  return { page, view: followingView(page, snapshot) };
};
const comeBeside = async (): Promise<void> => {
  panel = await beside(panelPc.cookie, 'meeting.attend');
  desk = await beside(await district.adminCookie(), 'meeting.watch');
};
const everybody = (): AttendingPage[] => [room, panel.page, desk.page, ...there()];

/** In which of its parts a page shows another meeting than it is told. */
const differing = (seen: MeetingView, told: MeetingView | undefined): string[] =>
  Object.entries({ ...told, ...seen }).flatMap(([part]) =>
    isDeepStrictEqual(Reflect.get(seen, part), Reflect.get(told ?? {}, part)) ? [] : [part],
  );

/** Waits until each page shows what the hub tells a newcomer of its kind, and looks at that. */
const allAgree = async (): Promise<MeetingView> => {
  const kinds: (readonly { page: AttendingPage; view: () => MeetingView }[])[] = [
    [{ page: room, view: () => room.view }],
    [panel],
    [desk],
    there().map((page) => ({ page, view: () => page.view })),
  ];
  for (const kind of kinds)
    await expect
      .poll(async () => {
        const told = (await kind[0]?.page.line.ask('meeting.snapshot', {}))?.snapshot;
        return kind.map(({ view }) => differing(view(), told)).filter((each) => each.length > 0);
      }, patience)
      .toEqual([]);
  return room.view;
};

/** What holds of a meeting whatever was done. */
const mustBeSound = (view: MeetingView): void => {
  const { floor, seats, speakers, stage } = view;
  const [speaking, hands] = [holders(view), floor.queue.map(({ endpointId }) => endpointId)];
  const listed = speakers.list.map(({ endpointId }) => endpointId);
  for (const each of [speaking, hands, listed]) expect(each).toHaveLength(new Set(each).size);
  if (floor.mode === 'training') expect(speaking.length).toBeLessThanOrEqual(1);
  // Who speaks by the list has the floor, and nobody else is heard but the chair.
  for (const { endpointId, stands } of speakers.list) if (stands === 'speaking') expect(speaking).toContain(endpointId);
  if (floor.mode !== 'discussion')
    for (const { endpointId, leads, microphone } of seats)
      if (!leads && microphone === 'open') expect(speaking).toContain(endpointId);
  if (stage.shows?.show === 'chosen') expect(stage.shows.endpoints.length).toBeGreaterThan(0);
  expect(seats.map(({ endpointId }) => endpointId)).toEqual(pcs.map(({ endpointId }) => endpointId));
};

const comeBack = async (index: number): Promise<void> => {
  const [page] = await district.joined(meetingId, pcOf(index));
  communes[index] = page ?? expect.fail('it has a page');
};

/** One thing that somebody asks for: who, and about whom. */
interface Wish {
  readonly by: 'room' | 'panel' | 'desk';
  readonly index: number;
  readonly act: keyof typeof acts;
}

const conducting = ({ by }: Wish): AttendingPage => (by === 'room' ? room : by === 'panel' ? panel.page : desk.page);
const own = ({ index }: Wish): AttendingPage | null => communes[index] ?? null;

/** The answer's code is given: null where it was granted. */
type Doing = (wish: Wish) => Promise<string | null>;
const asked =
  <Name extends RequestName>(name: Name, params: (id: EndpointId, index: number) => ParamsIn<Name>): Doing =>
  (wish) =>
    conducting(wish).refused(name, params(idOf(wish.index), wish.index));
/** By the commune itself, where it is there. */
const askedOwn =
  <Name extends RequestName>(name: Name, params: ParamsIn<Name>): Doing =>
  (wish) =>
    own(wish)?.refused(name, params) ?? Promise.resolve(null);
const newId = (): MessageId => MessageId.parse(randomUUID());
const cannotHear = { says: 'phrase', phrase: 'cannot-hear' } as const;
const comeCloser = { says: 'phrase', phrase: 'come-closer' } as const;
const oneOf = (endpointId: EndpointId): { endpointId: EndpointId } => ({ endpointId });

const acts = {
  raise: askedOwn('floor.raiseHand', { topic: '', debate: false }),
  debate: askedOwn('floor.raiseHand', { topic: 'Về đường vào xã', debate: true }),
  withdraw: askedOwn('floor.withdrawHand', {}),
  yield: askedOwn('floor.yield', {}),
  sayReady: askedOwn('ready.say', { reason: null }),
  give: asked('floor.give', oneOf),
  takeBack: asked('floor.takeBack', oneOf),
  extend: asked('floor.extend', (endpointId) => ({ endpointId, seconds: 60 })),
  next: asked('floor.next', () => ({})),
  chairSpeaks: asked('floor.chairSpeaks', () => ({})),
  undo: asked('floor.undo', () => ({})),
  lower: asked('floor.lower', oneOf),
  moveHand: asked('floor.move', (endpointId, index) => ({ endpointId, to: index % 7 })),
  conference: asked('floor.setMode', () => ({ mode: 'conference' })),
  training: asked('floor.setMode', () => ({ mode: 'training' })),
  listSome: asked('speakers.add', (_id, index) => ({
    endpointIds: pcs.slice(1 + (index % 40), 12 + (index % 40)).map(({ endpointId }) => endpointId),
    seconds: 180,
  })),
  unlist: asked('speakers.remove', (endpointId) => ({ endpointIds: [endpointId] })),
  moveListed: asked('speakers.move', (endpointId, index) => ({ endpointId, to: index % 5 })),
  byItself: asked('speakers.goByItself', (_id, index) => ({ byItself: index % 2 === 0 })),
  showSome: asked('stage.show', (_id, index) => ({
    choice: { show: 'chosen', endpoints: [0, 1, 2, 3].map((each) => idOf((index + each) % communeCount)) },
  })),
  showOne: asked('stage.add', oneOf),
  takeOff: asked('stage.remove', oneOf),
  tour: asked('stage.tour', () => ({ seconds: 5 })),
  tourOn: asked('stage.tourOn', () => ({})),
  endTour: asked('stage.endTour', () => ({})),
  undoStage: asked('stage.undo', () => ({})),
  roll: asked('roll.begin', () => ({ whom: 'all' })),
  rollNext: asked('roll.next', () => ({})),
  rollEnd: asked('roll.end', () => ({})),
  askReady: asked('ready.ask', () => ({})),
  endReady: asked('ready.end', () => ({})),
  lock: asked('lock.begin', () => ({})),
  unlock: asked('lock.end', () => ({})),
  admit: asked('lock.admit', oneOf),
  say: (wish) =>
    own(wish)?.refused('messages.send', { messageId: newId(), words: cannotHear }) ?? Promise.resolve(null),
  tell: (wish) => conducting(wish).refused('messages.tell', { messageId: newId(), words: comeCloser }),
  settle: async (wish) => {
    const endpointId = idOf(wish.index);
    const message = room.view.seats.find((seat) => seat.endpointId === endpointId)?.message;
    return message === undefined
      ? null
      : conducting(wish).refused('messages.settle', { endpointId, messageId: message.messageId });
  },
  mute: asked('muting.mute', oneOf),
  allow: asked('muting.allow', oneOf),
  cut: ({ index }) => {
    communes[index]?.cut();
    communes[index] = null;
    return Promise.resolve(null);
  },
  leave: async (wish) => {
    const page = own(wish);
    communes[wish.index] = null;
    await page?.leave().catch(() => undefined);
    page?.close();
    return null;
  },
  back: async (wish) => {
    if (own(wish) !== null) return null;
    const page = await district.page(pcOf(wish.index));
    try {
      await page.join(meetingId);
      communes[wish.index] = page;
      return null;
    } catch (error) {
      page.close();
      // Who left before it was locked has to ask, which no PC does here.
      if (error instanceof Refusal && error.code === 'meeting-locked') return error.code;
      throw error;
    }
  },
} as const satisfies Record<string, Doing>;

const isAct = (name: string): name is keyof typeof acts => name in acts;
const often = ['raise', 'raise', 'next', 'next', 'give', 'listSome', 'back', 'back', 'undo', 'say', 'unlock'] as const;
const wish: fc.Arbitrary<Wish> = fc.record({
  by: fc.constantFrom('room', 'panel', 'desk'),
  // A few communes are met again and again, so that acts meet each other; the others now and then.
  index: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: communeCount - 1 })),
  act: fc.constantFrom(...Object.keys(acts).filter(isAct), ...often, ...often),
});
/** What is asked for at the same moment; two of one PC never come and go at once, as one page does one thing after the other. */
const moment = fc.uniqueArray(wish, { minLength: 1, maxLength: 4, selector: ({ index }) => index });

beforeAll(async () => {
  district = await District.start(19);
  pcs = [...district.pcs, ...(await moreCommunes(district, communeCount - 19))];
  panelPc = await district.enrolBeside(district.room, 'panel');
  room = await district.page(district.room);
  meetingId = await district.openMeeting(room, { expected: pcs.map(({ endpointId }) => endpointId) });
  await room.join(meetingId);
  communes = await district.joined(meetingId, ...pcs.slice(1));
  // Some are heard at a press of the chair, the others are invited.
  await room.line.ask('floor.setMode', { mode: 'conference' });
  await comeBeside();
}, 240_000);
afterAll(async () => {
  for (const page of everybody()) page.close();
  await district.remove();
});

describe('a meeting of sixty-six endpoints, a panel and a desk', () => {
  it('seats them all, and shows all of them the same', async () => {
    const view = await allAgree();
    expect(view.seats.filter(({ seat }) => seat.state === 'present')).toHaveLength(1 + communeCount);
    mustBeSound(view);
  });

  it('takes a queue of all communes, who press at once, each once', async () => {
    await Promise.all(there().map((page) => page.line.ask('floor.raiseHand', { topic: '', debate: false })));
    await Promise.all(there().map((page) => page.line.ask('floor.raiseHand', { topic: 'Lần nữa', debate: false })));
    const view = await allAgree();
    expect(view.floor.queue).toHaveLength(communeCount);
    expect(view.floor.queue.every(({ topic }) => topic === 'Lần nữa')).toBe(true);
    mustBeSound(view);
  });

  it('goes on once where a panel, the room and a desk press at once, and where a key is held down', async () => {
    for (let times = 0; times < 3; times += 1) {
      const before = room.view;
      const [head] = comingNext(before.speakers.list, before.floor.queue, (id) => isThere(before, id));
      const presses = [room, panel.page, desk.page, ...Array.from({ length: 10 }, () => panel.page)];
      await Promise.all(presses.map((page) => page.line.ask('floor.next', {})));
      const view = await allAgree();
      expect(holders(view)).toEqual([head]);
      expect(view.floor.queue).toHaveLength(before.floor.queue.length - 1);
      mustBeSound(view);
      // A step is made once within a second; the next press is one of its own.
      await new Promise((done) => setTimeout(done, 1_100));
    }
  });

  it('is the same on all screens, and sound, whatever is asked for by whom and at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(moment, { minLength: 8, maxLength: 12 }), async (moments) => {
        for (const each of moments) {
          const codes = await Promise.all(each.map((one) => acts[one.act](one)));
          expect(codes).not.toContain('internal');
          expect(codes).not.toContain('malformed');
        }
        mustBeSound(await allAgree());
      }),
      // The meeting goes on from one to the next: a smaller case would be another one.
      { numRuns: 15, endOnFailure: true },
    );
  });

  it('goes on where it was when the hub was killed while somebody speaks and the stage is toured', async () => {
    await room.refused('lock.end', {});
    for (let index = 0; index < communeCount; index += 1) if (communes[index] === null) await comeBack(index);
    await Promise.all(
      there()
        .slice(0, 20)
        .map((page) => page.refused('messages.send', { messageId: newId(), words: cannotHear })),
    );
    await desk.page.line.ask('lock.begin', {});
    await room.refused('roll.end', {});
    await room.line.ask('floor.setMode', { mode: 'conference' });
    await room.line.ask('speakers.remove', { endpointIds: pcs.slice(1).map(({ endpointId }) => endpointId) });
    await room.line.ask('speakers.add', { endpointIds: [3, 4, 5].map(idOf), seconds: 180 });
    await room.refused('floor.chairSpeaks', {});
    await room.line.ask('floor.give', { endpointId: idOf(3) });
    await Promise.all(
      there()
        .slice(6)
        .map((page) => page.line.ask('floor.raiseHand', { topic: '', debate: false })),
    );
    await panel.page.line.ask('stage.tour', { seconds: 300 });
    const before = await allAgree();
    expect(holders(before)).toEqual([idOf(3)]);
    await district.hub.end('SIGKILL');
    for (const page of everybody()) page.close();
    await district.hub.up();
    [room] = (await district.joined(meetingId, district.room)) as [AttendingPage];
    communes = await district.joined(meetingId, ...pcs.slice(1));
    await comeBeside();
    const after = await allAgree();
    expect(after.floor.queue).toEqual(before.floor.queue);
    // Whom the hub lost comes back into the meeting that is locked; what was said in writing is there.
    expect(after.lock?.since).toBe(before.lock?.since);
    expect(after.messages.count).toBeGreaterThanOrEqual(before.messages.count);
    expect(before.messages.count).toBeGreaterThan(0);
    // What the hub was away counts for nobody's turn.
    const turns = ({ speakers }: MeetingView) => speakers.list.map(({ endpointId, stands }) => [endpointId, stands]);
    expect(turns(after)).toEqual(turns(before));
    expect(holders(after)).toEqual([idOf(3)]);
    expect(after.stage.tour?.left).toBe(before.stage.tour?.left);
    mustBeSound(after);
  });

  it('leaves a record that is whole, adds up, and is told again as it was seen', async () => {
    await room.line.ask('meeting.close', {});
    for (const page of everybody().filter((each) => each !== desk.page && each !== panel.page))
      await expect.poll(() => page.view.phase.phase, patience).toBe('closed');
    const { facts, endpoints, summary } = await district.record(meetingId);
    expect(facts.map(({ seq }) => seq)).toEqual(facts.map((_, index) => index + 1));
    expect(endpoints).toHaveLength(1 + communeCount);
    for (const each of endpoints) expect(each.presentMs + each.absentMs + each.hubMs).toBe(summary.durationMs);
    const cookie = await district.adminCookie();
    const replay = bodyOf(
      await askHttp(`${district.hub.url}/api/meetings/${meetingId}/replay`, { cookie }),
      MeetingReplay,
    );
    const told = replayFrames(replay).at(-1)?.view ?? expect.fail('it is told');
    const seen = room.view;
    expect(told.phase).toEqual(seen.phase);
    expect(holders(told)).toEqual(holders(seen));
    expect(told.floor.queue).toEqual(seen.floor.queue);
    expect(told.speakers.list).toEqual(seen.speakers.list);
    expect(told.seats.map(({ seat }) => seat)).toEqual(seen.seats.map(({ seat }) => seat));
  });
});
