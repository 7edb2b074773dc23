import { copyFileSync, cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const shims = join(import.meta.dirname, 'subprojects');

/** The Debian packages that the build needs: tools, and the libraries in the place of mediasoup's own downloads. */
export const buildPackages = [
  'g++',
  'meson',
  'ninja-build',
  'pkg-config',
  'flatbuffers-compiler',
  'libabsl-dev',
  'libflatbuffers-dev',
  'libsrtp2-dev',
  'libssl-dev',
  'libuv1-dev',
] as const;

/** How the worker is configured; with the mends and the folders below this decides what the binary is. */
export const buildOptions = ['--buildtype', 'release', '-Db_ndebug=true'] as const;

/** Puts the folders of subprojects/ where meson looks for its downloads, in a copy of the worker's source. */
export function useSystemLibraries(worker: string): void {
  const names = readdirSync(shims, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name } of names) {
    const wrap = readFileSync(join(worker, 'subprojects', `${name}.wrap`), 'utf8');
    const directory = wrap.match(/^directory\s*=\s*(\S+)/m)?.[1];
    if (directory === undefined) throw new Error(`${name}.wrap names no directory`);
    const target = join(worker, 'subprojects', directory);
    cpSync(join(shims, name), target, { recursive: true });
    copyFileSync(join(shims, 'nothing.c'), join(target, 'nothing.c'));
  }
}
