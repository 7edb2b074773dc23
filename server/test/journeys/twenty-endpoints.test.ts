import { MeetingList, type Attendance, type MeetingId, type MeetingRecord } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectLine } from '../support/socket-line.ts';
import type { AttendingPage } from '../support/attending-page.ts';
import { District, type EnrolledPc } from '../support/district.ts';
import { askHttp, bodyOf, refusalIn } from '../support/hub-http.ts';
import { keptInStepMs } from '../support/kept-in-step.ts';

/** Instants around an act, between which its fact must stand on the record. */
interface Around {
  readonly after: number;
  readonly before: number;
}

const timed = async (act: () => Promise<unknown>): Promise<Around> => {
  const after = Date.now();
  await act();
  return { after, before: Date.now() };
};

let district: District;
let room: AttendingPage;
let meetingId: MeetingId;
const pages = new Map<EnrolledPc, AttendingPage>();
const times = new Map<string, Around>();

/** Does something at a known time and under a name. */
const at = async (what: string, act: () => Promise<unknown>): Promise<void> => {
  times.set(what, await timed(act));
};

const pageOf = (pc: EnrolledPc): AttendingPage => {
  const page = pages.get(pc);
  if (page === undefined) throw new Error(`${pc.name} has no page`);
  return page;
};
const commune = (index: number): AttendingPage => pageOf(district.commune(index));

/** Waits until every page shows what the hub would tell a newcomer of its kind now: the room sees more than a commune. */
const allAgree = async (): Promise<void> => {
  const communes = [...pages].filter(([pc]) => pc !== district.room);
  const kinds = [[...pages].filter(([pc]) => pc === district.room), communes];
  await expect
    .poll(
      async () => {
        const behind = await Promise.all(
          kinds.map(async (kind) => {
            const snapshot = (await kind[0]?.[1].line.ask('meeting.snapshot', {}))?.snapshot;
            return kind.filter(([, page]) => JSON.stringify(page.view) !== JSON.stringify(snapshot));
          }),
        );
        return behind.flat().map(([pc]) => pc.name);
      },
      { timeout: 10_000 },
    )
    .toEqual([]);
  for (const page of pages.values()) {
    // What a line carries keeps its order: with the answer the page has heard all that is in it, and what it hears later is not looked at yet.
    const { snapshot } = await page.line.ask('meeting.snapshot', {});
    expect(page.view).toEqual(snapshot);
  }
};

/** Waits until the room sees an endpoint so. */
const roomSees = (pc: EnrolledPc, seat: object): Promise<void> =>
  expect.poll(() => room.seat(pc.endpointId).seat, { timeout: 30_000 }).toMatchObject(seat);

beforeAll(async () => {
  district = await District.start(19);
});
afterAll(async () => {
  for (const page of pages.values()) page.close();
  await district.remove();
});

