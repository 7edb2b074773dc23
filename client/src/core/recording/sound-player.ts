import type { EndpointId, Instant } from '@diem-cau/shared';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { atSpeed, goTo, isRunning, newPlayer, positionOf, rest, run, type Player } from '../replay/player.ts';
import type { PictureTrack } from './pictures.ts';
import { SoundDeck, type Sound } from './sound-deck.ts';
import { dueAt, goesOnAt, heardOf, soonDue, untilChange, type Stretch, type Track } from './sound.ts';

/** How fast a recording is played, of as many as one can follow. */
export const soundSpeeds = [0.75, 1, 1.25, 1.5, 2] as const;

/** What there is to play. */
export interface Playable {
  /** From the beginning to the end of what was recorded; while it is recorded, up to what is known now. */
  readonly span: Stretch;
  readonly tracks: readonly Track[];
  /** What was seen meanwhile; where it is all that there is, it is not passed over. */
  readonly pictures: readonly PictureTrack[];
  /** All voices in one file, where there is one. */
  readonly mixed: Track | null;
  /** More of it comes: at its end it is waited for. */
  readonly goesOn: boolean;
}

export interface Played {
  readonly at: Instant;
  /** Whether it is meant to run: it does, but where something is waited for. */
  readonly running: boolean;
  /** Something that is due has not come yet. */
  readonly waits: boolean;
  readonly speed: number;
  /** Whose voice alone is heard; null for all voices. */
  readonly alone: EndpointId | null;
  /** Whose sound does not come. */
  readonly lost: readonly EndpointId[];
}

/** What is looked at again after so long, in milliseconds; sooner where a file begins or ends. */
const lookMs = 200;
const soonMs = 5_000;
/** Pauses of the record that are no longer are not jumped over: somebody breathed, or passed the microphone on. */
const joinMs = 1_000;

/** Plays a recorded meeting: one time for all tracks, which sound together where they were heard together. */
export class SoundPlayer {
  readonly state: StoreApi<Played>;
  readonly #deck: SoundDeck;
  readonly #nowMs: () => number;
  #playable: Playable;
  #player: Player;
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** The one file of all voices does not come: their own are played. */
  #withoutMixed = false;

  constructor(playable: Playable, make: (address: string) => Sound, nowMs: () => number = () => performance.now()) {
    this.#playable = playable;
    this.#nowMs = nowMs;
    this.#deck = new SoundDeck(make, nowMs);
    this.#player = newPlayer(playable.span, 1);
    this.state = createStore<Played>(() => ({
      at: this.#player.at,
      ...{ running: false, waits: false, speed: 1, alone: null, lost: [] },
    }));
  }

  /** Takes what has been recorded since, or a file that was not there before. */
  take(playable: Playable): void {
    this.#playable = playable;
    const at = positionOf(this.#player, this.#nowMs());
    this.#player = goTo({ ...this.#player, span: playable.span }, at, this.#nowMs());
    this.#look();
  }

  toggle(): void {
    if (this.state.getState().running) this.rest();
    else this.run();
  }

  run(): void {
    const { span, goesOn } = this.#playable;
    const at = positionOf(this.#player, this.#nowMs());
    const over = at >= span.to || goesOnAt(this.#heard(), at) === null;
    if (over && !goesOn) this.#player = goTo(this.#player, span.from, this.#nowMs());
    this.state.setState({ running: true });
    this.#look();
  }

  rest(): void {
    this.state.setState({ running: false, waits: false });
    this.#look();
  }

  goTo(at: Instant): void {
    this.#deck.leave();
    this.#player = goTo(this.#player, at, this.#nowMs());
    this.#look();
  }

  /** Goes so many milliseconds on, or back. */
  goBy(byMs: number): void {
    this.goTo(positionOf(this.#player, this.#nowMs()) + byMs);
  }

  setSpeed(speed: number): void {
    this.#player = atSpeed(this.#player, speed, this.#nowMs());
    this.state.setState({ speed });
    this.#look();
  }

  /** One step slower or faster. */
  shiftSpeed(by: 1 | -1): void {
    const next = soundSpeeds[soundSpeeds.findIndex((each) => each === this.state.getState().speed) + by];
    if (next !== undefined) this.setSpeed(next);
  }

  /** One endpoint's voice alone; null for all. */
  hear(alone: EndpointId | null): void {
    this.state.setState({ alone });
    this.#look();
  }

  /** Idempotent. */
  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#deck.close();
  }

  #chosen(): readonly Track[] {
    const { alone } = this.state.getState();
    const { tracks } = this.#playable;
    return alone === null ? tracks : tracks.filter(({ endpointId }) => endpointId === alone);
  }

  #heard(): readonly Stretch[] {
    const seen = this.state.getState().alone === null ? this.#playable.pictures : [];
    return heardOf([...this.#chosen(), ...seen], joinMs);
  }

  /** What sounds: all voices from the one file where it is there. */
  #sounding(): readonly Track[] {
    const { mixed } = this.#playable;
    const together = this.state.getState().alone === null && !this.#withoutMixed;
    return together && mixed !== null ? [mixed] : this.#chosen();
  }

  /** Makes true what is wished now, says how it stands, and looks again before anything changes. */
  #look(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const { running, speed } = this.state.getState();
    // Of one moment, however long what follows takes.
    const nowMs = this.#nowMs();
    const at = this.#passGap(nowMs);
    const tracks = this.#sounding();
    const deck = this.#deck.follow(dueAt(tracks, at), soonDue(tracks, at, soonMs * speed), { running, speed });
    const { span, goesOn, mixed } = this.#playable;
    if (mixed?.files.some(({ key }) => deck.lost.has(key)) === true) {
      this.#withoutMixed = true;
      return this.#look();
    }
    this.#hold(running && !deck.waits, nowMs);
    const over = running && at >= span.to;
    const ended = over && !goesOn;
    this.state.setState({
      at,
      waits: deck.waits || (over && goesOn),
      running: running && !ended,
      lost: this.#playable.tracks.flatMap(({ endpointId, files }) =>
        endpointId !== null && files.some(({ key }) => deck.lost.has(key)) ? [endpointId] : [],
      ),
    });
    if (ended) return this.#look();
    const changes = Math.min(untilChange(tracks, at), untilChange(this.#chosen(), at)) / speed;
    if (running) this.#timer = setTimeout(() => this.#look(), Math.max(10, Math.min(lookMs, changes)));
  }

  /** Where it stands; while it runs, what was not recorded is jumped over, up to the end. */
  #passGap(nowMs: number): Instant {
    const at = positionOf(this.#player, nowMs);
    if (!this.state.getState().running) return at;
    const on = goesOnAt(this.#heard(), at) ?? this.#playable.span.to;
    if (on !== at) this.#player = goTo(this.#player, on, nowMs);
    return on;
  }

  /** Time goes on only while all that is due is heard. */
  #hold(goes: boolean, nowMs: number): void {
    const there = positionOf(this.#player, nowMs) < this.#player.span.to;
    if (goes && there && !isRunning(this.#player, nowMs)) this.#player = run(this.#player, nowMs);
    else if (!goes) this.#player = rest(this.#player, nowMs);
  }
}
