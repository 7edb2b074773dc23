import type { EndpointId, Instant, LineBoardBody, LineView, MeetingId, ToldReception } from '@diem-cau/shared';
import { lossOf, sumsOfFlow, type LineFlow, type OneWay } from '../../domain/lines/line-sums.ts';
import { lineLess, lineStateOf, sumsOfStanding, type LineLess } from '../../domain/lines/line-state.ts';
import type { LineStretch } from '../../domain/lines/line-hours.ts';
import { within } from '../kit/time-limit.ts';
import type { Clock, Stopwatch } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { ConnectionMedia } from '../ports/media-plane.ts';
import type { MeetingLines, SeatLine } from '../meeting/seat-lines.ts';
import { EndpointLine } from './endpoint-line.ts';
import type { HubLine } from './hub-line.ts';

/** Pause between two looks at how the seats stand, which costs next to nothing, in milliseconds; the lines are measured as often while somebody looks. */
export const lookEveryMs = 5_000;

/** How often lines are measured that nobody looks at, in milliseconds: once for each stretch that is kept. */
const measureEveryMs = 60_000;

/** Whoever asked for the board last looks on for so long, in milliseconds; a page asks every 5 s. */
const looksForMs = 20_000;

/** Beyond so much between two looks the hub itself stood still, in milliseconds: nothing is known of the lines. */
const longestLookMs = 20_000;

/** A line that can't be measured in so many milliseconds is left for the next time. */
const measureLimitMs = 5_000;

interface LineWatchPorts {
  readonly meetings: () => readonly MeetingLines[];
  readonly clock: Clock & Stopwatch;
  readonly logger: Logger;
  /** The hub's own line, by which those are reached that are not in its local network. */
  readonly hubLine: Pick<HubLine, 'view' | 'isShortFor'>;
  /** Takes what was measured in the last minute. */
  readonly measured: (stretches: readonly LineStretch[]) => void;
}

/** Watches the lines of all meetings that go on, apart from their records: once a minute, and every five seconds where somebody looks. */
export class LineWatch {
  readonly #ports: LineWatchPorts;
  readonly #endpoints = new Map<EndpointId, EndpointLine>();
  /** When each meeting was looked at last. */
  readonly #lookedAt = new Map<MeetingId, number>();
  /** When the media of each seat were measured last. */
  readonly #measuredAt = new WeakMap<object, number>();
  #timer: NodeJS.Timeout | null = null;
  #lastLookMs: number;
  #handedOverMs: number;
  #measuring = false;

  constructor(ports: LineWatchPorts) {
    this.#ports = ports;
    this.#lastLookMs = ports.clock.monotonicMs();
    this.#handedOverMs = this.#lastLookMs;
  }

