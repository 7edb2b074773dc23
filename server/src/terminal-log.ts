import { localTime } from './application/kit/local-time.ts';

/** What pino puts on each line for machines, and nobody reads on a terminal. */
const unread = new Set(['level', 'time', 'pid', 'hostname', 'msg', 'err', 'part']);

/** Words before a line that asks for a look, from pino's level 40 on (its docs/api.md, `levels`). */
const loudness = (level: number): string => {
  if (level >= 50) return 'LỖI (error): ';
  return level >= 40 ? 'Cảnh báo (warning): ' : '';
};

const parsed = (line: string): Record<string, unknown> | null => {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
};

/** What ends a line, commands a terminal or turns what is read around: in a name that somebody typed, it is shown and not obeyed. */
const commands = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const shown = (value: string): string =>
  value.replace(commands, (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`);

const text = (value: unknown): string => shown(typeof value === 'string' ? value : JSON.stringify(value));

/** Why, below the line: where in the program only for what needs a person who knows it. */
const cause = (err: unknown, level: number): string => {
  if (typeof err !== 'object' || err === null) return '';
  const why: unknown = Reflect.get(err, level >= 50 ? 'stack' : 'message') ?? Reflect.get(err, 'message') ?? err;
  const lines = typeof why === 'string' ? why.split('\n') : [why];
  return lines.map((line) => `\n    ${text(line)}`).join('');
};

/**
 * A line of the log, a JSON object of pino's, as a person reads it on a terminal: `08:41:10 media worker started · port 44400`, in the
 * hub's time zone. What is no such object stays as it is.
 */
export const terminalLine = (timeZone: string): ((line: string) => string) => {
  const time = localTime(timeZone);
  return (line) => {
    const entry = parsed(line);
    if (entry === null) return line;
    const level = typeof entry['level'] === 'number' ? entry['level'] : 0;
    const at = typeof entry['time'] === 'number' ? `${time.clock(entry['time'])} ` : '';
    const rest = Object.entries(entry).filter(([name]) => !unread.has(name));
    const facts = rest.length === 0 ? '' : ` · ${rest.map(([name, value]) => `${name} ${text(value)}`).join(', ')}`;
    return `${at}${loudness(level)}${text(entry['msg'] ?? '')}${facts}${cause(entry['err'], level)}\n`;
  };
};
