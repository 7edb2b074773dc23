import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { factSchemas } from '../../server/src/domain/meeting/events.ts';
import { inCheckout } from '../setup/paths.ts';

const meeting = 'server/src/domain/meeting';
const followers = 'server/src/application/meeting/followers';

const read = (...path: string[]): string => readFileSync(inCheckout(...path), 'utf8');

const oneLine = (comment: string): string =>
  comment
    .replace(/^\s*\*\s?/gm, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** The sentence above an exported name; empty where there is none. */
const sentenceAbove = (source: string, name: string): string =>
  oneLine(
    new RegExp(`/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\s*export (?:const|class) ${name}\\b`, 'u').exec(source)?.[1] ?? '',
  );

const codes = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

/** Which topics follow a fact besides its own, as their `topic.ts` say. */
const alsoFollowedBy = (topic: string, facts: readonly string[]): string => {
  const others = Object.keys(factSchemas).filter((each) => each !== topic);
  const following = others.filter((each) => {
    const source = read(meeting, each, 'topic.ts');
    const folds = /folds: \{([\s\S]*?)\n {2}\},/u.exec(source)?.[1] ?? '';
    return facts.some((fact) => new RegExp(`^ {4}${fact}\\b`, 'mu').test(folds));
  });
  return following.length === 0 ? '' : codes(following);
};

const topicLines = (): string[] =>
  Object.entries(factSchemas).map(([topic, schemas]) => {
    const facts = schemas.map(({ shape }) => shape.type.value);
    const sentence = sentenceAbove(read(meeting, topic, 'topic.ts'), topic);
    return `| \`${topic}\` | ${sentence} | ${codes(facts)} | ${alsoFollowedBy(topic, facts)} |`;
  });

const followerLines = (): string[] =>
  globSync('*.ts', { cwd: inCheckout(followers) })
    .toSorted()
    .flatMap((file) => {
      const source = read(followers, file);
      const name = /export class (\w+) implements Follower/u.exec(source)?.[1];
      return name === undefined ? [] : [`| \`${join('followers', file)}\` | ${sentenceAbove(source, name)} |`];
    });

/** The page of topics and followers, made from the code. */
export const topicsDocument = (): string =>
  [
    '# Topics and followers',
    '',
    'This page is made from the code by `npm run topics`; do not edit it.',
    '',
    'What a meeting knows is made of topics, each a folder of `server/src/domain/meeting`: its facts (`facts.ts`), its state (`state.ts`), how the',
    'state follows the facts, its part of the views by audience and its lines of the story (`topic.ts`), and its decisions beside them.',
    '',
    '| topic | is about | its facts | followed also by |',
    '|---|---|---|---|',
    ...topicLines(),
    '',
    'What was written is made true by followers, each given the meeting before and after.',
    '',
    '| follower | makes true |',
    '|---|---|',
    ...followerLines(),
    '',
  ].join('\n');
