import type { TransportId, TransportOffer } from '@diem-cau/shared';
import type { types } from 'mediasoup-client';
import { IceKeys } from './ice-keys.ts';
import type { LinkRequests, WayListener } from './media-link.ts';
import { leaveOldWay } from './old-way.ts';
import { IceParameters } from './opaque-parameters.ts';
import { TransportWatch } from './transport-watch.ts';

export { RelayKeeper } from './relay-access.ts';

/** From this round on the hub is asked, too: it may have lost the transport, or the keys may be worn out. */
const askFromRound = 2;

/** Begins a transport's way to the hub anew where it was lost. Loaded beside the joining, which does not wait for it. */
export class WayBack {
  readonly #transport: types.Transport;
  readonly #keys: IceKeys<types.IceParameters>;
  readonly #watch: TransportWatch;
  /** The browser is beginning a round: on a PC that is short of time the next one comes due meanwhile, and would only tear this one down. */
  #beginning = false;

  constructor(transport: types.Transport, offer: TransportOffer, requests: LinkRequests, listener: WayListener) {
    const transportId: TransportId = offer.id;
    this.#transport = transport;
    leaveOldWay(transport.handler, transport.direction, listener.servers);
    const ask = async (): Promise<types.IceParameters> => {
      const { iceParameters, relay } = await requests.restartIce(transportId);
      if (relay !== null) listener.relay(relay);
      return IceParameters.parse(iceParameters);
    };
    // The hub gave keys that have to be used now.
    this.#keys = new IceKeys(IceParameters.parse(offer.iceParameters), ask, (keys) => void this.#use(keys));
    this.#watch = new TransportWatch(transport, {
      restart: (round) => this.#restart(round),
      changed: (flow) => {
        if (flow === 'connected') this.#keys.flows();
        listener.changed(flow);
      },
      broken: () => {
        this.#keys.close();
        listener.broken();
      },
    });
  }

  /** It has something to carry from now on. */
  begin(): void {
    this.#watch.begin();
  }

  tell(word: 'flows' | 'silent', roundTripMs?: number): void {
    if (word === 'flows') this.#watch.flows();
    else this.#watch.silent(roundTripMs);
  }

  hurry(): void {
    this.#watch.hurry();
  }

  /** Idempotent; the transport is closed by its owner. */
  close(): void {
    this.#watch.close();
    this.#keys.close();
  }

  async #restart(round: number): Promise<boolean> {
    if (this.#beginning) return false;
    const keys = this.#keys.turn();
    if (keys !== null) await this.#use(keys);
    if (keys !== null && round < askFromRound) return false;
    const fetched = (await this.#keys.fetch()) === 'spare' && keys === null ? this.#keys.turn() : null;
    if (fetched !== null) await this.#use(fetched);
    return true;
  }

  async #use(iceParameters: types.IceParameters): Promise<void> {
    if (this.#transport.closed) return;
    this.#beginning = true;
    try {
      await this.#transport.restartIce({ iceParameters });
    } catch (error) {
      // The next round comes soon; a transport that was closed meanwhile needs none.
      if (!this.#transport.closed) console.warn('new ICE round', error);
    } finally {
      this.#beginning = false;
      this.#watch.began();
    }
  }
}
