import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The wall clock of a test's hub, which the test sets as somebody would set that of its machine; its worker and its other clocks go on. */
export class MovedClock {
  readonly #folder = mkdtempSync(join(tmpdir(), 'diem-cau-clock-'));
  readonly #file = join(this.#folder, 'ahead-ms');
  /** By how much it is ahead of this machine's clock, in milliseconds. */
  aheadMs = 0;

  constructor() {
    this.set(0);
  }

  /** What the hub is started with. */
  get environment(): Record<string, string> {
    const preload = new URL('moved-clock-preload.ts', import.meta.url);
    return { NODE_OPTIONS: `--import=${preload.href}`, TEST_CLOCK_FILE: this.#file };
  }

  /** Sets it, forward or back by so many milliseconds. */
  set(byMs: number): void {
    this.aheadMs += byMs;
    writeFileSync(this.#file, String(this.aheadMs));
  }

  /** What it shows. */
  now(): number {
    return Date.now() + this.aheadMs;
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
