import { MeetingList, MeetingRecord } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubProcess } from '../../server/test/support/hub-process.ts';
import { layeredFilm } from './support/device-files.ts';
import { EndpointBrowser, chromiumPath, communeScreen } from './support/endpoint-browser.ts';
import { devicesOf, enrol, join, openMeeting, signInAsAdmin, type Place } from './support/district.ts';
import { heard, ofVoice, sameColour, seen, until } from './support/seen-and-heard.ts';
import { trusting } from './support/trusting.ts';

let hub: HubProcess;
let room: Place;
let hoaBinh: Place;
let tanVan: Place;
let yenLo: Place;
const communes = (): Place[] => [hoaBinh, tanVan, yenLo];
const everybody = (): Place[] => [room, ...communes()];
const pageOf = (place: Place) => place.browser.page;

/** The picture of `of` moves on the page of `at` and is that endpoint's own film. */
const seesMoving = async (at: Place, of: Place, source: 'camera' | 'screen' = 'camera'): Promise<void> => {
  const first = await until(
    () => seen(pageOf(at), of.endpointId, source),
    (picture) => picture !== null && picture.frames > 0,
    `${at.name} sees ${of.name}`,
  );
  const later = await until(
    () => seen(pageOf(at), of.endpointId, source),
    (picture) => picture !== null && picture.frames > (first?.frames ?? 0) + 5,
    `the picture of ${of.name} moves at ${at.name}`,
  );
  if (source === 'camera')
    expect(later?.colour, `${of.name} at ${at.name}`).toSatisfy((colour: number[]) =>
      sameColour(colour, of.devices.colour),
    );
};

/** The page of `at` plays a voice of the pitch of `of`. */
const hears = async (at: Place, of: Place): Promise<void> => {
  const sound = await until(
    () => heard(pageOf(at), of.endpointId),
    ({ level }) => level > 0.01,
    `${at.name} hears ${of.name}`,
  );
  expect(ofVoice(sound.pitch, of.devices.pitch), `pitch ${sound.pitch} of ${of.name} at ${at.name}`).toBe(true);
};
const hearsNothing = async (at: Place, of: Place): Promise<void> => {
  await until(
    () => heard(pageOf(at), of.endpointId),
    ({ level }) => level < 0.002,
    `${at.name} does not hear ${of.name}`,
  );
};

/** Presses one of the room's buttons; they come when the mouse moves. */
const pressInRoom = async (testId: string): Promise<void> => {
  const page = pageOf(room);
  await page.mouse.move(960, 500);
  await page.mouse.move(940, 520);
  await page.getByTestId(testId).click();
};

const openMicrophone = async (place: Place): Promise<void> => {
  await pageOf(place).getByTestId('mic-button').click();
};

beforeAll(async () => {
  hub = await HubProcess.start();
  // A whole meeting in the browser that people have.
  const way = { ...trusting(hub), chromium: chromiumPath };
  [room, hoaBinh, tanVan, yenLo] = await Promise.all([
    enrol(way, 'Huyện Bình Gia', { ...devicesOf.room, film: layeredFilm }, true),
    enrol(way, 'Xã Hòa Bình', { ...devicesOf.first, film: layeredFilm }),
    enrol(way, 'Xã Tân Văn', { ...devicesOf.second, film: layeredFilm }),
    enrol(way, 'Xã Yên Lỗ', { ...devicesOf.third, film: layeredFilm }),
  ]);
});
afterAll(async () => {
  await Promise.all(everybody().map((place) => place.browser.close()));
  await hub.remove();
});

