import { MeetingRecording } from '@diem-cau/shared';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { devicesOf, signInAsAdmin, type Place } from './support/district.ts';
import { EndpointBrowser, communeScreen } from './support/endpoint-browser.ts';
import { openFloorMeeting, pressInRoom, showByNumber, type FloorMeeting } from './support/floor-meeting.ts';
import { faultsOf } from './support/page-check.ts';
import { widthFaults } from './support/page-width.ts';
import { longestOnStage, placesSeen, webmOf } from './support/recorded-pictures.ts';
import { grewAt } from './support/recorded-gap.ts';
import { filesPlayed, measureFiles, playsAlone } from './support/recorded-sounds.ts';
import { placeFaults, signSticksOut } from './support/room-places.ts';
import { sameColour, until } from './support/seen-and-heard.ts';

let meeting: FloorMeeting;
let desk: EndpointBrowser;
let meetingId: string;
/** When the hub was killed, and when what came was kept again, in the meeting's time. */
let killedAt: number;
let backAt: number;
const patient = { timeout: 60_000 };
const pageOf = (place: Place): Page => place.browser.page;
/** Pictures of what is tried, where somebody wants to look at them. */
const shots = process.env['SHOTS'];
const shoot = async (page: Page, name: string): Promise<void> => {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png` });
};
const sizes = [
  [1920, 1080],
  [3840, 2160],
] as const;
const openMicrophone = async (place: Place): Promise<void> => {
  if (place === meeting.room) await pressInRoom(place, 'mic-button');
  else await pageOf(place).getByTestId('mic-button').click();
};
const mark = (page: Page, state: string) => page.locator(`[data-testid="recording-mark"][data-state="${state}"]`);
/** What the hub tells of the recording. */
const recorded = async (): Promise<MeetingRecording> =>
  MeetingRecording.parse(
    await desk.page.evaluate(
      async (address): Promise<unknown> => (await fetch(address)).json(),
      `/api/meetings/${meetingId}/recording`,
    ),
  );
const player = () => desk.page.getByTestId('recording-player');
const clock = () =>
  desk.page
    .getByTestId('sound-clock')
    .getAttribute('datetime')
    .then((at) => Date.parse(at ?? ''));
const voice = ({ endpointId }: Place) => desk.page.getByTestId(`voice-${endpointId}`);

beforeAll(async () => {
  meeting = await openFloorMeeting();
  desk = await EndpointBrowser.open('desk', devicesOf.third, communeScreen);
  await measureFiles(desk.context);
  await signInAsAdmin(meeting.hub, desk.page);
  await desk.page.getByRole('link', { name: 'Họp theo lượt phát biểu' }).first().click();
  await desk.page.getByText('Đang diễn ra').first().waitFor(patient);
  meetingId = new URL(desk.page.url()).pathname.split('/').at(-1) ?? '';
});
afterAll(async () => {
  await desk.close();
  await meeting.close();
});

describe('a meeting that is recorded', () => {
  it('is begun in the room by a press and a yes, which says what is declared; every screen says it', async () => {
    const { room, hoaBinh } = meeting;
    await Promise.all([room, hoaBinh].map(openMicrophone));
    await pressInRoom(room, 'more-button');
    await shoot(pageOf(room), 'recording-room-more');
    await pageOf(room).getByTestId('record-button').click();
    await pageOf(room).getByTestId('question').getByText('Mọi điểm cầu thấy ngay').waitFor();
    await shoot(pageOf(room), 'recording-room-asks');
    await pageOf(room).getByTestId('question-yes').click();
    // The notice goes after a while: it is looked at first.
    await mark(pageOf(hoaBinh), 'running').waitFor(patient);
    await pageOf(hoaBinh).getByTestId('recording-declared').waitFor(patient);
    await shoot(pageOf(hoaBinh), 'recording-commune');
    await mark(pageOf(room), 'running').getByText('ĐANG GHI').waitFor(patient);
    for (const [width, height] of sizes) {
      await pageOf(room).setViewportSize({ width, height });
      expect(await placeFaults(pageOf(room)), `${width}`).toEqual([]);
      expect(await signSticksOut(pageOf(room)), `${width}`).toEqual([]);
      await shoot(pageOf(room), `recording-room-${width}`);
    }
    await pageOf(room).setViewportSize({ width: 1920, height: 1080 });
    await pressInRoom(room, 'more-button');
    await pageOf(room).getByTestId('record-button').click();
    await pageOf(room).getByTestId('recording-heart').getByText('Còn chỗ').waitFor(patient);
    await shoot(pageOf(room), 'recording-heart-three');
    expect(await placeFaults(pageOf(room))).toEqual([]);
    await pageOf(room).getByTestId('recording-close').click();
    expect(await faultsOf(pageOf(hoaBinh))).toEqual([]);
    await mark(desk.page, 'running').waitFor(patient);
    await shoot(desk.page, 'recording-desk');
    expect(await faultsOf(desk.page)).toEqual([]);
  });

  it('declares it to whoever joins: before the press, and on the page', async () => {
    const page = pageOf(meeting.tanVan);
    await page.getByTestId('leave-button').click();
    await page.getByTestId('question-yes').click();
    await page.getByTestId('recorded').getByText('đang được ghi âm').waitFor(patient);
    await shoot(page, 'recording-waiting');
    await page.getByTestId('join').click();
    await page
      .getByTestId('recording-declared')
      .getByText('đang được ghi âm, ghi hình để lập biên bản')
      .waitFor(patient);
    await openMicrophone(meeting.tanVan);
  });

  it('is heard while it goes on: all voices together, and each alone, by its own tone', async () => {
    await desk.page.goto(`${meeting.hub.url}/meetings/${meetingId}/recording`);
    await player().waitFor(patient);
    await until(
      () => desk.page.locator('[data-testid^="voice-"]').count(),
      (count) => count === 3,
      'three voices are there',
      30_000,
    );
    // A little later all three are on it.
    await until(
      () => desk.page.getByRole('slider').getAttribute('max').then(Number),
      (end) => end - Number(0) > 0,
      'there is something',
    );
    for (const place of [meeting.room, meeting.hoaBinh, meeting.tanVan]) {
      await voice(place).click();
      await desk.page.getByRole('slider').press('End');
      await desk.page.getByRole('slider').press('PageDown');
      for (let back = 0; back < 2; back += 1) await desk.page.getByRole('slider').press('ArrowLeft');
      await desk.page.getByTestId('sound-toggle').click();
      await playsAlone(desk.page, place.devices.pitch);
      await desk.page.getByTestId('sound-toggle').click();
      await voice(place).click();
    }
    await shoot(desk.page, 'recording-player-running');
  });

  it('keeps the screen that is shared, for as long as it is', async () => {
    const page = pageOf(meeting.tanVan);
    await page.getByTestId('screen-button').click();
    const screens = async () => (await recorded()).pictures.filter(({ source }) => source === 'screen');
    await until(
      async () => (await screens())[0]?.pieces.at(-1)?.lengthMs ?? 0,
      (lengthMs) => lengthMs > 4_000,
      'some of the screen is kept',
      60_000,
    );
    await page.getByTestId('screen-button').click();
    await until(screens, ([screen]) => screen?.pieces.every(({ growing }) => !growing) === true, 'its piece ends');
  });

  it('keeps each camera that stands on the stage', async () => {
    for (const [{ endpointId, name }, number] of [[meeting.tanVan, '4'] as const, [meeting.hoaBinh, '11'] as const]) {
      await showByNumber(meeting.room, number);
      const of = ({ pictures }: MeetingRecording) =>
        pictures.find((each) => each.endpointId === endpointId && each.source === 'camera')?.pieces.at(-1);
      await until(recorded, (now) => (of(now)?.lengthMs ?? 0) > 4_000, `${name} is kept`, 60_000);
    }
  });

  it('goes on by itself where the hub is killed in the middle: at most 2 s are lost, and the gap is said', async () => {
    const places = [meeting.room, meeting.hoaBinh, meeting.tanVan];
    const lastOf = ({ tracks }: MeetingRecording, { endpointId }: Place) =>
      tracks.find((each) => each.endpointId === endpointId)?.segments.at(-1);
    await until(
      recorded,
      (now) => places.every((place) => (lastOf(now, place)?.lengthMs ?? 0) > 4_000),
      'all three are recorded',
      60_000,
    );
    const before = await recorded();
    killedAt = Date.now();
    await meeting.hub.end('SIGKILL');
    await meeting.hub.up();
    for (const place of places) await mark(pageOf(place), 'running').waitFor(patient);
    const after = await until(
      // A connection that the killed hub left is noticed by the first question over it.
      () => recorded().catch(() => before),
      (now) =>
        places.every((place) => {
          const last = lastOf(now, place);
          return last !== undefined && last.from > killedAt && last.lengthMs > 5_000;
        }),
      'all three are recorded again',
      90_000,
    );
    const grew = await grewAt(desk.page, before, after);
    expect(grew, 'something was on its way into a file').not.toEqual([]);
    for (const { what, saysMs, hasMs, to } of grew) {
      // What the record says of it is in the file.
      expect(Math.abs(hasMs - saysMs), what).toBeLessThan(200);
      expect(killedAt - to, what).toBeLessThan(2_000);
    }
    const gap = after.stretches.find(({ cause }) => cause === 'hub') ?? expect.fail();
    expect(killedAt - gap.from).toBeLessThan(2_000);
    expect(gap.from - killedAt).toBeLessThan(500);
    backAt = gap.to ?? expect.fail();
    expect(backAt).toBeGreaterThan(killedAt);
    await desk.page.goto(`${meeting.hub.url}/meetings/${meetingId}/recording`);
    await player().locator('[data-is="failed"]').first().waitFor(patient);
    const chapters = desk.page.getByRole('list', { name: 'Các đoạn' });
    await chapters
      .getByText(/Máy chủ hoạt động trở lại/u)
      .first()
      .waitFor(patient);
    await shoot(desk.page, 'recording-player-killed');
  });

  it('is paused on the panel by one press, which is said everywhere, and goes on by one', async () => {
    const panel = await desk.newTab();
    await panel.setViewportSize({ width: 1280, height: 800 });
    await panel.goto(`${meeting.hub.url}/panel?${new URLSearchParams({ meeting: meetingId })}`);
    await mark(panel, 'running').waitFor(patient);
    await panel.getByTestId('panel-more').click();
    await panel.getByTestId('more-pause-recording').click();
    await mark(panel, 'paused').waitFor(patient);
    await shoot(panel, 'recording-panel-paused');
    expect(await faultsOf(panel)).toEqual([]);
    await pageOf(meeting.room).getByTestId('not-recorded').getByText('Tạm dừng ghi từ').waitFor(patient);
    for (const [width, height] of sizes) {
      await pageOf(meeting.room).setViewportSize({ width, height });
      expect(await placeFaults(pageOf(meeting.room)), `${width}`).toEqual([]);
      await shoot(pageOf(meeting.room), `recording-room-paused-${width}`);
    }
    await pageOf(meeting.room).setViewportSize({ width: 1920, height: 1080 });
    await mark(pageOf(meeting.hoaBinh), 'paused').getByText('TẠM DỪNG GHI').waitFor(patient);
    await shoot(pageOf(meeting.hoaBinh), 'recording-commune-paused');
    await panel.waitForTimeout(3_000);
    await panel.getByTestId('panel-more').click();
    await panel.getByTestId('more-resume-recording').click();
    await mark(panel, 'running').waitFor(patient);
    await panel.close();
    const resumedAt = Date.now();
    await until(
      async () => (await recorded()).tracks.flatMap(({ segments }) => segments),
      (segments) => segments.some(({ from, lengthMs }) => from > resumedAt - 2_000 && lengthMs >= 6_000),
      'so much is kept since it goes on',
      60_000,
    );
  });

  it('is heard after the closing with its gap, its chapters, its story and its keys', async () => {
    const { room, tanVan } = meeting;
    await pressInRoom(room, 'end-button');
    await pageOf(room).getByTestId('question-yes').click();
    await desk.page.goto(`${meeting.hub.url}/meetings/${meetingId}`);
    await desk.page.getByTestId('recorded-card').waitFor(patient);
    // Pages that wait for the next meeting show their cameras, which the film that is made now would wait for.
    for (const place of [room, tanVan]) await pageOf(place).goto('about:blank');
    await shoot(desk.page, 'recording-record');
    await desk.page.getByRole('link', { name: 'Mở bản ghi', exact: true }).click();
    await player().locator('[data-is="paused"]').first().waitFor(patient);
    await player().getByText('tạm dừng ghi').first().waitFor();
    const chapters = desk.page.getByRole('list', { name: 'Các đoạn' });
    const goesOn = chapters.locator('li', { hasText: 'cho ghi tiếp' }).getByRole('button');
    await goesOn.click();
    const hour = await goesOn.innerText();
    await desk.page.getByTestId('sound-clock').getByText(hour).waitFor();
    const resumed = await clock();
    await desk.page.keyboard.press('F8');
    await until(clock, (at) => at > resumed + 500, 'it plays from there');
    await until(
      () => filesPlayed(desk.page),
      (sounds) => sounds.some(({ level }) => level > 0.01),
      'it is heard',
    );
    await desk.page.keyboard.press('F8');
    expect(await filesPlayed(desk.page, 100)).toEqual([]);
    const stopped = await clock();
    await desk.page.keyboard.press('F9');
    await until(clock, (at) => at === stopped - 5_000, 'five seconds back');
    await desk.page.keyboard.press('F4');
    expect(await player().getByRole('radio', { name: '× 1,25' }).isChecked()).toBe(true);
    await shoot(desk.page, 'recording-player');
    expect(await faultsOf(desk.page)).toEqual([]);
    for (const width of [1280, 390]) {
      await desk.page.setViewportSize({ width, height: 800 });
      expect(await widthFaults(desk.page), `${width}`).toEqual([]);
      await shoot(desk.page, `recording-player-${width}`);
    }
    await desk.page.setViewportSize(communeScreen);
  });

  it('has each voice in its own track after the gap, too', async () => {
    const { tracks } = await recorded();
    for (const place of [meeting.room, meeting.hoaBinh, meeting.tanVan]) {
      const segments = tracks.find(({ endpointId }) => endpointId === place.endpointId)?.segments ?? [];
      const piece = segments.find(({ from, lengthMs }) => from > killedAt && lengthMs > 4_000) ?? expect.fail();
      await desk.page.goto(`${meeting.hub.url}/meetings/${meetingId}/recording?at=${piece.from + 500}`);
      await voice(place).click();
      await desk.page.getByTestId('sound-toggle').click();
      await playsAlone(desk.page, place.devices.pitch);
    }
  });

  it('shows the stage as the record has it: who stood there, in its own colours, and in step with the sound', async () => {
    const { stage, pictures, from } = await recorded();
    const places = [meeting.room, meeting.hoaBinh, meeting.tanVan];
    expect(stage[0]?.from).toBe(from);
    const longest = longestOnStage({ stage, pictures }, killedAt);
    expect(longest.map(({ source }) => source)).toContain('screen');
    const cameras = longest.flatMap(({ endpointId, source }) => (source === 'camera' ? [endpointId] : []));
    expect(cameras).toEqual(expect.arrayContaining([meeting.hoaBinh.endpointId, meeting.tanVan.endpointId]));
    expect(longest.some(({ piece }) => piece.from > backAt)).toBe(true);
    for (const { endpointId, source, piece, start, lasts } of longest) {
      const place = places.find((each) => each.endpointId === endpointId) ?? expect.fail();
      // Not its last moment, when another may be there already.
      const at = Math.round(start + lasts * 0.6);
      await desk.page.goto(`${meeting.hub.url}/meetings/${meetingId}/recording?at=${at}`);
      const stand = stage.findLast((each) => each.from <= at) ?? expect.fail();
      expect([...stand.large, ...stand.beside].map((each) => each.endpointId)).toContain(endpointId);
      await until(
        () => placesSeen(desk.page),
        (seen) => {
          const its = seen.find((each) => each.name === `seen-${endpointId}-${source}`);
          return (
            its?.colour !== null &&
            its !== undefined &&
            (source === 'screen' || sameColour(its.colour, place.devices.colour)) &&
            Math.abs(its.atMs - (at - piece.from)) < 100
          );
        },
        `${source} of ${place.name} is seen in its colour at ${at}, ${at - piece.from} ms into its piece`,
        40_000,
      );
      // Nobody else is.
      const seen = await placesSeen(desk.page);
      expect(seen.map(({ name }) => name)).toEqual(
        [...stand.large, ...stand.beside].map((each) => `seen-${each.endpointId}-${each.kind}`),
      );
      await shoot(desk.page, `recording-stage-${source}-${places.indexOf(place)}`);
      const size = await webmOf(desk.page, `/api/meetings/${meetingId}/recording/pictures/${piece.number}`);
      expect(size).toMatchObject({ width: piece.width, height: piece.height });
    }
    // It runs with the sound. Not from the last piece: what is left behind it may be shorter than what is waited for.
    await desk.page.goto(`${meeting.hub.url}/meetings/${meetingId}/recording?at=${from}`);
    await until(clock, (at) => at === from, 'it stands at its beginning');
    await player().getByTestId('sound-toggle').click();
    const before = await clock();
    await until(clock, (at) => at > before + 2_000, 'it runs');
    await desk.page.keyboard.press('F8');
    expect(await faultsOf(desk.page)).toEqual([]);
    for (const width of [1280, 390]) {
      await desk.page.setViewportSize({ width, height: 800 });
      expect(await widthFaults(desk.page), `${width}`).toEqual([]);
      await shoot(desk.page, `recording-stage-${width}`);
    }
    await desk.page.setViewportSize(communeScreen);
  });

  it('is one file of stage and sound, made by itself after the closing: the page says how far it is, and its hash', async () => {
    const { page } = desk;
    await page.goto(`${meeting.hub.url}/meetings/${meetingId}/recording`);
    const film = page.getByRole('link', { name: 'Màn hình chính và tiếng (MP4)' });
    await page.getByTestId('film-line').or(film).first().scrollIntoViewIfNeeded(patient);
    await shoot(page, 'recording-film-making');
    await film.waitFor({ timeout: 500_000 });
    const made = (await recorded()).film;
    if (made.state !== 'ready') expect.fail();
    await page.getByText(made.fileId).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await film.scrollIntoViewIfNeeded();
    await shoot(page, 'recording-film');
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await widthFaults(page)).toEqual([]);
    await shoot(page, 'recording-film-390');
    await page.setViewportSize(communeScreen);
  }, 600_000);

  it('says until when it is kept and who heard it, and is kept for good where that is decided with a reason', async () => {
    const { page } = desk;
    await page.setViewportSize({ width: 1366, height: 768 });
    const keeping = page.getByTestId('recording-keeping');
    await keeping.getByText(/^Giữ đến .* \(90 ngày/u).waitFor();
    await page.getByTestId('recording-accesses').getByRole('row').nth(1).waitFor();
    expect(await page.getByTestId('recording-accesses').getByText('tải về', { exact: true }).count()).toBe(0);
    await keeping.getByRole('button', { name: 'Giữ lâu dài' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Giữ lâu dài' }).click();
    await dialog.getByText('Hãy ghi ai quyết định và vì sao.').waitFor();
    await dialog.getByLabel('Ai quyết định, vì sao').fill('Chánh Văn phòng, để đối chiếu biên bản');
    await dialog.getByRole('button', { name: 'Giữ lâu dài' }).click();
    await keeping.getByText('Giữ lâu dài theo quyết định').waitFor();
    await keeping.getByText(/Chánh Văn phòng, để đối chiếu biên bản$/u).waitFor();
    await keeping.scrollIntoViewIfNeeded();
    await shoot(page, 'recording-keeping');
    expect(await faultsOf(page)).toEqual([]);
    await keeping.getByRole('button', { name: 'Theo thời hạn' }).waitFor();
  });

  it('is heard by the secretary beside the minutes, from the hour of the line that is written', async () => {
    await desk.page.goto(`${meeting.hub.url}/meetings/${meetingId}/minutes`);
    await desk.page.getByTestId('listen-card').waitFor(patient);
    await shoot(desk.page, 'recording-minutes');
    expect(await faultsOf(desk.page)).toEqual([]);
    const course = desk.page.locator('textarea').filter({ hasText: 'khai mạc cuộc họp' }).first();
    await course.click();
    await desk.page.keyboard.press('Control+End');
    const [hours, minutes] = ((await desk.page.getByTestId('sound-clock').textContent()) ?? '').split(':');
    await desk.page.keyboard.type(`\n- ${hours} giờ ${minutes} phút: `);
    await desk.page.keyboard.press('F10');
    await until(
      () => filesPlayed(desk.page),
      (sounds) => sounds.some(({ level }) => level > 0.01),
      'it plays from the hour of the line',
    );
    await desk.page.keyboard.press('F8');
    expect(await filesPlayed(desk.page, 100)).toEqual([]);
  });

  it('is not there for who has no right: no player, no address, no bytes', async () => {
    const page = pageOf(meeting.hoaBinh);
    for (const path of ['', '/segments/1', '/pictures/1', '/sound', '/sound/file'])
      expect(
        await page.evaluate(
          async (address) => (await fetch(address)).status,
          `/api/meetings/${meetingId}/recording${path}`,
        ),
        path,
      ).toBe(403);
  });
});
