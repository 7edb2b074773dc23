import { accessSync, constants, statSync } from 'node:fs';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { readNetwork } from '../domain/meeting/hub-line/local-networks.ts';

/** What is wrong with a variable, in words for the operator: it must be … */
interface Words {
  readonly vi: string;
  readonly en: string;
}

/** A fault of the environment, as a line that names the variable. */
export const faultLine = (variable: string, { vi, en }: Words): string => `${variable}: ${vi} (${en})`;

const root = resolve(import.meta.dirname, '../../..');

const port = z.coerce.number().int().min(1).max(65535);
const count = z.coerce.number().int().positive();

/** Whether the zone is known, by any of its names: the list of zones holds only one of each. */
const isTimeZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

const hostName = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*(?!\d+$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i;

/** An address or a host name by which another machine can be reached: no URL, no port, no zone, not "all addresses". */
const isReachable = (text: string): boolean =>
  isIP(text) > 0 ? !/^(0\.0\.0\.0|[0:]+|.*%.*)$/.test(text) : hostName.test(text);

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);
const addresses = list.pipe(z.array(z.string().refine(isReachable)).min(1));

/** What may stand in a certificate: such an address or name, all names below a domain (`*.example.vn`), and the `_` of old Windows names. */
const isCertifiable = (text: string): boolean => isReachable(text.replace(/^\*\./, '').replaceAll('_', '-'));

const names = list.pipe(z.array(z.string().refine(isCertifiable)));

/** Networks as `10.20.0.0/16`; `none` for none at all. */
const localNetworks = list.transform((texts, context) =>
  texts.join() === 'none'
    ? []
    : texts.flatMap((text) => {
        const network = readNetwork(text);
        if (network === null) context.addIssue({ code: 'custom' });
        return network ?? [];
      }),
);

const passes = (check: () => boolean): boolean => {
  try {
    return check();
  } catch {
    return false;
  }
};
const readableFile = z.string().refine((path) =>
  passes(() => {
    accessSync(path, constants.R_OK);
    return statSync(path).isFile();
  }),
);
const program = readableFile.refine((path) =>
  passes(() => {
    accessSync(path, constants.X_OK);
    return true;
  }),
);
const folder = z.string().refine((path) => passes(() => statSync(path).isDirectory()));

/** Ports, none of them twice; which one comes first counts. */
const ports = list
  .transform((all) => all.map(Number))
  .pipe(z.array(z.int().min(1).max(65535)).min(1).max(8))
  .refine((all) => new Set(all).size === all.length)
  .transform(([first = 0, ...others]): [number, ...number[]] => [first, ...others]);

/** The environment as the operator writes it; everything has a default that works on one machine. */
export const Environment = z.object({
  HUB_PORT: ports.default([8443]),
  HUB_HTTP_PORT: port.default(8080),
  HUB_DEMO_PORT: port.default(8090),
  HUB_DATA_DIR: z.string().min(1).default(join(root, 'var')),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  HUB_MEDIA_PORT: port.default(44400),
  HUB_ANNOUNCED_ADDRESSES: addresses.optional(),
  HUB_NAMES: names.optional(),
  HUB_WORKERS: count.max(64).optional(),
  HUB_MAX_ENDPOINTS: count.max(1000).default(66),
  HUB_NAME: z.string().trim().max(120).default('Hệ thống hội nghị trực tuyến'),
  HUB_TECHNICIAN: z.string().trim().max(120).default(''),
  HUB_TECHNICIAN_PHONE: z.string().trim().max(40).default(''),
  HUB_TIME_ZONE: z.string().refine(isTimeZone).default('Asia/Ho_Chi_Minh'),
  HUB_TLS_CERT: readableFile.optional(),
  HUB_TLS_KEY: readableFile.optional(),
  HUB_CA_CERT: readableFile.optional(),
  HUB_RELAY: z.enum(['on', 'off']).default('on'),
  HUB_RELAY_SECONDS: count.max(86_400).default(7_200),
  HUB_HSTS: z.enum(['on', 'off']).default('off'),
  HUB_LINE_DAYS: count.max(3_660).default(400),
  HUB_RECORDING_QUOTA_MB: count.max(100_000_000).default(20_000),
  HUB_RECORDING_RESERVE_MB: count.max(100_000_000).default(2_000),
  HUB_LINE_OUT_KBPS: z.coerce.number().int().min(256).max(100_000_000).optional(),
  HUB_LOCAL_NETWORKS: localNetworks.optional(),
  HUB_AWAY_PAGE: z.enum(['on', 'off']).default('on'),
  HUB_GALLERY_SECONDS: z.coerce.number().int().min(0).max(3_600).default(15),
  HUB_CLIENT_DIR: folder.optional(),
  MEDIASOUP_WORKER_BIN: program.optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
});
type Variable = keyof typeof Environment.shape;

