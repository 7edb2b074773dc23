import { createServer, type Server } from 'node:http';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { MeetingId, Refusal, type MeetingRecord, type Role } from '@diem-cau/shared';
import { createDearActs } from '../../src/adapters/http/dear-acts.ts';
import type { SlowestLine } from '../../src/adapters/http/body-pace.ts';
import { UnfinishedUploads } from '../../src/adapters/http/unfinished-uploads.ts';
import { UploadSpool } from '../../src/adapters/http/upload-spool.ts';
import { createLocalHttp } from '../../src/adapters/http/local-http.ts';
import { LocalDoor } from '../../src/application/demo/local-door.ts';
import { createHttp, createPlainHttp } from '../../src/adapters/http/http.ts';
import { ApiTokens } from '../../src/application/sign-in/api-tokens.ts';
import { Closings } from '../../src/application/record/closings.ts';
import { HubProfile } from '../../src/application/settings/hub-profile.ts';
import { Budgets } from '../../src/application/kit/budgets.ts';
import { Calendar } from '../../src/application/settings/calendar.ts';
import { createOfficialFiles } from '../../src/adapters/files/papers/official-files.ts';
import { createLineFiles } from '../../src/adapters/files/lines/line-files.ts';
import { createReportFiles } from '../../src/adapters/files/reports/report-files.ts';
import { createSignatureReader } from '../../src/adapters/files/papers/signature-reader.ts';
import { zipPacker } from '../../src/adapters/files/papers/dossier-zip.ts';
import { Conclusions } from '../../src/application/papers/conclusions.ts';
import { createMinutes } from '../../src/application/papers/minutes.ts';
import { createNotices } from '../../src/application/papers/notices.ts';
import { PaperModels } from '../../src/application/papers/paper-models.ts';
import { WrittenReports } from '../../src/application/papers/written-reports.ts';
import { Receipts } from '../../src/application/papers/receipts.ts';
import { Tasks } from '../../src/application/papers/tasks.ts';
import { SignedDocuments } from '../../src/application/papers/signed-documents.ts';
import { Dossiers } from '../../src/application/papers/dossiers.ts';
import { MeetingRecords } from '../../src/application/record/records.ts';
import { MeetingDigests } from '../../src/application/record/meeting-digests.ts';
import { Corrections } from '../../src/application/record/corrections.ts';
import { recordedParts } from './recorded-parts.ts';
import { LineHistories } from '../../src/application/lines/line-histories.ts';
import { LineWatch } from '../../src/application/lines/line-watch.ts';
import type { MeetingLines } from '../../src/application/meeting/seat-lines.ts';
import { KeptReports } from '../../src/application/reports/kept-reports.ts';
import { PeriodReports } from '../../src/application/reports/period-reports.ts';
import { RecordingRules } from '../../src/application/settings/recording-rules.ts';
import { ParameterKeeping } from '../../src/application/settings/parameters.ts';
import { OwnOrigins } from '../../src/application/running/own-origins.ts';
import { MeetingBooks } from '../../src/application/record/meeting-books.ts';
import { PcFiles } from '../../src/application/sign-in/pc-files.ts';
import { People } from '../../src/application/people/people.ts';
import { Standings } from '../../src/application/record/standings.ts';
import { Replays } from '../../src/application/record/replays.ts';
import { RollCalls } from '../../src/application/record/roll-call.ts';
import type { RecordsReader } from '../../src/adapters/http/routes/record/record-parts.ts';
import { apiDocument } from '../../src/wiring/data-files.ts';
import { EndpointChecks } from '../../src/application/meeting/checks/endpoint-checks.ts';
import { FakeMediaPlane } from '../fakes/media-plane.ts';
import { jwtCookies } from '../../src/adapters/http/session-cookies.ts';
import { systemClock, systemMint } from '../../src/adapters/system/clock.ts';
import { Readiness } from '../../src/application/running/readiness.ts';
import { mustBeDocumented } from './documented.ts';
import { silentLogger } from './silent-logger.ts';
import { goodPassword, testPeople } from './people.ts';

