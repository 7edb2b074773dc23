import type { Plugin } from 'vite';

/** Text of one module of a library that goes out of the build. */
interface Cut {
  readonly of: string;
  readonly text: RegExp;
  readonly instead?: string;
}

/** Methods of a class, or of the table that one is made of, as the libraries lay them out: each ends at its own indent. */
const methods = (...names: readonly string[]): RegExp =>
  new RegExp(`^ {4}(?:(?:async|get|set) )?(?:${names.join('|')})(?:\\(|: ).*\\{\\n(?:.*\\n)*?^ {4}\\},?\\n`, 'gmu');

/** What a text may be asked to be, by name. The pages have none of it, and each brings its expression and its class. */
const formats = [
  ...['email', 'url', 'jwt', 'emoji', 'guid', 'uuid', 'uuidv4', 'uuidv6', 'uuidv7', 'nanoid', 'cuid', 'cuid2', 'ulid'],
  ...['xid', 'ksuid', 'base64', 'base64url', 'ipv4', 'ipv6', 'cidrv4', 'cidrv6', 'e164'],
  ...['datetime', 'date', 'time', 'duration'],
];

/** Further methods of schemas that no page and nothing shared calls. */
const unused = [
  ...['exactOptional', 'nonoptional', 'and', 'prefault', 'readonly', 'superRefine', 'describe', 'meta', 'apply'],
  ...['encode', 'decode', 'encodeAsync', 'decodeAsync', 'safeEncode', 'safeDecode', 'safeEncodeAsync'],
  ...['safeDecodeAsync', 'parseAsync', 'safeParseAsync', 'spa', 'validate', 'validateAsync', 'description'],
  ...['slugify', 'multipleOf', 'step', 'keyof', 'safeExtend', 'merge', 'exactPartial', 'required'],
];

const schemas = '/zod/v4/classic/schemas.js';

const cuts: readonly Cut[] = [
  { of: schemas, text: methods(...formats, ...unused) },
  // The content policy lets nobody write code at run time, so that schemas of objects are walked through anyway.
  { of: schemas, text: /\$ZodObjectJIT/gu, instead: '$$ZodObject' },
  // No page sends anything but pictures and sound.
  {
    of: '/mediasoup-client/lib/Transport.js',
    text: methods(
      'produceData',
      'consumeData',
      'handleDataProducer',
      'handleDataConsumer',
      'getDataChannelMaxMessageSize',
    ),
  },
  {
    of: '/mediasoup-client/lib/handlers/Chrome111.js',
    text: methods('sendDataChannel', 'receiveDataChannel', 'getDataChannelMaxMessageSize'),
  },
  {
    of: '/mediasoup-client/lib/handlers/sdp/RemoteSdp.js',
    text: methods('sendSctpAssociation', 'receiveSctpAssociation'),
  },
];

/** A method that was cut out, where the pages' own code calls one. */
const calls = new RegExp(`(?<!\\bz\\.iso)\\.(${[...formats, ...unused].join('|')})\\(`, 'u');

/**
 * Cuts out of the build what no page uses of a library's classes, which no bundler can tell. The build fails where a library no longer
 * reads as it did, and where the pages' own code calls for what is cut out.
 */
export const cutOut = (): Plugin => ({
  name: 'cut-out',
  apply: 'build',
  enforce: 'pre',
  transform(code, id) {
    const own = id.includes('node_modules') ? null : /[.]tsx?$/u.test(id) ? calls.exec(code) : null;
    if (own !== null) this.error(`${id} calls ${own[1] ?? ''}(), which cut-out.ts cuts out of the pages`);
    const here = cuts.filter(({ of }) => id.endsWith(`node_modules${of}`));
    if (here.length === 0) return undefined;
    return here.reduce((left, { text, instead = '' }) => {
      const cut = left.replace(text, instead);
      if (cut === left) this.error(`${id} has nothing that reads like ${text.source}`);
      return cut;
    }, code);
  },
});
