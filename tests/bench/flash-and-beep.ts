import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MeetingRecording } from '@diem-cau/shared';
import type { Page } from 'playwright-core';
import { HubProcess } from '../../server/test/support/hub-process.ts';
import { devicesOf, enrol, join as joinMeeting, openMeeting, signInAsAdmin } from '../browser/support/district.ts';
import { EndpointBrowser, communeScreen } from '../browser/support/endpoint-browser.ts';
import { stir } from '../browser/support/floor-meeting.ts';
import { until } from '../browser/support/seen-and-heard.ts';
import { MB, ms, report, reportSpread } from './figures.ts';

/** A flash and a beep come so often and last so long, in milliseconds. */
const pulses = { everyMs: 2_000, lastsMs: 240 } as const;
/** So long is recorded, in milliseconds. */
const recordedMs = 40_000;
const soundRate = 8_000;
/** The loudness is told of so much sound at once, in samples: 5 ms. */
const windowSamples = 40;
const frame = { width: 16, height: 9 } as const;

/** Runs in the page: its camera is dark and flashes white, its microphone is silent and beeps, at the same moments of one clock. */
const flashAndBeep = ({ everyMs, lastsMs }: typeof pulses): void => {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [640, 360];
  const brush = canvas.getContext('2d');
  let gain: GainNode | null = null;
  setInterval(() => {
    const on = performance.now() % everyMs < lastsMs;
    if (brush !== null) {
      brush.fillStyle = on ? 'white' : `rgb(20, 20, ${20 + Math.floor(Math.random() * 20)})`;
      brush.fillRect(0, 0, canvas.width, canvas.height);
    }
    if (gain !== null) gain.gain.value = on ? 0.5 : 0;
  }, 8);
  const listen = (): readonly MediaStreamTrack[] => {
    const context = new AudioContext();
    const to = context.createMediaStreamDestination();
    gain = new GainNode(context, { gain: 0 });
    const tone = new OscillatorNode(context, { frequency: 1_000 });
    tone.connect(gain).connect(to);
    tone.start();
    return to.stream.getTracks();
  };
  navigator.mediaDevices.getUserMedia = ({ audio, video }: MediaStreamConstraints = {}) =>
    Promise.resolve(
      new MediaStream([
        ...(video === undefined || video === false ? [] : canvas.captureStream(25).getVideoTracks()),
        ...(audio === undefined || audio === false ? [] : listen()),
      ]),
    );
};

/** When a row of figures rises above the middle of its least and its greatest, in milliseconds. */
const rises = (figures: readonly number[], eachMs: number): readonly number[] => {
  const [least, greatest] = figures.reduce(
    ([low, high], each) => [Math.min(low, each), Math.max(high, each)],
    [Infinity, -Infinity],
  );
  const middle = (least + greatest) / 2;
  return figures.flatMap((each, nth) =>
    (figures[nth - 1] ?? middle) < middle && each >= middle ? [nth * eachMs] : [],
  );
};

const decoded = (film: string, to: readonly string[]): Buffer =>
  execFileSync('ffmpeg', ['-v', 'error', '-i', film, ...to, '-f', 'rawvideo', '-'], { maxBuffer: 512 * 1024 * 1024 });

/** When it becomes bright in a film, and when loud, in milliseconds from its beginning. */
const pulsesIn = (film: string) => {
  const pictures = decoded(film, ['-vf', `scale=${frame.width}:${frame.height}`, '-pix_fmt', 'gray', '-r', '25']);
  const size = frame.width * frame.height;
  const light = Array.from({ length: Math.floor(pictures.length / size) }, (_, nth) =>
    pictures.subarray(nth * size, (nth + 1) * size).reduce((sum, grey) => sum + grey, 0),
  );
  const sound = execFileSync(
    'ffmpeg',
    ['-v', 'error', '-i', film, '-map', '0:a', '-ac', '1', '-ar', String(soundRate), '-f', 's16le', '-'],
    { maxBuffer: 512 * 1024 * 1024 },
  );
  const loud = Array.from({ length: Math.floor(sound.length / 2 / windowSamples) }, (_, nth) => {
    let most = 0;
    for (let at = nth * windowSamples; at < (nth + 1) * windowSamples; at += 1)
      most = Math.max(most, Math.abs(sound.readInt16LE(2 * at)));
    return most;
  });
  return { flashes: rises(light, 40), beeps: rises(loud, (1_000 * windowSamples) / soundRate) };
};