/** The files of a checkout that was set up, for what the environment does not name. */
export const filesOfCheckout = {
  certificate: join(root, 'certs/server.crt'),
  key: join(root, 'certs/server.key'),
  authority: join(root, 'certs/ca.crt'),
  client: join(root, 'client/dist'),
};

const aPort: Words = { vi: 'phải là một cổng từ 1 đến 65535', en: 'must be a port from 1 to 65535' };
const aFile: Words = { vi: 'phải là một tệp đọc được', en: 'must name a file that can be read' };
const upTo = (most: number): Words => ({
  vi: `phải là số nguyên từ 1 đến ${most}`,
  en: `must be a whole number from 1 to ${most}`,
});
const text = (most: number): Words => ({ vi: `dài nhất ${most} ký tự`, en: `at most ${most} characters` });

/** What each variable must be. Values are not shown: one of them holds a password. */
const demands: Readonly<Record<Variable, Words>> = {
  HUB_PORT: {
    vi: 'phải là một cổng từ 1 đến 65535, hoặc nhiều cổng khác nhau cách nhau bằng dấu phẩy, ví dụ 443,8443',
    en: 'must be a port from 1 to 65535, or several different ones separated by commas, such as 443,8443',
  },
  HUB_HTTP_PORT: aPort,
  HUB_DEMO_PORT: aPort,
  HUB_MEDIA_PORT: aPort,
  HUB_DATA_DIR: { vi: 'phải là một thư mục', en: 'must be a folder' },
  DATABASE_URL: {
    vi: 'phải có dạng postgres://người-dùng:mật-khẩu@máy/cơ-sở-dữ-liệu',
    en: 'must look like postgres://user:password@machine/database',
  },
  HUB_ANNOUNCED_ADDRESSES: {
    vi: 'mỗi mục phải là một địa chỉ IP hoặc một tên máy, không kèm cổng, cách nhau bằng dấu phẩy',
    en: 'each entry must be an IP address or a host name, without a port, separated by commas',
  },
  HUB_NAMES: {
    vi: 'mỗi mục phải là một tên máy hoặc một địa chỉ IP, không kèm cổng, cách nhau bằng dấu phẩy',
    en: 'each entry must be a host name or an IP address, without a port, separated by commas',
  },
  HUB_WORKERS: upTo(64),
  HUB_MAX_ENDPOINTS: upTo(1000),
  HUB_NAME: text(120),
  HUB_TECHNICIAN: text(120),
  HUB_TECHNICIAN_PHONE: text(40),
  HUB_TIME_ZONE: { vi: 'không có múi giờ này; ví dụ Asia/Ho_Chi_Minh', en: 'no such time zone; try Asia/Ho_Chi_Minh' },
  HUB_TLS_CERT: aFile,
  HUB_TLS_KEY: aFile,
  HUB_CA_CERT: aFile,
  HUB_RELAY: { vi: 'phải là on hoặc off', en: 'must be on or off' },
  HUB_RELAY_SECONDS: upTo(86_400),
  HUB_HSTS: { vi: 'phải là on hoặc off', en: 'must be on or off' },
  HUB_LINE_DAYS: upTo(3_660),
  HUB_RECORDING_QUOTA_MB: upTo(100_000_000),
  HUB_RECORDING_RESERVE_MB: upTo(100_000_000),
  HUB_LINE_OUT_KBPS: {
    vi: 'phải là số nguyên từ 256 đến 100000000: bao nhiêu kbit/s đường truyền của máy chủ gửi đi được',
    en: 'must be a whole number from 256 to 100000000: how many kbit/s the line of the hub sends',
  },
  HUB_LOCAL_NETWORKS: {
    vi: 'phải là none, hoặc các mạng dạng 10.20.0.0/16 cách nhau bằng dấu phẩy',
    en: 'must be none, or networks such as 10.20.0.0/16 separated by commas',
  },
  HUB_AWAY_PAGE: { vi: 'phải là on hoặc off', en: 'must be on or off' },
  HUB_GALLERY_SECONDS: {
    vi: 'phải là số nguyên từ 0 đến 3600: sau bấy nhiêu giây không ai nói thì mọi nơi thấy các điểm cầu; 0 là không',
    en: 'must be a whole number from 0 to 3600: after so many seconds of silence all see who is there; 0 for never',
  },
  HUB_CLIENT_DIR: { vi: 'phải là một thư mục có thật', en: 'must be a folder that is there' },
  MEDIASOUP_WORKER_BIN: { vi: 'phải là một chương trình chạy được', en: 'must name a program that can be run' },
  LOG_LEVEL: {
    vi: 'phải là fatal, error, warn, info, debug hoặc trace',
    en: 'must be fatal, error, warn, info, debug or trace',
  },
};

/** One line for each variable that is wrong by itself. */
export const faultsOf = ({ issues }: z.ZodError): string[] => {
  const wrong = new Set<unknown>(issues.map(({ path }) => path[0]));
  return Object.entries(demands).flatMap(([variable, words]) =>
    wrong.has(variable) ? [faultLine(variable, words)] : [],
  );
};
