import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { MeetingList, MeetingRecording, NewAccountResult } from '@diem-cau/shared';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubProcess } from '../../server/test/support/hub-process.ts';
import { devicesOf, enrol, join as joinMeeting, openMeeting, signInAsAdmin } from './support/district.ts';
import { EndpointBrowser, communeScreen } from './support/endpoint-browser.ts';
import { pressInRoom } from './support/floor-meeting.ts';
import { faultsOf } from './support/page-check.ts';
import { widthFaults } from './support/page-width.ts';
import { filesPlayed, measureFiles } from './support/recorded-sounds.ts';
import { ofVoice, until } from './support/seen-and-heard.ts';

const patient = { timeout: 60_000 };
const reason = 'Chủ tọa quyết định: nội dung nội bộ';
const secretary = { userName: 'thu-ky-khac', displayName: 'Nông Thị Thư Ký', role: 'secretary' };
const technician = { userName: 'ky-thuat', displayName: 'Lý Văn Máy', role: 'technician' };
const newPassword = 'mot cau khac de nho';

/** What is open, also where what comes before the steps fails. */
const browsers: EndpointBrowser[] = [];
let hub: HubProcess;
let desk: EndpointBrowser;
let other: EndpointBrowser;
let meetingId: string;
const shots = process.env['SHOTS'];
const shoot = async (page: Page, name: string): Promise<void> => {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
};

const recorded = async (page: Page): Promise<MeetingRecording> =>
  MeetingRecording.parse(
    await page.evaluate(
      async (address): Promise<unknown> => (await fetch(address)).json(),
      `/api/meetings/${meetingId}/recording`,
    ),
  );
/** A piece of a voice of 16 s and more. */
const longOf = ({ tracks }: MeetingRecording) =>
  tracks.flatMap(({ segments }) => segments).find(({ lengthMs }) => lengthMs > 16_000);
const openAt = async (page: Page, at?: number): Promise<void> => {
  await page.goto(`${hub.url}/meetings/${meetingId}/recording${at === undefined ? '' : `?at=${at}`}`);
  await page.getByTestId('recording-player').waitFor(patient);
};
const clock = (page: Page): Promise<number> =>
  page
    .getByTestId('sound-clock')
    .getAttribute('datetime')
    .then((at) => Date.parse(at ?? ''));
/** Goes to an instant by the mouse, on the line of time. */
const press = async (page: Page, at: number): Promise<void> => {
  const bar = page.locator('[data-testid="recording-player"] [data-is="recorded"]').first().locator('xpath=..');
  const { width, height } = (await bar.boundingBox()) ?? expect.fail();
  const end = (name: 'min' | 'max') => page.getByRole('slider').getAttribute(name).then(Number);
  const [from, to] = [await end('min'), await end('max')];
  await bar.click({ position: { x: (width * (at - from)) / (to - from), y: height / 2 } });
};
/** The loudest that a page plays while it goes from one instant to another. */
const loudest = async (page: Page, from: number, to: number): Promise<number> => {
  await openAt(page, from);
  await page.getByTestId('sound-toggle').click();
  await until(
    () => clock(page),
    (at) => at > from + 200,
    'it plays',
    40_000,
  );
  const sounds = await filesPlayed(page, Math.min(2_500, Math.max(500, to - (await clock(page)) - 800)));
  const end = await clock(page);
  expect(end, 'it was measured within').toBeLessThanOrEqual(to);
  expect(sounds.length).toBeGreaterThan(0);
  await page.getByTestId('sound-toggle').click();
  return Math.max(...sounds.map(({ level }) => level));
};

/** The room alone, with its microphone, recorded for a while: a machine that is busy has one browser at a time to keep in step. */
const record = async (): Promise<void> => {
  const room = await enrol(hub, 'Huyện Bình Gia', devicesOf.room, true);
  const { page } = room.browser;
  await openMeeting(page, 'Họp có phần nội bộ');
  await joinMeeting(room);
  await pressInRoom(room, 'mic-button');
  // The room's commands hide themselves.
  await page.locator('[data-testid="mic-button"][data-state="open"]').waitFor({ ...patient, state: 'attached' });
  await pressInRoom(room, 'more-button');
  await page.getByTestId('record-button').click();
  await page.getByTestId('question-yes').click();
  await page.locator('[data-testid="recording-mark"][data-state="running"]').waitFor(patient);
  const { meetings } = MeetingList.parse(
    await page.evaluate(async (): Promise<unknown> => (await fetch('/api/meetings')).json()),
  );
  meetingId = meetings[0]?.meetingId ?? expect.fail();
  await until(
    () => recorded(page),
    (now) => longOf(now) !== undefined,
    'the room is recorded',
    120_000,
  );
  await pressInRoom(room, 'end-button');
  await page.getByTestId('question-yes').click();
  await until(
    () => recorded(page),
    ({ tracks }) => tracks.every(({ segments }) => segments.every(({ fileId }) => fileId !== null)),
    'its files are in the book',
    60_000,
  );
  await room.browser.close();
};

