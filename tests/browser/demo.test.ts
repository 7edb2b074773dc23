import { MeetingList, MeetingRecord, PeriodReport } from '@diem-cau/shared';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quiet, roomScreen, shellPath } from './support/endpoint-browser.ts';
import { DemoDistrict } from '../../scripts/samples/demo-district.ts';
import { until } from './support/seen-and-heard.ts';

let demo: DemoDistrict;
let browser: Browser;
let room: Page;
let desk: Page;

beforeAll(async () => {
  demo = await DemoDistrict.start();
  // A visitor's PC: no camera, no microphone, no certificate of the hub.
  browser = await chromium.launch({ executablePath: shellPath, args: quiet });
  room = await browser.newPage({ viewport: roomScreen, locale: 'vi-VN' });
});
afterAll(async () => {
  await browser.close();
  await demo.remove();
});

/** Frames that each picture on the page has shown so far, by the endpoint it shows. */
const framesOf = (page: Page): Promise<Record<string, number>> =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLVideoElement>('video[data-endpoint]')]
        .filter(({ videoWidth }) => videoWidth > 0)
        .map((video) => [video.dataset['endpoint'] ?? '', video.getVideoPlaybackQuality().totalVideoFrames]),
    ),
  );

/** The loudest that a second of the page's voices is, 0 to 1. */
const loudest = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const context = new AudioContext();
    await context.resume();
    let most = 0;
    const streams = [...document.querySelectorAll<HTMLAudioElement>('audio[data-source="microphone"]')].flatMap(
      ({ srcObject }) => (srcObject instanceof MediaStream ? [srcObject] : []),
    );
    const ears = streams.map((stream) => {
      const ear = context.createAnalyser();
      context.createMediaStreamSource(stream).connect(ear);
      return ear;
    });
    const wave = new Float32Array(2048);
    const end = performance.now() + 1_000;
    while (performance.now() < end) {
      await new Promise((done) => setTimeout(done, 50));
      for (const ear of ears) {
        ear.getFloatTimeDomainData(wave);
        most = Math.max(most, Math.sqrt(wave.reduce((sum, each) => sum + each * each, 0) / wave.length));
      }
    }
    await context.close();
    return most;
  });

const get = (path: string): Promise<unknown> => desk.evaluate(async (address) => (await fetch(address)).json(), path);

describe('ten minutes with it', () => {
  it('begin with the last line of ./scripts/start --demo, which leads into the room', async () => {
    await room.goto(demo.entry);
    await room.getByTestId('waiting-page').waitFor();
    expect(await room.getByTestId('sample-band').innerText()).toContain('SỐ LIỆU MẪU');
    await room.getByTestId('join').click();
    await room.getByTestId('room-page').waitFor();
  });

  it('show at least 17 communes whose pictures move, and let them be heard', async () => {
    const before = await until(
      () => framesOf(room),
      (frames) => Object.keys(frames).length >= 17,
      'pictures of 17 communes',
    );
    await until(
      () => framesOf(room),
      (frames) => Object.entries(frames).filter(([id, count]) => count > (before[id] ?? 0) + 3).length >= 17,
      'they move',
    );
    await until(
      () => loudest(room),
      (level) => level > 0.01,
      'a voice',
      40_000,
    );
  });

  it('lose a commune by its line within a minute', async () => {
    const opened = room.context().waitForEvent('page');
    await room.getByTestId('sample-band').getByRole('link').click();
    desk = await opened;
    await desk.waitForURL('**/meetings');
    const { meetings } = MeetingList.parse(await get('/api/meetings'));
    const running = meetings.find(({ closedAt }) => closedAt === null)?.meetingId ?? '';
    const drops = async (): Promise<unknown[]> =>
      MeetingRecord.parse(await get(`/api/meetings/${running}`)).endpoints.flatMap(({ stretches }) =>
        stretches.map(({ end }) => end),
      );
    await until(drops, (ends) => ends.includes('link-lost'), 'one was lost', 60_000);
  });

  it('end the meeting, and find its roll, minutes and the report', async () => {
    await room.bringToFront();
    await room.mouse.move(960, 500);
    await room.mouse.move(940, 520);
    await room.getByTestId('end-button').click();
    await room.getByTestId('question-yes').click();
    await room.getByTestId('waiting-page').waitFor();
    await desk.bringToFront();
    const { meetings } = MeetingList.parse(await get('/api/meetings'));
    expect(meetings.length).toBeGreaterThan(30);
    const [last] = meetings;
    expect(last?.closedAt).not.toBeNull();
    const base = `${new URL(desk.url()).origin}/meetings/${last?.meetingId ?? ''}`;
    await desk.goto(`${base}/roll-call`);
    await desk.getByText('Xã Hòa Bình').first().waitFor();
    await desk.goto(`${base}/minutes`);
    await desk.getByText('BIÊN BẢN').first().waitFor();
    await desk.goto(`${new URL(desk.url()).origin}/reports`);
    const back = desk.getByTestId('sample-band').getByRole('link', { name: 'Phòng họp' });
    expect(await back.getAttribute('href')).toMatch(/^http:\/\/localhost:\d+\/$/u);
    const year = new Date().getFullYear();
    const report = PeriodReport.parse(await get(`/api/report?from=${year - 1}-01-01&to=${year}-12-31`));
    expect(report.totals.meetings).toBeGreaterThan(40);
    expect(report.hubName).toContain('SỐ LIỆU MẪU');
  });
});
