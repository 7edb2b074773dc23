import { Refusal, type SourceId } from '@diem-cau/shared';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { HubUnreachable } from '../http.ts';
import type { MediaLink } from './media-link.ts';

/** How often a source is tried on a new link before the page gives up on it. */
const mostRepairs = 3;
/** The pause before the second repair, in milliseconds; the third waits twice as long. */
const pauseMs = 1_500;

interface SendingRepairParts {
  /** Builds all media anew after so many milliseconds; what is wanted is sent again with the next link. */
  readonly rebuild: (afterMs: number) => void;
}

/**
 * Notices that the browser itself can't send, whatever the hub says: browsers change what they write of a stream under the media library's
 * hands. What is sent once a transport has choked on it stays mute, so that all is built anew, some times, and then the person is told.
 */
export class SendingRepair {
  /** A source that this browser could not send on any link. */
  readonly state: StoreApi<{ readonly givenUp: boolean }> = createStore(() => ({ givenUp: false }));
  readonly #failures = new Map<SourceId, number>();
  readonly #parts: SendingRepairParts;

  constructor(parts: SendingRepairParts) {
    this.#parts = parts;
  }

  /** The same link, of which failures to send are noticed for as long as it is the one in use. */
  watch(link: MediaLink, inUse: () => boolean): MediaLink {
    return {
      sends: (source) => link.sends(source),
      send: async (source, track, how) => {
        try {
          await link.send(source, track, how);
          if (inUse()) this.#sent(source);
        } catch (error) {
          if (inUse() && isBrowsers(error) && track.readyState === 'live') this.#failed(source, error);
          throw error;
        }
      },
      letOut: (source, out) => link.letOut(source, out),
      sender: (source) => link.sender(source),
      stop: (source) => link.stop(source),
      receive: (offers) => link.receive(offers),
      drop: (consumerIds) => link.drop(consumerIds),
      sent: (source) => link.sent(source),
      voiceSender: () => link.voiceSender(),
      arrived: () => link.arrived(),
      ways: link.ways,
      hurry: () => link.hurry(),
      sendReport: () => link.sendReport(),
      receiveReport: () => link.receiveReport(),
      close: () => link.close(),
    };
  }

  /** Another seat: it is tried from the beginning. */
  reset(): void {
    this.#failures.clear();
    this.state.setState({ givenUp: false });
  }

  #sent(source: SourceId): void {
    this.#failures.delete(source);
    const givenUp = [...this.#failures.values()].some((failures) => failures > mostRepairs);
    this.state.setState({ givenUp });
  }

  #failed(source: SourceId, error: unknown): void {
    const failures = (this.#failures.get(source) ?? 0) + 1;
    this.#failures.set(source, failures);
    console.warn(`the browser can't send its ${source}`, error);
    if (failures > mostRepairs) this.state.setState({ givenUp: true });
    else this.#parts.rebuild((failures - 1) * pauseMs);
  }
}

/** Neither what the hub refused nor a line that is down. */
const isBrowsers = (error: unknown): boolean => !(error instanceof Refusal) && !(error instanceof HubUnreachable);