/** An account that the admin makes, signed in at the other desk with a password of its own. */
const signInAs = async (person: typeof secretary): Promise<void> => {
  const made = NewAccountResult.parse(
    await desk.page.evaluate(async (body): Promise<unknown> => {
      const headers = { 'content-type': 'application/json' };
      return (await fetch('/api/accounts', { method: 'POST', headers, body: JSON.stringify(body) })).json();
    }, person),
  );
  const { page } = other;
  await page.goto(`${hub.url}/sign-in`);
  await page.getByLabel('Tên đăng nhập').fill(person.userName);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(made.oneTimePassword);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill(newPassword);
  await page.getByLabel('Nhập lại mật khẩu mới').fill(newPassword);
  await page.getByRole('button', { name: 'Đặt mật khẩu và tiếp tục' }).click();
  await page.waitForURL('**/meetings');
};

beforeAll(async () => {
  hub = await HubProcess.start();
  await record();
  desk = await EndpointBrowser.open('desk', devicesOf.third, communeScreen);
  other = await EndpointBrowser.open('other', devicesOf.second, communeScreen);
  browsers.push(desk, other);
  for (const { context } of [desk, other]) await measureFiles(context);
  await signInAsAdmin(hub, desk.page);
  await signInAs(secretary);
});
afterAll(async () => {
  for (const opened of browsers) await opened.close();
  await hub.remove();
});

describe('a stretch that is withheld', () => {
  it('is marked by the mouse on the page of the recording, with a reason', async () => {
    const { page } = desk;
    const piece = longOf(await recorded(page)) ?? expect.fail();
    await openAt(page);
    await page.getByRole('button', { name: 'Không phổ biến đoạn này' }).click();
    await page.getByText('Hãy tới chỗ bắt đầu').waitFor();
    await press(page, piece.from + 5_000);
    await page.getByTestId('withhold-from').click();
    await press(page, piece.from + 11_500);
    await page.getByTestId('withhold-to').click();
    await page.getByLabel('Ai quyết định, vì sao').fill(reason);
    await page.getByRole('button', { name: 'Không phổ biến đoạn này' }).click();
    await page.getByTestId('withheld-stretches').getByText(reason).waitFor(patient);
    await page.locator('[data-testid="recording-player"] [data-is="withheld"]').first().waitFor(patient);
    await shoot(page, 'recording-withheld-chair');
    expect(await faultsOf(page)).toEqual([]);
  });

  it('is silence and a card for whoever has no part in the meeting, with the reason, and heard by who has', async () => {
    const { withheld } = await recorded(desk.page);
    const [{ from, to } = expect.fail()] = withheld;
    expect(to - from).toBeGreaterThan(5_500);
    const { page } = other;
    expect(await loudest(page, from + 100, to)).toBeLessThan(0.001);
    await page.getByTestId('withheld-card').waitFor();
    await page.getByTestId('withheld-stretches').getByText(reason).waitFor();
    expect(await page.getByTestId('withhold-from').count()).toBe(0);
    await shoot(page, 'recording-withheld-other');
    expect(await faultsOf(page)).toEqual([]);
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await widthFaults(page), `${width}`).toEqual([]);
      await shoot(page, `recording-withheld-${width}`);
    }
    await page.setViewportSize(communeScreen);
    await page.goto(`${hub.url}/meetings/${meetingId}/minutes`);
    await page.getByTestId('listen-card').getByText('Ở các đoạn này tiếng và hình được bỏ đi').waitFor(patient);
    expect(await loudest(page, from - 4_500, from - 500)).toBeGreaterThan(0.01);
    expect(await loudest(page, to + 300, to + 4_300)).toBeGreaterThan(0.01);
    expect(await loudest(desk.page, from + 100, to)).toBeGreaterThan(0.01);
  });

  it('can be heard as others hear it, and is given back with a reason', async () => {
    const { page } = desk;
    const [{ from, to } = expect.fail()] = (await recorded(page)).withheld;
    await openAt(page, from + 1_000);
    await page.getByTestId('as-others').click();
    await page.getByTestId('withheld-card').waitFor(patient);
    await page.getByTestId('withheld-stretches').getByRole('button', { name: 'Phổ biến lại' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Ai quyết định, vì sao').fill('Chủ tọa cho phổ biến lại');
    await dialog.getByRole('button', { name: 'Phổ biến lại' }).click();
    await until(
      () => recorded(other.page),
      ({ edition, withheld }) => edition === 'whole' && withheld.length === 0,
      'it is given back',
    );
    expect(await loudest(other.page, from + 100, to)).toBeGreaterThan(0.01);
  });
});

