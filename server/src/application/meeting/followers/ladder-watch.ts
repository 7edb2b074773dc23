import {
  bearsAll,
  type CameraKept,
  type EndpointId,
  type PcBears,
  type SeatLadderView,
  type ToldVoice,
} from '@diem-cau/shared';
import type { Bound } from '../../../domain/meeting/hub-line/bound.ts';
import {
  bearSample,
  goOn,
  ofBusyPc,
  stepBorne,
  unmeasured,
  voiceLateOnTheWay,
  voiceLostOnTheWay,
  type Bearing,
} from '../../../domain/meeting/ladder/bearing.ts';
import { hasNoTime, ladderViewBy, stepBy, type Reasons } from '../../../domain/meeting/ladder/reasons.ts';
import { sameStep, type Step } from '../../../domain/meeting/ladder/steps.ts';
import { guarded } from '../../kit/guarded.ts';
import type { Stopwatch } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import type { LineEstimate } from '../../ports/media-plane.ts';
import type { OfEndpoint } from '../connections/connection.ts';
import type { LineMemory } from '../line-memory.ts';
import type { Follower } from './followers.ts';

/** Pause between two looks at what was told of the lines, in milliseconds: nobody is asked, so that a look costs next to nothing. */
const lookEveryMs = 1_000;

/** What was told longer ago says nothing any more, in milliseconds: an estimate comes at least every second while pictures flow, a page's word likewise. */
const tellsForMs = 2_500;

/** What a page told of its voices holds for so long while it is not heard: it has no other words left, in milliseconds. */
const lastWordsHoldMs = 10_000;

/** An estimate that reaches this share of what the hub's own line lets a page have tells nothing of that page's line. */
const reachesBound = 0.85;

/** So many lines are remembered beyond their connections: those who come back begin where they were. */
const mostLines = 500;

/** A page on the hub's own machine has no line that could be thin: what comes late there, its own PC holds up. */
const hasNoLine = ({ page: { from } }: OfEndpoint): boolean => /^(::ffff:)?127\.|^::1$/u.test(from);

/** What is known of the line to one connection. */
interface Line {
  /** Null while nobody is connected by it. */
  connection: OfEndpoint | null;
  bearing: Bearing;
  estimate: { readonly told: LineEstimate; readonly atMs: number } | null;
  voices: { readonly told: readonly ToldVoice[]; readonly atMs: number } | null;
  /** In how many bit/s pictures came, by the page's last word on its voices. */
  pictureRate: number | null;
  /** How much of its camera its page keeps back for the sake of its line up. */
  cameraKept: CameraKept | null;
  /** What its page says that its PC bears: each page says it anew. */
  pc: PcBears;
  /** How far the hub's own line bounds it; null where it does not. */
  bound: Bound | null;
}

/** What a page says of its own end of the line; what it does not name stays as it was. */
export interface PageWord {
  readonly cameraKept?: CameraKept | null | undefined;
  readonly pc?: PcBears | undefined;
}

const reasonsOf = ({ bearing, cameraKept, pc, bound }: Line): Reasons => ({
  ...{ line: stepBorne(bearing), cameraKept, pc },
  hub: bound,
});

/** What an estimate says of a page's own line; null while it is the hub's that bounds it. */
const saysOfLine = (estimate: LineEstimate | null, bound: Bound | null): number | null =>
  estimate === null || (bound !== null && estimate.bears >= bound.pictures * reachesBound) ? null : estimate.bears;

/** What line and PC of those seats bear that do not bear all, and those that are short at the hub. */
export type SeatLines = ReadonlyMap<EndpointId, SeatLadderView>;

