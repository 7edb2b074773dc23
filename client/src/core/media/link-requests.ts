import { Refusal } from '@diem-cau/shared';
import type { Signalling } from '../signalling.ts';
import type { LinkRequests } from './media-link.ts';

/** What a media link asks of the hub, as requests of this page's socket. */
export const linkRequests = (signalling: Pick<Signalling, 'ask'>): LinkRequests => ({
  connect: async (transportId, dtlsParameters) => {
    await signalling.ask('media.connectTransport', { transportId, dtlsParameters });
  },
  restartIce: (transportId) => signalling.ask('media.restartIce', { transportId }),
  renewRelay: async () => (await signalling.ask('media.renewRelay', {})).relay,
  recode: async (source, rtpParameters) => (await signalling.ask('media.recode', { source, rtpParameters })).producerId,
  produce: async (source, rtpParameters, how) => {
    const produce = async () => (await signalling.ask('media.produce', { source, rtpParameters, ...how })).producerId;
    try {
      return await produce();
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'already-sending')) throw error;
      // The hub holds what this page has let go of, such as a source whose answer was lost.
      await signalling.ask('media.stop', { source });
      return produce();
    }
  },
});
