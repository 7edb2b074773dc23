import { setTimeout as delay } from 'node:timers/promises';
import { chromium, type Browser, type Page } from 'playwright-core';
import { z } from 'zod';
import { EndpointId, MeetingId, TransportId, type ConsumerOffer } from '@diem-cau/shared';
import type { MediasoupPlane } from '../../../server/src/adapters/media/media-plane.ts';
import type { ConnectionMedia } from '../../../server/src/application/ports/media-plane.ts';
import { chromiumPath, quiet } from '../../browser/support/endpoint-browser.ts';
import type { AskServer, Count, Sent } from './page/page.ts';

/** How long a stream settles before it is measured, and how long it is, in milliseconds. */
const usualSettlesMs = 5_000;
const measuredMs = 8_000;
/** How many pictures are compared, and how many come late. */
const compared = 5;
const lateJoiners = 2;
/** Of a stream nothing is waited for longer than this, in milliseconds. */
const limitMs = 30_000;

/** What one round gave; CPU in percent of one core, of the whole browser. */
export interface CodecRound {
  readonly kilobits: number;
  readonly decibels: number;
  readonly framesPerSecond: number;
  /** Whole pictures, a minute. */
  readonly keyFrames: number;
  readonly senderCpu: number;
  readonly receiverCpu: number;
  readonly lateMs: number;
}

const Processes = z.object({ processInfo: z.array(z.object({ cpuTime: z.number() })) });

/** A Chromium, and how much processor time it has used, in milliseconds. */
export class MeasuredBrowser {
  readonly #browser: Browser;
  readonly #script: string;

  constructor(browser: Browser, script: string) {
    this.#browser = browser;
    this.#script = script;
  }

  static async open(script: string, program = chromiumPath): Promise<MeasuredBrowser> {
    return new MeasuredBrowser(await chromium.launch({ executablePath: program, args: [...quiet] }), script);
  }

