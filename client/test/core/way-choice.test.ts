import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WayChoice, type WireEnd } from '../../src/core/way-choice.ts';

const minuteMs = 60_000;
/** A WebSocket that opens and ends after so long, again and again. */
const lives = (choice: WayChoice, end: WireEnd, times: number, ms = 5_000): void => {
  for (let time = 0; time < times; time += 1) {
    choice.begin();
    choice.opened('websocket', time * 10 * minuteMs);
    choice.ended(end, time * 10 * minuteMs + ms);
  }
};

test('a WebSocket comes first, and polling at once where it does not open', () => {
  const choice = new WayChoice();
  expect(choice.begin()).toBe('websocket');
  expect(choice.failed()).toBe('polling');
  expect(choice.failed()).toBeNull();
  expect(choice.begin()).toBe('websocket');
});

test('what has worked is first the next time, and tried alone where a line was lost', () => {
  const choice = new WayChoice();
  choice.begin();
  choice.failed();
  choice.opened('polling', 0);
  choice.ended('silent', 1_000);
  expect(choice.begin()).toBe('polling');
  expect(choice.failed()).toBeNull();
  expect(choice.begin()).toBe('polling');
  expect(choice.failed()).toBe('websocket');
  choice.opened('websocket', 2_000);
  expect(choice.begin()).toBe('websocket');
  expect(choice.failed()).toBeNull();
  choice.begin();
  expect(choice.failed()).toBe('polling');
});

describe('a network that lets no WebSocket live', () => {
  test.each([
    ['cut', 2],
    ['silent', 4],
  ] as const)('is known when they were %s %d times in a row', (end, times) => {
    const choice = new WayChoice();
    lives(choice, end, times - 1);
    expect(choice.begin()).toBe('websocket');
    lives(choice, end, 1);
    expect(choice.begin()).toBe('polling');
    // Not at once again, and later each time.
    expect(choice.webSocketAfterMs).toBeGreaterThanOrEqual(10 * minuteMs);
    const before = choice.webSocketAfterMs;
    choice.opened('polling', 0);
    choice.opened('websocket', 0);
    choice.ended('cut', 5_000);
    expect(choice.begin()).toBe('polling');
    expect(choice.webSocketAfterMs).toBeGreaterThan(before);
    lives(choice, 'cut', 50);
    expect(choice.webSocketAfterMs).toBeLessThanOrEqual(120 * minuteMs);
  });

  test('is no network whose WebSockets stand for a while, and forgotten when one does', () => {
    const choice = new WayChoice();
    lives(choice, 'cut', 20, 2 * minuteMs);
    expect(choice.begin()).toBe('websocket');
    lives(choice, 'cut', 2);
    choice.opened('polling', 0);
    choice.opened('websocket', 0);
    choice.ended('silent', 5 * minuteMs);
    expect(choice.begin()).toBe('websocket');
    expect(choice.webSocketAfterMs).toBeLessThan(minuteMs);
  });

  test('is not where the page itself ends what it opened', () => {
    const choice = new WayChoice();
    lives(choice, 'by-page', 20);
    expect(choice.begin()).toBe('websocket');
  });

  test('is asked for a WebSocket after all where polling does not open either', () => {
    const choice = new WayChoice();
    lives(choice, 'cut', 2);
    expect(choice.begin()).toBe('polling');
    expect(choice.failed()).toBe('websocket');
  });
});

/** How often a day costs a page its wire where each WebSocket ends so after some time, and by polling all goes well. */
const lostInADay = (livesMs: number, end: WireEnd): number => {
  const choice = new WayChoice();
  let lost = 0;
  for (let nowMs = 0; nowMs < 24 * 60 * minuteMs; lost += 1) {
    const way = choice.begin();
    choice.opened(way, nowMs);
    if (way === 'polling') {
      nowMs += choice.webSocketAfterMs;
      choice.opened('websocket', nowMs);
    }
    nowMs += livesMs;
    choice.ended(end, nowMs);
  }
  return lost;
};

describe('a page does not flap', () => {
  test('where no WebSocket lives, whatever ends them and however soon', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: minuteMs - 1 }), fc.constantFrom('cut', 'silent'), (livesMs, end) => {
        // Some until it is known, five while trying becomes rare, then one in two hours.
        expect(lostInADay(livesMs, end)).toBeLessThan(28);
      }),
    );
  });

  test('where a WebSocket opens beside polling and the connection does not go over to it', () => {
    const choice = new WayChoice();
    choice.begin();
    choice.failed();
    choice.opened('polling', 0);
    const before = choice.webSocketAfterMs;
    // Nothing has ended: it goes on by polling; a line that is lost brings it back the same way, and each time it may go over once.
    for (let time = 1; time <= 20; time += 1) {
      choice.ended('silent', time * minuteMs);
      expect(choice.begin()).toBe('polling');
      expect(choice.webSocketAfterMs).toBe(before);
      choice.opened('polling', time * minuteMs);
    }
  });

  test('nor is it ever left without a way, whatever ends and whatever opens', () => {
    const step = fc.record({
      opens: fc.constantFrom('websocket', 'polling', 'neither'),
      goesOver: fc.boolean(),
      end: fc.constantFrom<WireEnd>('cut', 'silent', 'by-page'),
      afterMs: fc.nat({ max: 2 * minuteMs }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.constantFrom('websocket', 'polling'), (steps, only) => {
        const choice = new WayChoice();
        let nowMs = 0;
        for (const { opens, goesOver, end, afterMs } of steps) {
          const way = [choice.begin(), choice.failed()].find((each) => each === opens);
          if (way === undefined || way === null) continue;
          choice.opened(way, nowMs);
          if (way === 'polling' && goesOver) choice.opened('websocket', nowMs);
          nowMs += afterMs;
          choice.ended(end, nowMs);
        }
        // From now on one way alone opens: it is tried within as many attempts as a way that worked is tried alone.
        const tried = [1, 2].flatMap(() => [choice.begin(), choice.failed()]);
        expect(tried).toContain(only);
      }),
    );
  });
});
