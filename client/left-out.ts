import type { Plugin } from 'vite';

interface LeftOut {
  readonly of: string;
  readonly module: RegExp;
  readonly instead: string;
}

const parts: readonly LeftOut[] = [
  // For React Native, for Chromium before 111, which can't read the pages anyway, and for tests.
  {
    of: '/mediasoup-client/',
    module: /\/(handlers\/(ReactNative106|Chrome74|FakeHandler)|test\/fakeParameters)$/u,
    instead: 'export {};',
  },
  // For browsers that are no Chromium: `core/media/browser-device.ts` loads them there.
  {
    of: '/mediasoup-client/lib/Device.js',
    module: /\/handlers\/(Firefox120|Safari12)$/u,
    instead: 'export {};',
  },
  // No page sends anything but pictures and sound.
  { of: '/mediasoup-client/', module: /\/Data(Producer|Consumer)$/u, instead: 'export {};' },
  // One emitter of events is enough, and the signalling brings one.
  {
    of: '/mediasoup-client/',
    module: /^events-alias$/u,
    instead: `import { Emitter } from '@socket.io/component-emitter';
export class EventEmitter extends Emitter {
  setMaxListeners() { return this; }
  listenerCount(name) { return this.listeners(name).length; }
}`,
  },
  // A page speaks to the hub by WebSocket, else by polling in the manner of today (`core/polled-way.ts`).
  {
    of: '/engine.io-client/build/esm/',
    module: /\/(polling-xhr([.]node)?|webtransport)\.js$/u,
    instead: 'const none = undefined;\nexport { none as XHR, none as WT };',
  },
  // When to open again is decided by `core/signalling.ts`, and nothing that goes over a socket is binary.
  {
    of: '/socket.io-client/build/esm/',
    module: /\/backo2\.js$/u,
    instead: `export class Backoff {
  reset() {}
  setMin() {}
  setMax() {}
  setJitter() {}
}`,
  },
  {
    of: '/socket.io-parser/build/esm/',
    module: /\/(is-)?binary\.js$/u,
    instead: `const no = () => false;
const none = () => { throw new Error('left out of the pages'); };
export { no as isBinary, no as hasBinary, none as deconstructPacket, none as reconstructPacket };`,
  },
  {
    of: '/engine.io-parser/build/esm/',
    module: /\/base64-arraybuffer\.js$/u,
    instead: "export const decode = () => { throw new Error('left out of the pages'); };",
  },
  // The pages' texts are the hub's own (`i18n/texts.ts`), and no key is a function.
  {
    of: '/react-i18next/',
    module: /^i18next$/u,
    instead: "export const keyFromSelector = () => { throw new Error('left out of the pages'); };",
  },
  // What libraries say to their own authors, where somebody turns it on.
  {
    of: '/',
    module: /^debug$/u,
    instead: 'export default () => Object.assign(() => undefined, { enabled: false });',
  },
  // What schemas are written down by; the pages only read by them.
  { of: '/zod/v4/classic/schemas.js', module: /\/json-schema-processors\.js$/u, instead: 'export {};' },
  {
    of: '/zod/v4/classic/schemas.js',
    module: /\/to-json-schema\.js$/u,
    instead: `const none = () => () => { throw new Error('left out of the pages'); };
export { none as createToJSONSchemaMethod, none as createStandardJSONSchemaMethod };`,
  },
  // Nobody reads what schemas say: a page words a fault by its code. No schema here has a cycle to be remembered.
  {
    of: '/zod/v4/classic/schemas.js',
    module: /\/locales\/en\.js$/u,
    instead: 'export default () => ({ localeError: ({ code }) => code });',
  },
  {
    of: '/zod/v4/core/',
    module: /\/memoizer\.js$/u,
    instead: `const none = () => undefined;
export { none as memoizer, none as isBackEdge, none as isRecursiveSchema };`,
  },
];

const prefix = '\0left-out:';

/** Leaves out of the build what no page uses of a library, although the library's one entry names it. */
export const leftOut = (): Plugin => ({
  name: 'left-out',
  apply: 'build',
  enforce: 'pre',
  resolveId(source, importer = '') {
    const part = parts.findIndex(({ of, module }) => importer.includes(`node_modules${of}`) && module.test(source));
    return part === -1 ? undefined : `${prefix}${part}`;
  },
  load: (id) => (id.startsWith(prefix) ? parts[Number(id.slice(prefix.length))]?.instead : undefined),
});
