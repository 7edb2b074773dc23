import type { Pulse } from './pulse.ts';

/** How one transport has done up to the last look. */
export interface Beat {
  readonly pulse: Pulse | null;
  /** Packets of the last looks at which some came, the newest first. */
  readonly lately: readonly number[];
  /** Looks in a row at which nothing came. */
  readonly silentLooks: number;
  /** The ICE requests that had been sent when something came last. */
  readonly askedThen: number;
}

/** Nothing was looked at yet. */
export const noBeat: Beat = { pulse: null, lately: [], silentLooks: 0, askedThen: 0 };

/** Looks of which the packets tell whether some always come, and how many packets that takes: three looks of 400 ms. */
const looksBack = 3;
const densePackets = 6;
/** What came all the time and has not come for longer than this has ended; by then a cut would have been found. */
const endedLooks = 8;
/** Where packets came all the time on all that carry, so many looks without one are a line that is gone. */
const silentLooks = 3;
/** The same after the network has changed. */
const changedLooks = 2;
/**
 * Where few or none come: so many requests in a row without an answer, and those that are on their way meanwhile. A browser asks every 2.5 s,
 * and every 50 ms once 2.5 s went by without an answer; of 12 requests on a line that loses 30 % both ways one is answered but once in 2,500.
 */
const unanswered = 12;
const askEveryMs = 40;

/** Takes in a look. */
export const looked = (before: Beat, pulse: Pulse | null): Beat => {
  const last = before.pulse;
  if (pulse === null) return { ...before, pulse, silentLooks: last === null ? 0 : before.silentLooks + 1 };
  const sameWay = last?.way === pulse.way;
  const packets = sameWay ? pulse.packets - last.packets : pulse.packets;
  const answers = sameWay ? pulse.answered - last.answered : pulse.answered;
  if (packets <= 0 && answers <= 0) return { ...before, pulse, silentLooks: before.silentLooks + 1 };
  return {
    pulse,
    lately: [Math.max(0, packets), ...before.lately].slice(0, looksBack),
    silentLooks: 0,
    askedThen: pulse.asked,
  };
};

const isDense = ({ lately, silentLooks: looks }: Beat): boolean =>
  looks <= endedLooks &&
  lately.length === looksBack &&
  lately.reduce((sum, packets) => sum + packets, 0) >= densePackets;

const isUnheard = ({ pulse, askedThen, silentLooks: looks }: Beat): boolean =>
  pulse !== null && looks > silentLooks && pulse.asked - askedThen >= unanswered + pulse.roundTripMs / askEveryMs;

/** Whether what came all the time has just stopped: then it is looked at more closely, until it is known to be cut or to have ended. */
export const isInDoubt = (beat: Beat): boolean => isDense(beat) && beat.silentLooks > 0;

/** What else is known of the line. */
export interface Around {
  /** Nothing was heard of the hub either. */
  readonly hubSilent: boolean;
  /** This PC's network changed a moment ago. */
  readonly networkChanged: boolean;
}

/**
 * Which of a link's transports are cut off, in their order. That a stream ends is no cut: it takes that all end at once that flowed, two at
 * least or one with the hub, or that the browser's own questions stay unanswered.
 */
export const cutOff = (beats: readonly Beat[], { hubSilent, networkChanged }: Around): readonly boolean[] => {
  const dense = beats.filter(isDense);
  const together =
    (dense.length > 1 || hubSilent) && dense.length > 0 && dense.every((beat) => beat.silentLooks >= silentLooks);
  return beats.map(
    (beat) =>
      isUnheard(beat) ||
      (together && beat.silentLooks >= silentLooks) ||
      (networkChanged && isDense(beat) && beat.silentLooks >= changedLooks),
  );
};
