import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ensureCertificates, filesIn } from '../../../scripts/certificates/own-certificates.ts';
import { heldPort } from '../../../scripts/setup/free-ports.ts';
import { withLock } from '../../../scripts/setup/lock.ts';
import { childrenOf } from '../../../tests/bench/process-use.ts';
import { workerBin } from './worker-bin.ts';

const root = resolve(import.meta.dirname, '../../..');

const freePorts = async (): Promise<Readonly<Record<'https' | 'http' | 'media', number>>> => {
  const [https, http, media] = [await heldPort(), await heldPort(), await heldPort()] as const;
  await Promise.all([https, http, media].map(({ free }) => free()));
  return { https: https.port, http: http.port, media: media.port };
};

/**
 * How a test's hub is run: by itself, kept running by a parent as ./scripts/start does where no supervisor is, or by ./scripts/start itself
 * with its whole set-up, as a supervisor of the system does; that one needs a checkout that was set up.
 */
export type HubRun = 'alone' | 'kept' | 'supervised';
const programs: Readonly<Record<HubRun, string>> = {
  alone: join(root, 'server/src/main.ts'),
  kept: join(import.meta.dirname, 'kept-hub.ts'),
  supervised: join(root, 'scripts/start.ts'),
};

/** A hub of its own for one test file: the real main, its own data folder, ports and demo directory. */
export class HubProcess {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'diem-cau-hub-'));
  /** What the hub is told from outside. */
  readonly environment: Record<string, string>;
  readonly url: string;
  output = '';
  readonly #run: HubRun;
  #child: ChildProcess | null = null;

  private constructor(
    { https, http, media }: Readonly<Record<'https' | 'http' | 'media', number>>,
    certificates: { certificate: string; key: string; authority: string },
    extra: Record<string, string>,
    run: HubRun,
  ) {
    this.#run = run;
    this.url = `https://localhost:${https}`;
    this.environment = {
      ...Object.fromEntries(
        Object.entries(process.env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
      ),
      HUB_PORT: String(https),
      HUB_HTTP_PORT: String(http),
      HUB_MEDIA_PORT: String(media),
      HUB_DATA_DIR: this.dataDir,
      HUB_WORKERS: '1',
      HUB_ANNOUNCED_ADDRESSES: '127.0.0.1',
      HUB_RELAY: 'off',
      // What a test looks at stays on the stage while nobody speaks.
      HUB_GALLERY_SECONDS: '0',
      HUB_TLS_CERT: certificates.certificate,
      HUB_TLS_KEY: certificates.key,
      HUB_CA_CERT: certificates.authority,
      MEDIASOUP_WORKER_BIN: workerBin(),
      LOG_LEVEL: 'info',
      NODE_COMPILE_CACHE: join(root, 'node_modules/.diem-cau/compile-cache'),
      ...(run === 'supervised' ? { HUB_SUPERVISED: 'test' } : {}),
      ...extra,
    };
  }

  /** Starts a hub with the demo directory and waits until it answers; its certificate holds for every address that it announces. */
  static async start(extra: Record<string, string> = {}, run: HubRun = 'alone'): Promise<HubProcess> {
    const announced = (extra['HUB_ANNOUNCED_ADDRESSES'] ?? '').split(',').filter((each) => each !== '');
    const ip = [...new Set(['127.0.0.1', ...announced])];
    const folder = join(tmpdir(), ['diem-cau-test-certificates', ...ip.slice(1)].join('-'));
    mkdirSync(folder, { recursive: true });
    // Test files that run at once share them.
    const ensured = () => ensureCertificates(folder, { dns: ['localhost'], ip }, new Date());
    await withLock('test-certificates', () => undefined, ensured);
    const hub = new HubProcess(await freePorts(), filesIn(folder), extra, run);
    await hub.up();
    return hub;
  }

  /** The pid of the running hub. */
  get pid(): number {
    const pid = this.#run !== 'kept' ? this.keeperPid : childrenOf(this.keeperPid)[0];
    if (pid === undefined) throw new Error('the hub is not running');
    return pid;
  }

  /** The pid of what this test started: the hub, or the parent that keeps it running. */
  get keeperPid(): number {
    if (this.#child?.pid === undefined) throw new Error('the hub is not running');
    return this.#child.pid;
  }

  /** Starts the process (again) on the same data; resolves when it answers and has introduced itself. */
  async up(): Promise<void> {
    const child = spawn(process.execPath, [programs[this.#run], '--demo-directory'], { env: this.environment });
    this.#child = child;
    const listen = (chunk: Buffer): void => {
      this.output += chunk.toString();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    await this.#introduced(this.output.length);
  }

  /** Does what makes the hub end, and waits until it has come back by itself. */
  async backAfter(end: () => void): Promise<void> {
    const before = this.output.length;
    end();
    await this.#introduced(before);
  }

  /** Waits until the hub has introduced itself after so much of its output, and answers. */
  async #introduced(before: number): Promise<void> {
    // A hub that fails ends, and is noticed at once; a machine under load takes long.
    const deadline = performance.now() + 90_000;
    // The last line of the introduction: by then the links are printed as well.
    while (!this.output.includes('Ctrl+C', before) || !(await this.#ready())) {
      const ended = this.#child === null || this.#child.exitCode !== null;
      if (ended || performance.now() > deadline) throw new Error(`the hub did not start:\n${this.output}`);
      await new Promise((done) => setTimeout(done, 100));
    }
  }

  /** Ends what this test started with this signal and waits until it is gone; gives its exit code, null after a kill. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null) return child?.exitCode ?? null;
    const gone = new Promise<number | null>((done) => child.once('exit', done));
    child.kill(signal);
    return gone;
  }

  /** Ends the hub and removes its data. */
  async remove(): Promise<void> {
    await this.end('SIGTERM');
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** The one-time enrolment link that the hub printed for an endpoint, as an address of this test. */
  enrolmentLink(name: string): string {
    const line = this.output.split('\n').findLast((text) => text.startsWith(`  ${name}: `));
    const token = line?.match(/\/enrol#([\w-]+)/)?.[1];
    if (token === undefined) throw new Error(`no enrolment link for ${name} in:\n${this.output}`);
    return `${this.url}/enrol#${token}`;
  }

  #ready(): Promise<boolean> {
    return new Promise((done) => {
      get(`${this.url}/readyz`, { rejectUnauthorized: false }, (response) => {
        response.resume();
        done(response.statusCode === 200);
      }).on('error', () => done(false));
    });
  }
}