  async cpuMs(): Promise<number> {
    const session = await this.#browser.newBrowserCDPSession();
    const { processInfo } = Processes.parse(await session.send('SystemInfo.getProcessInfo'));
    await session.detach();
    return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0) * 1_000;
  }

  /** A page with its half of the benchmark, and whom it asks. */
  async page(asked: AskServer): Promise<Page> {
    const context = await this.#browser.newContext({ viewport: { width: 1_366, height: 768 } });
    const page = await context.newPage();
    await page.exposeFunction('askServer', asked);
    await page.addScriptTag({ content: this.#script });
    return page;
  }

  close(): Promise<void> {
    return this.#browser.close();
  }
}

const meetingId = MeetingId.parse('codecs');
const sender = EndpointId.parse('sender');

/** A page whose media are open in the meeting. */
interface OpenPage extends AsyncDisposable {
  readonly page: Page;
  readonly media: ConnectionMedia;
}

/** The parts of a round. */
export interface Stand {
  readonly plane: MediasoupPlane;
  readonly sends: MeasuredBrowser;
  readonly receives: MeasuredBrowser;
}

const openPage = async (
  plane: MediasoupPlane,
  browser: MeasuredBrowser,
  name: string,
  from: string,
): Promise<OpenPage> => {
  let media: ConnectionMedia | null = null;
  const opened = (): ConnectionMedia => {
    if (media === null) throw new Error('the page asks too soon');
    return media;
  };
  const page = await browser.page(async (asked) => {
    if (asked.what === 'produce') return opened().produce('screen', asked.parameters);
    await opened().connect(TransportId.parse(asked.transportId), asked.parameters);
    return '';
  });
  const capabilities = await page.evaluate(
    (router) => window.codecPage.capabilities(router),
    plane.routerRtpCapabilities,
  );
  media = await plane.open(
    { meetingId, name, endpointId: EndpointId.parse(name), sends: name === sender, beginsWith: 3_000_000 },
    capabilities,
    {
      from,
      consumersOpened: (offers: readonly ConsumerOffer[]) =>
        page.evaluate((all) => window.codecPage.receive(all), offers),
      consumersClosed: () => undefined,
    },
  );
  const close = async (): Promise<void> => {
    media?.close();
    await page.context().close();
  };
  return { page, media, [Symbol.asyncDispose]: close };
};

const inTime = <Value>(work: Promise<Value>, what: string): Promise<Value> =>
  Promise.race([
    work,
    delay(limitMs, null, { ref: false }).then(() => {
      throw new Error(`${what} did not come within ${limitMs / 1_000} s`);
    }),
  ]);

/** A page that receives what the sender sends; resolves when a frame of it is shown. */
const receiver = async (
  { plane, receives }: Stand,
  name: string,
  from: string,
): Promise<OpenPage & { readonly shownMs: number }> => {
  const opened = await openPage(plane, receives, name, from);
  const beganMs = performance.now();
  await opened.page.evaluate((offer) => window.codecPage.open(offer), opened.media.offer);
  const shown = opened.page.evaluate(() => window.codecPage.shown());
  await opened.media.receive([{ endpointId: sender, source: 'screen', layer: 2, paused: false }]);
  await inTime(shown, 'a picture');
  return { ...opened, shownMs: performance.now() - beganMs };
};

const countOf = (page: Page): Promise<Count> => page.evaluate(() => window.codecPage.count());

const mean = (figures: readonly number[]): number => figures.reduce((sum, each) => sum + each, 0) / figures.length;

/** How like the sender's pictures those are that are shown: mean of some, in dB; NaN where none could be compared. */
const likenessOf = async (page: Page, { scene }: Sent): Promise<number> => {
  const found: number[] = [];
  for (let look = 0; look < compared; look += 1) {
    const like = await inTime(
      page.evaluate((name) => window.codecPage.likeness(name), scene),
      'a further picture',
    );
    if (like !== null) found.push(like);
    await delay(700);
  }
  return mean(found);
};

/** Sends something in one codec, and measures it. @param from the address from which both browsers come */
export const codecRound = async (
  stand: Stand,
  sent: Sent,
  from: string,
  settlesMs = usualSettlesMs,
): Promise<CodecRound> => {
  const { plane, sends, receives } = stand;
  try {
    await using sending = await openPage(plane, sends, sender, from);
    await sending.page.evaluate(([offer, what]) => window.codecPage.send(offer, what), [
      sending.media.offer,
      sent,
    ] as const);
    await sending.media.setSending('screen', true);
    await using seen = await receiver(stand, 'receiver', from);
    await delay(settlesMs);
    const before = await countOf(seen.page);
    const cpuBefore = [await sends.cpuMs(), await receives.cpuMs()] as const;
    const beganMs = performance.now();
    await delay(measuredMs);
    const tookMs = performance.now() - beganMs;
    const cpu = [(await sends.cpuMs()) - cpuBefore[0], (await receives.cpuMs()) - cpuBefore[1]] as const;
    const after = await countOf(seen.page);
    const seconds = (after.atMs - before.atMs) / 1_000;
    const decibels = await likenessOf(seen.page, sent);
    const lateMs: number[] = [];
    for (let late = 0; late < lateJoiners; late += 1) {
      await using joiner = await receiver(stand, `late-${late}`, from);
      lateMs.push(joiner.shownMs);
    }
    return {
      kilobits: ((after.bytes - before.bytes) * 8) / 1_000 / seconds,
      decibels,
      framesPerSecond: (after.frames - before.frames) / seconds,
      keyFrames: ((after.keyFrames - before.keyFrames) / seconds) * 60,
      senderCpu: (cpu[0] / tookMs) * 100,
      receiverCpu: (cpu[1] / tookMs) * 100,
      lateMs: mean(lateMs),
    };
  } finally {
    plane.closeMeeting(meetingId);
  }
};
