import { Refusal, type MediaParameters } from '@diem-cau/shared';
import { Device } from 'mediasoup-client';
import type { MediaEngine } from './media-link.ts';
import { MediasoupLink } from './mediasoup-link.ts';
import { RouterCapabilities } from './opaque-parameters.ts';

/** The media engine over mediasoup-client. The browser's abilities are found out once and kept for all links. */
export const mediasoupEngine = (): MediaEngine => {
  let loading: { readonly key: string; readonly device: Promise<Device> } | null = null;
  let loaded: Device | null = null;

  const load = async (router: MediaParameters): Promise<Device> => {
    const device = await Device.factory();
    await device.load({ routerRtpCapabilities: RouterCapabilities.parse(router) });
    return device;
  };

  return {
    async capabilities(router) {
      // A hub of a newer version may speak something else after a reconnection.
      const key = JSON.stringify(router);
      if (loading?.key !== key) loading = { key, device: load(router) };
      try {
        loaded = await loading.device;
      } catch (error) {
        loading = null;
        throw new Refusal('media-refused', [String(error)]);
      }
      return loaded.recvRtpCapabilities;
    },
    open(offer, requests, listener) {
      if (loaded === null) throw new Error('capabilities() comes first');
      return new MediasoupLink(loaded, offer, requests, listener);
    },
  };
};
