import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { isNewEnough, nodeFloor, requireNode } from '../../../scripts/setup/oldest-node.ts';
import { checkout } from '../../../scripts/setup/paths.ts';

const shell = (script: string, env: Record<string, string> = {}): string =>
  spawnSync('bash', ['-c', `source scripts/node.sh; ${script}`], {
    cwd: checkout,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  }).stdout.trim();

const versions = [
  ['v20.20.2', false],
  ['v22.99.0', false],
  ['v24.9.0', false],
  ['v24.14.9', false],
  ['v24.15.0', true],
  ['v24.21.0', true],
  ['v26.0.0', true],
  ['', false],
  ['nonsense', false],
] as const;

describe('which Node will do', () => {
  it.each(versions)('%s: %s', (version, expected) => {
    expect(isNewEnough(version, '24.15')).toBe(expected);
  });

  it.each(versions)('the shell script agrees: %s: %s', (version, expected) => {
    expect(shell(`node_is_new_enough "${version}" 24.15 && echo yes || echo no`)).toBe(expected ? 'yes' : 'no');
  });

  it('is said once, in package.json', () => {
    expect(shell('node_floor .')).toBe(nodeFloor());
  });

  it('is what the script brings where the system has none', () => {
    expect(isNewEnough(shell('echo $DIEM_CAU_NODE_VERSION'), nodeFloor())).toBe(true);
  });

  it('refuses an old one in a sentence with the line to paste', () => {
    expect(() => requireNode('v22.20.0')).toThrow(/Node v22\.20\.0 quá cũ[\s\S]*\.\/scripts\/start/);
    expect(() => requireNode()).not.toThrow();
  });

  it('is kept where DIEM_CAU_CACHE says', () => {
    expect(shell('diem_cau_cache', { DIEM_CAU_CACHE: '/somewhere' })).toBe('/somewhere');
    expect(shell('diem_cau_cache', { DIEM_CAU_CACHE: '', XDG_CACHE_HOME: '/else' })).toBe('/else/diem-cau');
  });
});
