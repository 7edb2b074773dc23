/** The middle of some figures; NaN of none. */
export const median = (figures: readonly number[]): number => {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = Number.NaN, high = Number.NaN] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
};

/** The figure below which so many of a hundred lie; NaN of none. */
export const percentile = (figures: readonly number[], of100: number): number => {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * of100) / 100) - 1)] ?? Number.NaN;
};

/** Prints a figure beside the aim; a benchmark reports, it never fails. */
export const report = (what: string, figure: string, aim?: string): void => {
  process.stdout.write(`${what.padEnd(58)} ${figure.padStart(24)}${aim === undefined ? '' : `   aim ${aim}`}\n`);
};

/** The middle of some times beside the one below which 95 of 100 lie; `unit` words a single one. */
export const spread = (times: readonly number[], unit = ms): string =>
  times.length === 0 ? 'none' : `${unit(median(times))}, ${unit(percentile(times, 95))}`;

/** Prints a spread with the number of its times. */
export const reportSpread = (what: string, times: readonly number[], aim?: string, unit = ms): void =>
  report(`${what}: median, p95 of ${times.length}`, spread(times, unit), aim);

export const ms = (value: number): string => `${value.toFixed(0)} ms`;
export const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
export const MB = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
/** Milliseconds with a tenth, for what takes a few. */
export const fineMs = (value: number): string => `${value.toFixed(1)} ms`;
