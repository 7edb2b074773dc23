import { z } from 'zod';
import { ProducerId, TransportId } from '../kit/ids.ts';
import { ConsumerOffer, MediaOffer, MediaParameters } from '../meeting/media.ts';

const Nothing = z.strictObject({});

/** As much as one message of the measuring carries, in characters. */
export const mostCarried = 48_000;

/** Requests of an endpoint's page that tests itself before a meeting, which is in none; how it came out is told over HTTP. */
export const checkRequests = {
  /**
   * Begins a check, or takes a place in the queue: `place` is 0 when it may begin; else the page waits, and asks again every 2 s. `asked`:
   * by `check.asked`; then refused with `check-while-meeting` while a meeting is open, and with `not-found` once nobody wants it any more.
   * Refused with `endpoint-busy`, `too-many-requests`, and with `check-elsewhere` while another page of the endpoint makes one.
   */
  'check.begin': { params: z.strictObject({ asked: z.boolean() }), result: z.strictObject({ place: z.int().min(0) }) },
  /** Transports of a room of its own in place of earlier ones: what this page sends comes back to it, and nobody else is there. */
  'check.openMedia': {
    params: z.strictObject({ rtpCapabilities: MediaParameters }),
    result: z.strictObject({ media: MediaOffer }),
  },
  /** Completes a transport with the page’s own DTLS parameters. */
  'check.connectTransport': {
    params: z.strictObject({ transportId: TransportId, dtlsParameters: MediaParameters }),
    result: Nothing,
  },
  /** Sends the own camera or microphone, which comes back by `check.consumersOpened`. */
  'check.produce': {
    params: z.strictObject({ source: z.enum(['camera', 'microphone']), rtpParameters: MediaParameters }),
    result: z.strictObject({ producerId: ProducerId }),
  },
  /** Asks for the line to measure it: one endpoint at a time has it, for 15 s, and nobody while a meeting is open. */
  'check.takeLine': { params: Nothing, result: z.strictObject({ line: z.enum(['yours', 'busy', 'meeting']) }) },
  /** Carries so many x up, and so many down; for whoever has the line, 4 MB each way at most in one check. */
  'check.carry': {
    params: z.strictObject({ up: z.string().max(mostCarried).regex(/^x*$/), down: z.int().min(0).max(mostCarried) }),
    result: z.strictObject({ down: z.string().max(mostCarried) }),
  },
  /** Ends the check without a word of how it came out. */
  'check.stop': { params: Nothing, result: Nothing },
} as const;

/** Tasks of an endpoint that is being checked. */
export const checkTasks = {
  /** The district, or the hub at its hour, wants an endpoint that waits to check itself now. */
  'check.asked': Nothing,
  /** A meeting was opened: the check ends at once, and gives back what it holds. */
  'check.stopped': Nothing,
  /** Receives what it sends itself. */
  'check.consumersOpened': z.strictObject({ consumers: z.array(ConsumerOffer).max(4) }),
} as const;