describe('a recording at the desk', () => {
  it('runs as slowly and as fast as is chosen by the mouse, each voice at its own pitch', async () => {
    const { page } = desk;
    const { from } = longOf(await recorded(page)) ?? expect.fail();
    // Wide, as a busy machine may hold it up for a moment; apart all the same.
    for (const [label, least, most] of [
      ['× 0,75', 0.5, 0.9],
      ['× 2', 1.3, 2.4],
    ] as const) {
      await openAt(page, from + 500);
      await page.getByText(label, { exact: true }).click();
      await page.getByTestId('sound-toggle').click();
      await until(
        () => clock(page),
        (at) => at > from + 700,
        'it plays',
      );
      const passed = async () => [await clock(page), await page.evaluate(() => performance.now())] as const;
      const [began, beganMs] = await passed();
      const [sound] = await filesPlayed(page, 3_000);
      const [now, nowMs] = await passed();
      expect((now - began) / (nowMs - beganMs), label).toBeGreaterThan(least);
      expect((now - began) / (nowMs - beganMs), label).toBeLessThan(most);
      expect(sound?.level, label).toBeGreaterThan(0.01);
      expect(ofVoice(sound?.pitch ?? 0, devicesOf.room.pitch), `${sound?.pitch} Hz at ${label}`).toBe(true);
      await page.getByTestId('sound-toggle').click();
    }
  });

  it('is opened at the moment of a line of the story, by a press on its hour', async () => {
    const { page } = desk;
    await page.goto(`${hub.url}/meetings/${meetingId}`);
    const link = page.locator(`a[href^="/meetings/${meetingId}/recording?at="]`).last();
    const at = Number(new URL((await link.getAttribute('href')) ?? '', hub.url).searchParams.get('at'));
    await link.click();
    await page.getByTestId('recording-player').waitFor(patient);
    const { from, to } = await recorded(page);
    await until(
      () => clock(page),
      (now) => now === Math.min(Math.max(at, from ?? 0), to ?? 0),
      'it stands at the moment of the line',
    );
  });

  it('is heard by one voice alone beside the minutes, as chosen from a list', async () => {
    const { page } = desk;
    // All voices are played from one file then, and one voice from its pieces.
    await until(
      () => recorded(page),
      ({ mixed: { state } }) => state === 'ready',
      'all voices are in one file',
      120_000,
    );
    await page.goto(`${hub.url}/meetings/${meetingId}/minutes`);
    const card = page.getByTestId('listen-card');
    const [{ endpointId, segments } = expect.fail()] = (await recorded(page)).tracks;
    await card.getByLabel('Nghe ai').selectOption(endpointId);
    await card.getByTestId('sound-toggle').click();
    const [sound] = await until(
      () => filesPlayed(page),
      (sounds) => sounds.some(({ level }) => level > 0.01),
      'it is heard',
    );
    expect(segments.map(({ number }) => `/api/meetings/${meetingId}/recording/segments/${number}`)).toContain(
      sound?.file,
    );
    expect(ofVoice(sound?.pitch ?? 0, devicesOf.room.pitch), `${sound?.pitch} Hz`).toBe(true);
  });

  it('is not given to a technician, whom the page says so instead of a player', async () => {
    const { page, context } = other;
    await context.clearCookies();
    await signInAs(technician);
    await page.goto(`${hub.url}/meetings/${meetingId}/recording`);
    await page.getByTestId('not-yours').getByText('không được mở bản ghi').waitFor(patient);
    expect(await page.getByTestId('recording-player').count()).toBe(0);
    expect(await faultsOf(page)).toEqual([]);
    await shoot(page, 'recording-not-yours');
  });

  it('says how many files are missing where they are not on the hub, as after a restore without them', async () => {
    const { page } = desk;
    const folder = join(hub.dataDir, 'recordings', meetingId);
    const { tracks, pictures } = await recorded(page);
    const pieces = [...tracks.flatMap(({ segments }) => segments), ...pictures.flatMap((each) => each.pieces)];
    renameSync(folder, `${folder}.away`);
    try {
      await page.goto(`${hub.url}/meetings/${meetingId}/recording`);
      await page.getByTestId('missing-files').getByText(`${pieces.length} tệp của bản ghi không còn`).waitFor(patient);
      expect(await page.getByTestId('recording-player').count()).toBe(0);
      expect(await faultsOf(page)).toEqual([]);
      await shoot(page, 'recording-missing');
    } finally {
      renameSync(`${folder}.away`, folder);
    }
  });

  it('is deleted by the admin, and the SHA-256 of each file can still be read', async () => {
    const { page } = desk;
    await openAt(page);
    const { tracks, mixed } = await until(
      () => recorded(page),
      ({ mixed: { state } }) => state === 'ready' || state === 'unavailable',
      'nothing is being made of it',
      120_000,
    );
    const digests = [
      ...(mixed.state === 'ready' ? [mixed.fileId] : []),
      ...tracks.flatMap(({ segments }) => segments.map(({ fileId }) => fileId ?? '')),
    ];
    await page.getByRole('button', { name: 'Xóa bản ghi' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Xóa bản ghi' }).click();
    await page.getByTestId('recording-deleted').waitFor(patient);
    const files = page.getByTestId('deleted-files');
    await files.locator('summary').click();
    for (const digest of digests) await files.getByText(digest).waitFor(patient);
    expect(await faultsOf(page)).toEqual([]);
    await shoot(page, 'recording-deleted');
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await widthFaults(page)).toEqual([]);
    await shoot(page, 'recording-deleted-390');
    await page.setViewportSize(communeScreen);
  });
});
