import { notices, type EndpointId, type MeetingId } from '@diem-cau/shared';
import { beforeEach, describe, expect, it } from 'vitest';
import { HubLine, sharesEveryMs } from '../../../src/application/lines/hub-line.ts';
import { fakeRtpParameters, type FakeMedia } from '../../fakes/media-plane.ts';
import { anBinh, dangKhe, hoaLac, room } from '../../support/meetings.ts';
import { TestHub, type TestPage } from '../../support/test-hub.ts';

const all = [room, anBinh, hoaLac, dangKhe];
const communes = [anBinh, hoaLac, dangKhe];

describe('the hub’s own line', () => {
  let test: TestHub;
  let meetingId: MeetingId;
  let line: HubLine;
  const pages = new Map<EndpointId, TestPage>();
  const open = (set: number | null, isLocal: (from: string) => boolean = () => false): HubLine =>
    new HubLine({
      meetings: () => test.hub.usesOfLine,
      ...{ set, isLocal },
      clock: { now: () => test.now, monotonicMs: () => test.now },
      logger: test.logger,
    });
  beforeEach(async () => {
    test = new TestHub();
    meetingId = await test.openMeeting();
    for (const endpointId of all) {
      const page = await test.joined(meetingId, endpointId);
      pages.set(endpointId, page);
      await page.ask('media.produce', { source: 'camera', rtpParameters: fakeRtpParameters('video') });
      await page.ask('media.produce', { source: 'microphone', rtpParameters: fakeRtpParameters('audio') });
      await show(endpointId);
    }
  });

  const media = (endpointId: EndpointId): FakeMedia => {
    const found = test.media.seat(meetingId, endpointId);
    if (found === undefined) throw new Error('the endpoint is seated');
    return found;
  };
  const page = (endpointId: EndpointId): TestPage => {
    const found = pages.get(endpointId);
    if (found === undefined) throw new Error('the endpoint has a page');
    return found;
  };
  /** Everything stands large on its page. */
  const show = (endpointId: EndpointId): Promise<unknown> =>
    page(endpointId).ask('media.show', {
      pictures: all.flatMap((each) => [
        { endpointId: each, source: 'camera' as const, width: 1_280, height: 720 },
        { endpointId: each, source: 'screen' as const, width: 1_280, height: 720 },
      ]),
    });
  const looks = async (count: number): Promise<void> => {
    for (let n = 0; n < count; n += 1) {
      test.now += sharesEveryMs;
      line.look();
      await new Promise(setImmediate);
    }
  };
  const flowing = (endpointId: EndpointId): string[] =>
    media(endpointId)
      .received.filter(({ paused }) => !paused)
      .map(({ endpointId: from, source, layer }) => `${source} ${from} ${layer}`)
      .sort();
  const voices = (endpointId: EndpointId): string[] => flowing(endpointId).filter((each) => each.startsWith('micro'));
  const seatToldTo = (on: EndpointId): unknown => {
    const seats = page(room).told.flatMap(({ name, params }) =>
      name === 'meeting.changed' ? (notices['meeting.changed'].parse(params).changes.seats ?? []) : [],
    );
    return seats.findLast(({ endpointId }) => endpointId === on);
  };

  it('bounds nobody while it bears all that is wanted', async () => {
    line = open(50_000_000);
    const before = all.map(flowing);
    await looks(3);
    expect(all.map(flowing)).toEqual(before);
    expect(all.map((each) => media(each).boundTo)).toEqual([null, null, null, null]);
    expect(line.view).toMatchObject({ known: 'set', bears: 50_000_000, shortSince: null, over: 4, local: 0 });
    expect(line.isShortFor(anBinh)).toBe(false);
  });

  it('keeps every voice, shares the pictures alike and says so to everybody where it is too narrow, and gives all back', async () => {
    const heard = all.map(voices);
    line = open(4_000_000);
    await looks(2);
    expect(all.map(voices)).toEqual(heard);
    const bounds = communes.map((each) => media(each).boundTo ?? 0);
    expect(new Set(bounds).size).toBe(1);
    expect(line.view?.shortSince).toBe(1_000_000 + sharesEveryMs);
    expect(line.view?.wanted).toBeGreaterThan(4_000_000);
    expect(seatToldTo(anBinh)).toMatchObject({ shortAtHub: true });
    expect(line.isShortFor(anBinh)).toBe(true);
    line = open(50_000_000);
    await looks(2);
    expect(communes.map((each) => media(each).boundTo)).toEqual([null, null, null]);
    expect(seatToldTo(anBinh)).not.toHaveProperty('shortAtHub');
  });

  it('leaves one small picture and no screen where there is no room for that, and lets it through when there is again', async () => {
    await page(room).ask('media.produce', { source: 'screen', rtpParameters: fakeRtpParameters('video') });
    media(room).rate = 3_000_000;
    line = open(2_500_000);
    await looks(30);
    for (const each of communes) {
      expect(flowing(each).filter((flow) => !flow.startsWith('micro'))).toEqual([`camera ${room} 0`]);
      expect(voices(each)).toHaveLength(3);
    }
    expect(seatToldTo(anBinh)).toMatchObject({ rung: 'one-picture', shortAtHub: true });
    media(room).rate = 20_000;
    await looks(120);
    for (const each of communes) expect(flowing(each)).toContain(`screen ${room} 2`);
  });

  it('keeps the voices of whoever has the floor and the chair where there is not even room for all voices', async () => {
    line = open(400_000);
    await looks(2);
    expect(flowing(hoaLac)).toEqual(voices(hoaLac));
    expect(voices(hoaLac)).toHaveLength(1);
    expect(seatToldTo(anBinh)).toMatchObject({ rung: 'voice', shortAtHub: true });
  });

  it('is no matter to those of the local network', async () => {
    line = open(256_000, (from) => from === '10.20.0.7');
    const before = all.map(flowing);
    await looks(2);
    expect(all.map(flowing)).toEqual(before);
    expect(line.view).toMatchObject({ wanted: 0, over: 0, local: 4, shortSince: null });
  });

  it('bounds whoever comes back as all others, and what is opened anew', async () => {
    line = open(4_000_000);
    await looks(2);
    const { boundTo } = media(anBinh);
    await page(anBinh).ask('media.rebuild', { rtpCapabilities: { codecs: [{ mimeType: 'audio/opus' }] } });
    expect(media(anBinh).boundTo).toBeNull();
    await show(anBinh);
    await looks(1);
    expect(media(anBinh).boundTo).not.toBeNull();
    expect(boundTo).not.toBeNull();
  });

  it('is not known where nobody says what it bears and nothing shows it', async () => {
    line = open(null);
    for (let n = 0; n < 20; n += 1) {
      for (const each of all) media(each).estimate(n < 10 ? 2_000_000 : 300_000, 2_000_000);
      await looks(1);
    }
    // Four lines are too few to tell.
    expect(line.view).toBeNull();
    expect(all.map((each) => media(each).boundTo)).toEqual([null, null, null, null]);
  });
});
