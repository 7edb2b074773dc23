import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Shortest secret that is accepted, in bytes: the length of an HS256 digest (RFC 7518, 3.2). */
const shortestBytes = 32;

const readSecret = (file: string): Buffer | null => {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && Reflect.get(error, 'code') === 'ENOENT') return null;
    throw error;
  }
};

/**
 * The secret that signs sessions, `session-secret` in the data folder: 48 random bytes, made at the first start, readable by its
 * owner only. Who takes it away signs everybody out and un-enrols every PC. Throws when the file is too short.
 */
export const sessionSecret = (dataDir: string): Buffer => {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, 'session-secret');
  const existing = readSecret(file);
  if (existing === null) {
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, randomBytes(48), { mode: 0o600, flush: true });
    // The finished file appears at once or not at all, whatever happens meanwhile.
    renameSync(draft, file);
  }
  const secret = existing ?? readFileSync(file);
  if (secret.length < shortestBytes) throw new Error(`${file} is shorter than ${shortestBytes} bytes`);
  return secret;
};
