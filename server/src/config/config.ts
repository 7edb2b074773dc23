import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { ownAddresses } from './own-addresses.ts';

const port = z.coerce.number().int().min(1).max(65535);
const count = z.coerce.number().int().positive();
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);
/** Whether the zone is known, by any of its names: the list of zones holds only one of each. */
const isTimeZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

const root = resolve(import.meta.dirname, '../../..');

/** The environment as the operator writes it; everything has a default that works on one machine. */
const Environment = z.object({
  HUB_PORT: port.default(8443),
  HUB_HTTP_PORT: port.default(8080),
  HUB_DATA_DIR: z.string().min(1).default(join(root, 'var')),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  HUB_MEDIA_PORT: port.default(44400),
  HUB_ANNOUNCED_ADDRESSES: list.optional(),
  HUB_WORKERS: count.max(64).optional(),
  HUB_MAX_ENDPOINTS: count.max(1000).default(66),
  HUB_NAME: z.string().trim().max(120).default('Hệ thống hội nghị trực tuyến'),
  HUB_TECHNICIAN_PHONE: z.string().trim().max(40).default(''),
  HUB_TIME_ZONE: z.string().refine(isTimeZone, 'unknown time zone').default('Asia/Ho_Chi_Minh'),
  HUB_TLS_CERT: z.string().optional(),
  HUB_TLS_KEY: z.string().optional(),
  HUB_CA_CERT: z.string().optional(),
  HUB_CLIENT_DIR: z.string().default(join(root, 'client/dist')),
  MEDIASOUP_WORKER_BIN: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
});

/** All that the hub is told from outside, parsed. */
export interface Config {
  readonly httpsPort: number;
  readonly httpPort: number;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly media: {
    readonly firstPort: number;
    readonly workers: number;
    /** Addresses and host names under which pages reach this machine now: its own are read each time. */
    readonly announcedAddresses: () => readonly string[];
    readonly workerBin: string | undefined;
  };
  readonly maxEndpoints: number;
  readonly hubName: string;
  readonly technicianPhone: string;
  readonly timeZone: string;
  /** PEM files; `caFile` is the private CA that the PCs are handed, undefined where the operator's certificate needs none. */
  readonly tls: { readonly certFile: string; readonly keyFile: string; readonly caFile: string | undefined };
  readonly clientDir: string;
  readonly logLevel: string;
}

/** Reads the environment; throws an Error whose message names each faulty variable in a line of its own. */
export const readConfig = (environment: Readonly<Record<string, string | undefined>>): Config => {
  // An empty variable is what a compose file leaves of one that is not set.
  const set = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = Environment.safeParse(set);
  if (!parsed.success)
    throw new Error(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  const env = parsed.data;
  const announced = env.HUB_ANNOUNCED_ADDRESSES;
  return {
    httpsPort: env.HUB_PORT,
    httpPort: env.HUB_HTTP_PORT,
    dataDir: resolve(env.HUB_DATA_DIR),
    databaseUrl: env.DATABASE_URL,
    media: {
      firstPort: env.HUB_MEDIA_PORT,
      workers: env.HUB_WORKERS ?? availableParallelism(),
      announcedAddresses: announced === undefined ? ownAddresses : () => announced,
      workerBin: env.MEDIASOUP_WORKER_BIN,
    },
    maxEndpoints: env.HUB_MAX_ENDPOINTS,
    hubName: env.HUB_NAME,
    technicianPhone: env.HUB_TECHNICIAN_PHONE,
    timeZone: env.HUB_TIME_ZONE,
    tls: {
      certFile: env.HUB_TLS_CERT ?? join(root, 'certs/server.crt'),
      keyFile: env.HUB_TLS_KEY ?? join(root, 'certs/server.key'),
      caFile: env.HUB_CA_CERT ?? (env.HUB_TLS_CERT === undefined ? join(root, 'certs/ca.crt') : undefined),
    },
    clientDir: env.HUB_CLIENT_DIR,
    logLevel: env.LOG_LEVEL,
  };
};
