import { join } from 'node:path';
import type { Logger } from 'pino';
import { createDearActs } from './adapters/http/dear-acts.ts';
import { createHttp, createPlainHttp } from './adapters/http/http.ts';
import { TlsFiles } from './adapters/http/tls-files.ts';
import { UnfinishedUploads } from './adapters/http/unfinished-uploads.ts';
import { UploadSpool } from './adapters/http/upload-spool.ts';
import { createMediaPlane } from './adapters/media/media-plane.ts';
import { PlayedMedia } from './adapters/media/played-media.ts';
import { attachSignalling } from './adapters/signalling/signalling.ts';
import { openStorage } from './adapters/storage/storage.ts';
import { systemClock, systemMint } from './adapters/system/clock.ts';
import type { OneTimePassword } from './application/sign-in/accounts.ts';
import { ApiTokens } from './application/sign-in/api-tokens.ts';
import { Budgets } from './application/kit/budgets.ts';
import type { DemoLink } from './application/demo/demo-directory.ts';
import { isSampleData } from './application/settings/sample-mark.ts';
import { startDemoDirectory, startPlayedDistrict } from './application/demo/start-demo.ts';
import { DirectoryKeeping } from './application/directory/directory.ts';
import { Holdings } from './application/running/holdings.ts';
import { guarded } from './application/kit/guarded.ts';
import { HubProfile } from './application/settings/hub-profile.ts';
import { Hub } from './application/meeting/hub.ts';
import { OwnOrigins } from './application/running/own-origins.ts';
import { PcFiles } from './application/sign-in/pc-files.ts';
import { Readiness } from './application/running/readiness.ts';
import { Standings } from './application/record/standings.ts';
import type { Config } from './config/config.ts';
import { apiDocument, demoFiles, demoMediaDir, pcTemplate, savingsNorms } from './wiring/data-files.ts';
import { openDoors } from './wiring/doors.ts';
import { openLocalDoor } from './wiring/local-door.ts';
import { openRecord } from './wiring/record.ts';
import { openServers } from './wiring/servers.ts';
import { brokenLine, closingMs } from './wiring/times.ts';

/** A hub that answers. */
export interface RunningHub {
  /** The admin that the first start made or that was asked to be rescued, with the password that is shown once; else null. */
  readonly newAdmin: OneTimePassword | null;
  /** Enrolment links of the demo directory; empty unless it was asked for. */
  readonly demoLinks: readonly DemoLink[];
  /** Where a visitor of this machine enters the played district, such as `/demo/…`; null where none is played. */
  readonly localEntry: string | null;
  /** Resolves when another hub has taken the data over: nothing is written any more, and this hub has to be closed. */
  readonly ownershipLost: Promise<void>;
  /**
   * Stops it in the order of docs/closing-order.md, within 9 s whatever hangs; open meetings are taken up again at the next start.
   * Rejects, when all is done that could be, with what was not closed in order. Idempotent.
   */
  close(): Promise<void>;
  /** For an end that waits for nothing: no media worker, not even one that hangs, outlives the hub and holds its ports. */
  abandon(): void;
}

/** What the operator asks for at one start. */
export interface StartWishes {
  /**
   * `directory`: takes the demo directory in and gives enrolment links. `district`: plays a whole district with sample data, besides.
   */
  readonly demo: 'directory' | 'district' | null;
  /** Unlocks the administrator with a new one-time password. */
  readonly rescueAdmin: boolean;
  /** Begins anew where the folder's data, or the secret with which its PCs are enrolled, are missing. */
  readonly startAnew: boolean;
}

/** Kills processes that may be gone already. */
const killAll = (pids: Iterable<number>): void => {
  for (const pid of pids)
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It is gone.
    }
};

/** Puts all parts together and starts them: the only place that names every adapter. What it has opened is closed when it fails. */
export const startHub = async (config: Config, wishes: StartWishes, logger: Logger): Promise<RunningHub> => {
  const holdings = new Holdings(logger);
  try {
    return await openHub(config, wishes, logger, holdings);
  } catch (error) {
    // What could not be closed is in the log; why there is no hub matters more.
    await holdings.close().catch(() => undefined);
    throw error;
  }
};

