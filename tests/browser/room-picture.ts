/**
 * Makes docs/pictures/room.png: the district's room in a meeting with six communes. A real hub, one Chromium with a signed-in
 * context for each endpoint, cameras that are drawn. Run: node tests/browser/room-picture.ts
 */
import { mkdirSync } from 'node:fs';
import { join as joinPath, resolve } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { HubProcess } from '../../server/test/support/hub-process.ts';
import { openMeeting } from './support/district.ts';
import { chromiumPath, quiet, roomScreen } from './support/endpoint-browser.ts';

const district = 'Huyện Bình Gia';
/** As many as an ordinary PC can play at once. */
const communes = ['Xã Hòa Bình', 'Xã Mông Ân', 'Xã Tân Văn', 'Xã Bình La', 'Xã Yên Lỗ', 'Xã Quý Hòa'];
const speaker = 'Xã Hòa Bình';
const folder = resolve(import.meta.dirname, '../../docs/pictures');

/** In the page: a camera that shows a drawn meeting room, and a microphone with a voice. */
const drawnDevices = (hue: number): void => {
  const canvas = document.createElement('canvas');
  canvas.width = 640;
  canvas.height = 360;
  const brush = canvas.getContext('2d');
  if (brush === null) return;
  brush.scale(0.5, 0.5);
  const person = (x: number, size: number, shirt: string, nod: number): void => {
    brush.fillStyle = shirt;
    brush.beginPath();
    brush.ellipse(x, 560 + nod, size * 1.25, size * 1.5, 0, Math.PI, 0);
    brush.fill();
    brush.fillStyle = '#d9a57f';
    brush.beginPath();
    brush.ellipse(x, 560 - size * 1.75 + nod, size * 0.52, size * 0.66, 0, 0, 2 * Math.PI);
    brush.fill();
    brush.fillStyle = '#22201f';
    brush.beginPath();
    brush.ellipse(x, 560 - size * 1.95 + nod, size * 0.54, size * 0.5, 0, Math.PI, 0);
    brush.fill();
  };
  const draw = (): void => {
    const wall = brush.createLinearGradient(0, 0, 0, 720);
    wall.addColorStop(0, `hsl(${hue} 26% 74%)`);
    wall.addColorStop(1, `hsl(${hue} 22% 52%)`);
    brush.fillStyle = wall;
    brush.fillRect(0, 0, 1280, 720);
    brush.fillStyle = '#eef3f7';
    brush.fillRect(70, 90, 250, 260);
    brush.fillStyle = `hsl(${(hue + 180) % 360} 30% 40%)`;
    brush.fillRect(900, 110, 300, 170);
    const count = 3 + (hue % 3);
    for (let index = 0; index < count; index += 1)
      person(
        170 + ((index + 0.5) * 940) / count,
        88,
        `hsl(${(hue * 3 + index * 70) % 360} 28% ${32 + index * 8}%)`,
        4 * Math.sin(Date.now() / 700 + index),
      );
    brush.fillStyle = '#6b4a2f';
    brush.fillRect(0, 560, 1280, 160);
    brush.fillStyle = '#54381f';
    brush.fillRect(0, 560, 1280, 14);
  };
  setInterval(draw, 250);
  draw();
  const sound = new AudioContext();
  const out = sound.createMediaStreamDestination();
  const tone = sound.createOscillator();
  tone.frequency.value = 180;
  tone.connect(out);
  tone.start();
  navigator.mediaDevices.getUserMedia = (wish) => {
    const tracks = [
      ...(wish?.video ? canvas.captureStream(4).getVideoTracks() : []),
      ...(wish?.audio ? out.stream.getAudioTracks().map((track) => track.clone()) : []),
    ];
    return Promise.resolve(new MediaStream(tracks));
  };
};

const endpointPage = async (browser: Browser, hub: HubProcess, name: string, hue: number): Promise<Page> => {
  const leads = name === district;
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    viewport: leads ? roomScreen : { width: 960, height: 600 },
    locale: 'vi-VN',
    permissions: ['camera', 'microphone'],
  });
  const page = await context.newPage();
  await page.addInitScript(drawnDevices, hue);
  await page.goto(hub.enrolmentLink(name));
  await page.getByRole('button', { name: 'Ghi danh máy này' }).click();
  await page.getByRole('link', { name: 'Tới trang chủ của điểm cầu' }).click();
  await page.getByTestId('waiting-page').waitFor();
  return page;
};

const hub = await HubProcess.start();
const browser = await chromium.launch({
  executablePath: chromiumPath,
  args: [...quiet, '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'],
});
try {
  mkdirSync(folder, { recursive: true });
  const room = await endpointPage(browser, hub, district, 210);
  await openMeeting(room, 'Họp giao ban tuần 47');
  await room.getByTestId('join').click();
  await room.getByTestId('room-page').waitFor();
  for (const [index, name] of communes.entries()) {
    const page = await endpointPage(browser, hub, name, (index * 47 + 20) % 360);
    await page.getByTestId('join').click();
    await page.getByTestId('commune-page').waitFor();
    if (name === speaker) await page.getByTestId('mic-button').click();
  }
  await room.bringToFront();
  await room.waitForTimeout(12_000);
  await room.screenshot({ path: joinPath(folder, 'room.png') });
} finally {
  await browser.close();
  await hub.remove();
}
