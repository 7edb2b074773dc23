import { spawn } from 'node:child_process';
import { chownSync, mkdirSync } from 'node:fs';
import { lookup } from 'node:dns/promises';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { SetupError } from '../setup/setup-error.ts';
import type { Line } from './line.ts';

/** The address of this machine that a name stands for, as a PC behind a line reaches it; throws where it is another machine's. */
const reached = async (name: string, line: Line): Promise<string> => {
  const found = await lookup(name, { family: 4 }).catch(() => undefined);
  if (found?.address.startsWith('127.') === true) return line.hubAddress;
  const own = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  if (found !== undefined && own.some(({ address }) => address === found.address)) return found.address;
  throw new SetupError(
    `${name} không phải là máy này: hãy chạy lệnh này ngay trên máy chủ của hệ thống.`,
    `${name} is not this machine: run this on the hub's own machine.`,
  );
};

/** Whoever called sudo: a browser is theirs, not root's. */
const caller = (): { readonly uid: number; readonly gid: number } => ({
  uid: Number(process.env['SUDO_UID'] ?? 0),
  gid: Number(process.env['SUDO_GID'] ?? 0),
});

/** The words that open a browser of its own, with an empty profile, at a page behind the line. */
export const browserWords = async (address: string, line: Line, chromium: string): Promise<readonly string[]> => {
  const url = new URL(address);
  const profile = join(line.folder, 'profile');
  mkdirSync(profile);
  const { uid, gid } = caller();
  chownSync(profile, uid, gid);
  const browser = [
    chromium,
    `--user-data-dir=${profile}`,
    `--host-resolver-rules=MAP ${url.hostname} ${await reached(url.hostname, line)}`,
    '--no-first-run',
    '--disable-quic',
  ];
  if (uid === 0) return [...browser, '--no-sandbox', url.href];
  const screen = ['DISPLAY', 'XAUTHORITY', 'WAYLAND_DISPLAY', 'XDG_RUNTIME_DIR'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [`${name}=${value}`];
  });
  const asCaller = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--init-groups', '--reset-env', 'env', ...screen];
  return [...asCaller, ...browser, url.href];
};

/** Runs words behind the line, in front of the person; resolves to the exit code. */
export const runBehind = (line: Line, words: readonly string[], quiet: boolean): Promise<number> => {
  const [program = '', ...args] = words;
  const [enter, all] = line.command(program, args);
  const child = spawn(enter, all, { stdio: quiet ? ['ignore', 'ignore', 'ignore'] : 'inherit' });
  return new Promise((done) => {
    child.on('error', () => done(1)).on('exit', (code) => done(code ?? 1));
  });
};
