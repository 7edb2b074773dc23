import { hostname } from 'node:os';
import { resolve } from 'node:path';
import type { z } from 'zod';
import { localByItself, type Network } from '../domain/meeting/hub-line/local-networks.ts';
import type { ProfileAtStart } from '../application/settings/hub-profile.ts';
import { Environment, faultLine, faultsOf, filesOfCheckout } from './environment.ts';
import { addressSpace, meetingPointOf, offeredAddresses } from './offered-addresses.ts';
import { namesOfMachine, ownAddresses, ownNetworks } from './own-addresses.ts';

/** All that the hub is told from outside, parsed. */
export interface Config {
  /** Where pages come from, as people are told. */
  readonly httpsPort: number;
  /** Where pages come from as well. */
  readonly furtherHttpsPorts: readonly number[];
  readonly httpPort: number;
  /** Port on which a demo answers this machine alone, without TLS. */
  readonly demoPort: number;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly media: {
    readonly firstPort: number;
    readonly workers: number;
    /** Addresses and host names under which a page that comes from this address reaches this machine now: its own are read each time. */
    readonly announcedAddresses: (from: string, meetingPoint: string | null) => readonly string[];
    /** An address of this machine at which a relay meets the media server; that of before while it holds. */
    readonly meetingPoint: (before: string | null) => string;
    /** Whether the operator named them; else they are this machine's own at the moment. */
    readonly addressesAreGiven: boolean;
    readonly workerBin: string | undefined;
  };
  readonly maxEndpoints: number;
  /** After so many seconds in which nobody speaks all see who is there; null where the stage stays as it is. */
  readonly gallerySeconds: number | null;
  /** For how many days what was measured of lines is kept. */
  readonly lineDays: number;
  /** All recordings together take no more bytes, so many of the disk stay free, and where ffmpeg is looked for (PATH). */
  readonly recordings: { readonly quota: number; readonly reserve: number; readonly path: string };
  /** The hub's own line. */
  readonly hubLine: {
    /** What it bears from the hub, in bit/s; null where nobody says so: then it is learnt. */
    readonly bears: number | null;
    /** The networks whose machines are reached without it, as they are now. */
    readonly localNetworks: () => readonly Network[];
  };
  /** Where the relay's program is looked for (PATH), and how long a page's access holds; null where none is wanted. */
  readonly relay: { readonly path: string; readonly accessForMs: number } | null;
  /** What the hub says of itself until somebody says otherwise on its page. */
  readonly profile: ProfileAtStart;
  readonly timeZone: string;
  /** PEM files; `caFile` is the private CA that the PCs are handed, undefined where the operator's certificate needs none. */
  readonly tls: { readonly certFile: string; readonly keyFile: string; readonly caFile: string | undefined };
  /** Names and addresses by which other machines reach this one, as they are now; those that the operator gave come first. */
  readonly toldNames: () => readonly string[];
  /** All others that are this machine's own as well. */
  readonly machineNames: () => readonly string[];
  /** Whether browsers are told to use nothing but HTTPS for this host; never with a private CA. */
  readonly strictTransport: boolean;
  readonly clientDir: string;
  /** Whether PCs keep the page that waits while the hub is away; else those that have it are told to forget it. */
  readonly awayPage: boolean;
  readonly logLevel: string;
}

const megabyte = 1_000_000;

/**
 * What one worker carries of a hub's endpoints: 66 in stage mode take a third of a core (docs/adr/0004), and each further worker is one more
 * port that a network has to let pass.
 */
const endpointsAWorker = 120;

