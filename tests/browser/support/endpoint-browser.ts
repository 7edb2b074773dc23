import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { deviceFiles, type Devices } from './device-files.ts';
import { heedWarnings } from './page-words.ts';

/** Size of an endpoint's screen in pixels. */
export interface ScreenSize {
  readonly width: number;
  readonly height: number;
}
export const roomScreen: ScreenSize = { width: 1920, height: 1080 };
export const communeScreen: ScreenSize = { width: 1366, height: 768 };

/** Chromium without a window, without a word to anybody. */
export const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
];

/** The Chromium of Debian as people have it, or the one that CHROMIUM names. */
export const chromiumPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/**
 * The same engine of Debian without what draws a window around its pages: it begins in less than half of the time and of the processor. For pages; what a browser does
 * around them, and a whole meeting as people have it, is tried with `chromiumPath`.
 */
export const shellPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium-headless-shell';

/** What a page is waited for at most, in milliseconds: no test fails for a slow machine. */
const comesWithinMs = 60_000;

/** Those of this file that are open now. */
export const openBrowsers = new Set<EndpointBrowser>();

/** One PC of one endpoint: a Chromium with a profile, a camera and a microphone of its own. */
export class EndpointBrowser {
  readonly name: string;
  readonly context: BrowserContext;
  page: Page;
  readonly #profile: string;
  readonly problems: string[] = [];
  /** What a page tried that the hub's content policy forbids. */
  readonly violations: string[] = [];

  private constructor(name: string, context: BrowserContext, page: Page, profile: string) {
    this.name = name;
    this.context = context;
    this.page = page;
    this.#profile = profile;
    this.#listen(page);
    openBrowsers.add(this);
  }

  /**
   * `program`: another Chromium than the machine's shell of one, say one behind a line; `args`: what it is started with besides; `givesWay`: whether its pages give pictures up
   * where the machine is short of time, which else would come into whatever is tried there.
   */
  static async open(
    name: string,
    devices: Devices,
    screen: ScreenSize,
    {
      program = shellPath,
      args = [],
      givesWay = false,
    }: {
      readonly program?: string | undefined;
      readonly args?: readonly string[] | undefined;
      readonly givesWay?: boolean;
    } = {},
  ): Promise<EndpointBrowser> {
    const profile = mkdtempSync(join(tmpdir(), `diem-cau-${name}-`));
    const files = deviceFiles(join(tmpdir(), 'diem-cau-devices'), name, devices);
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: program,
      headless: true,
      ignoreHTTPSErrors: true,
      viewport: screen,
      locale: 'vi-VN',
      timezoneId: 'Asia/Ho_Chi_Minh',
      // A dialog that fades is half transparent for a while, which the checks of contrast would take for its colour.
      reducedMotion: 'reduce',
      permissions: ['camera', 'microphone'],
      args: [
        ...quiet,
        '--use-fake-ui-for-media-stream',
        '--use-fake-device-for-media-stream',
        `--use-file-for-fake-video-capture=${files.picture}`,
        `--use-file-for-fake-audio-capture=${files.sound}`,
        ...args,
      ],
    });
    context.setDefaultTimeout(comesWithinMs);
    const [first] = context.pages();
    const browser = new EndpointBrowser(name, context, first ?? (await context.newPage()), profile);
    if (!givesWay)
      await context.addInitScript(() => {
        // Only a page of a hub keeps anything.
        if (location.protocol === 'https:') localStorage.setItem('diem-cau.pc-relief', 'off');
      });
    await context.exposeBinding('noteViolation', (_, violation: string) => void browser.violations.push(violation));
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        const note: unknown = Reflect.get(window, 'noteViolation');
        const { effectiveDirective, blockedURI, sourceFile, lineNumber } = event;
        if (typeof note === 'function')
          note(`${location.pathname}: ${effectiveDirective} ${blockedURI} ${sourceFile}:${lineNumber}`);
      });
    });
    return browser;
  }

  /** Another tab of the same PC. */
  async newTab(): Promise<Page> {
    const page = await this.context.newPage();
    this.#listen(page);
    return page;
  }

  /** Throws, when all is closed, what a page of the hub tried against the hub's own content policy. */
  async close(): Promise<void> {
    openBrowsers.delete(this);
    await this.context.close();
    rmSync(this.#profile, { recursive: true, force: true });
    if (this.violations.length > 0) throw new Error(`forbidden by the content policy:\n${this.violations.join('\n')}`);
  }

  #listen(page: Page): void {
    heedWarnings(page);
    page.on('pageerror', (error) => this.problems.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') this.problems.push(message.text());
    });
  }
}
