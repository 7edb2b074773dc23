import { setTimeout as delay } from 'node:timers/promises';
import type { Impairment } from '../../../scripts/weak-line/impairment.ts';
import { lineClockMs } from '../../../scripts/weak-line/line.ts';
import { stepsPercent } from '../weak-links/pattern.ts';
import type { Concealment, Sample } from '../weak-links/probe.ts';
import type { Commune, Scene } from '../weak-links/scene.ts';

/** One line, for how long it has settled before it is measured, and for how long it is; in milliseconds. */
export interface Case {
  readonly up?: Partial<Impairment>;
  readonly down?: Partial<Impairment>;
  readonly settlingMs: number;
  readonly measuredMs: number;
  readonly aim: string;
  /** What the line bears before and after, where that is not all. */
  readonly before?: Partial<Impairment>;
}

/** What one direction of a round gave. */
interface Heard {
  /** Steps of 200 ms of the voices' pattern that were recognised, in percent, of the best voice. */
  readonly recognisedPercent: number;
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
  readonly said: readonly Said[];
  /** What was made up of the voice at the commune in each second that was measured, in percent. */
  readonly concealedBySecond: readonly number[];
}

/** What the page said of its line, and when, in milliseconds from the impairment on. */
interface Said {
  readonly afterMs: number;
  readonly note: string;
}

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
  const steps = seen.map((samples) => samples.flatMap(({ at, step }) => (step === null ? [] : [{ at, step }])));
  return {
    recognisedPercent: Math.max(...steps.map((of) => stepsPercent(of, from, to))),
    longestSilenceMs: longestWithout(heardAt, from, to),
    framesPerSecond: (shown.reduce((sum, { more }) => sum + more, 0) * 1_000) / (to - from),
    longestFreezeMs: longestWithout(
      shown.map(({ at }) => at).sort((a, b) => a - b),
      from,
      to,
    ),
  };
};

/** A voice of which fewer samples were played did not come at all. */
const fewestSamples = 4_800;

const share = (before: Concealment, after: Concealment): number => {
  const all = after.all - before.all;
  return all < fewestSamples ? 100 : ((after.concealed - before.concealed) / all) * 100;
};

/** What was made up of the best of some voices, in percent. */
const leastConcealed = (before: readonly Concealment[], after: readonly Concealment[]): number =>
  Math.min(...after.map((now, index) => share(before[index] ?? { concealed: 0, all: 0 }, now)));

interface Counted {
  readonly down: readonly Concealment[];
  readonly up: Concealment;
  readonly bytes: { readonly down: number; readonly up: number };
}

const concealedOf = ({ page }: Commune, others: readonly string[]): Promise<readonly Concealment[]> =>
  Promise.all(others.map((endpointId) => page.concealment(endpointId)));

const counted = async (scene: Scene, commune: Commune, others: readonly string[]): Promise<Counted> => {
  const [down, up, lanes] = await Promise.all([
    concealedOf(commune, others),
    scene.room.concealment(commune.pc.endpointId),
    commune.line.counts(),
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
  const impairedAt = await commune.line.impair(down, 'down');
  const said: Said[] = [];
  const noteSaid = async (untilMs: number): Promise<void> => {
    while (lineClockMs() < untilMs) {
      const note = await noteOf(commune);
      if (note !== said.at(-1)?.note) said.push({ afterMs: lineClockMs() - impairedAt, note });
      await delay(Math.max(0, Math.min(400, untilMs - lineClockMs())));
    }
  };
  await noteSaid(lineClockMs() + settlingMs);
  const from = lineClockMs();
  const before = await counted(scene, commune, others);
  const bySecond: (readonly Concealment[])[] = [before.down];
  while (lineClockMs() < from + measuredMs) {
    await noteSaid(Math.min(from + measuredMs, from + bySecond.length * 1_000));
    bySecond.push(await concealedOf(commune, others));
  }
  const after = await counted(scene, commune, others);
  const to = lineClockMs();
  // What is fetched from the pages is half a second old.
  await delay(1_000);
  const rate = (way: 'up' | 'down'): number => ((after.bytes[way] - before.bytes[way]) * 8) / (to - from);
  const here = others.map((endpointId) => commune.page.samples(endpointId));
  const concealed = leastConcealed(before.down, after.down);
  return {
    down: { ...heardOf(here, from, to), concealedPercent: concealed, kbitPerSecond: rate('down') },
    up: {
      ...heardOf([scene.room.samples(commune.pc.endpointId)], from, to),
      concealedPercent: share(before.up, after.up),
      kbitPerSecond: rate('up'),
    },
    said,
    concealedBySecond: bySecond.slice(1).map((now, index) => leastConcealed(bySecond[index] ?? [], now)),
  };
};
