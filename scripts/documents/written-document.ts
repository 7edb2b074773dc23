import { readFileSync, writeFileSync } from 'node:fs';
import { inCheckout } from '../setup/paths.ts';

/** A document below docs/ that is written from the code. */
export interface WrittenDocument {
  readonly name: string;
  /** What writes it anew, such as `npm run protocol`. */
  readonly command: string;
  readonly text: string;
}

const onDisk = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

/** Writes the document; with `--check` among the arguments only compares, and the exit code is 1 when it is stale. */
export const writeOrCheck = ({ name, command, text }: WrittenDocument): void => {
  const path = inCheckout('docs', name);
  if (!process.argv.includes('--check')) {
    writeFileSync(path, text);
    console.log(`docs/${name} written.`);
  } else if (onDisk(path) !== text) {
    console.error(`docs/${name} does not describe the code any more. Run \`${command}\` and commit the result.`);
    process.exitCode = 1;
  }
};
