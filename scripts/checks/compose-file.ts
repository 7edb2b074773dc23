import { readFileSync } from 'node:fs';
import { inCheckout } from '../setup/paths.ts';
import { runProgram, type Ended } from '../setup/run-program.ts';

const topLevelKeys = new Set(['name', 'services', 'volumes', 'networks']);

/** What is wrong with the outline of a compose file: no YAML parser, only what an edit by hand is likely to break. */
export function faultsOfOutline(text: string): string[] {
  const lines = text.split('\n').map((line, index) => ({ line, at: index + 1 }));
  const written = lines.filter(({ line }) => !/^\s*(#|$)/.test(line));
  const top = written.flatMap(({ line }) => line.match(/^([\w-]+):/)?.[1] ?? []);
  return [
    ...written.filter(({ line }) => line.includes('\t')).map(({ at }) => `line ${at}: a tab`),
    ...written.filter(({ line }) => /^( {2})* \S/.test(line)).map(({ at }) => `line ${at}: an odd indentation`),
    ...written.filter(({ line }) => /^\S/.test(line) && !/^[\w-]+:/.test(line)).map(({ at }) => `line ${at}: no key`),
    ...top.filter((key) => !topLevelKeys.has(key)).map((key) => `"${key}" is no key of a compose file`),
    ...top.filter((key, index) => top.indexOf(key) !== index).map((key) => `"${key}" is there twice`),
    ...(top.includes('services') ? [] : ['there are no services']),
  ];
}

/** Checks docker-compose.yml by `docker compose config`; only its outline where there is no docker client with compose. */
export async function checkComposeFile(): Promise<Ended> {
  const { code } = await runProgram('docker', ['compose', 'version']);
  if (code === 0) return runProgram('docker', ['compose', '--profile', 'postgres', 'config', '--quiet']);
  const faults = faultsOfOutline(readFileSync(inCheckout('docker-compose.yml'), 'utf8'));
  const note = 'no "docker compose" here: only the outline of docker-compose.yml was looked at';
  return { code: faults.length === 0 ? 0 : 1, output: [note, ...faults].join('\n') };
}