const clients: string[] = [];
process.once('exit', () => clients.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A page of the client as the builder leaves it; it goes with the test file. */
const builtClient = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'diem-cau-client-'));
  clients.push(folder);
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Điểm Cầu</title><meta nonce="{{style-nonce}}">');
  writeFileSync(join(folder, 'away-worker.js'), "self.addEventListener('fetch', () => undefined);");
  writeFileSync(join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  const script = Buffer.from(`console.log(${JSON.stringify('điểm cầu '.repeat(2_000))})`);
  writeFileSync(join(folder, 'assets', 'index-a1b2.js'), script);
  // As the build leaves them.
  writeFileSync(join(folder, 'assets', 'index-a1b2.js.br'), brotliCompressSync(script));
  writeFileSync(join(folder, 'assets', 'index-a1b2.js.gz'), gzipSync(script));
  writeFileSync(join(folder, 'assets', 'font-c3d4.woff2'), randomBytes(64));
  return folder;
};

const recordOf = (title: string): MeetingRecord => ({
  summary: {
    meetingId: MeetingId.parse('m-1'),
    title,
    type: 'giao-ban',
    openedAt: 1,
    closedAt: 2,
    durationMs: 1,
    expectedCount: 0,
    attendedCount: 0,
    secretary: null,
    leftOut: null,
    marks: { corrections: [], lateRolls: 0, openTooLongMs: null, clockSet: [] },
    toDo: {
      rollCall: { endpoints: 0, confirmed: 0, notCalled: 0 },
      minutes: false,
      notice: { state: 'not-running', daysLeft: null },
    },
  },
  openedBy: 'An',
  closedBy: 'An',
  holdsNoStateSecret: true,
  breaks: [],
  people: [],
  hubGaps: [],
  endpoints: [],
  scheduledAt: null,
  hostUnit: 'Huyện Bình Gia',
  rollCalls: [],
  corrections: [],
  papers: null,
  facts: [],
});

