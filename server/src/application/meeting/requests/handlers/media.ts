import { ofEndpoint, seatOf, type HandlersFor } from '../request.ts';

/** The media of the page's own connection: what receives has transports, only a seat sends. */
export const mediaHandlers: HandlersFor<'media'> = {
  'media.connectTransport': async (request, { transportId, dtlsParameters }) => {
    const { meeting, connection } = ofEndpoint(request);
    await meeting.mediaOf(connection).connect(transportId, dtlsParameters);
    return {};
  },

  'media.restartIce': async (request, { transportId }) => {
    const { meeting, connection } = ofEndpoint(request);
    const media = meeting.mediaOf(connection);
    return { iceParameters: await media.restartIce(transportId), relay: media.relayAccess() };
  },

  'media.renewRelay': (request) => {
    const { meeting, connection } = ofEndpoint(request);
    return { relay: meeting.mediaOf(connection).relayAccess() };
  },

  'media.rebuild': async (request, { rtpCapabilities }) => {
    const { meeting, connection } = ofEndpoint(request);
    const media = await meeting.rebuild(connection, rtpCapabilities);
    request.afterAnswer(() => meeting.streamTo(connection));
    return { media };
  },

  'media.produce': async (request, { source, rtpParameters, again, shut }) => {
    const { meeting, seat } = seatOf(request);
    return { producerId: await meeting.produce(seat, source, rtpParameters, { again, shut }) };
  },

  'media.recode': async (request, { source, rtpParameters }) => {
    const { meeting, seat } = seatOf(request);
    return { producerId: await meeting.mediaOf(seat).recode(source, rtpParameters) };
  },

  'media.stop': async (request, { source }) => {
    const { meeting, seat } = seatOf(request);
    await meeting.shut(seat, source, true);
    return {};
  },

  'media.closeMicrophone': async (request) => {
    const { meeting, seat } = seatOf(request);
    await meeting.shut(seat, 'microphone', false);
    return {};
  },

  'media.openMicrophone': async (request) => {
    const { meeting, seat } = seatOf(request);
    await meeting.openMicrophone(seat);
    return {};
  },

  'media.show': (request, { pictures }) => {
    const { meeting, connection } = ofEndpoint(request);
    meeting.show(connection, pictures);
    return {};
  },

  'media.tellTroubles': (request, { troubles }) => {
    const { meeting, seat } = seatOf(request);
    meeting.hearTroubles(seat, troubles);
    return {};
  },

  'media.tellLine': (request, { voices, pictureRate, cameraKept, pc }) => {
    const { meeting, connection } = ofEndpoint(request);
    // Only a seat has a camera.
    if (cameraKept !== undefined) seatOf(request);
    if (voices !== undefined) meeting.hearVoices(connection, voices, pictureRate ?? null);
    if (cameraKept !== undefined || pc !== undefined) meeting.hearWord(connection, { cameraKept, pc });
    return {};
  },

  'media.tellReception': (request, word) => {
    const { meeting, seat } = seatOf(request);
    meeting.hearReception(seat, word);
    return {};
  },
};
