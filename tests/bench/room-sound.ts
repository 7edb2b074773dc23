import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { cutOff, noise, sampleRate, speech, together, whistle } from '../../client/test/core/sound/sounds.ts';
import { processingFor, RoomSound } from '../../client/src/core/devices/room-sound.ts';
import { HubProcess } from '../../server/test/support/hub-process.ts';
import { soundFile } from '../browser/support/device-files.ts';
import { devicesOf, enrol } from '../browser/support/district.ts';
import { SoundServer } from '../browser/support/sound-server.ts';
import { trusting } from '../browser/support/trusting.ts';
import { percentile, report } from './figures.ts';

/** A browser's own processing needs some seconds to know a room, in milliseconds; then as long is measured. */
const learnsMs = 12_000;
const measuredMs = 12_000;

/** The levels that a microphone has for whoever hears it with this processing, ten a second, in decibels below full scale. */
const levelsOf = (page: Page, processing: MediaTrackConstraints): Promise<number[]> =>
  page.evaluate(
    async ([audio, learns, measured]) => {
      const stream = await navigator.mediaDevices.getUserMedia({ audio });
      const context = new AudioContext();
      await context.resume();
      const analyser = new AnalyserNode(context, { fftSize: 4096 });
      context.createMediaStreamSource(stream).connect(analyser);
      const samples = new Float32Array(4096);
      const levels: number[] = [];
      await new Promise((done) => setTimeout(done, learns));
      const end = performance.now() + measured;
      while (performance.now() < end) {
        await new Promise((done) => setTimeout(done, 100));
        analyser.getFloatTimeDomainData(samples);
        levels.push(10 * Math.log10(samples.reduce((sum, each) => sum + each * each, 0) / samples.length + 1e-12));
      }
      await context.close();
      for (const track of stream.getTracks()) track.stop();
      return levels;
    },
    [processing, learnsMs, measuredMs] as const,
  );

const base64Of = (path: string): string => readFileSync(path).toString('base64');

const dB = (value: number): string => `${value.toFixed(0)} dB`;

/** What each choice of a room's sound makes of a voice, of the noise between its words, of a howl and of an echo. */
export const roomSound = async (): Promise<void> => {
  const [hub, server] = await Promise.all([HubProcess.start(), SoundServer.start()]);
  const way = trusting(hub);
  const place = await enrol({ ...way, chromium: server.chromium }, 'Xã Hòa Bình', devicesOf.first);
  const { page } = place.browser;
  // A page of the hub that captures nothing itself: two captures of one device could share what is done to it.
  await page.goto(`${hub.url}/wiring`);
  const file = (name: string, sound: Float32Array): string =>
    soundFile(join(tmpdir(), `diem-cau-room-sound-${name}.wav`), sound, sampleRate);
  const room = noise(30, -65, 2);
  const sounds = {
    'a voice of -26 dB beside a fan of -50 dB': file('voice', together(speech(30, -26, 3), noise(30, -50))),
    'a voice of -48 dB in a quiet room': file('faint', together(speech(30, -48, 3), room)),
    'a voice that is cut off': file('loud', cutOff(together(speech(30, 0, 3), room))),
    'a fan of -50 dB alone': file('fan', noise(30, -50)),
    'a howl of -15 dB': file('howl', together(whistle(30, 1_100, { fromDb: -15 }), room)),
  };
  try {
    for (const [what, path] of Object.entries(sounds)) {
      server.play(path);
      for (const choice of RoomSound.options) {
        const levels = await levelsOf(page, processingFor(choice));
        report(`${what}, ${choice}: loud, quiet`, `${dB(percentile(levels, 90))}, ${dB(percentile(levels, 10))}`);
      }
    }
    // What others say, from the loudspeaker, comes back after 200 ms.
    server.play(file('room', room));
    server.echo(200);
    await page.evaluate(
      async (bytes) => {
        const content = Uint8Array.from(atob(bytes), (each) => each.charCodeAt(0));
        const audio = new Audio(URL.createObjectURL(new Blob([content], { type: 'audio/wav' })));
        audio.loop = true;
        await audio.play();
      },
      base64Of(file('others', speech(20, -22, 9))),
    );
    for (const choice of RoomSound.options) {
      const levels = await levelsOf(page, processingFor(choice));
      report(`an echo of others of -22 dB, ${choice}: loud`, dB(percentile(levels, 90)));
    }
  } finally {
    await place.browser.close();
    server.close();
    await hub.remove();
  }
};
