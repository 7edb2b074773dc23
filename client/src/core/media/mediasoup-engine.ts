import { Refusal } from '@diem-cau/shared';
import type { Device } from 'mediasoup-client';
import { browserDevice, prepareDevice } from './browser-device.ts';
import type { MediaEngine } from './media-link.ts';
import { MediasoupLink } from './mediasoup-link.ts';

/** The media engine over mediasoup-client. The browser's abilities are found out once and kept for all links. */
export const mediasoupEngine = (): MediaEngine => {
  let loading: { readonly key: string; readonly device: Promise<Device> } | null = null;
  let loaded: Device | null = null;

  prepareDevice();
  return {
    async capabilities(router) {
      // A hub of a newer version may speak something else after a reconnection.
      const key = JSON.stringify(router);
      if (loading?.key !== key) loading = { key, device: browserDevice(router) };
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
