import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { terminalLine } from '../../src/terminal-log.ts';

const logged = (write: (logger: ReturnType<typeof pino>) => void): string => {
  const lines: string[] = [];
  const readable = terminalLine('Asia/Ho_Chi_Minh');
  const timestamp = (): string => `,"time":${Date.UTC(2026, 10, 23, 0, 41, 10)}`;
  write(pino({ timestamp }, { write: (line) => void lines.push(readable(line)) }));
  return lines.join('');
};

describe('a line of the log on a terminal', () => {
  it('says when, what and the facts, and nothing for machines', () => {
    const line = logged((logger) => logger.child({ part: 'media' }).info({ port: 44400 }, 'media worker started'));
    expect(line).toBe('07:41:10 media worker started · port 44400\n');
  });

  it('names a warning with its cause, an error with its place in the program', () => {
    const warning = logged((logger) => logger.warn({ err: new Error('no line') }, 'a connection broke'));
    expect(warning).toBe('07:41:10 Cảnh báo (warning): a connection broke\n    no line\n');
    const error = logged((logger) => logger.error({ err: new Error('no line') }, 'a bug'));
    expect(error).toMatch(/^07:41:10 LỖI \(error\): a bug\n {4}Error: no line\n {8}at /u);
  });

  it('lets nobody who is named in it write lines of their own, or command the terminal', () => {
    const name = 'x\n07:41:11 signed in · userName admin\u001B[2J\u009B1A\u202Eb\u2028c\rd\u0007';
    const line = logged((logger) =>
      logger.warn({ userName: name, tried: [name], err: new Error(name) }, 'wrong password'),
    );
    // Only the line ends of a cause stay, each further line set in.
    expect(
      line
        .split('\n')
        .slice(1, -1)
        .every((each) => each.startsWith('    ')),
    ).toBe(true);
    expect(line.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    expect(line.split('\n')[0]).toContain('signed in');
  });

  it('leaves what is no line of pino as it is', () => {
    expect(terminalLine('UTC')('anything\n')).toBe('anything\n');
  });
});
