import { expect, it } from 'vitest';
import { KeptIn } from '../../../src/core/sound/kept-in.ts';
import { FakeTrack } from '../../fakes/fake-track.ts';

/** A microphone of which silence can be cloned. */
class Microphone extends FakeTrack {
  readonly silences: FakeTrack[] = [];

  constructor() {
    super('audio');
  }

  override clone(): MediaStreamTrack {
    const silence = new FakeTrack('audio');
    this.silences.push(silence);
    return silence;
  }
}

/** A sender that takes a moment for another track, as a browser's does. */
class Sender {
  track: MediaStreamTrack | null;
  fails = false;

  constructor(track: MediaStreamTrack) {
    this.track = track;
  }

  async replaceTrack({ track }: { track: MediaStreamTrack }): Promise<void> {
    await Promise.resolve();
    if (this.fails) throw new Error('closed');
    this.track = track;
  }
}

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

it('sends silence in the place of a voice, and the voice again; the device is never stopped', async () => {
  const [microphone, keptIn] = [new Microphone(), new KeptIn()];
  const sender = new Sender(microphone);
  for (const on of [true, true, true]) {
    keptIn.set(sender, on);
    await settled();
  }
  expect(microphone.silences).toHaveLength(1);
  expect(sender.track).toBe(microphone.silences[0]);
  expect(sender.track?.enabled).toBe(false);
  keptIn.set(sender, false);
  await settled();
  expect(sender.track).toBe(microphone);
  expect(microphone.readyState).toBe('live');
  expect(microphone.enabled).toBe(true);
  expect(microphone.silences[0]?.readyState).toBe('ended');
});

it('goes as it was asked last, however quickly that changes', async () => {
  const [microphone, keptIn] = [new Microphone(), new KeptIn()];
  const sender = new Sender(microphone);
  for (const on of [true, false, true, false]) keptIn.set(sender, on);
  await settled();
  keptIn.set(sender, false);
  await settled();
  expect(sender.track).toBe(microphone);
  expect(microphone.readyState).toBe('live');
  expect(microphone.silences.every(({ readyState }) => readyState === 'ended')).toBe(true);
});

it('keeps another device in as well, and lets that one out', async () => {
  const [first, second, keptIn] = [new Microphone(), new Microphone(), new KeptIn()];
  const sender = new Sender(first);
  keptIn.set(sender, true);
  await settled();
  await sender.replaceTrack({ track: second });
  keptIn.set(sender, true);
  await settled();
  expect(sender.track).toBe(second.silences[0]);
  expect(first.silences[0]?.readyState).toBe('ended');
  keptIn.set(sender, false);
  await settled();
  expect(sender.track).toBe(second);
});

it('leaves another link as it is, keeps that in anew, and loses nothing to one that is closed', async () => {
  const [microphone, keptIn] = [new Microphone(), new KeptIn()];
  const [old, next] = [new Sender(microphone), new Sender(microphone)];
  keptIn.set(old, true);
  await settled();
  old.fails = true;
  keptIn.set(null, true);
  keptIn.set(next, true);
  await settled();
  expect(next.track).toBe(microphone.silences[1]);
  keptIn.close();
  await settled();
  expect(next.track).toBe(microphone);
  expect(microphone.silences.every(({ readyState }) => readyState === 'ended')).toBe(true);
});
