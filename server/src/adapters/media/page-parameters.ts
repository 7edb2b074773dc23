import { cameraLayers, Refusal, screenCodecs, type MediaParameters, type ScreenCodec } from '@diem-cau/shared';
import type { DtlsParameters, MediaKind, RtpCapabilities, RtpParameters } from 'mediasoup/types';
import { z } from 'zod';
import { spokenExtensions } from './router-codecs.ts';

/*
 * What a page says about its media gets its types and bounds here, before mediasoup sees it. mediasoup checks much of it again, but
 * not all: a `maxBitrate` that is no whole number throws in the middle of a message to the worker, and from then on that worker
 * cannot be spoken to by anybody.
 */

const text = z.string().max(255);
const kind = z.enum(['audio', 'video']);
const payloadType = z.int().min(0).max(127);
const extensionId = z.int().min(1).max(255);
const ssrc = z.int().min(1).max(0xffff_ffff);
const uri = z.enum(spokenExtensions);
const codecParameters = z.record(z.string().max(64), z.union([text, z.number()]));

const codec = z.object({
  mimeType: z.string().max(64),
  clockRate: z.int().min(1).max(1_000_000),
  channels: z.int().min(1).max(8).exactOptional(),
  parameters: codecParameters.exactOptional(),
  rtcpFeedback: z
    .array(z.object({ type: text.min(1), parameter: text.exactOptional() }))
    .max(32)
    .exactOptional(),
});

/** Keeps what fits; a page may name extensions that the hub does not speak. */
const extensions = <Extension>(extension: z.ZodType<Extension>) =>
  z
    .array(z.unknown())
    .max(64)
    .transform((all) => all.flatMap((one) => extension.safeParse(one).data ?? []));

const PageCapabilities = z.object({
  codecs: z
    .array(codec.extend({ kind, preferredPayloadType: payloadType }))
    .min(1)
    .max(64),
  headerExtensions: extensions(
    z.object({
      kind,
      uri,
      preferredId: extensionId,
      preferredEncrypt: z.boolean().exactOptional(),
      direction: z.enum(['sendrecv', 'sendonly', 'recvonly', 'inactive']).exactOptional(),
    }),
  ).exactOptional(),
});

const sentStream = (sent: MediaKind) =>
  z.object({
    mid: z.string().max(32).exactOptional(),
    msid: text.exactOptional(),
    codecs: z
      .array(
        codec.extend({
          mimeType: z
            .string()
            .max(64)
            .regex(new RegExp(`^${sent}/`, 'i')),
          payloadType,
        }),
      )
      .min(1)
      .max(16),
    headerExtensions: extensions(
      z.object({
        uri,
        id: extensionId,
        encrypt: z.boolean().exactOptional(),
        parameters: codecParameters.exactOptional(),
      }),
    ).exactOptional(),
    encodings: z
      .array(
        z.object({
          ssrc: ssrc.exactOptional(),
          rid: z.string().min(1).max(16).exactOptional(),
          codecPayloadType: payloadType.exactOptional(),
          rtx: z.object({ ssrc }).exactOptional(),
          dtx: z.boolean().exactOptional(),
          scalabilityMode: z.string().max(16).exactOptional(),
          maxBitrate: z.int().min(0).max(100_000_000).exactOptional(),
        }),
      )
      .min(1)
      .max(cameraLayers.length),
    rtcp: z.object({ cname: text.exactOptional(), reducedSize: z.boolean().exactOptional() }).exactOptional(),
  });

const SentStream = { audio: sentStream('audio'), video: sentStream('video') };

const PageDtls = z.object({
  role: z.enum(['auto', 'client', 'server']).exactOptional(),
  fingerprints: z
    .array(
      z.object({
        algorithm: z.enum(['sha-1', 'sha-224', 'sha-256', 'sha-384', 'sha-512']),
        value: z
          .string()
          .max(191)
          .regex(/^[0-9a-f]{2}(:[0-9a-f]{2})+$/i),
      }),
    )
    .min(1)
    .max(8),
});

const parse = <Parsed>(schema: z.ZodType<Parsed>, parameters: MediaParameters): Parsed => {
  const parsed = schema.safeParse(parameters);
  if (!parsed.success) throw new Refusal('media-refused');
  return parsed.data;
};

/** What the page can receive; Refusal `media-refused` when it makes no sense. */
export const parseCapabilities = (parameters: MediaParameters): RtpCapabilities => parse(PageCapabilities, parameters);

/** In which codecs a page reads a screen, by what it can receive. */
export const screensRead = ({ codecs = [] }: RtpCapabilities): ReadonlySet<ScreenCodec> =>
  new Set(
    screenCodecs.filter((codec) =>
      codecs.some(({ mimeType }) => mimeType.toLowerCase() === `video/${codec.toLowerCase()}`),
    ),
  );

/** What the page is going to send; Refusal `media-refused` when it makes no sense or is of the other kind. */
export const parseSentStream = (sent: MediaKind, parameters: MediaParameters): RtpParameters =>
  parse(SentStream[sent], parameters);

/** The page's side of the DTLS handshake; Refusal `media-refused` when it makes no sense. */
export const parseDtls = (parameters: MediaParameters): DtlsParameters => parse(PageDtls, parameters);
