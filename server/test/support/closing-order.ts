import { readFileSync } from 'node:fs';

/** A step of the closing as docs/closing-order.md has it. */
interface DocumentedStep {
  readonly what: string;
  readonly withinMs: number;
}

/** The steps of docs/closing-order.md in their order. */
export const documentedSteps = (): readonly DocumentedStep[] => {
  const document = readFileSync(new URL('../../../docs/closing-order.md', import.meta.url), 'utf8');
  const [, table = ''] = document.split(/^\| step .*$/mu);
  return [...(table.split('\n\n')[0] ?? '').matchAll(/^\| (\S[^|]*?) +\|.*\| ([\d.]+) s +\|$/gmu)].map(
    ([, what = '', seconds]) => ({ what, withinMs: Math.round(Number(seconds) * 1_000) }),
  );
};

/** What a hub's log says that it closed, in order. */
export const closedParts = (log: string): readonly string[] =>
  log
    .split('\n')
    .filter((line) => line.startsWith('{') && line.includes('"a part of the hub was closed"'))
    .map((line): string => JSON.parse(line).what);