/** Reads the environment; throws an Error whose message names each faulty variable in a line of its own, in both languages. */
export const readConfig = (environment: Readonly<Record<string, string | undefined>>): Config => {
  // An empty variable is what a compose file leaves of one that is not set.
  const set = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = Environment.safeParse(set);
  if (!parsed.success) throw new Error(faultsOf(parsed.error).join('\n'));
  const env = parsed.data;
  const workers = env.HUB_WORKERS ?? Math.ceil(env.HUB_MAX_ENDPOINTS / endpointsAWorker);
  const faults = faultsTogether(env, workers);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  const announced = env.HUB_ANNOUNCED_ADDRESSES ?? null;
  const outside = (): readonly string[] =>
    (announced ?? ownAddresses()).filter((name) => addressSpace(name) !== 'loopback');
  const given = (env.HUB_NAMES ?? []).filter((name) => !name.startsWith('*.'));
  return {
    httpsPort: env.HUB_PORT[0],
    furtherHttpsPorts: env.HUB_PORT.slice(1),
    httpPort: env.HUB_HTTP_PORT,
    demoPort: env.HUB_DEMO_PORT,
    dataDir: resolve(env.HUB_DATA_DIR),
    databaseUrl: env.DATABASE_URL,
    media: {
      firstPort: env.HUB_MEDIA_PORT,
      workers,
      announcedAddresses: (from, meetingPoint) =>
        offeredAddresses({ own: ownAddresses(), given: announced, meetingPoint }, from),
      meetingPoint: (before) => meetingPointOf({ own: ownAddresses(), given: announced }, before),
      addressesAreGiven: announced !== null,
      workerBin: env.MEDIASOUP_WORKER_BIN,
    },
    maxEndpoints: env.HUB_MAX_ENDPOINTS,
    gallerySeconds: env.HUB_GALLERY_SECONDS === 0 ? null : env.HUB_GALLERY_SECONDS,
    lineDays: env.HUB_LINE_DAYS,
    recordings: { ...roomOf(env), path: set['PATH'] ?? '' },
    hubLine: {
      bears: env.HUB_LINE_OUT_KBPS === undefined ? null : env.HUB_LINE_OUT_KBPS * 1_000,
      localNetworks: () => env.HUB_LOCAL_NETWORKS ?? localByItself(ownNetworks()),
    },
    relay: env.HUB_RELAY === 'on' ? { path: set['PATH'] ?? '', accessForMs: env.HUB_RELAY_SECONDS * 1_000 } : null,
    profile: {
      hubName: { value: env.HUB_NAME, given: set['HUB_NAME'] !== undefined },
      technicianName: { value: env.HUB_TECHNICIAN, given: set['HUB_TECHNICIAN'] !== undefined },
      technicianPhone: { value: env.HUB_TECHNICIAN_PHONE, given: set['HUB_TECHNICIAN_PHONE'] !== undefined },
    },
    timeZone: env.HUB_TIME_ZONE,
    tls: {
      certFile: env.HUB_TLS_CERT ?? filesOfCheckout.certificate,
      keyFile: env.HUB_TLS_KEY ?? filesOfCheckout.key,
      caFile: env.HUB_CA_CERT ?? (env.HUB_TLS_CERT === undefined ? filesOfCheckout.authority : undefined),
    },
    toldNames: () =>
      [...new Set([...given, ...outside(), hostname()])].filter((name) => addressSpace(name) !== 'loopback'),
    machineNames: () => namesOfMachine(),
    strictTransport: env.HUB_HSTS === 'on',
    clientDir: env.HUB_CLIENT_DIR ?? filesOfCheckout.client,
    awayPage: env.HUB_AWAY_PAGE === 'on',
    logLevel: env.LOG_LEVEL,
  };
};

/** What recordings may take. */
const roomOf = (env: z.infer<typeof Environment>): Pick<Config['recordings'], 'quota' | 'reserve'> => ({
  quota: env.HUB_RECORDING_QUOTA_MB * megabyte,
  reserve: env.HUB_RECORDING_RESERVE_MB * megabyte,
});

/** What is wrong with variables that are right by themselves. */
const faultsTogether = (env: z.infer<typeof Environment>, workers: number): string[] => {
  const faults: string[] = [];
  if (env.HUB_PORT.includes(env.HUB_HTTP_PORT))
    faults.push(faultLine('HUB_HTTP_PORT', { vi: 'phải khác HUB_PORT', en: 'must be another port than HUB_PORT' }));
  const last = env.HUB_MEDIA_PORT + workers - 1;
  if (last > 65535)
    faults.push(
      faultLine('HUB_MEDIA_PORT', {
        vi: `${workers} tiến trình media (HUB_WORKERS) cần ${workers} cổng liền nhau, không quá 65535`,
        en: `${workers} media workers (HUB_WORKERS) need as many ports in a row, up to 65535 at most`,
      }),
    );
  const others = { HUB_PORT: env.HUB_PORT, HUB_HTTP_PORT: [env.HUB_HTTP_PORT] };
  for (const [variable, ports] of Object.entries(others))
    if (ports.some((each) => each >= env.HUB_MEDIA_PORT && each <= last))
      faults.push(
        faultLine(variable, {
          vi: `nằm trong các cổng media, từ ${env.HUB_MEDIA_PORT} đến ${last} (HUB_MEDIA_PORT, HUB_WORKERS)`,
          en: `is one of the media ports, ${env.HUB_MEDIA_PORT} to ${last} (HUB_MEDIA_PORT, HUB_WORKERS)`,
        }),
      );
  if ((env.HUB_TLS_CERT === undefined) !== (env.HUB_TLS_KEY === undefined))
    faults.push(
      faultLine(env.HUB_TLS_CERT === undefined ? 'HUB_TLS_CERT' : 'HUB_TLS_KEY', {
        vi: 'HUB_TLS_CERT và HUB_TLS_KEY phải đi cùng nhau',
        en: 'HUB_TLS_CERT and HUB_TLS_KEY go together',
      }),
    );
  if (env.HUB_HSTS === 'on' && (env.HUB_TLS_CERT === undefined || env.HUB_CA_CERT !== undefined))
    faults.push(
      faultLine('HUB_HSTS', {
        vi: 'chỉ bật được với chứng thư của cơ quan (HUB_TLS_CERT) và không có HUB_CA_CERT: với CA riêng, máy mới phải mở được trang /ca bằng http',
        en: 'goes with the operator’s own certificate (HUB_TLS_CERT) and without HUB_CA_CERT only: with a private CA, a new PC has to reach /ca over http',
      }),
    );
  return faults;
};