describe('a district and its nineteen communes', () => {
  it('enrols each PC once', async () => {
    expect(district.pcs).toHaveLength(20);
    const token = new URL(district.hub.enrolmentLink(district.room.name)).hash.slice(1);
    const again = await askHttp(`${district.hub.url}/api/enrolments/redeem`, { method: 'POST', body: { token } });
    expect(again.status).toBe(410);
    expect(refusalIn(again)).toBe('link-used');
    expect(again.cookie).toBeNull();
  });

  it('opens the meeting and tells those who wait', async () => {
    const waiting = await Promise.all(district.pcs.map((pc) => district.page(pc)));
    for (const page of waiting) await page.line.ask('hub.hello', {});
    const [first] = waiting;
    if (first === undefined) throw new Error('nobody waits');
    await at('open', async () => {
      meetingId = await district.openMeeting(first);
    });
    for (const page of waiting) await expect.poll(() => page.told).toContain('hub.openMeetings');
    const { openMeetings } = await first.line.ask('hub.hello', {});
    expect(openMeetings).toMatchObject([{ meetingId, expectedCount: 19, presentCount: 0, expectsYou: true }]);
    for (const page of waiting) page.close();
  });

  it('seats all twenty, who press at the same time', async () => {
    await at('join', async () => {
      const joined = await district.joined(meetingId, ...district.pcs);
      joined.forEach((page, index) => pages.set(district.pcs[index] ?? district.room, page));
    });
    room = pageOf(district.room);
    await allAgree();
    expect(room.view.seats.map((seat) => seat.seat.state)).toEqual(Array.from({ length: 20 }, () => 'present'));
    expect(room.view.seats.map((seat) => seat.name)).toEqual(district.pcs.map((pc) => pc.name));
    expect(room.view.stage.chair).toBe(district.room.endpointId);
  });

  it('shows all cameras to the room, and the stage to a commune', async () => {
    await Promise.all([...pages.values()].map((page) => page.send('camera')));
    await Promise.all([room, commune(0), commune(1), commune(2), commune(3)].map((page) => page.send('microphone')));
    await allAgree();
    expect(room.view.seats.filter((seat) => seat.camera === 'on')).toHaveLength(20);
    expect(room.view.seats.filter((seat) => seat.microphone === 'open')).toHaveLength(5);
    await expect
      .poll(() => room.endpoint.media.receiving.map((offer) => offer.source).sort())
      .toEqual([...Array.from({ length: 19 }, () => 'camera'), ...Array.from({ length: 4 }, () => 'microphone')]);
    const listener = commune(9).endpoint.media;
    await expect.poll(() => listener.receiving.filter((offer) => offer.source === 'microphone').length).toBe(5);
    // The chair stands on the stage; whoever has opened the microphone may come onto it next, and is kept ready.
    const cameras = listener.receiving.filter((offer) => offer.source === 'camera').map((offer) => offer.endpointId);
    // They press at once: in whichever order they come.
    expect(cameras.sort()).toEqual(
      [district.room, ...[0, 1, 2, 3].map((index) => district.commune(index))]
        .map(({ endpointId }) => endpointId)
        .sort(),
    );
  });

  it('holds no stream of what nobody hears or sees', async () => {
    const silent = [2, 3].map((index) => district.commune(index).endpointId);
    for (const index of [2, 3]) await commune(index).line.ask('media.closeMicrophone', {});
    const listener = commune(9).endpoint.media;
    const open = [district.room, district.commune(0), district.commune(1)].map(({ endpointId }) => endpointId);
    await expect
      .poll(() => listener.receiving.map(({ endpointId, source }) => `${source} ${endpointId}`).sort())
      .toEqual(open.flatMap((id) => [`camera ${id}`, `microphone ${id}`]).sort());
    for (const index of [2, 3]) await commune(index).line.ask('media.openMicrophone', {});
    await expect
      .poll(() =>
        listener.receiving
          .filter(({ source }) => source === 'microphone')
          .map((offer) => offer.endpointId)
          .sort(),
      )
      .toEqual([...open, ...silent].sort());
  });

  it('mutes all, whoever asks afterwards', async () => {
    await at('muteAll', () => room.line.ask('muting.muteAll', {}));
    await allAgree();
    for (const page of pages.values())
      expect(page.view.seats.map((seat) => seat.microphone)).toEqual([
        'open',
        ...Array.from({ length: 19 }, () => 'withheld'),
      ]);
    expect(await commune(0).refused('media.openMicrophone', {})).toBe('microphone-withheld');
    expect(await commune(9).refusedToSend('microphone')).toBe('microphone-withheld');
    expect(await commune(0).refused('muting.allowAll', {})).toBe('forbidden');
    expect(await room.refused('muting.mute', { endpointId: district.room.endpointId })).toBe('forbidden');
    await room.line.ask('muting.allow', { endpointId: district.commune(0).endpointId });
    await commune(0).line.ask('media.openMicrophone', {});
    await allAgree();
    expect(room.view.seats.filter((seat) => seat.microphone === 'open')).toHaveLength(2);
  });

  it('shares one screen at a time, which the chair may take', async () => {
    await commune(4).send('screen');
    expect(await commune(5).refusedToSend('screen')).toBe('screen-taken');
    await room.send('screen');
    await expect.poll(() => commune(4).told).toContain('media.stopped');
    await allAgree();
    expect(room.view.stage.screen).toBe(district.room.endpointId);
    await room.endpoint.stop('screen');
  });

  it('loses one to its link, one to a closed tab, one to its own wish, and gets all back', async () => {
    const [cut, closed, left] = [district.commune(10), district.commune(11), district.commune(12)];
    await at('cut', async () => {
      pageOf(cut).cut();
      await roomSees(cut, { state: 'dropped', cause: 'link-lost' });
    });
    await at('closeTab', async () => {
      pageOf(closed).closeTab();
      await roomSees(closed, { state: 'dropped', cause: 'page-closed' });
    });
    await at('leave', () => pageOf(left).leave());
    pageOf(left).close();
    await roomSees(left, { state: 'left' });
    for (const pc of [cut, closed, left])
      await at(`back ${pc.name}`, async () => {
        const [page] = await district.joined(meetingId, pc);
        if (page !== undefined) pages.set(pc, page);
      });
    await allAgree();
    expect(room.view.seats.every((seat) => seat.seat.state === 'present')).toBe(true);
  });

  it('has a break and is closed for all', async () => {
    await at('startBreak', () => room.line.ask('meeting.startBreak', {}));
    expect(await room.refused('meeting.startBreak', {})).toBe('already-on-break');
    await at('endBreak', () => room.line.ask('meeting.endBreak', {}));
    await allAgree();
    await at('close', () => room.line.ask('meeting.close', {}));
    for (const page of pages.values()) await expect.poll(() => page.view.phase.phase).toBe('closed');
    expect(await commune(1).refused('meeting.join', { meetingId, rtpCapabilities: {} })).toBe('meeting-not-open');
  });
});

