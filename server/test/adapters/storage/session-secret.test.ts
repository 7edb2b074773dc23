import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sessionSecret } from '../../../src/adapters/storage/session-secret.ts';
import { StartFailure } from '../../../src/application/running/start-failure.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diem-cau-secret-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('is made once, of random bytes that only its owner can read, and stays', () => {
  const dataDir = join(folder, 'var');
  const secret = sessionSecret(dataDir, false);
  expect(secret.length).toBeGreaterThanOrEqual(32);
  expect(sessionSecret(dataDir, false)).toEqual(secret);
  expect(sessionSecret(folder, false)).not.toEqual(secret);
  expect(statSync(join(dataDir, 'session-secret')).mode & 0o777).toBe(0o600);
});

it('is not accepted when it is too short', () => {
  writeFileSync(join(folder, 'session-secret'), 'short');
  expect(() => sessionSecret(folder, false)).toThrow(/shorter than 32 bytes/u);
});

it('is not made anew while PCs are enrolled with the one that is missing', () => {
  expect(() => sessionSecret(folder, true)).toThrow(StartFailure);
  const secret = sessionSecret(folder, false);
  expect(sessionSecret(folder, true)).toEqual(secret);
});
