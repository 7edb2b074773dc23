import type { RefusalCode } from '@diem-cau/shared';
import type { Wire, WireListener } from '../../src/core/wire.ts';

type Answer = (params: unknown) => unknown;

/** A wire whose other end is the test: requests are answered from a table, notices are sent by hand. */
export class FakeWire implements Wire {
  opened = 0;
  readonly asked: { name: string; params: unknown }[] = [];
  readonly answers = new Map<string, Answer>();
  #listener: WireListener | null = null;

  /** The page's end of it. */
  get listener(): WireListener {
    if (this.#listener === null) throw new Error('nobody listens');
    return this.#listener;
  }
  #connected = false;

  listen(listener: WireListener): void {
    this.#listener = listener;
  }

  open(): void {
    this.opened++;
  }

  /** How often an attempt beside the open wire was given up. */
  stayed = 0;

  stay(): void {
    this.stayed++;
  }

  close(): void {
    this.#connected = false;
  }

  async request(name: string, params: unknown): Promise<unknown> {
    this.asked.push({ name, params });
    const answer = this.answers.get(name);
    if (!this.#connected || answer === undefined) throw new Error(`no answer to ${name}`);
    return answer(params);
  }

  /** Answers a request from now on. */
  answer(name: string, result: unknown): void {
    this.answers.set(name, () => ({ ok: true, result }));
  }

  refuse(name: string, code: RefusalCode): void {
    this.answers.set(name, () => ({ ok: false, refusal: { code, details: [] } }));
  }

  connect(): void {
    this.#connected = true;
    this.#listener?.opened();
  }

  /** A sign of life of the hub. */
  hear(): void {
    this.#listener?.heard();
  }

  lose(): void {
    this.#connected = false;
    this.#listener?.lost();
  }

  refuseHandshake(code: RefusalCode): void {
    this.#connected = false;
    this.#listener?.refused({ code, details: [] });
  }

  /** Sends a notice; resolves when the page has heard it. */
  async notify(name: string, params: unknown): Promise<void> {
    this.#listener?.notice(name, params);
    await settle();
  }

  /** Gives a task; resolves with whether the page said that it is done. */
  async give(name: string, params: unknown): Promise<boolean> {
    let done = false;
    this.#listener?.task(name, params, () => (done = true));
    await settle();
    return done;
  }

  count(name: string): number {
    return this.asked.filter((each) => each.name === name).length;
  }
}

/** Lets all promises that can go on do so. */
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
};
