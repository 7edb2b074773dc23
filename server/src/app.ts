import { readFileSync } from 'node:fs';
import { createServer as createPlainServer } from 'node:http';
import { createServer } from 'node:https';
import { readFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { join, resolve } from 'node:path';
import { largestDocument, type PcSystem } from '@diem-cau/shared';
import type { Logger } from 'pino';
import { ConnectionPlaces, handshakeMs, headMs } from './adapters/http/connection-places.ts';
import { createDearActs } from './adapters/http/dear-acts.ts';
import { createHttp, createPlainHttp } from './adapters/http/http.ts';
import { createLocalHttp } from './adapters/http/local-http.ts';
import { listen, stopListening } from './adapters/http/listening.ts';
import { tlsSettings } from './adapters/http/tls-settings.ts';
import { TlsFiles } from './adapters/http/tls-files.ts';
import { jwtBrowserMarks } from './adapters/http/browser-mark-cookies.ts';
import { jwtCookies } from './adapters/http/session-cookies.ts';
import { UnfinishedUploads } from './adapters/http/unfinished-uploads.ts';
import { UploadSpool } from './adapters/http/upload-spool.ts';
import { createMediaPlane } from './adapters/media/media-plane.ts';
import { PlayedMedia } from './adapters/media/played-media.ts';
import { attachSignalling } from './adapters/signalling/signalling.ts';
import { zipPacker } from './adapters/reports/archive-zip.ts';
import { createOfficialFiles } from './adapters/reports/official-files.ts';
import { createReportFiles } from './adapters/reports/report-files.ts';
import { createSignatureReader } from './adapters/reports/signature-reader.ts';
import { sessionSecret } from './adapters/storage/session-secret.ts';
import { openStorage } from './adapters/storage/storage.ts';
import { systemClock, systemMint } from './adapters/system/clock.ts';
import { AccountKeeping, type OneTimePassword } from './application/accounts.ts';
import { ApiTokens } from './application/api-tokens.ts';
import { Budgets } from './application/budgets.ts';
import { Calendar } from './application/calendar.ts';
import { Closings } from './application/closings.ts';
import { Conclusions } from './application/conclusions.ts';
import type { DemoLink } from './application/demo/demo-directory.ts';
import { LocalDoor } from './application/demo/local-door.ts';
import { isSampleData } from './application/demo/sample-mark.ts';
import { startDemoDirectory, startPlayedDistrict } from './application/demo/start-demo.ts';
import { DirectoryKeeping, dayOf } from './application/directory.ts';
import { Documents } from './application/documents.ts';
import { EnrolmentKeeping } from './application/enrolments.ts';
import { GuessBrake } from './application/guess-brake.ts';
import { Holdings } from './application/holdings.ts';
import { Hub } from './application/hub.ts';
import { marksGround } from './application/marks-ground.ts';
import { HubProfile } from './application/hub-profile.ts';
import { MeetingArchives } from './application/meeting-archive.ts';
import { createMinutes } from './application/minutes.ts';
import { createNotices } from './application/notices.ts';
import { OwnOrigins } from './application/own-origins.ts';
import { PaperModels } from './application/paper-models.ts';
import { Tasks } from './application/tasks.ts';
import { MeetingBooks } from './application/meeting-books.ts';
import { PcFiles } from './application/pc-files.ts';
import { People } from './application/people.ts';
import type { Clock } from './application/ports/clock.ts';
import { ParameterKeeping } from './application/parameters.ts';
import { Passwords } from './application/passwords.ts';
import { MeetingDigests } from './application/meeting-digests.ts';
import { Corrections } from './application/corrections.ts';
import { KeptReports } from './application/kept-reports.ts';
import { PeriodReports } from './application/period-reports.ts';
import { MeetingRecords } from './application/records.ts';
import { Readiness } from './application/readiness.ts';
import { refreshDigests } from './application/refresh-digests.ts';
import { RollCalls } from './application/roll-call.ts';
import { SerialQueue } from './application/serial-queue.ts';
import { Sessions } from './application/sessions.ts';
import { SignIn } from './application/sign-in.ts';
import type { Config } from './config/config.ts';

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

const dataFile = (name: string): string => resolve(import.meta.dirname, '../../data', name);
const demoFiles = {
  directory: () => readFile(dataFile('binh-gia-2023.csv')),
  ways: () => readFile(dataFile('binh-gia-2023-distances.csv')),
};

const demoMediaDir = dataFile('demo');
const pcTemplate = (system: PcSystem): Promise<string> =>
  readFile(dataFile(system === 'windows' ? 'pc/windows.ps1' : 'pc/linux.sh'), 'utf8');

const normsFile = resolve(import.meta.dirname, '../../data/savings-norms.csv');

/** Longer than a weak line pauses, in milliseconds, and slower than one that still carries a meeting. */
const brokenLine = {
  nothingComesMs: 60_000,
  nothingGoesMs: 300_000,
  slowest: { bytesPerSecond: 8_000, firstMs: 60_000 },
  shortBodyMs: 20_000,
} as const;
/** As long as the largest body takes on the slowest line, and a minute more, in milliseconds: no request that comes at that pace is cut. */
const requestTimeoutMs =
  brokenLine.slowest.firstMs + (largestDocument / brokenLine.slowest.bytesPerSecond) * 1_000 + 60_000;

/** How long each step of the closing may take, in milliseconds; together the 9.3 s that docs/closing-order.md promises. */
const closingMs = {
  digests: 1_000,
  played: 100,
  local: 100,
  meetings: 1_500,
  pages: 500,
  certificates: 100,
  server: 500,
  media: 3_500,
  guesses: 200,
  storage: 1_500,
} as const;

/** This machine's own addresses, IPv6 only where it has it. */
const loopbacks = (): string[] =>
  ['127.0.0.1', '::1'].filter((address) =>
    Object.values(networkInterfaces()).some((all) => all?.some((each) => each.address === address)),
  );

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
  const plays = wishes.demo === 'district';
  const sampleData = await isSampleData(storage, plays);
  const { archive, directory, accounts, enrolments, endedSessions, ledgers } = storage;
  const played = plays ? new PlayedMedia(demoMediaDir) : undefined;
  const media = await createMediaPlane(
    { ...config.media, played, workersFile: join(config.dataDir, 'media-workers') },
    logger.child({ part: 'media' }),
  );
  holdings.hold('media', closingMs.media, () => media.close());

  const pcsAreEnrolled = (await enrolments.all()).some((each) => each.redeemedAt !== null && each.revokedAt === null);
  const secret = sessionSecret(config.dataDir, pcsAreEnrolled && !wishes.startAnew);
  const cookies = jwtCookies(secret);
  const marks = jwtBrowserMarks(secret);
  const brake = new GuessBrake({ guessCounts: storage.guessCounts, clock, logger });
  await brake.recall();
  holdings.hold('guesses', closingMs.guesses, () => brake.close());
  const sessions = new Sessions({ cookies, accounts, enrolments, directory, endedSessions, clock, mint, logger });
  const passwords = new Passwords(mint);
  const changes = new SerialQueue();
  const profile = await HubProfile.open({ ledgers, files: storage.files, clock, atStart: config.profile, sampleData });
  const hubName = (): string => profile.now.hubName;
  const names = async (): Promise<string[]> => [hubName(), ...(await directory.units()).map(({ name }) => name)];
  const signIn = new SignIn({ accounts, passwords, sessions, changes, brake, marks, names, clock, mint, logger });
  const accountKeeping = new AccountKeeping({ accounts, passwords, sessions, changes, ledgers, clock, mint, logger });
  const enrolmentKeeping = new EnrolmentKeeping({ enrolments, directory, sessions, brake, clock, mint, logger });
  const { timeZone, maxEndpoints } = config;
  const directoryKeeping = new DirectoryKeeping({ directory, enrolments, sessions, clock, mint, logger, timeZone });
  const books = new MeetingBooks(ledgers, archive, clock);
  const digests = new MeetingDigests(archive, books, storage.digests);
  const calendar = new Calendar(ledgers, clock);
  const parameters = new ParameterKeeping(ledgers, directory, clock);
  const ground = async () => marksGround(timeZone, await calendar.workingDays(), await parameters.table());
  const records = new MeetingRecords(archive, books, directory, clock, timeZone, digests, ground);

  const closings = new Closings({ archive, digests, clock });
  const people = new People({ ledgers, directory, clock, mint, logger, timeZone });
  const rollCalls = new RollCalls({ books, archive, people, directory, clock, timeZone });
  const signatures = createSignatureReader(logger);
  const documents = new Documents({ books, archive, files: storage.files, signatures });
  const officialFiles = createOfficialFiles(sampleData);
  const models = new PaperModels({ books, archive, directory, timeZone });
  const minutes = createMinutes({ books, records, models, officialFiles, timeZone });
  const notices = createNotices({ books, records, minutes, models, officialFiles, clock, timeZone });
  const meetingArchives = new MeetingArchives({
    archive,
    books,
    files: storage.files,
    records,
    rollCalls,
    sources: [(meetingId) => minutes.archiveFiles(meetingId), (meetingId) => notices.archiveFiles(meetingId)],
    packer: zipPacker,
    clock,
    timeZone,
    hubName,
  });

  const reports = new PeriodReports({ archive, digests, directory, parameters, calendar, clock, timeZone, hubName });

  const reportFiles = createReportFiles();

  const longestMs = async () =>
    marksGround(timeZone, new Map(), await parameters.table()).longestMs(dayOf(clock.now(), timeZone));
  const hub = new Hub(
    { archive, directory, media, clock, mint, logger, longestMs },
    { profile, timeZone, maxEndpoints },
  );
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
  const unfinished = new UnfinishedUploads(config.dataDir, clock);
  await unfinished.sweep();
  const parts = {
    sessions,
    origins,
    signIn,
    accounts: accountKeeping,
    enrolments: enrolmentKeeping,
    directory: directoryKeeping,
    pcFiles: new PcFiles({
      directory,
      template: pcTemplate,
      caPem: () => tlsFiles.pems.caPem,
      profile,
    }),
    records,
    closings,
    people,
    rollCalls,
    documents,
    minutes,
    notices,
    conclusions: new Conclusions({ books, archive, calendar, clock, mint, timeZone }),
    tasks: new Tasks({ books, archive, clock, timeZone }),
    meetingArchives,
    calendar,
    parameters,
    reports,
    corrections: new Corrections({ archive, books, clock, changed: (meetingId) => records.forget(meetingId) }),
    keptReports: new KeptReports({ ledgers, files: storage.files, reports, reportFiles, clock, mint }),
    reportFiles,
    apiTokens: new ApiTokens({ ledgers, clock, mint, logger }),
    uploads: new UploadSpool(config.dataDir),
    unfinished,
    budgets: new Budgets(clock, (asker) => logger.warn({ asker }, 'asks for too much and is refused')),
    dearActs: createDearActs(),
    brokenLine,
    logger,
    profile,
    sampleData,
    timeZone,
    now: () => clock.now(),
    certificatePort: config.httpPort,
    caPem: () => tlsFiles.pems.caPem,
    readiness,
  };
  const { clientDir, strictTransport } = config;
  const http = createHttp({ ...parts, clientDir, strictTransport });
  const slowness = { headersTimeout: headMs, connectionsCheckingInterval: 5_000 } as const;
  const server = createServer(
    { ...tlsSettings(tlsFiles.pems), ...slowness, requestTimeout: requestTimeoutMs, handshakeTimeout: handshakeMs },
    http,
  );
  const plainServer = createPlainServer({ ...slowness, requestTimeout: headMs }, createPlainHttp(parts));
  const places = new ConnectionPlaces();
  places.attend(server, (request) => sessions.claimant(request.headers.cookie));
  // No cookie of the hub's is ever sent in the open.
  new ConnectionPlaces().attend(plainServer, () => null);
  // Whoever can't have the ports must not write on the records of the hub that has them.
  await listen(server, config.httpsPort, 'HUB_PORT');
  holdings.hold('HTTPS', closingMs.server, () => stopListening(server));
  await listen(plainServer, config.httpPort, 'HUB_HTTP_PORT');
  holdings.hold('HTTP', closingMs.server, () => stopListening(plainServer));
  const local = sessions.over(jwtCookies(secret, 'loopback'));
  const localParts = {
    ...parts,
    sessions: local,
    signIn: new SignIn({ accounts, passwords, sessions: local, changes, brake, marks, names, clock, mint, logger }),
    enrolments: new EnrolmentKeeping({ enrolments, directory, sessions: local, brake, clock, mint, logger }),
    clientDir: config.clientDir,
    strictTransport: false,
  };
  const door = new LocalDoor({ enrolments, links: localParts.enrolments, accounts, directory, sessions: local, mint });
  const localHttp = createLocalHttp({ ...localParts, door, demoPort: config.demoPort });
  const localServers = plays ? loopbacks().map((address) => ({ address, server: createPlainServer(localHttp) })) : [];
  for (const { address, server: localServer } of localServers) {
    await listen(localServer, config.demoPort, 'HUB_DEMO_PORT', address);
    holdings.hold(`HTTP on ${address}`, closingMs.local, () => stopListening(localServer));
  }
  tlsFiles.watch((pems) => server.setSecureContext(tlsSettings(pems)));
  holdings.hold('certificates', closingMs.certificates, () => tlsFiles.close());
  await hub.recover();
  await parameters.fill(readFileSync(normsFile));
  const stopping = new AbortController();
  const refreshing = refreshDigests(archive, digests, logger, stopping.signal).catch((error: unknown) =>
    logger.warn({ err: error }, 'digests could not be made anew; the next report makes them'),
  );
  holdings.hold('digests', closingMs.digests, () => {
    stopping.abort();
    return refreshing;
  });
  // Until now a page's socket found nothing here, which to the page is a lost link: it tries again, and is not told of no meeting.
  const lines = [
    { line: server, of: sessions, withinMs: closingMs.pages },
    ...localServers.map((each) => ({ line: each.server, of: local, withinMs: closingMs.local })),
  ];
  for (const { line, of, withinMs } of lines)
    holdings.hold(
      'pages',
      withinMs,
      attachSignalling(line, { hub, sessions: of, origins, mint, clock, stopwatch: clock, logger }),
    );
  places.letUpgradesGo(server);
  holdings.hold('meetings', closingMs.meetings, () => hub.close());
  readiness.meetingsTakenUp();

  const newAdmin = wishes.rescueAdmin ? await accountKeeping.rescueAdmin() : await accountKeeping.ensureFirstAdmin();
  const demoParts = {
    ...{ hub, archive, directory, directoryKeeping, enrolments: enrolmentKeeping, parameters, people, rollCalls },
    deskAt: (deskClock: Clock) => {
      const deskBooks = new MeetingBooks(ledgers, archive, deskClock);
      const ports = { books: deskBooks, records, models, officialFiles, timeZone };
      const deskMinutes = createMinutes(ports);
      return {
        books: deskBooks,
        minutes: deskMinutes,
        notices: createNotices({ ...ports, minutes: deskMinutes, clock: deskClock }),
      };
    },
    files: demoFiles,
    ...{ accounts, passwords, clock, mint, logger, timeZone },
  };
  let demoLinks: readonly DemoLink[] = wishes.demo === 'directory' ? await startDemoDirectory(demoParts) : [];
  if (played !== undefined) {
    const district = await startPlayedDistrict(demoParts, played.capabilities);
    holdings.hold('played district', closingMs.played, district.close);
    demoLinks = district.links;
  }
  logger.info({ port: config.httpsPort, dataDir: config.dataDir, workers: config.media.workers }, 'the hub is running');

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
    localEntry: plays ? `/demo/${door.key}` : null,
    ownershipLost: ownership.promise,
    close,
    abandon,
  };
};
