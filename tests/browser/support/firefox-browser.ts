import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch, type Browser, type Page } from 'puppeteer-core';

/** The Firefox ESR of Debian, or the one that FIREFOX names. */
const firefoxPath = process.env['FIREFOX'] ?? '/usr/bin/firefox-esr';

/** A stock Firefox ESR with its own made-up camera and microphone, driven over WebDriver BiDi. */
export const openFirefox = async (): Promise<{ browser: Browser; page: Page; close: () => Promise<void> }> => {
  const profile = mkdtempSync(join(tmpdir(), 'diem-cau-firefox-'));
  const browser = await launch({
    browser: 'firefox',
    executablePath: firefoxPath,
    headless: true,
    acceptInsecureCerts: true,
    userDataDir: profile,
    // The window itself is made so large: an ESR need not know every command by which a viewport is set.
    defaultViewport: null,
    args: ['--width=1366', '--height=768'],
    extraPrefsFirefox: {
      'media.navigator.streams.fake': true,
      'media.navigator.permission.disabled': true,
      'media.autoplay.default': 0,
      'app.update.enabled': false,
      'browser.shell.checkDefaultBrowser': false,
      'datareporting.policy.dataSubmissionEnabled': false,
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
    },
  });
  const page = await browser.newPage();
  return {
    browser,
    page,
    close: async () => {
      await browser.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
};

/**
 * Presses what a selector finds once it stands still. Whether it is enabled is not looked at: puppeteer asks that by compiling text,
 * which the page's content policy forbids.
 */
export const press = (page: Page, selector: string): Promise<void> =>
  page.locator(selector).setWaitForEnabled(false).click();