describe('its record', () => {
  let record: MeetingRecord;

  /** @param earlierMs by how much it may be before what was done */
  const roughMs = (instant: number | null): number => keptInStepMs((instant ?? 0) - record.summary.openedAt);
  const within = (instant: number | null, what: string, earlierMs = 0): void => {
    const around = times.get(what);
    expect(instant, what).toBeGreaterThanOrEqual((around?.after ?? Infinity) - earlierMs - roughMs(instant));
    expect(instant, what).toBeLessThanOrEqual((around?.before ?? -Infinity) + roughMs(instant));
  };
  const stretchesOf = (pc: EnrolledPc): Attendance[] =>
    record.endpoints.find((each) => each.endpointId === pc.endpointId)?.stretches ?? [];

  it('is read by the admin, and by nobody else before', async () => {
    expect((await askHttp(`${district.hub.url}/api/meetings/${meetingId}`)).status).toBe(401);
    const { cookie } = district.commune(0);
    expect((await askHttp(`${district.hub.url}/api/meetings/${meetingId}`, { cookie })).status).toBe(403);
    record = await district.record(meetingId);
  });

  it('holds the meeting itself', () => {
    const { summary, breaks } = record;
    expect(record).toMatchObject({
      openedBy: district.room.name,
      closedBy: district.room.name,
      holdsNoStateSecret: true,
    });
    expect(summary).toMatchObject({ meetingId, type: 'giao-ban', expectedCount: 20, attendedCount: 20 });
    within(summary.openedAt, 'open');
    within(summary.closedAt, 'close');
    expect(breaks).toHaveLength(1);
    within(breaks[0]?.from ?? null, 'startBreak');
    within(breaks[0]?.to ?? null, 'endBreak');
    expect(record.hubGaps).toEqual([]);
    const pause = (breaks[0]?.to ?? 0) - (breaks[0]?.from ?? 0);
    expect(summary.durationMs).toBe((summary.closedAt ?? 0) - summary.openedAt - pause);
  });

  it('says of each endpoint from when to when it was there, and why not longer', () => {
    expect(record.endpoints.map(({ name }) => name)).toEqual(district.pcs.map(({ name }) => name));
    const returned = new Map([
      [district.commune(10), { end: 'link-lost', what: 'cut' }],
      [district.commune(11), { end: 'page-closed', what: 'closeTab' }],
      [district.commune(12), { end: 'left', what: 'leave' }],
    ]);
    for (const pc of district.pcs) {
      const stretches = stretchesOf(pc);
      const away = returned.get(pc);
      expect(
        stretches.map(({ end }) => end),
        pc.name,
      ).toEqual(away === undefined ? ['closed'] : [away.end, 'closed']);
      within(stretches[0]?.from ?? null, 'join');
      within(stretches.at(-1)?.to ?? null, 'close');
      if (away === undefined) continue;
      // A lost one is away from its last sign of life on, which may be a ping before the cut.
      within(stretches[0]?.to ?? null, away.what, away.end === 'link-lost' ? 5_000 : 0);
      within(stretches[1]?.from ?? null, `back ${pc.name}`);
    }
  });

  it('adds up', () => {
    for (const each of record.endpoints) {
      expect(each.presentMs + each.absentMs + each.hubMs, each.name).toBe(record.summary.durationMs);
      expect(each).toMatchObject({ hubMs: 0, lateMs: 0, leftEarlyMs: 0 });
      const away = [10, 11].some((index) => district.commune(index).endpointId === each.endpointId);
      expect(each.dropOuts, each.name).toBe(away ? 1 : 0);
      expect(each.droppedMs > 0, each.name).toBe(away);
    }
  });

  it('tells every act once, in order', () => {
    expect(record.facts.map(({ seq }) => seq)).toEqual(record.facts.map((_, index) => index + 1));
    const count = (type: string, detail?: string): number =>
      record.facts.filter((fact) => fact.type === type && (detail === undefined || fact.detail === detail)).length;
    expect(count('endpointJoined')).toBe(21);
    expect(count('endpointResumed')).toBe(2);
    expect(count('endpointDropped')).toBe(2);
    expect(count('endpointLeft')).toBe(1);
    expect(count('sendingStarted', 'camera')).toBe(20);
    expect(count('sendingStarted', 'microphone')).toBe(5);
    expect(count('microphoneClosed', 'muted-by-chair')).toBe(4);
    expect(count('sendingStopped', 'screen taken')).toBe(1);
    expect(count('allMicrophonesWithheld')).toBe(1);
    const muted = record.facts.find(({ type }) => type === 'allMicrophonesWithheld');
    expect(muted?.by).toBe(district.room.name);
    within(muted?.at ?? null, 'muteAll');
  });

  it('is found without tone marks, and given as a table', async () => {
    const cookie = await district.adminCookie();
    const found = await askHttp(`${district.hub.url}/api/meetings?q=${encodeURIComponent('hoa binh dang khe')}`, {
      cookie,
    });
    expect(bodyOf(found, MeetingList).meetings.map((meeting) => meeting.meetingId)).toEqual([meetingId]);
    const missed = await askHttp(`${district.hub.url}/api/meetings?q=hoabinh`, { cookie });
    expect(bodyOf(missed, MeetingList).total).toBe(0);
    const table = await askHttp(`${district.hub.url}/api/meetings/${meetingId}/attendance.csv`, { cookie });
    for (const { name } of district.pcs) expect(table.text).toContain(name);
  });

  it('lets nobody in without a cookie', async () => {
    await expect(connectLine(district.hub.url, '')).rejects.toThrow('not-signed-in');
  });
});
