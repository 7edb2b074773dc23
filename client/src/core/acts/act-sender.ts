import type { ParamsIn, SeatRequestName } from '@diem-cau/shared';
import type { Asking, Conduct, FormAct } from './act.ts';

/** What is needed of the signalling. */
interface Asks {
  ask<Name extends SeatRequestName>(name: Name, params: ParamsIn<Name>): Promise<unknown>;
}

/** Asks the hub for acts; what is on its way is not asked a second time. */
export class ActSender {
  readonly #signalling: Asks;
  readonly #onTheirWay = new Set<string>();

  constructor(signalling: Asks) {
    this.#signalling = signalling;
  }

  /**
   * Settles with the hub's answer: whether it was done by this asking, false for what is on its way already or lacks its endpoint. Throws
   * Refusal.
   */
  async send(act: Conduct, asking: Asking): Promise<boolean> {
    const params = act.params(asking);
    const way = `${act.name} ${asking.on?.endpointId ?? ''}`;
    if (params === null || this.#onTheirWay.has(way)) return false;
    this.#onTheirWay.add(way);
    try {
      await this.#signalling.ask(act.request, params);
      return true;
    } finally {
      this.#onTheirWay.delete(way);
    }
  }

  /** Does an act that a form has told more; the form sends once by itself. Throws Refusal. */
  async fill<Name extends SeatRequestName>(act: FormAct<Name>, params: ParamsIn<Name>): Promise<void> {
    await this.#signalling.ask(act.request, params);
  }
}