  /** Looks every five seconds from now on. Idempotent. */
  start(): void {
    const { logger } = this.#ports;
    this.#timer ??= setInterval(
      () =>
        void this.look().catch((error: unknown) => logger.error({ err: error }, 'lines could not be looked at, a bug')),
      lookEveryMs,
    );
    this.#timer.unref();
  }

  /** The page of an endpoint's seat says how what it receives comes. */
  heard(endpointId: EndpointId, word: ToldReception): void {
    this.#of(endpointId).heard(word, this.#ports.clock.monotonicMs());
  }

  /** The lines of a meeting as they are known now; they are measured more often for a while. Null for one that does not go on. */
  board(meetingId: MeetingId): LineBoardBody | null {
    const { clock, meetings, hubLine } = this.#ports;
    const meeting = meetings().find((each) => each.meetingId === meetingId);
    if (meeting === undefined) return null;
    const nowMs = clock.monotonicMs();
    this.#lookedAt.set(meetingId, nowMs);
    return { at: clock.now(), lines: meeting.lines.map((line) => this.#view(line, nowMs)), hubLine: hubLine.view };
  }

  /** Looks at all seats, and measures the lines that are due. */
  async look(): Promise<void> {
    const nowMs = this.#ports.clock.monotonicMs();
    const sinceMs = nowMs - this.#lastLookMs;
    this.#lastLookMs = nowMs;
    for (const [meetingId, atMs] of this.#lookedAt) if (nowMs - atMs > looksForMs) this.#lookedAt.delete(meetingId);
    const meetings = this.#ports.meetings();
    if (sinceMs <= longestLookMs)
      for (const { seat } of meetings.flatMap(({ lines }) => lines)) {
        if (lineStateOf(seat).state === 'away') continue;
        const hubShort = this.#ports.hubLine.isShortFor(seat.endpointId);
        this.#of(seat.endpointId, nowMs - sinceMs).add(sumsOfStanding(seat, sinceMs, hubShort));
      }
    await this.#measure(meetings, nowMs);
    if (nowMs - this.#handedOverMs < measureEveryMs) return;
    this.#handedOverMs = nowMs;
    this.#handOver();
  }

  /** Hands over what is left. Idempotent. */
  close(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
    this.#handOver();
  }

  #of(endpointId: EndpointId, fromMs = this.#ports.clock.monotonicMs()): EndpointLine {
    const known = this.#endpoints.get(endpointId) ?? new EndpointLine(endpointId, this.#ports.clock.now(), fromMs);
    this.#endpoints.set(endpointId, known);
    return known;
  }

  /** One after the other, so that the media server is never asked much at once, and never in two rounds. */
  async #measure(meetings: readonly MeetingLines[], nowMs: number): Promise<void> {
    if (this.#measuring) return;
    this.#measuring = true;
    for (const { meetingId, lines } of meetings) {
      const everyMs = this.#lookedAt.has(meetingId) ? 0 : measureEveryMs;
      for (const { seat, media } of lines) {
        if (media === null || lineStateOf(seat).state !== 'here') continue;
        if (nowMs - (this.#measuredAt.get(media) ?? Number.NEGATIVE_INFINITY) < everyMs) continue;
        this.#measuredAt.set(media, nowMs);
        await this.#measureOne(seat.endpointId, media);
      }
    }
    this.#measuring = false;
  }

  async #measureOne(endpointId: EndpointId, media: Pick<ConnectionMedia, 'lineFlow'>): Promise<void> {
    try {
      const flow = await within(media.lineFlow(), measureLimitMs);
      if (flow === null) return;
      const line = this.#of(endpointId);
      line.measured(flow, this.#ports.clock.monotonicMs());
      line.add(sumsOfFlow(flow));
    } catch {
      // The media went away meanwhile, or their server is in trouble, of which the grading of the lines tells.
    }
  }

  #handOver(): void {
    const now: Instant = this.#ports.clock.now();
    const nowMs = this.#ports.clock.monotonicMs();
    const here = new Set(this.#ports.meetings().flatMap(({ lines }) => lines.map(({ seat }) => seat.endpointId)));
    const stretches = [...this.#endpoints.values()].flatMap((line) => line.handOver(now, nowMs) ?? []);
    for (const endpointId of [...this.#endpoints.keys()]) if (!here.has(endpointId)) this.#endpoints.delete(endpointId);
    if (stretches.length > 0) this.#ports.measured(stretches);
  }

  #view({ seat, wholeNeed }: SeatLine, nowMs: number): LineView {
    const { state, since } = lineStateOf(seat);
    const line = state === 'here' ? this.#endpoints.get(seat.endpointId) : undefined;
    const flow = line?.flowSince(nowMs - measureEveryMs - looksForMs) ?? null;
    const reception = line?.receptionSince(nowMs - looksForMs) ?? null;
    const less = lineLess(seat);
    const whole = keepsBack(less) && flow !== null ? wholeNeed() : null;
    return {
      ...{ endpointId: seat.endpointId, name: seat.name, leads: seat.leads, state, since },
      grade: seat.link ?? null,
      ...less,
      up: flow === null ? null : flowView(flow.up, flow, whole?.up),
      down: flow === null ? null : flowView({ ...flow.down, jitterMs: reception?.jitterMs ?? null }, flow, whole?.down),
      roundTripMs: flow?.roundTripMs ?? null,
      frozenMs: reception?.frozenMs ?? null,
      troubles: seat.troubles ?? [],
    };
  }
}

const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 10) / 10);

/** Whether a wider line, the endpoint's own or the hub's, would carry more. */
const keepsBack = ({ rungBy, cameraKeptBy }: LineLess): boolean =>
  rungBy === 'line' || rungBy === 'hub' || cameraKeptBy === 'line';

const flowView = (way: OneWay, { forMs }: Pick<LineFlow, 'forMs'>, wholeNeed = 0): LineView['up'] => ({
  bitrate: forMs <= 0 ? 0 : Math.round((way.bytes * 8_000) / forMs),
  need: Math.max(way.need, wholeNeed),
  loss: lossOf(way),
  jitterMs: rounded(way.jitterMs),
});