/** The hub's HTTP side on loopback, on storage in memory. */
export const testWeb = async (
  change: {
    readonly caPem?: string | null;
    readonly clientDir?: string;
    readonly nothingComesMs?: number;
    readonly shortBodyMs?: number;
    readonly slowest?: SlowestLine;
    readonly strictTransport?: boolean;
    readonly awayPage?: boolean;
    readonly sampleData?: boolean;
    /** The lines of the meetings that go on. */
    readonly lines?: readonly MeetingLines[];
  } = {},
) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'diem-cau-web-'));
  const cookieSecret = randomBytes(48);
  const people = testPeople({ cookies: jwtCookies(cookieSecret), mint: systemMint });
  const asked: unknown[] = [];
  const records: RecordsReader = {
    list: (query) => {
      asked.push(query);
      return Promise.resolve({ meetings: [recordOf('Giao ban').summary], total: 1, unreadable: [] });
    },
    record: (meetingId) =>
      meetingId === 'm-1' ? Promise.resolve(recordOf('Giao ban')) : Promise.reject(new Refusal('not-found')),
    attendanceCsv: (meetingId) => Promise.resolve(`\uFEFF${meetingId}`),
    listCsv: ({ words }) => Promise.resolve(`\uFEFF${words}`),
  };
  const workers = { workersExpected: 2, workersAnswering: 2, warnings: [] };
  const readiness = new Readiness({
    ...people,
    write: () => Promise.resolve(),
    media: () => workers,
    addressesAreGiven: false,
    setAside: () => 0,
    stopwatch: systemClock,
  });
  const { storage, clock } = people;
  const timeZone = 'Asia/Ho_Chi_Minh';
  const keeping = { ...people, ...storage, mint: systemMint, timeZone };
  const books = new MeetingBooks(storage.ledgers, storage.archive, clock);
  const directoryOfPeople = new People(keeping);
  const calendar = new Calendar(people.storage.ledgers, people.clock);
  const parameters = new ParameterKeeping(people.storage.ledgers, people.storage.directory, people.clock);
  const profile = await HubProfile.open({
    ...storage,
    clock,
    sampleData: change.sampleData ?? false,
    atStart: {
      hubName: { value: 'Huyện <Thử>', given: true },
      technicianName: { value: '', given: false },
      technicianPhone: { value: '0205 000 000', given: true },
    },
  });
  const digests = new MeetingDigests(storage.archive, books, storage.digests);
  const reports = new PeriodReports({
    ...people,
    ...people.storage,
    parameters,
    calendar,
    digests,
    timeZone: 'Asia/Ho_Chi_Minh',
    hubName: () => profile.now.hubName,
  });
  const ofMeetings = new MeetingRecords({ ...storage, books, clock, timeZone });
  const papers = {
    ...keeping,
    books,
    calendar,
    records: ofMeetings,
    receipts: new Receipts(storage.archive),
    models: new PaperModels({ ...keeping, books }),
    officialFiles: createOfficialFiles(),
  };
  const recorded = recordedParts({ archive: storage.archive, ledgers: storage.ledgers, books, clock }, dataDir);
  const closings = new Closings({ ...keeping, digests });
  const standings = new Standings({ live: () => null, digests });
  const minutes = createMinutes(papers);
  const reportFiles = createReportFiles();
  const unfinished = new UnfinishedUploads(dataDir, systemClock);
  const checks = new EndpointChecks({
    ...{
      ...keeping,
      upkeep: people.clock,
      media: new FakeMediaPlane(),
      isMeetingOpen: () => false,
      isInMeeting: () => false,
    },
    changed: () => undefined,
  });
  const parts = {
    ...people,
    hub: { checks, goodbye: () => undefined },
    origins: new OwnOrigins({
      told: () => ['127.0.0.1', 'hop.binhgia.local'],
      isAlsoOwn: () => false,
      httpsPort: 8443,
    }),
    records,
    closings,
    ...recorded,
    replays: new Replays(storage.archive, clock),
    standings,
    people: directoryOfPeople,
    rollCalls: new RollCalls({ ...keeping, books, people: directoryOfPeople }),
    dossiers: new Dossiers({
      ...keeping,
      books,
      rollCalls: new RollCalls({ ...keeping, books, people: directoryOfPeople }),
      records: new MeetingRecords({ ...storage, books, clock, timeZone }),
      sources: [],
      packer: zipPacker,
      hubName: () => profile.now.hubName,
    }),
    signedDocuments: new SignedDocuments({ ...storage, books, signatures: createSignatureReader(people.logger) }),
    minutes,
    notices: createNotices({ ...papers, minutes }),
    conclusions: new Conclusions(papers),
    tasks: new Tasks(papers),
    writtenReports: new WrittenReports({
      ...papers,
      ledgers: storage.ledgers,
      tasks: new Tasks(papers),
      turnIsOver: () => true,
    }),
    calendar,
    parameters,
    recordingRules: new RecordingRules(people.storage.ledgers, people.clock, silentLogger),
    reports,
    corrections: new Corrections({ archive: storage.archive, books, clock, changed: () => undefined }),
    keptReports: new KeptReports({ ...people.storage, reports, reportFiles, clock: people.clock, mint: systemMint }),
    reportFiles,
    lineWatch: new LineWatch({
      ...people,
      clock: { ...clock, ...systemClock },
      meetings: () => change.lines ?? [],
      hubLine: { view: null, isShortFor: () => false },
      measured: () => undefined,
    }),
    lineHistories: new LineHistories({
      ...{ store: storage.lines, directory: storage.directory, clock, timeZone, keptDays: 400 },
      hubName: () => profile.now.hubName,
    }),
    lineFiles: createLineFiles(),
    pcFiles: new PcFiles({
      directory: storage.directory,
      template: (system) => Promise.resolve(`${system} @@endpoint@@ @@origin@@`),
      caPem: () => change.caPem ?? null,
      profile,
    }),
    uploads: new UploadSpool(dataDir),
    unfinished,
    budgets: new Budgets(systemClock, (asker) => people.logger.warn({ asker }, 'asks for too much and is refused')),
    dearActs: createDearActs(),
    brokenLine: {
      nothingComesMs: change.nothingComesMs ?? 60_000,
      nothingGoesMs: 60_000,
      shortBodyMs: change.shortBodyMs ?? 20_000,
      slowest: change.slowest ?? { bytesPerSecond: 8_000, firstMs: 60_000 },
    },
    apiTokens: new ApiTokens({ ...people, ledgers: people.storage.ledgers, mint: systemMint }),
    readiness,
    apiDocument,
    profile,
    sampleData: change.sampleData ?? false,
    timeZone,
    now: () => Date.UTC(2026, 10, 22, 1, 41),
    certificatePort: 8080,
    caPem: () => change.caPem ?? null,
  };
  const servers: Server[] = [];
  const listen = async (app: Parameters<typeof createServer>[1]): Promise<string> => {
    const server = createServer(app);
    servers.push(server);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the server listens on a port');
    return `http://127.0.0.1:${address.port}`;
  };
  const url = await listen(
    createHttp({
      ...parts,
      clientDir: change.clientDir ?? builtClient(),
      strictTransport: change.strictTransport ?? false,
      awayPage: change.awayPage ?? true,
    }),
  );
  const plainUrl = await listen(createPlainHttp(parts));
  const local = people.sessions.over(jwtCookies(cookieSecret, 'loopback'));
  const door = new LocalDoor({
    ...people,
    ...storage,
    links: people.enrolments,
    sessions: local,
    mint: systemMint,
  });
  const localUrl = await listen(
    createLocalHttp({
      ...{
        ...parts,
        sessions: local,
        clientDir: change.clientDir ?? builtClient(),
        strictTransport: false,
        awayPage: true,
      },
      ...{ door, demoPort: 8090 },
    }),
  );

  return {
    ...people,
    url,
    plainUrl,
    /** What a demo answers to its own machine, and the door there. */
    localUrl,
    door,
    /** With what sessions are signed. */
    cookieSecret,
    readiness,
    /** How many media workers answer: a test may say otherwise. */
    workers,
    /** What the record was asked. */
    asked,
    /** The names of the uploads that lie on the disk now. */
    spooled: () => readdirSync(join(dataDir, 'uploads')),
    /** The same of those that are sent in pieces. */
    unfinished: () => readdirSync(join(dataDir, 'unfinished-uploads')),
    /** A browser of its own: it keeps its cookie. */
    browser: () => new Browser(url),
    /** A browser in which a person with this role has signed in and chosen a password. */
    async person(role: Role, userName: string = role): Promise<Browser> {
      const { oneTimePassword } = await people.accounts.create({ userName, displayName: userName, role });
      const browser = new Browser(url);
      await browser.send('POST', '/api/session', { userName, password: oneTimePassword });
      await browser.send('POST', '/api/session/password', { oldPassword: oneTimePassword, newPassword: goodPassword });
      return browser;
    },
    async close(): Promise<void> {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise((done) => server.close(done));
      }
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
export type TestWeb = Awaited<ReturnType<typeof testWeb>>;

/** What came back. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body read as JSON; undefined where it is none. */
  readonly body: ReturnType<typeof JSON.parse>;
  /** Code of the refusal, where it is one. */
  readonly code: unknown;
}

/** A browser as far as HTTP goes: a cookie, and an Origin on what changes something. Each answer has to be as the hub's document says. */
export class Browser {
  cookie = '';
  readonly #url: string;
  readonly #port: 'documented' | 'plain';

  /** @param port the plain one, which leads to HTTPS, has no document */
  constructor(url: string, port: 'documented' | 'plain' = 'documented') {
    this.#url = url;
    this.#port = port;
  }

  get(path: string): Promise<Answered> {
    return this.send('GET', path);
  }

  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answered> {
    const sent = typeof body === 'string' || body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body);
    const response = await fetch(this.#url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(method === 'GET' ? {} : { origin: this.#url }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.cookie === '' ? {} : { cookie: this.cookie }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: sent }),
    });
    const setCookie = response.headers.get('set-cookie');
    if (setCookie !== null) this.cookie = setCookie.split(';')[0] ?? '';
    const text = await response.text();
    const contentType = response.headers.get('content-type');
    if (this.#port === 'documented') mustBeDocumented({ method, path, status: response.status, contentType, text });
    const read = /json/u.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : undefined;
    return { status: response.status, headers: response.headers, text, body: read, code: read?.refusal?.code };
  }
}