const openHub = async (
  config: Config,
  wishes: StartWishes,
  logger: Logger,
  holdings: Holdings,
): Promise<RunningHub> => {
  const { timeZone, maxEndpoints, clientDir, strictTransport } = config;
  const tlsFiles = new TlsFiles(config.tls, logger);
  const clock = systemClock;
  const mint = systemMint;

  const ownership = Promise.withResolvers<void>();
  const storage = await openStorage({
    dataDir: config.dataDir,
    databaseUrl: config.databaseUrl ?? null,
    startAnew: wishes.startAnew,
    ownershipLost: () => {
      logger.fatal('another hub has taken the data over: nothing is written any more');
      ownership.resolve();
    },
    connectionLost: (error) => logger.warn({ err: error }, 'a connection to the database broke'),
    fileDamaged: (fileId) =>
      logger.error({ fileId }, 'a stored file is gone or is not what was kept: it has to come back from a backup'),
  });
  holdings.hold('storage', closingMs.storage, () => storage.close());
  const { archive, directory, accounts, enrolments, ledgers } = storage;
  const plays = wishes.demo === 'district';
  const sampleData = await isSampleData(storage, plays);
  const played = plays ? new PlayedMedia(demoMediaDir) : undefined;
  const media = await createMediaPlane(
    { ...config.media, played, workersFile: join(config.dataDir, 'media-workers') },
    logger.child({ part: 'media' }),
  );
  holdings.hold('media', closingMs.media, () => media.close());

  const profile = await HubProfile.open({ ledgers, files: storage.files, clock, atStart: config.profile, sampleData });
  const hubName = (): string => profile.now.hubName;
  const { dataDir } = config;
  const { startAnew } = wishes;
  const doors = await openDoors({ storage, dataDir, startAnew, hubName, clock, mint, logger }, holdings);
  const { sessions } = doors;
  const directoryKeeping = new DirectoryKeeping({ directory, enrolments, sessions, clock, mint, logger, timeZone });
  const record = openRecord({ storage, hubName, sampleData, clock, mint, logger, timeZone });
  const { longestMs } = record;
  const standings: Standings = new Standings({ live: (meetingId) => hub.partsIn(meetingId), digests: record.digests });
  const hub: Hub = new Hub(
    {
      ...{ archive, directory, accounts, media, clock, mint, logger, longestMs },
      closedPart: (principal, meetingId) => standings.part(principal, meetingId),
    },
    { profile, timeZone, maxEndpoints },
  );
  record.books.onWritten(guarded(logger, 'books', (meetingId) => hub.bookChanged(meetingId)));
  const readiness = new Readiness({
    write: () => storage.proveWritable(),
    media: () => media.health,
    addressesAreGiven: config.media.addressesAreGiven,
    setAside: () => hub.meetingsSetAside,
    stopwatch: clock,
    logger,
  });
  const origins = new OwnOrigins({
    told: config.toldNames,
    isAlsoOwn: (name) => config.machineNames().includes(name) || tlsFiles.speaksFor(name),
    httpsPort: config.httpsPort,
  });
  const unfinished = new UnfinishedUploads(dataDir, clock);
  await unfinished.sweep();
  const caPem = (): string | null => tlsFiles.pems.caPem;
  const parts = {
    ...record,
    ...{ sessions, signIn: doors.signIn, accounts: doors.accounts, enrolments: doors.enrolments },
    ...{ origins, profile, readiness, unfinished, brokenLine, logger, sampleData, timeZone, caPem, apiDocument },
    ...{ clientDir, strictTransport },
    directory: directoryKeeping,
    standings,
    pcFiles: new PcFiles({ directory, template: pcTemplate, caPem, profile }),
    apiTokens: new ApiTokens({ ledgers, clock, mint, logger }),
    uploads: new UploadSpool(dataDir),
    budgets: new Budgets(clock, (asker) => logger.warn({ asker }, 'asks for too much and is refused')),
    dearActs: createDearActs(),
    now: () => clock.now(),
    certificatePort: config.httpPort,
  };
  const { httpsPort, httpPort, demoPort } = config;
  const [http, plainHttp] = [createHttp(parts), createPlainHttp(parts)];
  const { server, letSocketsGo } = await openServers(
    { http, plainHttp, tlsFiles, sessions, httpsPort, httpPort },
    holdings,
  );
  const localDoors = doors.local();
  const local = plays
    ? await openLocalDoor({ doors: localDoors, parts, storage, mint, port: demoPort }, holdings)
    : null;

  await hub.recover();
  await record.parameters.fill(await savingsNorms());
  record.refresh(holdings);
  // Until now a page's socket found nothing here, which to the page is a lost link: it tries again, and is not told of no meeting.
  const lines = [
    { line: server, of: sessions, withinMs: closingMs.pages },
    ...(local?.servers ?? []).map((line) => ({ line, of: localDoors.sessions, withinMs: closingMs.local })),
  ];
  for (const { line, of, withinMs } of lines)
    holdings.hold(
      'pages',
      withinMs,
      attachSignalling(line, { hub, sessions: of, origins, mint, clock, stopwatch: clock, logger }),
    );
  letSocketsGo();
  holdings.hold('meetings', closingMs.meetings, () => hub.close());
  readiness.meetingsTakenUp();

  const newAdmin = wishes.rescueAdmin ? await doors.accounts.rescueAdmin() : await doors.accounts.ensureFirstAdmin();
  const { passwords } = doors;
  const demoParts = {
    ...{ ...record, hub, archive, directory, directoryKeeping, accounts, passwords, clock, mint, logger, timeZone },
    enrolments: doors.enrolments,
    files: demoFiles,
  };
  let demoLinks: readonly DemoLink[] = wishes.demo === 'directory' ? await startDemoDirectory(demoParts) : [];
  if (played !== undefined) {
    const district = await startPlayedDistrict(demoParts, played.capabilities);
    holdings.hold('played district', closingMs.played, district.close);
    demoLinks = district.links;
  }
  logger.info({ port: httpsPort, dataDir, workers: config.media.workers }, 'the hub is running');

  let workers: readonly number[] = [];
  const abandon = (): void => killAll(workers);
  const close = (): Promise<void> => {
    // In the very turn of a signal: mediasoup has its own way with its workers in the next, and then names them no more.
    if (workers.length === 0) workers = media.workerPids;
    return holdings.close().finally(abandon);
  };
  return {
    newAdmin,
    demoLinks,
    localEntry: local?.entry ?? null,
    ownershipLost: ownership.promise,
    close,
    abandon,
  };
};
