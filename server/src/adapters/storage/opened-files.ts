import { statSync } from 'node:fs';

const identityOf = (file: string): string | null => {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? null : `${found.dev}:${found.ino}`;
};

/**
 * Files that this process has open, by what the file system knows them by. Whoever removes or replaces one of them leaves the process
 * writing into a file that nobody will find again.
 */
export class OpenedFiles {
  readonly #identities: ReadonlyMap<string, string | null>;

  /** Looks at the files as they are now; all of them are there. */
  constructor(files: readonly string[]) {
    this.#identities = new Map(files.map((file) => [file, identityOf(file)]));
  }

  /** Throws an Error that names the first file that is gone or is another one. */
  check(): void {
    for (const [file, identity] of this.#identities)
      if (identity === null || identityOf(file) !== identity)
        throw new Error(`${file} was removed or replaced while the hub has it open`);
  }
}
