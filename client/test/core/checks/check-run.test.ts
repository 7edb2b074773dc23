import {
  checkResults,
  EndpointId,
  Refusal,
  TellCheck,
  type CheckFigures,
  type CheckStep,
  type RefusalCode,
} from '@diem-cau/shared';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { z } from 'zod';
import { createStore } from 'zustand/vanilla';
import { CheckRun, isForgotten } from '../../../src/core/checks/check-run.ts';
import type { CheckMaking } from '../../../src/core/checks/make-check.ts';
import { LocalSource } from '../../../src/core/devices/local-source.ts';
import { HubUnreachable } from '../../../src/core/http.ts';
import type { Hello } from '../../../src/core/hub.ts';
import type { ConnectionState } from '../../../src/core/signalling.ts';

type Making = (step: CheckMaking['step']) => Promise<void>;
type Begun = number | Error;

const steps: readonly CheckStep[] = [
  'camera',
  'microphone',
  'loudspeaker',
  'ways',
  'loop',
  'line',
  'bandwidth',
  'reconnect',
];
const reconnect = { reconnect: { backMs: 400 } };

/** A check's page with a hub that answers its `check.begin` with these in their order, the last for ever. */
const pageOf = (makes: Making, begun: readonly Begun[] = [0], attended = true) => {
  const asked: { readonly name: string; readonly params: unknown }[] = [];
  const tasks = new Map<string, () => unknown>();
  let begins = 0;
  const signalling = {
    askFor: <Result>(name: string, params: unknown, schema: z.ZodType<Result>): Promise<Result> => {
      asked.push({ name, params });
      if (name === 'check.stop') return Promise.resolve(schema.parse({}));
      const answer = begun[Math.min(begins++, begun.length - 1)] ?? 0;
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(schema.parse({ place: answer }));
    },
    onTaskOf: <Task>(name: string, schema: z.ZodType<Task>, listener: (task: Task) => unknown) => {
      tasks.set(name, () => listener(schema.parse({})));
      return () => void tasks.delete(name);
    },
    open: () => undefined,
    close: () => undefined,
    connection: createStore<ConnectionState>(() => ({ state: 'connected' })),
  };
  const none = () =>
    new LocalSource(
      () => Promise.reject(new DOMException('none', 'NotFoundError')),
      () => null,
    );
  const devices = { camera: none(), microphone: none(), chosen: () => null, start: () => Promise.resolve() };
  const hub = { signalling, hello: createStore<{ readonly hello: Hello | null }>(() => ({ hello: null })) };
  const run = new CheckRun({ hub, devices, attended, make: ({ step }) => makes(step) });
  return {
    run,
    asked: () => asked.map(({ name }) => name),
    begins: asked,
    stopped: () => tasks.get('check.stopped')?.(),
  };
};

/** What the hub is told, and how it answers each time; the last for ever. */
let told: CheckFigures[] = [];
const hubKeeps = (...answers: readonly (RefusalCode | 'nothing' | 'kept')[]): void => {
  vi.stubGlobal('fetch', (_path: string, { body }: { readonly body: string }) => {
    const { figures } = TellCheck.parse(JSON.parse(body));
    const answer = answers[Math.min(told.length, answers.length - 1)] ?? 'kept';
    told.push(figures);
    if (answer === 'nothing') return Promise.reject(new TypeError('no line'));
    if (answer !== 'kept')
      return Promise.resolve(Response.json({ refusal: { code: answer, details: [] } }, { status: 409 }));
    const results = checkResults(figures);
    const check = {
      endpointId: EndpointId.parse('e-1'),
      at: 1,
      beginner: { by: 'endpoint' },
      passed: false,
      results,
      figures,
    };
    return Promise.resolve(Response.json(check));
  });
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, 'warn').mockReturnValue();
  told = [];
  hubKeeps('kept');
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const never = (ending: AbortSignal, ended: string[], name: string) => {
  ending.addEventListener('abort', () => ended.push(name));
  return new Promise<never>(() => undefined);
};

