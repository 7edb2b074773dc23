import { Refusal } from '@diem-cau/shared';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AnswerWatch } from '../../../src/adapters/media/answer-watch.ts';
import { answered, answeredStart } from '../../../src/adapters/media/answered.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const never = new Promise<never>(() => undefined);
/** What became of a promise by now. */
const fate = <Value>(promise: Promise<Value>) => {
  const seen: { value?: Value; error?: unknown } = {};
  promise.then(
    (value) => (seen.value = value),
    (error: unknown) => (seen.error = error),
  );
  return seen;
};
/** The hub's process stands still: time goes by, and no timer runs in it. */
const standStill = (ms: number) => {
  vi.spyOn(performance, 'now').mockReturnValue(performance.now() + ms);
};

describe('an answer of a worker', () => {
  it('is handed on, and so is a refusal of its own', async () => {
    await expect(answered(Promise.resolve(7))).resolves.toBe(7);
    await expect(answered(Promise.reject(new TypeError('wrong')))).rejects.toThrow('wrong');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is refused as unavailable after 3 s, that of a start after 30 s', async () => {
    const [call, start] = [fate(answered(never)), fate(answeredStart(never))];
    await vi.advanceTimersByTimeAsync(2_900);
    expect(call).toEqual({});
    await vi.advanceTimersByTimeAsync(200);
    expect(call.error).toEqual(new Refusal('media-unavailable'));
    await vi.advanceTimersByTimeAsync(26_700);
    expect(start).toEqual({});
    await vi.advanceTimersByTimeAsync(300);
    expect(start.error).toEqual(new Refusal('media-unavailable'));
  });

  it('that comes late closes what was being opened, and a late failure is nobody’s', async () => {
    const late = { close: vi.fn() };
    const [opened, failed] = [Promise.withResolvers<typeof late>(), Promise.withResolvers<typeof late>()];
    const fates = [fate(answered(opened.promise)), fate(answered(failed.promise))];
    await vi.advanceTimersByTimeAsync(3_100);
    expect(fates.map(({ error }) => error)).toEqual([
      new Refusal('media-unavailable'),
      new Refusal('media-unavailable'),
    ]);
    expect(late.close).not.toHaveBeenCalled();
    opened.resolve(late);
    failed.reject(new Error('too late'));
    await vi.advanceTimersByTimeAsync(0);
    expect(late.close).toHaveBeenCalledOnce();
  });
});

describe('the watch over a worker', () => {
  it('hears one that answers, for ever', async () => {
    const hangs = vi.fn();
    const watch = new AnswerWatch(() => Promise.resolve(), hangs);
    await vi.advanceTimersByTimeAsync(600_000);
    expect([watch.answers, hangs.mock.calls]).toEqual([true, []]);
    watch.stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('takes a refusal for an answer', async () => {
    const hangs = vi.fn();
    const watch = new AnswerWatch(() => Promise.reject(new Error('no')), hangs);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(hangs).not.toHaveBeenCalled();
    watch.stop();
  });

  it('tells once that one hangs, after 6 s, and asks no more', async () => {
    const [ask, hangs] = [vi.fn(() => never), vi.fn()];
    const watch = new AnswerWatch(ask, hangs);
    await vi.advanceTimersByTimeAsync(3_500);
    expect(watch.answers).toBe(false);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(hangs).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(hangs).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('lets any answer count, were it to an older question', async () => {
    const hangs = vi.fn();
    const questions: PromiseWithResolvers<void>[] = [];
    const watch = new AnswerWatch(() => {
      const question = Promise.withResolvers<void>();
      questions.push(question);
      return question.promise;
    }, hangs);
    await vi.advanceTimersByTimeAsync(5_500);
    questions[0]?.resolve();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(hangs).not.toHaveBeenCalled();
    watch.stop();
  });

  it('counts a standstill of the hub as one second at most', async () => {
    const hangs = vi.fn();
    const watch = new AnswerWatch(() => never, hangs);
    await vi.advanceTimersByTimeAsync(3_500);
    standStill(3_600_000);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(hangs).not.toHaveBeenCalled();
    watch.stop();
    vi.restoreAllMocks();
  });
});
