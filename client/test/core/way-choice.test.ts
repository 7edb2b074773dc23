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
