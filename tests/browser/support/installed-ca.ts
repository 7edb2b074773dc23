import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromiumPath } from './endpoint-browser.ts';

/**
 * A Chromium of a user in whose NSS store this CA is installed, as the file that sets up a PC does it; all in `folder`.
 * @param environment variables of its own, as a shell writes them before a program
 */
export const chromiumThatTrusts = (authority: string, folder: string, environment = ''): string => {
  const store = join(folder, '.pki/nssdb');
  mkdirSync(store, { recursive: true });
  execFileSync('certutil', ['-d', `sql:${store}`, '-N', '--empty-password']);
  execFileSync('certutil', ['-d', `sql:${store}`, '-A', '-n', 'diem-cau', '-t', 'C,,', '-i', authority]);
  const program = join(folder, 'chromium-that-trusts');
  writeFileSync(program, `#!/bin/sh\nHOME=${folder} ${environment} exec ${chromiumPath} "$@"\n`, { mode: 0o755 });
  return program;
};
