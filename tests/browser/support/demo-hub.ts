import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const command = resolve(import.meta.dirname, '../../../scripts/start');

const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === 'object' ? done(address.port) : fail(new Error('no port')),
      );
    });
  });

/** A demo as a new user starts it, by its own command, on ports and in a folder of its own. */
export class DemoHub {
  /** The address of its last line. */
  readonly entry: string;
  readonly #folder: string;
  readonly #child: ChildProcess;

  private constructor(entry: string, folder: string, child: ChildProcess) {
    this.entry = entry;
    this.#folder = folder;
    this.#child = child;
  }

  /** Starts it and waits until it has said where to open it; throws with all that it wrote when it does not. */
  static async start(): Promise<DemoHub> {
    const folder = mkdtempSync(join(tmpdir(), 'diem-cau-demo-'));
    const [https, http, demo, media] = [await freePort(), await freePort(), await freePort(), await freePort()];
    const child = spawn(command, ['--demo'], {
      env: {
        ...process.env,
        HUB_DATA_DIR: join(folder, 'var'),
        HUB_PORT: String(https),
        HUB_HTTP_PORT: String(http),
        HUB_DEMO_PORT: String(demo),
        HUB_MEDIA_PORT: String(media),
        HUB_WORKERS: '1',
      },
    });
    let said = '';
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    const deadline = performance.now() + 120_000;
    for (;;) {
      const lines = said.trimEnd().split('\n');
      const entry = /http:\/\/localhost:\d+\/demo\/\S+$/u.exec(lines.at(-1) ?? '')?.[0];
      if (entry !== undefined && said.endsWith('\n')) return new DemoHub(entry, folder, child);
      if (child.exitCode !== null || performance.now() > deadline) {
        child.kill();
        throw new Error(`the demo did not start:\n${said}\n${errors}`);
      }
      await new Promise((done) => setTimeout(done, 100));
    }
  }

  async remove(): Promise<void> {
    const gone = new Promise((done) => this.#child.once('exit', done));
    this.#child.kill('SIGTERM');
    await gone;
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
