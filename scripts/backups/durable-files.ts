import { createHash } from 'node:crypto';
import {
  chownSync,
  closeSync,
  constants,
  copyFileSync,
  createReadStream,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
} from 'node:fs';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';

/** Who is to own what is written; undefined: whoever runs this. */
export type Owner = { uid: number; gid: number } | undefined;

/** Puts a file, or the names in a folder, on the disk. */
export function flush(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The names of the regular files in a folder; of none where there is no folder. */
export const filesOf = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []))
    : [];

/** Copies a file and puts it on the disk; it appears under its name whole or not at all. Throws where there is one already. */
export function copyDurably(from: string, to: string, mode: number, owner?: Owner): void {
  if (existsSync(to)) throw new Error(`${to} is there already`);
  const draft = `${to}.unfinished`;
  copyFileSync(from, draft, constants.COPYFILE_FICLONE);
  chmodSync(draft, mode);
  if (owner) chownSync(draft, owner.uid, owner.gid);
  flush(draft);
  renameSync(draft, to);
}

/** The SHA-256 of a file, in hexadecimal. */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** Certificates are for everybody to read; whatever else is kept is a secret. */
export const modeOf = (name: string): number => (name.endsWith('.crt') ? 0o644 : 0o600);

/** Moves what is in a folder, apart from what stays, into a new folder inside it: the same file system, nothing is copied. */
export const inside = (folder: string, names: readonly string[], to: string): void => {
  for (const name of names) renameSync(join(folder, name), join(to, name));
};
