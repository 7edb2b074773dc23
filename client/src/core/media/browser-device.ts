import { Device, detectDevice, type types } from 'mediasoup-client';
import { EarlyPart } from '../early-part.ts';
import { RouterCapabilities } from './opaque-parameters.ts';

/** How the library speaks with browsers that are no Chromium: hardly any page needs one, and none needs both. */
const otherBrowsers: Readonly<Record<string, EarlyPart<types.HandlerFactory>>> = {
  Firefox120: new EarlyPart(async () =>
    (await import('mediasoup-client/handlers/Firefox120')).Firefox120.createFactory({}),
  ),
  Safari12: new EarlyPart(async () => (await import('mediasoup-client/handlers/Safari12')).Safari12.createFactory({})),
};

const otherBrowser = (): EarlyPart<types.HandlerFactory> | undefined => otherBrowsers[detectDevice() ?? ''];

/** Loads what this browser needs besides, where it needs anything, before it is asked for. */
export const prepareDevice = (): void => otherBrowser()?.soon();

/** What this browser can do with the media of a hub whose router speaks this. Rejects where it can do nothing with them. */
export const browserDevice = async (router: unknown): Promise<Device> => {
  const handlerFactory = await otherBrowser()?.need();
  const device = await Device.factory(handlerFactory && { handlerFactory });
  await device.load({ routerRtpCapabilities: RouterCapabilities.parse(router) });
  return device;
};