const recordingOf = async (page: Page, address: string): Promise<MeetingRecording> =>
  MeetingRecording.parse(await page.evaluate(async (at): Promise<unknown> => (await fetch(at)).json(), address));

/** How far a flash and its beep, from one page in a real browser, are apart in the file of stage and sound; and what that file cost. */
export const flashAndBeepInFilm = async (): Promise<void> => {
  const hub = await HubProcess.start();
  const folder = mkdtempSync(join(tmpdir(), 'diem-cau-flash-'));
  const room = await enrol(hub, 'Huyện Bình Gia', devicesOf.room, true);
  const desk = await EndpointBrowser.open('desk', devicesOf.third, communeScreen);
  try {
    const { page } = room.browser;
    await room.browser.context.addInitScript(flashAndBeep, pulses);
    await page.reload();
    await openMeeting(page, 'Chớp và bíp');
    await joinMeeting(room);
    await stir(room);
    await page.getByTestId('mic-button').click();
    await stir(room);
    await page.getByTestId('more-button').click();
    await page.getByTestId('record-button').click();
    await page.getByTestId('question-yes').click();
    await new Promise((done) => setTimeout(done, recordedMs));
    await stir(room);
    await page.getByTestId('end-button').click();
    await page.getByTestId('question-yes').click();
    const closedMs = performance.now();
    await signInAsAdmin(hub, desk.page);
    await desk.page.getByRole('link', { name: 'Chớp và bíp' }).first().click();
    await desk.page.waitForURL(/\/meetings\/[^/]+$/u);
    const address = `/api${new URL(desk.page.url()).pathname}/recording`;
    const { film, from, to } = await until(
      () => recordingOf(desk.page, address),
      (recording) => recording.film.state === 'ready' || recording.film.state === 'failed',
      'the film is there',
      300_000,
    );
    if (film.state !== 'ready' || from === null || to === null) throw new Error(`the film is ${film.state}`);
    report('from the closing until the film is there', ms(performance.now() - closedMs));
    report('the film, and its length', `${MB(film.bytes)}, ${ms(film.lengthMs)}`);
    const bytes = await desk.page.evaluate(async (at) => {
      const body = new Uint8Array(await (await fetch(at)).arrayBuffer());
      return btoa(Array.from(body, (each) => String.fromCharCode(each)).join(''));
    }, `${address}/film/file`);
    const path = join(folder, 'film.mp4');
    writeFileSync(path, Buffer.from(bytes, 'base64'));
    const { flashes, beeps } = pulsesIn(path);
    const apart = flashes.flatMap((flash) => {
      const [nearest] = beeps.map((beep) => beep - flash).toSorted((a, b) => Math.abs(a) - Math.abs(b));
      return nearest === undefined || Math.abs(nearest) > pulses.everyMs / 2 ? [] : [nearest];
    });
    report('flashes and beeps in the film', `${flashes.length}, ${beeps.length}`);
    report('sound after its picture, from least to most', `${ms(Math.min(...apart))} to ${ms(Math.max(...apart))}`);
    reportSpread('sound and picture are apart', apart.map(Math.abs), '≤ 80 ms');
  } finally {
    await Promise.all([room.browser.close(), desk.close()]);
    await hub.remove();
    rmSync(folder, { recursive: true, force: true });
  }
};
