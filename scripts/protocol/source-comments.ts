import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const oneLine = (comment: string): string =>
  comment
    .replace(/^\s*\*\s?/gm, ' ')
    .replace(/\s@param[\s\S]*$/, '')
    .replace(/\s+/g, ' ')
    .trim();

/**
 * The sentence above each exported name and each quoted name (`'meeting.join':`) in the TypeScript files below a folder, by name. The
 * code's own comments are thus the only place where a request is described.
 */
export const sourceComments = (folder: string): ReadonlyMap<string, string> => {
  const comments = new Map<string, string>();
  for (const file of globSync('**/*.ts', { cwd: folder }).toSorted()) {
    const source = readFileSync(join(folder, file), 'utf8');
    for (const match of source.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*(?:export const (\w+)|'([\w.]+)':)/g)) {
      const name = match[2] ?? match[3];
      if (name !== undefined && match[1] !== undefined) comments.set(name, oneLine(match[1]));
    }
  }
  return comments;
};
