import type { EndpointId, OpeningRequest } from '@diem-cau/shared';
import type { Actor } from '../../domain/kit/actor.ts';
import type { Endpoint } from '../ports/directory.ts';
import { PlayedEndpoint, type PlayedPorts } from './played-endpoint.ts';
import type { DemoClerk } from './demo-clerk.ts';

/** How fast a played meeting goes, in milliseconds. */
export interface Pace {
  /** Between two endpoints that come. */
  readonly arrivalMs: number;
  /** How long one speaks, and how long nobody does afterwards. */
  readonly turnMs: number;
  readonly pauseMs: number;
  /** Until the first one drops out, from then on between two of them, and how long each is away. */
  readonly firstDropMs: number;
  readonly dropEveryMs: number;
  readonly awayMs: number;
  /** Until the clerk calls the roll. */
  readonly rollCallMs: number;
}

/** One loses its line each minute, for so long that it counts as dropped (15 s), and is back after half a minute; a voice's sentences last six to eight seconds. */
export const usualPace: Pace = {
  arrivalMs: 120,
  turnMs: 6_500,
  pauseMs: 2_500,
  firstDropMs: 25_000,
  dropEveryMs: 60_000,
  awayMs: 30_000,
  rollCallMs: 12_000,
};

/** How many of the communes are played: one stays free for a PC of the visitor's. */
const playedCommunes = 18;

export interface DistrictPorts extends PlayedPorts {
  readonly clerk: DemoClerk;
}

const openingOf = (expected: readonly EndpointId[]): OpeningRequest => ({
  title: 'Giao ban tuần (cuộc họp mẫu)',
  type: 'giao-ban',
  expected: [...expected],
  holdsNoStateSecret: true,
});

/** A district that holds a meeting by itself: its communes come, speak in turn, and drop out now and then. */
export class PlayedDistrict {
  readonly #ports: DistrictPorts;
  readonly #pace: Pace;
  readonly #endpoints: readonly PlayedEndpoint[];
  readonly #expected: readonly EndpointId[];
  readonly #timers = new Set<NodeJS.Timeout>();
  #speaker = 0;
  #dropped = 0;
  #closed = false;

  /** @param directory all active endpoints in their order; the first `playedCommunes` that do not lead are played */
  constructor(directory: readonly Endpoint[], ports: DistrictPorts, pace: Pace = usualPace) {
    this.#ports = ports;
    this.#pace = pace;
    this.#expected = directory.map(({ endpointId }) => endpointId);
    this.#endpoints = directory
      .filter(({ leads }) => !leads)
      .slice(0, playedCommunes)
      .map(({ endpointId, name }) => new PlayedEndpoint({ kind: 'endpoint', endpointId, name, leads: false }, ports));
  }

  /** Opens a meeting unless one is open, and lets the communes come; resolves before they are there. */
  async start(opener: Actor, meetingIsOpen: boolean): Promise<void> {
    if (!meetingIsOpen) await this.#ports.hub.openMeeting(openingOf(this.#expected), opener);
    for (const [index, endpoint] of this.#endpoints.entries())
      this.#after(index * this.#pace.arrivalMs, () => endpoint.connect());
    this.#after(this.#endpoints.length * this.#pace.arrivalMs, () => void this.#speak());
    this.#after(this.#pace.firstDropMs, () => this.#dropOne());
    this.#after(this.#pace.rollCallMs, () => void this.#callRoll());
  }

  /** Who is played. */
  get endpointIds(): readonly EndpointId[] {
    return this.#endpoints.map(({ principal }) => principal.endpointId);
  }

  close(): void {
    this.#closed = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  async #speak(): Promise<void> {
    const endpoint = this.#endpoints[this.#speaker % this.#endpoints.length];
    // Neighbours in the list share no voice and stand apart on the page.
    this.#speaker += 5;
    const opened = (await endpoint?.openMicrophone()) ?? false;
    const { turnMs, pauseMs } = this.#pace;
    this.#after(opened ? turnMs : pauseMs, () => {
      void endpoint?.closeMicrophone();
      this.#after(opened ? pauseMs : 0, () => void this.#speak());
    });
  }

  #dropOne(): void {
    const endpoint = this.#endpoints[this.#dropped % this.#endpoints.length];
    this.#dropped += 7;
    if (endpoint !== undefined && endpoint.meetingId !== null) endpoint.drop('link-lost');
    this.#after(this.#pace.awayMs, () => endpoint?.connect());
    this.#after(this.#pace.dropEveryMs, () => this.#dropOne());
  }

  /** Whoever sits in a meeting has its roll called once; looked for again and again, since the visitor may open more meetings. */
  async #callRoll(): Promise<void> {
    const held = new Set(this.#endpoints.flatMap(({ meetingId }) => meetingId ?? []));
    for (const meetingId of held) await this.#ports.clerk.callRoll(meetingId, new Set(this.endpointIds));
    this.#after(this.#pace.rollCallMs, () => void this.#callRoll());
  }

  #after(ms: number, act: () => void): void {
    if (this.#closed) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      act();
    }, ms);
    this.#timers.add(timer);
  }
}
