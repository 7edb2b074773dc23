import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { format } from 'prettier';
import { inCheckout } from '../../../scripts/setup/paths.ts';
import { whyNoLine } from '../../../scripts/weak-line/line.ts';
import { report } from '../figures.ts';
import { badLines, outages } from './cases.ts';
import { kinds, told, worstRound, type FigureName, type Round } from './figures-of.ts';
import { planOf, reckonedMs, sceneOf, type Group } from './plan.ts';
import { badLineRound, outageRound } from './round.ts';
import { OpenScene, type Scene } from './scene.ts';
import { filled } from './written-table.ts';

/** How often each case is measured where nobody says how often. */
const usualRounds = 5;
/** A round that takes longer than this hangs. */
const roundLimitMs = 6 * 60_000;

/** The page whose tables hold the figures, and the columns of theirs. */
const page = inCheckout('docs', 'weak-links.md');
const columns: Readonly<Record<string, FigureName>> = {
  'voice is back': 'voice is back',
  'picture is back': 'picture is back',
  'trouble is said': 'trouble is said',
  record: 'record: gone, back',
  'absences wrong': 'absences too many',
  'concealed above control': 'concealed above control',
  heard: 'heard',
  'frames/s': 'frames/s',
  'begun anew': 'ICE, sockets begun anew',
};

const aimsOf = (name: string): Readonly<Partial<Record<FigureName, string>>> => {
  const outage = outages[name];
  if (outage !== undefined)
    return {
      'voice is back': outage.aim,
      ...(outage.isSaid === true ? { 'trouble is said': '≤ 3 s' } : {}),
      'record: gone, back': '≤ 1 s',
      'absences too many': '0',
    };
  return { 'concealed above control': badLines[name]?.aim ?? '' };
};

const say = (text: string): void => void process.stdout.write(`  ${new Date().toISOString().slice(11, 19)} ${text}\n`);

/** One round of all cases of a group at once. */
const roundOf = async (scene: Scene, { cases }: Group): Promise<ReadonlyMap<string, Round>> => {
  const control = scene.communes[cases.length];
  const all = await Promise.all(
    cases.map(async (name, index) => {
      const [commune, outage, line] = [scene.communes[index], outages[name], badLines[name]];
      if (commune === undefined) throw new Error('the scene is too small');
      if (outage !== undefined) return { name, rounds: await outageRound(scene, commune, outage) };
      return line === undefined
        ? { name, rounds: [] }
        : { name, rounds: [await badLineRound(scene, commune, { line, control })] };
    }),
  );
  return new Map(
    [...new Set(cases)].map((name) => [
      name,
      worstRound(all.filter((one) => one.name === name).flatMap(({ rounds }) => rounds)),
    ]),
  );
};

const inTime = <Value>(work: Promise<Value>): Promise<Value> => {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error('the round did not end')), roundLimitMs);
  return Promise.race([work, late.promise]).finally(() => clearTimeout(timer));
};

/** The rounds of a group's cases, each by its name, as far as they could be measured. */
const measure = async (scene: Scene, group: Group, rounds: number, done: Map<string, Round[]>): Promise<void> => {
  for (let round = 1; round <= rounds; round += 1) {
    const figures = await inTime(roundOf(scene, group));
    for (const [name, of] of figures) done.set(name, [...(done.get(name) ?? []), of]);
    await scene.whole();
    const short = [...figures].map(
      ([name, of]) => `${name} ${told([of], 'voice is back') ?? told([of], 'heard') ?? ''}`,
    );
    say(`${round}/${rounds}: ${short.join(', ')}`);
  }
  const helped = scene.helped.splice(0);
  if (helped.length > 0) report(`${group.cases.join(', ')}: what a person had to do`, helped.join(', '), 'nothing');
};

const tell = (name: string, rounds: readonly Round[]): void => {
  const aims = aimsOf(name);
  for (const { name: figure } of kinds) {
    const words = told(rounds, figure);
    if (words !== null) report(`${name}: ${figure}`, words, aims[figure]);
  }
};

/** Puts the figures into the page's tables, and under which conditions they were measured. */
const write = async (done: ReadonlyMap<string, readonly Round[]>, rounds: number): Promise<void> => {
  const cells = Object.fromEntries(
    [...done].map(([name, all]) => [
      name,
      Object.fromEntries(Object.entries(columns).map(([column, figure]) => [column, told(all, figure) ?? '–'])),
    ]),
  );
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const measured = `Measured ${new Date().toISOString().slice(0, 10)} at ${commit}: ${rounds} rounds of each case, load ${loadavg()[0]?.toFixed(1) ?? ''}.`;
  const text = filled(readFileSync(page, 'utf8'), cells).replace(/^Measured \d.*$/m, measured);
  writeFileSync(page, await format(text, { parser: 'markdown' }));
};

/**
 * A room and communes talk while their lines are bad or break off: what each hears and sees, when all is back, said and on the record.
 * Of two figures the first is of the commune's page, the second of the room's; in brackets stands the worst.
 * @param words cases to measure, all of them when none is named; `--plan` only lists them, `--write` puts the figures into docs/weak-links.md
 */
export const weakLinks = async (rounds = usualRounds, words: readonly string[] = []): Promise<void> => {
  const groups = planOf(words.filter((word) => !word.startsWith('--')));
  const minutes = reckonedMs(groups, rounds) / 60_000;
  say(`${groups.length} groups, ${rounds} rounds of each: about ${minutes.toFixed(0)} min`);
  if (words.includes('--plan')) return groups.forEach((group) => say(group.cases.join(', ')));
  const why = await whyNoLine();
  if (why !== null) throw new Error(why.en);
  const done = new Map<string, Round[]>();
  let all = true;
  await using open = new OpenScene();
  for (const [index, group] of groups.entries()) {
    say(`group ${index + 1} of ${groups.length}: ${group.cases.join(', ')}`);
    try {
      await measure(await open.of(sceneOf(group)), group, rounds, done);
    } catch (error) {
      all = false;
      await open[Symbol.asyncDispose]();
      report(
        `${group.cases.join(', ')}: not measured to the end`,
        error instanceof Error ? error.message : String(error),
      );
    }
    for (const name of new Set(group.cases)) tell(name, done.get(name) ?? []);
    // After each group: whoever ends it early has what was measured so far.
    if (words.includes('--write')) await write(done, rounds);
  }
  if (!all) throw new Error('some cases were not measured');
};
