import { expect, test } from 'vitest';
import { LostPart } from '../../src/core/lost-part.ts';

/** A page that is loaded anew, again and again, in one tab. */
const tab = () => {
  const hub = { answers: true };
  const waited: number[] = [];
  let kept: string | null = null;
  let now = 1_000_000;
  let reloads = 0;
  const page = (): LostPart =>
    new LostPart({
      kept: () => kept,
      keep: (text) => (kept = text),
      answers: () => Promise.resolve(hub.answers),
      wait: (ms) => {
        waited.push(ms);
        now += ms;
        if (waited.length > 20) hub.answers = true;
        return Promise.resolve();
      },
      reload: () => (reloads += 1),
      now: () => now,
    });
  return {
    ...{ hub, waited, page },
    reloads: () => reloads,
    later: (ms: number) => (now += ms),
  };
};

test('a page that lost a part is loaded anew for as long as it takes, ever more seldom', async () => {
  const { waited, page, reloads } = tab();
  for (let time = 0; time < 8; time += 1) await page().reload();
  expect(reloads()).toBe(8);
  expect(waited).toEqual([0, 2_000, 5_000, 10_000, 20_000, 60_000, 60_000, 60_000]);
});

test('several lost parts load it anew once, and it says that it will', async () => {
  const { page, reloads } = tab();
  const lost = page();
  expect(lost.comesBack).toBe(false);
  await Promise.all([lost.reload(), lost.reload()]);
  expect(lost.comesBack).toBe(true);
  expect(reloads()).toBe(1);
});

test('it waits for the hub', async () => {
  const { hub, page, waited, reloads } = tab();
  hub.answers = false;
  await page().reload();
  expect(waited.length).toBeGreaterThan(20);
  expect(reloads()).toBe(1);
});

test.each([
  ['was whole for some minutes', 301_000],
  ['stands on a PC whose clock was set back', -3_600_000],
])('a page that %s begins at once again', async (_what, ms) => {
  const { waited, page, later } = tab();
  await page().reload();
  await page().reload();
  later(ms);
  waited.length = 0;
  await page().reload();
  expect(waited).toEqual([0]);
});
