import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { Refusal, refusalTexts } from '@diem-cau/shared';
import { pino } from 'pino';
import { startHub, type RunningHub } from './app.ts';
import { StartFailure } from './application/start-failure.ts';
import { readConfig, type Config } from './config/config.ts';
import { endInOrder } from './ending.ts';
import { exitCodes } from './exit-codes.ts';

/** What the operator reads in the terminal; the log goes to standard error, a JSON object a line. */
const say = (...lines: readonly string[]): void => {
  process.stdout.write(`${lines.join('\n')}\n`);
};

/** Says why there is no hub, and ends with one of `exitCodes`. */
const fail = (code: number, ...lines: readonly string[]): never => {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(code);
};

const addressesOf = (config: Config): string[] => [
  ...new Set(['localhost', hostname(), ...config.media.announcedAddresses().filter((each) => each !== '127.0.0.1')]),
];

const inUrl = (host: string): string => (host.includes(':') ? `[${host}]` : host);

const introduce = (config: Config, hub: RunningHub): void => {
  const hosts = addressesOf(config).map(inUrl);
  const reachable = hosts.find((host) => host !== 'localhost' && host !== hostname()) ?? 'localhost';
  say('', 'Điểm Cầu đang chạy (the hub is running):', ...hosts.map((host) => `  https://${host}:${config.httpsPort}`));
  if (config.tls.caFile !== undefined)
    say(
      `Cài chứng thư cho các máy (certificate for the PCs): http://${reachable}:${config.httpPort}/ca`,
      'Dấu vân tay SHA-256 của chứng thư, để đọc cho người cài (its fingerprint, to be read out to whoever installs it):',
      `  ${new X509Certificate(readFileSync(config.tls.caFile)).fingerprint256}`,
    );
  if (hub.newAdmin !== null)
    say(
      '',
      'Quản trị hệ thống, mật khẩu dùng một lần, chỉ hiện lần này (administrator, one-time password, shown only now):',
      `  ${hub.newAdmin.account.userName} / ${hub.newAdmin.oneTimePassword}`,
    );
  if (hub.demoLinks.length > 0) {
    say(
      '',
      'Dữ liệu mẫu; mở mỗi liên kết một lần trên máy của điểm cầu (demo data; open each link once on the PC of its endpoint):',
      ...hub.demoLinks.map(({ name, url }) => `  ${name}: https://${reachable}:${config.httpsPort}${url}`),
    );
  }
  say('', 'Dừng: Ctrl+C (stop).');
};

const start = async (): Promise<void> => {
  let config: Config;
  try {
    config = readConfig(process.env);
  } catch (error) {
    return fail(
      exitCodes.misconfigured,
      'Cấu hình có lỗi (the configuration has errors):',
      error instanceof Error ? error.message : String(error),
    );
  }
  const log = pino.destination(2);
  // A terminal or a pipe that is gone takes the lines along, not the meeting.
  log.on('error', () => undefined);
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const logger = pino({ level: config.logLevel }, log);
  const closes = endInOrder(logger);
  const hub = await startHub(
    config,
    {
      demo: process.argv.includes('--demo'),
      rescueAdmin: process.argv.includes('--rescue-admin'),
      startAnew: process.argv.includes('--start-anew'),
    },
    logger,
  ).catch((error: unknown) => {
    logger.fatal({ err: error }, 'the hub did not start');
    if (error instanceof StartFailure) return fail(exitCodes.refused, error.vi, error.en);
    if (error instanceof Refusal)
      return fail(exitCodes.refused, refusalTexts[error.code].vi, refusalTexts[error.code].en);
    return fail(
      exitCodes.broken,
      'Không khởi động được (the hub did not start):',
      error instanceof Error ? error.message : String(error),
    );
  });
  closes(hub);
  introduce(config, hub);
  process.send?.('running');
};

await start();