describe('the run of a check', () => {
  it('tells what it has found although a step hangs for ever and another fails; the hanging one is told to give back what it holds', async () => {
    const ended: string[] = [];
    const { run } = pageOf(async (step) => {
      await step('camera', (ending) => never(ending, ended, 'camera'));
      await step('microphone', () => Promise.reject(new Error('a bug')));
      await step('reconnect', () => Promise.resolve(reconnect));
    });
    const over = run.run();
    await vi.advanceTimersByTimeAsync(46_000);
    await over;
    expect(ended).toEqual(['camera']);
    expect(run.state.getState().phase).toBe('done');
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({
      camera: { skipped: 'not-finished' },
      microphone: { skipped: 'not-finished' },
      ...reconnect,
    });
  });

  it('is over in time whatever its steps do: those for which none is left are not begun', async () => {
    const begun: string[] = [];
    const { run } = pageOf(async (step) => {
      for (const each of steps)
        await step(each, (ending) => {
          begun.push(each);
          return never(ending, [], each);
        });
    });
    const beganMs = performance.now();
    const over = run.run();
    await vi.advanceTimersByTimeAsync(600_000);
    await over;
    expect(run.state.getState().phase).toBe('done');
    expect(begun).not.toContain('reconnect');
    // The hub lets a check go after 270 s.
    expect(told[0]?.tookMs).toBeLessThan(270_000);
    expect(beganMs).toBeGreaterThanOrEqual(0);
  });

  it('stops at once when the hub says so, and tells nothing', async () => {
    const ended: string[] = [];
    const page = pageOf(async (step) => {
      await step('loop', (ending) => never(ending, ended, 'loop'));
      await step('reconnect', () => Promise.resolve(reconnect));
    });
    const over = page.run.run();
    await vi.advanceTimersByTimeAsync(1_000);
    page.stopped();
    await over;
    expect(ended).toEqual(['loop']);
    expect(page.run.state.getState()).toMatchObject({ phase: 'stopped', results: [] });
    page.run.stop();
    expect(page.asked()).toEqual(['check.begin']);
    expect(told).toEqual([]);
  });

  it('stops when a person says so, and tells the hub; one that is over or was never begun stops nothing', async () => {
    const page = pageOf((step) => step('loop', (ending) => never(ending, [], 'loop')));
    const over = page.run.run();
    await vi.advanceTimersByTimeAsync(1_000);
    page.run.stop();
    page.run.stop();
    await over;
    expect(page.asked()).toEqual(['check.begin', 'check.stop']);
    const elsewhere = pageOf(() => Promise.resolve(), [new Refusal('check-elsewhere')]);
    await elsewhere.run.run();
    expect(elsewhere.run.state.getState()).toMatchObject({ phase: 'failed', error: new Refusal('check-elsewhere') });
    elsewhere.run.stop();
    expect(elsewhere.asked()).toEqual(['check.begin']);
  });

  it('fails at once when the hub knows of it no more', async () => {
    const page = pageOf(async (step) => {
      await step('ways', () => Promise.reject(new Refusal('not-found')));
      await step('reconnect', () => Promise.resolve(reconnect));
    });
    await page.run.run();
    const { phase, error } = page.run.state.getState();
    expect([phase, isForgotten(error)]).toEqual(['failed', true]);
    expect(told).toEqual([]);
  });

  it('waits for its turn, also while its line is away, and says whether it was asked for', async () => {
    const page = pageOf(() => Promise.resolve(), [2, new HubUnreachable('cut'), 1, 0], false);
    const over = page.run.run();
    await vi.advanceTimersByTimeAsync(1);
    expect(page.run.state.getState()).toMatchObject({ phase: 'queued', place: 2 });
    await vi.advanceTimersByTimeAsync(10_000);
    await over;
    expect(page.begins).toEqual(Array.from({ length: 4 }, () => ({ name: 'check.begin', params: { asked: true } })));
    expect(page.run.state.getState().phase).toBe('done');
  });

  it('tells again where its line, or the record, was away; not what the hub refuses for good', async () => {
    hubKeeps('nothing', 'record-unavailable', 'kept');
    const page = pageOf(() => Promise.resolve());
    const over = page.run.run();
    await vi.advanceTimersByTimeAsync(10_000);
    await over;
    expect(page.run.state.getState().phase).toBe('done');
    expect(told).toHaveLength(3);
    expect(told[2]).toEqual(told[0]);
    told = [];
    hubKeeps('not-found');
    const late = pageOf(() => Promise.resolve());
    await late.run.run();
    expect(late.run.state.getState().phase).toBe('failed');
    expect(told).toHaveLength(1);
  });
});
