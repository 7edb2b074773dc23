import { expect, test } from 'vitest';
import type { Pulse } from '../../../src/core/line/pulse.ts';
import { cutOff, isInDoubt, looked, noBeat, type Around, type Beat } from '../../../src/core/line/silence.ts';

const alone: Around = { hubSilent: false, networkChanged: false };

/** A transport whose packets come at a rate, on a line with a round trip; it is looked at every 400 ms. */
class FakeTransport {
  beat: Beat = noBeat;
  #pulse: Pulse;
  #sinceAnswerMs = 0;

  constructor(roundTripMs = 0) {
    this.#pulse = { way: 'udp', packets: 0, asked: 1, answered: 1, roundTripMs };
  }

  /** One look: so many packets came, and the browser's own questions are answered or not. */
  look(packets: number, answers: boolean): void {
    const { roundTripMs } = this.#pulse;
    this.#sinceAnswerMs += 400;
    // As Chromium asks: every 2.5 s, and every 60 ms once nothing was received for 2.5 s.
    const fast = packets === 0 && this.#sinceAnswerMs > 2_500;
    const asks = fast ? 6 : this.#sinceAnswerMs % 2_400 < 400 ? 1 : 0;
    const answered = answers && this.#sinceAnswerMs >= 2_400 + roundTripMs;
    if (answered || packets > 0) this.#sinceAnswerMs = 0;
    this.#pulse = {
      ...this.#pulse,
      packets: this.#pulse.packets + packets,
      asked: this.#pulse.asked + asks,
      answered: this.#pulse.answered + (answered ? 1 : 0),
    };
    this.beat = looked(this.beat, this.#pulse);
  }
}

/** After how many looks one of them counts as cut off; null where never. */
const foundAfter = (looks: number, transports: readonly FakeTransport[], look: () => void, around = alone) => {
  for (let count = 1; count <= looks; count++) {
    look();
    if (
      cutOff(
        transports.map(({ beat }) => beat),
        around,
      ).includes(true)
    )
      return count;
  }
  return null;
};
const talking = (...transports: readonly FakeTransport[]): void => {
  for (let count = 0; count < 10; count++) for (const each of transports) each.look(8, true);
};

test('a line that goes dead while packets flow both ways is found within 1.2 s', () => {
  const [send, receive] = [new FakeTransport(), new FakeTransport()];
  talking(send, receive);
  const found = foundAfter(20, [send, receive], () => [send, receive].forEach((each) => each.look(0, false)));
  expect(found).toBe(3);
});

test('packets that always came are looked at more closely once they stop, until it is known why', () => {
  const [send, receive] = [new FakeTransport(), new FakeTransport()];
  expect(isInDoubt(send.beat)).toBe(false);
  talking(send, receive);
  expect([isInDoubt(send.beat), isInDoubt(receive.beat)]).toEqual([false, false]);
  send.look(0, true);
  expect(isInDoubt(send.beat)).toBe(true);
  // It has ended: few packets are nothing to wonder at any more.
  for (let count = 0; count < 40; count++) send.look(0, true);
  expect(isInDoubt(send.beat)).toBe(false);
  receive.look(8, true);
  expect(isInDoubt(receive.beat)).toBe(false);
});

test('a page that only listens finds it when the hub is silent, too, or by the questions that nobody answers', () => {
  for (const [hubSilent, most] of [
    [true, 3],
    [false, 11],
  ] as const) {
    const receive = new FakeTransport();
    talking(receive);
    const found = foundAfter(20, [receive], () => receive.look(0, false), { ...alone, hubSilent });
    expect(found).toBeLessThanOrEqual(most);
  }
});

test('a change of the network halves the wait', () => {
  const receive = new FakeTransport();
  talking(receive);
  const around = { ...alone, networkChanged: true };
  expect(foundAfter(20, [receive], () => receive.look(0, false), around)).toBe(2);
});

test('who falls silent is not cut off: neither one, nor all, nor with a round trip of 600 ms', () => {
  for (const roundTripMs of [0, 600]) {
    const [send, receive] = [new FakeTransport(roundTripMs), new FakeTransport(roundTripMs)];
    talking(send, receive);
    const quiet = foundAfter(200, [send, receive], () => {
      send.look(8, true);
      receive.look(0, true);
    });
    expect(quiet).toBeNull();
    // The own source ends as well, somewhat later.
    const both = foundAfter(200, [send, receive], () => [send, receive].forEach((each) => each.look(0, true)));
    expect(both).toBeNull();
  }
});

test('a transport that has not carried yet is not cut off', () => {
  expect(cutOff([looked(noBeat, null), noBeat], alone)).toEqual([false, false]);
});

test('another way begins anew, and counts as soon as something comes by it', () => {
  const before: Pulse = { way: 'udp', packets: 500, asked: 30, answered: 10, roundTripMs: 0 };
  let beat = looked(looked(noBeat, before), before);
  expect(beat.silentLooks).toBe(1);
  beat = looked(beat, { ...before, way: 'tcp', packets: 0, asked: 1, answered: 0 });
  expect(beat.silentLooks).toBe(2);
  beat = looked(beat, { ...before, way: 'tcp', packets: 0, asked: 2, answered: 1 });
  expect(beat.silentLooks).toBe(0);
});

test('of packets that are lost by chance, a third of them, none makes a cut', () => {
  let state = 7;
  const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const came = (packets: number): number => Array.from({ length: packets }).filter(() => random() > 0.3).length;
  const [send, receive] = [new FakeTransport(600), new FakeTransport(600)];
  const found = foundAfter(20_000, [send, receive], () => {
    send.look(came(4), random() > 0.51);
    receive.look(came(20), random() > 0.51);
  });
  expect(found).toBeNull();
});
