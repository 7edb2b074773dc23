import type { StoreApi } from 'zustand/vanilla';
import type { Hub } from '../hub.ts';
import type { MediaWay } from '../media/media-link.ts';
import { NoWay } from '../media/no-way.ts';
import type { SeatMedia } from '../media/seat-media.ts';
import type { MeetingSession } from '../meeting-session.ts';
import { SteadyWord, wordOf } from './line-word.ts';
import type { LineState } from './line-state.ts';
import { pulseOf } from './pulse.ts';
import { cutOff, isInDoubt, looked, noBeat, type Beat } from './silence.ts';

/** Between two looks, in milliseconds; and while packets that always came have stopped. */
const lookEveryMs = 400;
const doubtEveryMs = 250;
/** So many looks after the network has changed less is waited for. */
const changedForLooks = 10;
/** Beyond its usual pause the hub says nothing for so long before its silence counts beside that of the media, in milliseconds. */
const hubSilentMs = 1_000;
/** Looks further apart than this are those of a PC that is short of time: what came meanwhile may still wait to be read, in milliseconds. */
const lateMs = 1_500;

interface Watched {
  readonly hub: Pick<Hub, 'now' | 'signalling'>;
  readonly media: SeatMedia;
  readonly session: MeetingSession;
  readonly line: StoreApi<LineState>;
}

/** Runs at each change of this PC's network; browsers that say nothing of it are found out by their packets. Returns what ends it. */
const onNetworkChange = (run: () => void): (() => void) => {
  const connection: unknown = Reflect.get(navigator, 'connection');
  const targets = [window, ...(connection instanceof EventTarget ? [connection] : [])];
  // Chromium says `change` for each new estimate of its speed, too.
  for (const target of targets) target.addEventListener(target === window ? 'online' : 'change', run);
  return () => {
    for (const target of targets) target.removeEventListener(target === window ? 'online' : 'change', run);
  };
};

/** Looks at what comes by each transport of the link, and has mended what is cut off. */
class WayLooks {
  readonly #media: SeatMedia;
  readonly #silentMs: () => number;
  #beats = new Map<MediaWay, Beat>();
  #changedForLooks = 0;
  #looking = false;

  /** @param silentMs how long the hub has said nothing beyond its usual pause, in milliseconds */
  constructor(media: SeatMedia, silentMs: () => number) {
    this.#media = media;
    this.#silentMs = silentMs;
  }

  /** This PC's network has changed. */
  changed(): void {
    this.#changedForLooks = changedForLooks;
    this.#media.hurry();
  }

  /** Until the next look, in milliseconds. */
  get pauseMs(): number {
    return [...this.#beats.values()].some(isInDoubt) ? doubtEveryMs : lookEveryMs;
  }

  /** Never rejects, and never runs twice at once. */
  async look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    try {
      await this.#look();
    } catch (error) {
      console.warn('watching the line', error);
    } finally {
      this.#looking = false;
    }
  }

  async #look(): Promise<void> {
    const looks = await Promise.all(
      this.#media.ways.map(async (way) => {
        const report = await way.counts();
        return report === null ? null : ([way, looked(this.#beats.get(way) ?? noBeat, pulseOf(report))] as const);
      }),
    );
    const seen = looks.filter((look) => look !== null);
    this.#beats = new Map(seen);
    const cut = cutOff([...this.#beats.values()], {
      hubSilent: this.#silentMs() >= hubSilentMs,
      networkChanged: this.#changedForLooks > 0,
    });
    if (this.#changedForLooks > 0) this.#changedForLooks--;
    const flows = ({ silentLooks, pulse }: Beat): boolean => silentLooks === 0 && pulse !== null;
    for (const [index, [way, beat]] of seen.entries())
      if (cut[index] === true) way.tell('silent', beat.pulse?.roundTripMs);
      else if (flows(beat)) way.tell('flows');
    if (seen.some(([, beat]) => flows(beat))) this.#media.beat.setState({ atMs: performance.now() });
  }
}

/** Watches over the line of a page: has the media mended once it is cut off, and says what is so. Returns what ends it. */
export const watchLine = ({ hub, media, session, line }: Watched): (() => void) => {
  const { signalling } = hub;
  const ways = new WayLooks(media, () => signalling.silentMs);
  const noWay = new NoWay((is) => media.state.setState({ noWay: is }));
  let beganAtMs = performance.now();
  let steady = new SteadyWord(beganAtMs);
  const say = (): void => {
    const nowMs = performance.now();
    const { state } = session.state.getState();
    if (state !== 'inside' && state !== 'resuming') {
      beganAtMs = nowMs;
      steady = new SteadyWord(nowMs);
    }
    const { flow } = media.state.getState();
    const lives = {
      nowMs,
      mediaAtMs: media.beat.getState().atMs,
      mediaFlow: flow === 'connected' || (flow === 'idle' && state !== 'resuming'),
      hubAtMs: signalling.heardAtMs,
      hubSpeaks: state !== 'resuming' && signalling.silentMs < hubSilentMs,
    };
    const word = wordOf(lives, beganAtMs);
    // A line on which nothing comes at all says nothing of what its network lets pass.
    noWay.follow(word.kind === 'lost' ? 'idle' : flow);
    const { kind, sinceMs } = steady.hear(word, nowMs);
    if (kind !== line.getState().kind) line.setState({ kind, since: Math.round(hub.now() - (nowMs - sinceMs)) });
  };
  let lookedAtMs = beganAtMs;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const lookOn = (): void => {
    timer = setTimeout(() => {
      const late = performance.now() - lookedAtMs > lateMs;
      lookedAtMs = performance.now();
      void (late ? Promise.resolve() : ways.look()).then(() => {
        if (timer !== null) lookOn();
      });
      if (!late) say();
    }, ways.pauseMs);
  };
  lookOn();
  const endNetwork = onNetworkChange(() => ways.changed());
  const endHeed = signalling.heedMedia(() => media.beat.getState().atMs ?? Number.NEGATIVE_INFINITY);
  return () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    endNetwork();
    endHeed();
    noWay.follow('idle');
  };
};
