import { seatOf, type HandlersFor } from '../request.ts';

/** The media of the page's own seat. */
export const mediaHandlers: HandlersFor<'media'> = {
  'media.connectTransport': async (request, { transportId, dtlsParameters }) => {
    const { meeting, endpointId } = seatOf(request);
    await meeting.mediaOf(request.page, endpointId).connect(transportId, dtlsParameters);
    return {};
  },

  'media.restartIce': async (request, { transportId }) => {
    const { meeting, endpointId } = seatOf(request);
    return { iceParameters: await meeting.mediaOf(request.page, endpointId).restartIce(transportId) };
  },

  'media.rebuild': async (request, { rtpCapabilities }) => {
    const { meeting, endpointId } = seatOf(request);
    const media = await meeting.rebuild(request.page, endpointId, rtpCapabilities);
    request.afterAnswer(() => meeting.streamTo(request.page));
    return { media };
  },

  'media.produce': async (request, { source, rtpParameters, again, shut }) => {
    const { meeting, endpointId } = seatOf(request);
    return { producerId: await meeting.produce(request.page, endpointId, source, rtpParameters, { again, shut }) };
  },

  'media.stop': async (request, { source }) => {
    const { meeting, endpointId } = seatOf(request);
    await meeting.shut(request.page, endpointId, source, true);
    return {};
  },

  'media.closeMicrophone': async (request) => {
    const { meeting, endpointId } = seatOf(request);
    await meeting.shut(request.page, endpointId, 'microphone', false);
    return {};
  },

  'media.openMicrophone': async (request) => {
    const { meeting, endpointId } = seatOf(request);
    await meeting.openMicrophone(request.page, endpointId);
    return {};
  },

  'media.show': (request, { pictures }) => {
    const { meeting, endpointId } = seatOf(request);
    meeting.show(request.page, endpointId, pictures);
    return {};
  },

  'media.tellTroubles': (request, { troubles }) => {
    const { meeting, endpointId } = seatOf(request);
    meeting.hearTroubles(request.page, endpointId, troubles);
    return {};
  },
};
