import { setTimeout as delay } from 'node:timers/promises';
import type { Impairment } from '../../../scripts/weak-line/impairment.ts';
import { lineClockMs } from '../../../scripts/weak-line/line.ts';
import type { Concealment, Sample } from '../weak-links/probe.ts';
import type { Commune, Scene } from '../weak-links/scene.ts';

/** One line, for how long it has settled before it is measured, and for how long it is; in milliseconds. */
export interface Case {
  readonly up?: Partial<Impairment>;
  readonly down?: Partial<Impairment>;
  readonly settlingMs: number;
  readonly measuredMs: number;
  readonly aim: string;
  /** The measured commune says nothing, and stands on no page as a speaker. */
  readonly silent?: true;
}

/** What one direction of a round gave. */
interface Heard {
  /** Windows of 200 ms in which a voice was heard, in percent. */
  readonly windowsPercent: number;
  /** Of what was played, made up in place of what did not come, in percent, of the best voice: a rung lets not all through. */
  readonly concealedPercent: number;
  readonly longestSilenceMs: number;
  readonly framesPerSecond: number;
  readonly longestFreezeMs: number;
  /** IP packets that came out of the line. */
  readonly kbitPerSecond: number;
}

/** What one round gave: at the commune (`down`) and at the room (`up`), and what the commune's page said of its line, in turn. */
export interface LadderRound {
  readonly down: Heard;
  readonly up: Heard;
  readonly said: readonly string[];
}

const windowMs = 200;

/** What the page says of its line for the rung; empty where it says nothing. */
export const noteOf = ({ page: { page } }: Pick<Commune, 'page'>): Promise<string> =>
  page
    .locator('[data-testid="rung"]')
    .first()
    .textContent({ timeout: 200 })
    .then((words) => words ?? '')
    .catch(() => '');

/** The longest time from one moment in which something held to the next, between two moments. */
const longestWithout = (moments: readonly number[], from: number, to: number): number => {
  const ends = [from, ...moments, to];
  return Math.max(0, ...ends.slice(1).map((at, index) => at - (ends[index] ?? at)));
};

/** Of several endpoints that a page watches, by what came of any. */
const heardOf = (
  all: readonly (readonly Sample[])[],
  from: number,
  to: number,
): Omit<Heard, 'concealedPercent' | 'kbitPerSecond'> => {
  const seen = all.map((samples) => samples.filter(({ at }) => at >= from && at <= to));
  const heardAt = seen
    .flatMap((samples) => samples.flatMap(({ heard, at }) => (heard ? [at] : [])))
    .sort((a, b) => a - b);
  const shown = seen.flatMap((samples) =>
    samples.flatMap(({ frames, at }, index) => {
      const more = frames - (samples[index - 1]?.frames ?? frames);
      return more > 0 ? [{ at, more }] : [];
    }),
  );
  const windows = new Set(heardAt.map((at) => Math.floor((at - from) / windowMs)));
  return {
    windowsPercent: (windows.size / Math.ceil((to - from) / windowMs)) * 100,
    longestSilenceMs: longestWithout(heardAt, from, to),
    framesPerSecond: (shown.reduce((sum, { more }) => sum + more, 0) * 1_000) / (to - from),
    longestFreezeMs: longestWithout(
      shown.map(({ at }) => at).sort((a, b) => a - b),
      from,
      to,
    ),
  };
};

const share = (before: Concealment | undefined, after: Concealment): number =>
  before === undefined ? NaN : ((after.concealed - before.concealed) / Math.max(1, after.all - before.all)) * 100;

interface Counted {
  readonly down: readonly Concealment[];
  readonly up: Concealment;
  readonly bytes: { readonly down: number; readonly up: number };
}

const counted = async (scene: Scene, { page, pc, line }: Commune, others: readonly string[]): Promise<Counted> => {
  const [down, up, lanes] = await Promise.all([
    Promise.all(others.map((endpointId) => page.concealment(endpointId))),
    scene.room.concealment(pc.endpointId),
    line.counts(),
  ]);
  const bytes = (lane: (typeof lanes)['up']): number => (lane.udp?.passed?.bytes ?? 0) + (lane.tcp?.passed?.bytes ?? 0);
  return { down, up, bytes: { down: bytes(lanes.down), up: bytes(lanes.up) } };
};

/** Puts a commune behind a line and measures. */
export const ladderRound = async (scene: Scene, commune: Commune, each: Case): Promise<LadderRound> => {
  const { up = {}, down = {}, settlingMs, measuredMs } = each;
  const others = [scene.district.room, ...scene.communes.filter((other) => other !== commune).map(({ pc }) => pc)].map(
    ({ endpointId }) => endpointId,
  );
  await commune.line.impair(up, 'up');
  await commune.line.impair(down, 'down');
  const said: string[] = [];
  const noteSaid = async (untilMs: number): Promise<void> => {
    while (lineClockMs() < untilMs) {
      const note = await noteOf(commune);
      if (note !== said.at(-1)) said.push(note);
      await delay(Math.max(0, Math.min(400, untilMs - lineClockMs())));
    }
  };
  await noteSaid(lineClockMs() + settlingMs);
  const from = lineClockMs();
  const before = await counted(scene, commune, others);
  await noteSaid(lineClockMs() + measuredMs);
  const after = await counted(scene, commune, others);
  const to = lineClockMs();
  // What is fetched from the pages is half a second old.
  await delay(1_000);
  const rate = (way: 'up' | 'down'): number => ((after.bytes[way] - before.bytes[way]) * 8) / (to - from);
  const here = others.map((endpointId) => commune.page.samples(endpointId));
  const concealed = after.down.map((now, index) => share(before.down[index], now));
  return {
    down: { ...heardOf(here, from, to), concealedPercent: Math.min(...concealed), kbitPerSecond: rate('down') },
    up: {
      ...heardOf([scene.room.samples(commune.pc.endpointId)], from, to),
      concealedPercent: share(before.up, after.up),
      kbitPerSecond: rate('up'),
    },
    said,
  };
};
