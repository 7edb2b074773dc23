import { expect, test } from 'vitest';
import type { LayeredSender } from '../../../src/core/media/media-link.ts';
import { lengthenVoice } from '../../../src/core/troubles/own-voice.ts';

const fakeSender = () => {
  const told: (string | undefined)[] = [];
  let fails = false;
  return {
    told,
    fail: (does: boolean) => (fails = does),
    setMaxSpatialLayer: () => Promise.resolve(),
    setRtpEncodingParameters: ({
      adaptivePtime,
      maxBitrate,
    }: Parameters<LayeredSender['setRtpEncodingParameters']>[0]) => {
      told.push(`${adaptivePtime} ${maxBitrate}`);
      return fails ? Promise.reject<undefined>(new Error('closed')) : Promise.resolve();
    },
  };
};

test('the browser is told once at each change, so that it sends a voice in longer packets, or in short ones as soon as it can', () => {
  const sender = fakeSender();
  for (const may of [false, true, true, false, false, true]) lengthenVoice(sender, may);
  expect(sender.told).toEqual(['true 12000', 'true 24000', 'true 12000']);
});

test('what the browser refused is asked for again', async () => {
  const sender = fakeSender();
  sender.fail(true);
  lengthenVoice(sender, true);
  await Promise.resolve();
  await Promise.resolve();
  sender.fail(false);
  lengthenVoice(sender, true);
  lengthenVoice(sender, true);
  expect(sender.told).toEqual(['true 12000', 'true 12000']);
});
