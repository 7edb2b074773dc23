import { expect, test } from 'vitest';
import { letVoiceLengthen } from '../../../src/core/troubles/own-voice.ts';

const fakeSender = () => {
  const told: (boolean | undefined)[] = [];
  let fails = false;
  return {
    told,
    fail: (does: boolean) => (fails = does),
    setMaxSpatialLayer: () => Promise.resolve(),
    setRtpEncodingParameters: ({ adaptivePtime }: { readonly adaptivePtime?: boolean }): Promise<void> => {
      told.push(adaptivePtime);
      return fails ? Promise.reject(new Error('closed')) : Promise.resolve();
    },
  };
};

test('the browser is told once at each change, whether a voice may be sent in longer packets', () => {
  const sender = fakeSender();
  for (const may of [false, true, true, false, false, true]) letVoiceLengthen(sender, may);
  expect(sender.told).toEqual([true, false, true]);
});

test('what the browser refused is asked for again', async () => {
  const sender = fakeSender();
  sender.fail(true);
  letVoiceLengthen(sender, true);
  await Promise.resolve();
  await Promise.resolve();
  sender.fail(false);
  letVoiceLengthen(sender, true);
  letVoiceLengthen(sender, true);
  expect(sender.told).toEqual([true, true]);
});
