import { closeMicrophone, openMicrophone } from '../../domain/muting.ts';
import { stopSending } from '../../domain/sending.ts';
import { seatOf, type HandlersFor } from '../request.ts';

/** The media of the page's own seat. */
export const mediaHandlers: HandlersFor<'media'> = {
  'media.connectTransport': async ({ page }, { transportId, dtlsParameters }) => {
    const { meeting, endpointId } = seatOf(page);
    await meeting.mediaOf(page, endpointId).connect(transportId, dtlsParameters);
    return {};
  },

  'media.restartIce': async ({ page }, { transportId }) => {
    const { meeting, endpointId } = seatOf(page);
    return { iceParameters: await meeting.mediaOf(page, endpointId).restartIce(transportId) };
  },

  'media.rebuild': async ({ page, afterAnswer }, { rtpCapabilities }) => {
    const { meeting, endpointId } = seatOf(page);
    const media = await meeting.rebuild(page, endpointId, rtpCapabilities);
    afterAnswer(() => meeting.streamTo(page));
    return { media };
  },

  'media.produce': async ({ page }, { source, rtpParameters }) => {
    const { meeting, endpointId } = seatOf(page);
    return { producerId: await meeting.produce(page, endpointId, source, rtpParameters) };
  },

  'media.stop': async ({ page }, { source }) => {
    const { meeting, endpointId } = seatOf(page);
    await meeting.act((now) => stopSending(now, endpointId, source));
    return {};
  },

  'media.closeMicrophone': async ({ page }) => {
    const { meeting, endpointId } = seatOf(page);
    await meeting.act((now) => closeMicrophone(now, endpointId));
    return {};
  },

  'media.openMicrophone': async ({ page }) => {
    const { meeting, endpointId } = seatOf(page);
    await meeting.act((now) => openMicrophone(now, endpointId));
    return {};
  },

  'media.show': ({ page }, { pictures }) => {
    const { meeting, endpointId } = seatOf(page);
    meeting.show(page, endpointId, pictures);
    return {};
  },
};
