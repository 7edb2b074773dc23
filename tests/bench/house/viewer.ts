import type { Page } from 'playwright-core';
import { z } from 'zod';
import type { EnrolledPc } from '../../../server/test/support/district.ts';
import type { Devices } from '../../browser/support/device-files.ts';
import { EndpointBrowser, communeScreen } from '../../browser/support/endpoint-browser.ts';
import { devicesOf } from '../../browser/support/district.ts';
import type { Place } from './checkout.ts';

const Request = z.tuple([z.literal('request'), z.string(), z.record(z.string(), z.unknown())]).rest(z.unknown());

/** What went over the socket and beside it since the page was opened: bytes of WebSocket frames with their heads, pings included. */
export interface Traffic {
  readonly down: number;
  readonly up: number;
  readonly framesDown: number;
  readonly framesUp: number;
  /** Requests over HTTP. */
  readonly asked: number;
}

/** Bytes of a frame's head (RFC 6455, 5.2); what a browser sends carries a mask of four more. */
const headBytes = (payload: number): number => (payload < 126 ? 2 : payload < 65_536 ? 4 : 10);

/** A commune's Chromium in a meeting of lean pages. */
export class Viewer {
  readonly page: Page;
  readonly #shown = new Set<(params: object) => void>();
  #traffic: Traffic = { down: 0, up: 0, framesDown: 0, framesUp: 0, asked: 0 };

  private constructor(page: Page) {
    this.page = page;
    page.on('request', () => (this.#traffic = { ...this.#traffic, asked: this.#traffic.asked + 1 }));
    page.on('websocket', (socket) => {
      socket.on('framereceived', ({ payload }) => this.#came(Buffer.byteLength(payload)));
      socket.on('framesent', ({ payload }) => this.#went(payload));
    });
  }

  /** Opens the waiting page of an enrolled PC; scripts run before the page's own. */
  static async open(place: Place, pc: EnrolledPc, devices: Devices = devicesOf.first): Promise<Viewer> {
    const browser = await EndpointBrowser.open(`house-${devices.pitch}`, devices, communeScreen);
    place.closes.push(() => browser.close());
    const { url } = place.district.hub;
    const [name = '', value = ''] = pc.cookie.split('=');
    await browser.context.addCookies([{ name, value, url, secure: true, httpOnly: true }]);
    const viewer = new Viewer(browser.page);
    await steadyVoice(browser.page);
    await tapAnnouncements(browser.page);
    await browser.page.goto(url);
    await browser.page.getByTestId('join').waitFor();
    return viewer;
  }

  /** Joins and sends no picture, which on a small machine would take the hub's own time. */
  async join(): Promise<void> {
    await this.page.getByTestId('join').click();
    await this.page.getByTestId('commune-page').waitFor();
    await this.page.getByTestId('camera-button').click();
  }

  get traffic(): Traffic {
    return this.#traffic;
  }

  /** Calls back with each list of pictures that the page tells the hub. */
  onShow(listener: (params: object) => void): void {
    this.#shown.add(listener);
  }

  #came(bytes: number): void {
    const { down, framesDown } = this.#traffic;
    this.#traffic = { ...this.#traffic, down: down + bytes + headBytes(bytes), framesDown: framesDown + 1 };
  }

  #went(payload: string | Buffer): void {
    const bytes = Buffer.byteLength(payload);
    const { up, framesUp } = this.#traffic;
    this.#traffic = { ...this.#traffic, up: up + bytes + headBytes(bytes) + 4, framesUp: framesUp + 1 };
    // An event of Socket.IO in a message of Engine.IO, with the number of its acknowledgement.
    const event = /^42\d*(\[.*\])$/s.exec(String(payload))?.[1];
    const request = event === undefined ? undefined : Request.safeParse(JSON.parse(event)).data;
    if (request?.[1] === 'media.show') for (const listener of this.#shown) listener(request[2]);
  }
}

/** Gives the page a microphone that hums without a pause, as the fake device of Chromium does not. */
const steadyVoice = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const devices = navigator.mediaDevices;
    const original = devices.getUserMedia.bind(devices);
    devices.getUserMedia = async (wanted) => {
      const stream = await original(wanted);
      if (wanted?.audio === undefined || wanted.audio === false) return stream;
      const context = new AudioContext();
      const [hum, out] = [context.createOscillator(), context.createMediaStreamDestination()];
      hum.frequency.value = 440;
      hum.connect(out);
      hum.start();
      return new MediaStream([...stream.getVideoTracks(), ...out.stream.getAudioTracks()]);
    };
  });

/** Lets the page note when it hears that something was announced: `announcedAt(text)` in milliseconds, for the first time since asked. */
const tapAnnouncements = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const awaited = new Map<string, number>();
    Object.assign(window, { awaited });
    window.WebSocket = class extends WebSocket {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols);
        this.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
          if (typeof data !== 'string' || !data.includes('"meeting.changed"')) return;
          for (const [text, at] of awaited) if (at === 0 && data.includes(text)) awaited.set(text, performance.now());
        });
      }
    };
  });
