import {
  checkResult,
  EndpointCheck,
  Refusal,
  type CheckFigures,
  type CheckResult,
  type CheckStep,
} from '@diem-cau/shared';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { HubUnreachable, sendJson } from '../http.ts';
import { checkSignalling, type CheckSignalling } from './check-signalling.ts';
import type { CheckGround, CheckMaking } from './make-check.ts';
import { pause, StepEnded, untilEnded } from './pause.ts';

/** How a check stands on the page that makes it. */
export interface CheckRunState {
  /** `queued` with how many are before it; `stopped` by a person, or by a meeting that was opened. */
  readonly phase: 'queued' | 'going' | 'done' | 'failed' | 'stopped';
  readonly place: number;
  readonly step: CheckStep | null;
  readonly results: readonly CheckResult[];
  /** What the person is told or asked now. */
  readonly asks: 'speak' | 'listen' | 'heard' | null;
  readonly check: EndpointCheck | null;
  /** Why it came to nothing. */
  readonly error: unknown;
}

const waitForTurnMs = 2_000;
/** No step takes longer than this, in milliseconds; what it has not found by then it does not find. */
const longestStepMs = 45_000;
/** Nor do all of them together: the hub lets a check go that is not told within 4.5 minutes. */
const longestRunMs = 240_000;
const answerWithinMs = 25_000;
const tellAgainMs = 2_000;

/** The hub knows of no check any more: it took too long, or the hub was started anew. */
export const isForgotten = (error: unknown): boolean => error instanceof Refusal && error.code === 'not-found';

interface CheckRunParts extends CheckGround {
  /** Makes all steps, one after the other. */
  readonly make: (making: CheckMaking) => Promise<void>;
}

const unfinished = { skipped: 'not-finished' } as const;
const nothingYet = (attended: boolean): CheckFigures => ({
  ...{ attended, browser: { fit: true, name: navigator.userAgent.slice(0, 300) }, tookMs: 0 },
  ...{ camera: unfinished, microphone: unfinished, loudspeaker: unfinished, ways: unfinished, loop: unfinished },
  ...{ line: unfinished, bandwidth: unfinished, reconnect: unfinished },
});

/** One check of this endpoint from its turn to its result. */
export class CheckRun {
  readonly state: StoreApi<CheckRunState> = createStore<CheckRunState>(() => ({
    ...{ phase: 'queued', place: 0, step: null, results: [], asks: null, check: null, error: null },
  }));
  readonly #parts: CheckRunParts;
  readonly #asking: CheckSignalling;
  readonly #ending = new AbortController();
  #figures: CheckFigures;
  #begunMs = 0;
  #answer: ((heard: 'yes' | 'no') => void) | null = null;

  constructor(parts: CheckRunParts) {
    this.#parts = parts;
    this.#asking = checkSignalling(parts.hub.signalling);
    this.#figures = nothingYet(parts.attended);
  }

  /** Runs all of it; never throws: what goes wrong is a state. */
  async run(): Promise<void> {
    const unlisten = this.#asking.onTask('check.stopped', () => this.#halt());
    try {
      await this.#waitForTurn();
      this.#begunMs = performance.now();
      this.state.setState({ phase: 'going', place: 0 });
      const { make, ...parts } = this.#parts;
      await make({
        ...parts,
        asking: this.#asking,
        tell: (asks) => this.state.setState({ asks }),
        heard: (ending) => this.#asked(ending),
        step: (step, make) => this.#step(step, make),
        figures: () => this.#figures,
      });
      this.#figures = { ...this.#figures, tookMs: performance.now() - this.#begunMs };
      const check = await this.#tell();
      this.state.setState({ phase: 'done', step: null, results: check.results, check });
    } catch (error) {
      if (this.#ending.signal.aborted) return;
      console.warn('check', error);
      this.state.setState({ phase: 'failed', step: null, asks: null, error });
    } finally {
      unlisten();
    }
  }

  /** What was measured so far. */
  get figures(): CheckFigures {
    return this.#figures;
  }

  /** What the person says of the phrase that was played back. */
  answer(heard: 'yes' | 'no'): void {
    this.#answer?.(heard);
  }

  /** Ends it without a result, if it goes on still; what it holds is given back at once. Idempotent. */
  stop(): void {
    const { phase } = this.state.getState();
    if (phase !== 'queued' && phase !== 'going') return;
    this.#halt();
    void this.#asking.ask('check.stop', {}).catch(() => undefined);
  }

  #halt(): void {
    this.#ending.abort();
    this.state.setState({ phase: 'stopped', step: null, asks: null });
  }

  async #waitForTurn(): Promise<void> {
    for (;;) {
      const place = await this.#begin();
      if (place === 0) return;
      if (place !== null) this.state.setState({ place });
      await pause(waitForTurnMs, this.#ending.signal);
    }
  }

  /** How many are before it; null where the hub can't be asked just now. */
  async #begin(): Promise<number | null> {
    try {
      return (await this.#asking.ask('check.begin', { asked: !this.#parts.attended })).place;
    } catch (error) {
      if (error instanceof HubUnreachable) return null;
      throw error;
    }
  }

  /** Makes one step; what throws, hangs or comes too late has not been finished. Throws where the check itself is over. */
  async #step(step: CheckStep, make: (ending: AbortSignal) => Promise<Partial<CheckFigures>>): Promise<void> {
    const ending = new AbortController();
    const end = (): void => ending.abort();
    if (this.#ending.signal.aborted) throw new StepEnded();
    this.#ending.signal.addEventListener('abort', end);
    const leftMs = this.#begunMs + longestRunMs - performance.now();
    const timer = setTimeout(end, Math.min(longestStepMs, leftMs));
    this.state.setState({ step });
    try {
      if (leftMs <= 0) throw new StepEnded();
      const found = await untilEnded(make(ending.signal), ending.signal);
      this.#figures = { ...this.#figures, ...found };
    } catch (error) {
      if (this.#ending.signal.aborted || isForgotten(error)) throw error;
      console.warn('check', step, error);
    } finally {
      clearTimeout(timer);
      this.#ending.signal.removeEventListener('abort', end);
      // Whatever it has left open is closed, also by a step that failed.
      end();
    }
    this.#show(step);
  }

  #show(step: CheckStep): void {
    const { results } = this.state.getState();
    const result = checkResult(step, this.#figures);
    this.state.setState({ asks: null, results: [...results.filter((each) => each.step !== step), result] });
  }

  #asked(ending: AbortSignal): Promise<'yes' | 'no' | 'unanswered'> {
    const answered = new Promise<'yes' | 'no'>((resolve) => {
      this.#answer = resolve;
    });
    this.state.setState({ asks: 'heard' });
    return Promise.race([answered, pause(answerWithinMs, ending).then(() => 'unanswered' as const)]);
  }

  /** The line has just been cut on purpose: it may take a moment until the hub can be told. */
  async #tell(): Promise<EndpointCheck> {
    for (let tries = 5; ; tries -= 1)
      try {
        return await sendJson('POST', '/api/checks/own', { figures: this.#figures }, EndpointCheck);
      } catch (error) {
        if (tries === 0 || !isPassing(error)) throw error;
        await pause(tellAgainMs, this.#ending.signal);
      }
  }
}

const isPassing = (error: unknown): boolean =>
  error instanceof HubUnreachable || (error instanceof Refusal && error.code === 'record-unavailable');