describe('a district and three communes', () => {
  it('open a meeting in the room and join it by one press each', async () => {
    await openMeeting(pageOf(room), 'Giao ban tuần thử nghiệm');
    await join(room);
    for (const commune of communes()) await join(commune);
    await until(
      () => pageOf(room).getByTestId('connected-count').innerText(),
      (text) => text.includes('3/19'),
      'the room counts three communes of nineteen',
    );
  });

  it('see each other: the room sees every commune, a commune sees the room', async () => {
    for (const commune of communes()) await seesMoving(room, commune);
    for (const commune of communes()) await seesMoving(commune, room);
    for (const other of [tanVan, yenLo]) expect(await seen(pageOf(hoaBinh), other.endpointId, 'camera')).toBeNull();
  });

  it('hear whoever opens the microphone, and put the speaker on the stage', async () => {
    await openMicrophone(hoaBinh);
    for (const listener of [room, tanVan, yenLo]) await hears(listener, hoaBinh);
    await seesMoving(tanVan, hoaBinh);
    await until(
      () => pageOf(room).locator('[data-testid="stage-video"]').first().getAttribute('data-endpoint'),
      (endpointId) => endpointId === hoaBinh.endpointId,
      'the speaker is on the stage of the room',
    );
  });

  it('get the layer of a camera that fits the size in which it is shown', async () => {
    const width = async (of: Place): Promise<number> => (await seen(pageOf(room), of.endpointId, 'camera'))?.width ?? 0;
    await until(
      () => width(hoaBinh),
      (pixels) => pixels > 320,
      'the speaker on the stage is sent in a larger layer',
    );
    expect(await width(yenLo), 'a commune in a tile').toBeLessThanOrEqual(320);
  });

  it('mute all at the server, and let one speak again', async () => {
    await pressInRoom('all-mics-button');
    await hearsNothing(tanVan, hoaBinh);
    await until(
      () => pageOf(hoaBinh).getByTestId('mic-button').innerText(),
      (text) => /chủ trì/iu.test(text),
      'the commune reads that the chair muted it',
    );
    await pageOf(hoaBinh).getByTestId('mic-button').click();
    await pageOf(hoaBinh).getByTestId('act-trouble').waitFor();
    await pressInRoom('all-mics-button');
    await until(
      () => pageOf(hoaBinh).getByTestId('mic-button').innerText(),
      (text) => !/chủ trì/iu.test(text),
      'the commune may speak again',
    );
    await pageOf(hoaBinh).getByTestId('act-trouble').waitFor({ state: 'detached', timeout: 5_000 });
    await openMicrophone(hoaBinh);
    await hears(yenLo, hoaBinh);
  });

  it('share one screen at a time', async () => {
    await pageOf(tanVan).getByTestId('screen-button').click();
    for (const viewer of [room, hoaBinh, yenLo]) await seesMoving(viewer, tanVan, 'screen');
    const shared = await seen(pageOf(room), tanVan.endpointId, 'screen');
    // Chromium's made-up screen: a film of its own, 1080 lines high, on a ground of no light and no colour (Y, U, V all 0), which is this green by BT.709, as AV1 is read.
    expect(shared?.colour).toSatisfy((colour: number[]) => sameColour(colour, [0, 77, 0]));
    expect(shared?.height).toBe(1080);
    await pageOf(tanVan).getByTestId('screen-button').click();
    await until(
      () => seen(pageOf(room), tanVan.endpointId, 'screen'),
      (picture) => picture === null,
      'the screen is gone from the room',
    );
  });

  it('lose a tab and come back by opening the page', async () => {
    const lost = pageOf(yenLo);
    const fresh = await yenLo.browser.newTab();
    await lost.close();
    await pageOf(room).locator(`[data-testid="tile-${yenLo.endpointId}"][data-state="dropped"]`).waitFor();
    yenLo.browser.page = fresh;
    await fresh.goto(hub.url);
    await fresh.locator('[data-testid="commune-page"]').waitFor();
    await seesMoving(room, yenLo);
    await seesMoving(yenLo, room);
  });

  it('take a break, go on and end', async () => {
    await pressInRoom('break-button');
    await pageOf(room).getByTestId('question-yes').click();
    await pageOf(hoaBinh).getByTestId('stage-break').first().waitFor();
    await pressInRoom('break-button');
    await pageOf(room).getByTestId('question-yes').click();
    await pageOf(hoaBinh).getByTestId('stage-break').first().waitFor({ state: 'detached' });
    await pressInRoom('end-button');
    await pageOf(room).getByTestId('question-yes').click();
    for (const place of everybody()) await pageOf(place).getByTestId('waiting-page').waitFor();
  });

  it('have it all on the record, exactly', async () => {
    const admin = await EndpointBrowser.open('desk', devicesOf.room, communeScreen);
    const desk = admin.page;
    await signInAsAdmin(hub, desk);
    const get = (path: string): Promise<unknown> =>
      desk.evaluate(async (address) => (await fetch(address)).json(), path);
    const list = MeetingList.parse(await get('/api/meetings?q=giao%20ban%20tuan%20thu%20nghiem'));
    expect(list.meetings.map((meeting) => meeting.title)).toEqual(['Giao ban tuần thử nghiệm']);
    const record = MeetingRecord.parse(await get(`/api/meetings/${list.meetings[0]?.meetingId ?? ''}`));
    expect(record.breaks).toHaveLength(1);
    expect(record.summary).toMatchObject({ expectedCount: 20, attendedCount: 4 });

    const ends = new Map(record.endpoints.map((each) => [each.name, each.stretches.map((stretch) => stretch.end)]));
    expect(ends.get('Huyện Bình Gia')).toEqual(['closed']);
    expect(ends.get('Xã Hòa Bình')).toEqual(['closed']);
    expect(ends.get('Xã Tân Văn')).toEqual(['closed']);
    expect(ends.get('Xã Yên Lỗ')).toEqual(['page-closed', 'closed']);
    expect(ends.get('Xã Mông Ân')).toEqual([]);
    const told = record.facts.map((fact) => fact.type);
    for (const type of [
      'meetingOpened',
      'speakerChanged',
      'allMicrophonesWithheld',
      'allMicrophonesAllowed',
      'breakStarted',
      'meetingClosed',
    ])
      expect(told).toContain(type);
    await admin.close();
  });

  it('met no error in any page', () => {
    for (const place of everybody()) expect(place.browser.problems, place.name).toEqual([]);
  });
});
