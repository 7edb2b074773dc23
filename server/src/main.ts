import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { Refusal, refusalTexts } from '@diem-cau/shared';
import { pino, type DestinationStream } from 'pino';
import { BoundedLines, kindOf } from './adapters/system/bounded-lines.ts';
import { systemClock } from './adapters/system/clock.ts';
import { startHub, type RunningHub } from './app.ts';
import { StartFailure } from './application/running/start-failure.ts';
import { readConfig, type Config } from './config/config.ts';
import { demoConfig } from './config/demo-config.ts';
import { endInOrder } from './ending.ts';
import { exitCodes } from './exit-codes.ts';
import { introduction } from './introduction.ts';
import { terminalLine } from './terminal-log.ts';

/** What the operator reads in the terminal; the log goes to standard error. */
const say = (...lines: readonly string[]): void => {
  process.stdout.write(`${lines.join('\n')}\n`);
};

/** Says why there is no hub, and ends with one of `exitCodes`. */
const fail = (code: number, ...lines: readonly string[]): never => {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(code);
};

const introduce = (config: Config, { newAdmin, demoLinks, localEntry }: RunningHub): void => {
  const outside = config.toldNames();
  const { caFile } = config.tls;
  say(
    ...introduction({
      hosts: ['localhost', ...outside],
      reachable: outside[0] ?? 'localhost',
      httpsPort: config.httpsPort,
      httpPort: config.httpPort,
      fingerprint: caFile === undefined ? null : new X509Certificate(readFileSync(caFile)).fingerprint256,
      newAdmin:
        newAdmin === null ? null : { userName: newAdmin.account.userName, oneTimePassword: newAdmin.oneTimePassword },
      demoLinks,
      played:
        localEntry === null
          ? null
          : { dataDir: config.dataDir, url: `http://localhost:${config.demoPort}${localEntry}` },
    }),
  );
};

/** Standard error: lines for a person where it is a terminal, JSON for the programs that keep it anywhere else. */
const logTo = ({ timeZone }: Config): DestinationStream => {
  if (!process.stderr.isTTY) {
    const log = pino.destination(2);
    // A terminal or a pipe that is gone takes the lines along, not the meeting.
    log.on('error', () => undefined);
    return log;
  }
  const readable = terminalLine(timeZone);
  return { write: (line) => void process.stderr.write(readable(line)) };
};

/** What of a demo is wished: a whole district that is played, or only the directory of one, for PCs of one's own. */
const demo = process.argv.includes('--demo')
  ? 'district'
  : process.argv.includes('--demo-directory')
    ? 'directory'
    : null;

const start = async (): Promise<void> => {
  let config: Config;
  try {
    config = readConfig(process.env);
    if (demo === 'district') config = demoConfig(config);
  } catch (error) {
    return fail(
      exitCodes.misconfigured,
      'Cấu hình có lỗi (the configuration has errors):',
      error instanceof Error ? error.message : String(error),
    );
  }
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const lines = new BoundedLines(systemClock);
  const logger = pino(
    {
      level: config.logLevel,
      hooks: {
        logMethod(args, write, level) {
          const { said, kind } = kindOf(level, args);
          const tell = (leftOut: number): void => write.apply(this, [{ leftOut }, `${leftOut} more of these: ${said}`]);
          if (lines.mayWrite(kind, tell)) write.apply(this, args);
        },
      },
    },
    logTo(config),
  );
  const closes = endInOrder(logger);
  const hub = await startHub(
    config,
    {
      demo,
      rescueAdmin: process.argv.includes('--rescue-admin'),
      startAnew: process.argv.includes('--start-anew'),
    },
    logger,
  ).catch((error: unknown) => {
    logger.fatal({ err: error }, 'the hub did not start');
    if (error instanceof StartFailure) return fail(exitCodes.refused, error.vi, error.en);
    if (error instanceof Refusal)
      return fail(exitCodes.refused, refusalTexts.vi[error.code], refusalTexts.en[error.code]);
    return fail(
      exitCodes.broken,
      'Không khởi động được (the hub did not start):',
      error instanceof Error ? error.message : String(error),
    );
  });
  closes(hub);
  introduce(config, hub);
  // Kept for the next start, also where this hub is killed.
  flushCompileCache();
  process.send?.('running');
};

await start();
