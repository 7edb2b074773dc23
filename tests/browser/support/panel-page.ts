import { EnrolmentLink } from '@diem-cau/shared';
import type { Page } from 'playwright-core';
import { askHttp, bodyOf } from '../../../server/test/support/hub-http.ts';
import type { HubProcess } from '../../../server/test/support/hub-process.ts';
import { adminCookie, askFrom, type Place } from './district.ts';
import { EndpointBrowser, type ScreenSize } from './endpoint-browser.ts';

/** A tablet as a chair has it on the table. */
export const tabletScreen: ScreenSize = { width: 1280, height: 800 };

const silent = { colour: [0, 0, 0], pitch: 110 } as const;

/** A tablet that is enrolled as a panel of an endpoint, and what it has ever asked of the machine. */
export interface Tablet {
  readonly browser: EndpointBrowser;
  readonly page: Page;
  /** How often a page of it has asked for a camera, a microphone or a screen, or made a connection for media. */
  readonly mediaAsked: () => Promise<number>;
}

/** Enrols a tablet as a panel beside an endpoint's PC, by a code of the admin's. */
export const enrolPanel = async (hub: HubProcess, beside: Place): Promise<Tablet> => {
  const made = await askHttp(`${hub.url}/api/endpoints/${beside.endpointId}/enrolment-link`, {
    method: 'POST',
    cookie: await adminCookie(hub),
    body: { purpose: 'panel', beside: true },
  });
  const link = bodyOf(made, EnrolmentLink);
  const browser = await EndpointBrowser.open('tablet', silent, tabletScreen);
  await browser.context.addInitScript(() => {
    const asked = { count: 0 };
    Reflect.set(window, 'mediaAsked', asked);
    const counting = (target: object, name: string): void => {
      const before: unknown = Reflect.get(target, name);
      if (typeof before !== 'function') return;
      Reflect.set(target, name, function count(this: unknown, ...args: unknown[]): unknown {
        asked.count++;
        return Reflect.apply(before, this, args);
      });
    };
    for (const name of ['getUserMedia', 'getDisplayMedia', 'enumerateDevices'])
      counting(Object.getPrototypeOf(navigator.mediaDevices), name);
    counting(RTCPeerConnection.prototype, 'setLocalDescription');
  });
  const { page } = browser;
  await askFrom(page, `${hub.url}/api/enrolments/redeem`, { code: link.code });
  return {
    browser,
    page,
    mediaAsked: () =>
      page.evaluate(() => {
        const asked: unknown = Reflect.get(window, 'mediaAsked');
        return typeof asked === 'object' && asked !== null ? Number(Reflect.get(asked, 'count')) : -1;
      }),
  };
};

/** Opens the panel of the one meeting that is open. */
export const openPanel = async (hub: HubProcess, page: Page): Promise<void> => {
  await page.goto(`${hub.url}/panel`);
  await page.getByTestId('panel-page').waitFor();
};
