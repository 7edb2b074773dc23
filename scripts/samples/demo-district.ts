import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { heldPort } from '../setup/free-ports.ts';
import { inCheckout } from '../setup/paths.ts';

const startLimitMs = 120_000;

const cookieOf = (answer: Response): string => answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';

/** A demo that was started by its own command on ports and in a folder of its own. */
export class DemoDistrict {
  /** The address of its last line, which leads into the room. */
  readonly entry: string;
  readonly #folder: string;
  readonly #child: ChildProcess;

  private constructor(entry: string, folder: string, child: ChildProcess) {
    this.entry = entry;
    this.#folder = folder;
    this.#child = child;
  }

  /** Resolves when it has said where to open it; throws with all that it wrote when it does not. */
  static async start(): Promise<DemoDistrict> {
    const folder = mkdtempSync(join(tmpdir(), 'diem-cau-demo-'));
    const names = ['HUB_PORT', 'HUB_HTTP_PORT', 'HUB_DEMO_PORT', 'HUB_MEDIA_PORT'];
    const held = await Promise.all(names.map(() => heldPort()));
    await Promise.all(held.map(({ free }) => free()));
    const ports = held.map(({ port }, index): [string, string] => [names[index] ?? '', String(port)]);
    const env = { ...process.env, ...Object.fromEntries(ports), HUB_DATA_DIR: join(folder, 'var'), HUB_WORKERS: '1' };
    const child = spawn(inCheckout('scripts', 'start'), ['--demo'], { env });
    let said = '';
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    const limit = performance.now() + startLimitMs;
    for (;;) {
      const entry = /http:\/\/localhost:\d+\/demo\/\S+\n$/.exec(said)?.[0].trim();
      if (entry !== undefined) return new DemoDistrict(entry, folder, child);
      if (child.exitCode !== null || performance.now() > limit) {
        child.kill();
        rmSync(folder, { recursive: true, force: true });
        throw new Error(`the demo did not start:\n${said}\n${errors}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Goes through the room to the secretary's desk; gives what fetches a path there. */
  async desk(): Promise<(path: string) => Promise<Response>> {
    const room = cookieOf(await fetch(this.entry, { redirect: 'manual' }));
    const toDesk = new URL('/demo/desk', this.entry);
    const led = await fetch(toDesk, { redirect: 'manual', headers: { cookie: room } });
    const ticket = led.headers.get('location') ?? '';
    const cookie = cookieOf(await fetch(ticket, { redirect: 'manual' }));
    return async (path) => {
      const answer = await fetch(new URL(path, ticket), { headers: { cookie } });
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      return answer;
    };
  }

  /** Ends it and removes its data. */
  async remove(): Promise<void> {
    const gone = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGTERM');
    await gone;
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
