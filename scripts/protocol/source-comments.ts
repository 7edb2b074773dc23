import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const oneLine = (comment: string): string =>
  comment
    .replace(/^\s*\*\s?/gm, ' ')
    .replace(/\s@param[\s\S]*$/, '')
    .replace(/\s+/g, ' ')
    .trim();

/** The sentence above each exported name and each quoted name (`'meeting.join':`) of a TypeScript source, by name. */
export const commentsIn = (source: string): ReadonlyMap<string, string> =>
  new Map(
    [...source.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*(?:export const (\w+)|'([\w.]+)':)/g)].flatMap(
      ([, comment = '', exported, quoted]) => {
        const name = exported ?? quoted;
        return name === undefined ? [] : [[name, oneLine(comment)] as const];
      },
    ),
  );

/** The same for all TypeScript files below a folder: the code's comments are the only place where a request is described. */
export const sourceComments = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    globSync('**/*.ts', { cwd: folder })
      .toSorted()
      .flatMap((file) => [...commentsIn(readFileSync(join(folder, file), 'utf8'))]),
  );
