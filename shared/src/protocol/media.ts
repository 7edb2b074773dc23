import { z } from 'zod';
import { ConsumerId, EndpointId, ProducerId, TransportId } from '../kit/ids.ts';
import {
  ConsumerOffer,
  MediaParameters,
  MediaOffer,
  RelayAccess,
  ScreenCodec,
  screenCodecs,
  ShownPicture,
} from '../meeting/media.ts';
import { CameraKept, PcBears, ToldVoice } from '../meeting/ladder.ts';
import { SourceId } from '../meeting/source-id.ts';
import { ToldReception } from '../lines/line-board.ts';
import { ToldTrouble } from '../meeting/troubles.ts';

const Nothing = z.strictObject({});

/** Requests about the connection's own media: a seat sends and receives, a display receives. */
export const mediaRequests = {
  /** Completes a transport with the page’s own DTLS parameters. */
  'media.connectTransport': {
    params: z.strictObject({ transportId: TransportId, dtlsParameters: MediaParameters }),
    result: Nothing,
  },
  /** New ICE parameters for a transport whose path broke. */
  'media.restartIce': {
    params: z.strictObject({ transportId: TransportId }),
    result: z.strictObject({ iceParameters: MediaParameters, relay: RelayAccess.nullable() }),
  },
  /** New access to the relay, before that of before runs out. */
  'media.renewRelay': { params: Nothing, result: z.strictObject({ relay: RelayAccess.nullable() }) },
  /** New transports after the old ones were lost (`media.lost`, or a transport that failed for good). */
  'media.rebuild': {
    params: z.strictObject({ rtpCapabilities: MediaParameters }),
    result: z.strictObject({ media: MediaOffer }),
  },
  /**
   * Starts to send a source. A microphone starts open; the chair's screen takes the place of another's. `again` says that nobody pressed:
   * the page sends what it sent before it was cut off. Then what the chair has shut meanwhile is refused even when it is free again
   * (`held-back`), and nobody's screen takes the place of another's (`screen-taken`).
   */
  'media.produce': {
    params: z.strictObject({
      source: SourceId,
      rtpParameters: MediaParameters,
      again: z.boolean().default(false),
      /** A microphone that is only prepared: nobody hears it until its endpoint opens it or gets the floor. Needs no right to speak. */
      shut: z.boolean().default(false),
    }),
    result: z.strictObject({ producerId: ProducerId }),
  },
  /**
   * Goes on sending the screen in another codec (`media.screenCodecs`): whoever receives it is given the new stream in the place of the old one, and
   * the record does not hear of it.
   */
  'media.recode': {
    params: z.strictObject({ source: z.literal('screen'), rtpParameters: MediaParameters }),
    result: z.strictObject({ producerId: ProducerId }),
  },
  /** Stops sending a source for good. */
  'media.stop': { params: z.strictObject({ source: SourceId }), result: Nothing },
  /** Closes a microphone that is being sent: nobody hears it while it is closed, whatever the page sends. */
  'media.closeMicrophone': { params: Nothing, result: Nothing },
  /** Opens the microphone again; refused while the chair withholds it. */
  'media.openMicrophone': { params: Nothing, result: Nothing },
  /** All pictures that stand on the page now; any other is paused. An empty list pauses all pictures. */
  'media.show': { params: z.strictObject({ pictures: z.array(ShownPicture).max(200) }), result: Nothing },
  /** All that is wrong with the own sources now; what is not named is well. A device that comes and goes is told to others more slowly each time. */
  'media.tellTroubles': { params: z.strictObject({ troubles: z.array(ToldTrouble).max(8) }), result: Nothing },
  /**
   * What this page finds of its line: how the voices come that speak, once a second while some of one is lost and once when none is any more, and with
   * them in how many bit/s pictures have come since the last look: where a queue stands, no more of them passes. And, of a
   * seat, how much of its camera it keeps back, or null, because the line up does not bear it: nobody takes its pictures for lost meanwhile. And what
   * its PC bears, whenever that changes: it is sent no more pictures than that.
   */
  'media.tellLine': {
    params: z.strictObject({
      voices: z.array(ToldVoice).max(8).optional(),
      pictureRate: z.int().min(0).optional(),
      cameraKept: CameraKept.nullable().optional(),
      pc: PcBears.optional(),
    }),
    result: Nothing,
  },
  /** How what is received has come since it was told last, every ten seconds: for whoever looks after the lines, and on no record. */
  'media.tellReception': { params: ToldReception, result: Nothing },
} as const;

/** Notices about the connection's own media. */
export const mediaNotices = {
  /** Streams that ended. */
  'media.consumersClosed': z.strictObject({ consumerIds: z.array(ConsumerId).max(2000) }),
  /** The hub stopped a source of this seat: the page lets go of the device. */
  'media.stopped': z.strictObject({ source: SourceId, cause: z.enum(['taken', 'stopped-by-chair']) }),
  /** Up to this layer, 0 the smallest, a camera of this seat is watched by anybody: larger ones need not be sent. Without a word all are. */
  'media.watched': z.strictObject({ source: SourceId, layer: z.int().min(0).max(2) }),
  /**
   * These codecs of a screen everybody in the meeting reads now, the leanest first: a seat sends its screen in the first of them that it can, also one
   * that it is sending already. Without a word it is the last of all, VP8.
   */
  'media.screenCodecs': z.strictObject({ codecs: z.array(ScreenCodec).min(1).max(screenCodecs.length) }),
  /** The media service restarted: ask for `media.rebuild` and send anew. */
  'media.lost': Nothing,
} as const;

/** Tasks about the connection's own media. */
export const mediaTasks = {
  /** Receives these streams: pictures start when the page is ready for them, a voice that is open flows already. */
  'media.consumersOpened': z.strictObject({ consumers: z.array(ConsumerOffer).max(2000) }),
} as const;

/** Requests of the chair about other endpoints' media; enforced where media is produced and resumed. */
export const mutingRequests = {
  /** Withholds every microphone but the leading endpoint’s, of those who join later too. */
  'muting.muteAll': { params: Nothing, result: Nothing },
  /** Lets everybody open the microphone again; it stays closed until its endpoint opens it. */
  'muting.allowAll': { params: Nothing, result: Nothing },
  /** Closes one endpoint’s microphone and withholds it. */
  'muting.mute': { params: z.strictObject({ endpointId: EndpointId }), result: Nothing },
  /** Lets one endpoint open its microphone again. */
  'muting.allow': { params: z.strictObject({ endpointId: EndpointId }), result: Nothing },
  /** Ends whatever screen is being shared. */
  'screen.stop': { params: Nothing, result: Nothing },
} as const;