interface LadderWatchParts {
  readonly clock: Stopwatch;
  readonly logger: Logger;
  /** Which share of an endpoint's voice did not even reach the hub, 0 to 1. */
  readonly lostBefore: (endpointId: EndpointId) => number;
  /** Whether the page of a seat answers no more. */
  readonly unheard: (endpointId: EndpointId) => boolean;
  /** How many voices more a connection would get on the step above one. */
  readonly voicesAbove: (connection: OfEndpoint, step: number) => number;
  /** What lines bore when their endpoints were here last. */
  readonly memory: Pick<LineMemory, 'beginsWith' | 'told'>;
  readonly stepChanged: (connection: OfEndpoint, step: Step) => void;
  /** The lines or PCs of the seats bear more or less than before. */
  readonly seatsChanged: (lines: SeatLines) => void;
}

/**
 * Watches what the line to each connection of one meeting bears, by what the media server reckons and what pages say of the voices that
 * they hear, and puts each on its rung, or on that which its PC bears where it is lower.
 */
export class LadderWatch implements Follower {
  readonly name = 'ladder';
  readonly #parts: LadderWatchParts;
  /** By the connection's name, so that whoever comes back is known. */
  readonly #lines = new Map<string, Line>();
  #seats: SeatLines = new Map();
  #told = '';
  #timer: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(parts: LadderWatchParts) {
    this.#parts = parts;
  }

  /** Media are opened for a connection: the step on which it begins, and with how much the media server begins to reckon, in bit/s. */
  begin(connection: OfEndpoint): { readonly step: Step; readonly beginsWith: number | null } {
    const nowMs = this.#parts.clock.monotonicMs();
    const known = this.#lines.get(connection.name);
    this.#lines.delete(connection.name);
    const [oldest] = this.#lines.keys();
    if (this.#lines.size >= mostLines && oldest !== undefined) this.#lines.delete(oldest);
    const bearing = known === undefined ? unmeasured(nowMs) : goOn(known.bearing, nowMs);
    const nothingTold = {
      estimate: null,
      voices: null,
      pictureRate: null,
      cameraKept: null,
      pc: bearsAll,
      bound: null,
    };
    this.#lines.set(connection.name, { connection, bearing, ...nothingTold });
    this.#tellSeats();
    const step = stepBorne(bearing);
    // What little was wished for on a good line says nothing of the line.
    const lately = step.rung === 'full' ? undefined : known?.estimate?.told.bears;
    return { step, beginsWith: lately ?? this.#parts.memory.beginsWith(connection) };
  }

  /** It is gone; how its line was is remembered. */
  end(connection: OfEndpoint): void {
    const line = this.#lines.get(connection.name);
    if (line?.connection === connection) line.connection = null;
    this.#tellSeats();
  }

  /** The media server reckons anew what the line to a connection bears. */
  estimated(connection: OfEndpoint, told: LineEstimate): void {
    const line = this.#lineOf(connection);
    if (line === null) return;
    line.estimate = { told, atMs: this.#parts.clock.monotonicMs() };
    if (saysOfLine(told, line.bound) !== null) this.#parts.memory.told(connection, told);
    this.#lookLater();
  }

  /** A page says how the voices come that it hears, and in how many bit/s the pictures beside them. */
  heard(connection: OfEndpoint, told: readonly ToldVoice[], pictureRate: number | null): void {
    const line = this.#lineOf(connection);
    if (line === null) return;
    line.pictureRate = pictureRate;
    line.voices = { told, atMs: this.#parts.clock.monotonicMs() };
    this.#lookLater();
  }

  /** Connections are bounded by the hub's own line like this, by their names. */
  bind(bounds: ReadonlyMap<string, Bound>): void {
    for (const [name, line] of this.#lines) line.bound = bounds.get(name) ?? null;
    this.#tellSeats();
  }

  /** What was reckoned lately of the line to a connection; null where nothing was. */
  estimateOf({ name }: OfEndpoint): LineEstimate | null {
    const estimate = this.#lines.get(name)?.estimate ?? null;
    return estimate !== null && this.#parts.clock.monotonicMs() - estimate.atMs <= tellsForMs ? estimate.told : null;
  }

  /** A page says in one word how much it keeps of its seat's camera back, and how much its PC bears, which bounds its pictures from now on. */
  says(connection: OfEndpoint, { cameraKept, pc }: PageWord): void {
    const line = this.#lines.get(connection.name);
    if (line?.connection !== connection) return;
    if (cameraKept !== undefined) line.cameraKept = cameraKept;
    if (pc !== undefined) this.#bears(connection, line, pc);
    this.#tellSeats();
  }

  /** Whether an endpoint's camera rests. */
  cameraRests(endpointId: EndpointId): boolean {
    return this.#seats.get(endpointId)?.cameraKept === 'rests';
  }

  /** Nothing that is written says how a line is. */
  settled(): void {}

  /** Idempotent. */
  close(): void {
    this.#closed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#lines.clear();
  }

  #bears(connection: OfEndpoint, line: Line, pc: PcBears): void {
    const before = stepBy(reasonsOf(line));
    line.pc = pc;
    const step = stepBy(reasonsOf(line));
    this.#parts.logger.info({ connection: connection.name, ...pc }, 'what a PC bears');
    if (!sameStep(before, step)) this.#parts.stepChanged(connection, step);
  }

  #lineOf(connection: OfEndpoint): Line | null {
    const line = this.#lines.get(connection.name);
    return line?.connection === connection && !hasNoLine(connection) ? line : null;
  }

  #lookLater(): void {
    if (this.#closed || this.#timer !== null) return;
    this.#timer = setTimeout(
      guarded(this.#parts.logger, 'ladder', () => {
        this.#timer = null;
        this.#look();
      }),
      lookEveryMs,
    );
  }

  /** Goes on as long as a line is not on the highest rung, or anything was told of one lately. */
  #look(): void {
    const { clock, lostBefore, voicesAbove, unheard } = this.#parts;
    const nowMs = clock.monotonicMs();
    let goesOn = false;
    for (const line of this.#lines.values()) {
      const { connection } = line;
      if (connection === null) continue;
      const fresh = <Told>(
        of: { readonly told: Told; readonly atMs: number } | null,
        forMs = tellsForMs,
      ): Told | null => (of !== null && nowMs - of.atMs <= forMs ? of.told : null);
      const isUnheard = connection.as === 'seat' && unheard(connection.endpointId);
      const estimate = fresh(line.estimate);
      const voices = fresh(line.voices, isUnheard ? lastWordsHoldMs : tellsForMs);
      if (estimate !== null || voices !== null || line.bearing.climb.step > 0) goesOn = true;
      else continue;
      const sample = {
        bears: saysOfLine(estimate, line.bound),
        wished: estimate?.wished ?? null,
        voiceLost: voiceLostOnTheWay(voices ?? [], lostBefore),
        voiceLate: voiceLateOnTheWay(voices ?? [], lostBefore),
        pictureRate: voices === null ? null : line.pictureRate,
        voicesAbove: voicesAbove(connection, line.bearing.climb.step),
        unheard: isUnheard,
      };
      const before = line.bearing.climb.step;
      line.bearing = bearSample(line.bearing, hasNoTime(line.pc) ? ofBusyPc(sample) : sample, nowMs);
      if (line.bearing.climb.step === before) continue;
      const step = stepBy(reasonsOf(line));
      this.#parts.logger.info({ connection: connection.name, from: before, ...step, ...sample }, 'another rung');
      this.#parts.stepChanged(connection, step);
    }
    this.#tellSeats();
    if (goesOn) this.#lookLater();
  }

  #tellSeats(): void {
    const seats = new Map<EndpointId, SeatLadderView>();
    for (const line of this.#lines.values()) {
      const said = ladderViewBy(reasonsOf(line));
      if (line.connection?.as !== 'seat' || Object.keys(said).length === 0) continue;
      seats.set(line.connection.endpointId, said);
    }
    this.#seats = seats;
    const told = JSON.stringify([...seats]);
    if (told === this.#told) return;
    this.#told = told;
    this.#parts.seatsChanged(seats);
  }
}
