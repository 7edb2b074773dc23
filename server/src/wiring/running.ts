import type { TlsFiles } from '../adapters/http/tls-files.ts';
import type { MediasoupPlane } from '../adapters/media/media-plane.ts';
import type { Relay } from '../adapters/relay/relay.ts';
import type { Hub } from '../application/meeting/hub.ts';
import { OwnOrigins } from '../application/running/own-origins.ts';
import { Readiness } from '../application/running/readiness.ts';
import type { Data } from './data.ts';
import { apiDocument } from './data-files.ts';
import type { Start } from './start.ts';

/** What is said of the hub itself. */
interface RunningPorts {
  readonly storage: Data['storage'];
  readonly media: Pick<MediasoupPlane, 'health'>;
  readonly relay: Pick<Relay, 'warnings'> | null;
  readonly hub: Pick<Hub, 'meetingsSetAside'>;
  readonly tlsFiles: TlsFiles;
}

/** How the hub is, which addresses are its own, and what it hands out about itself. */
export const openRunning = (
  { config, clock, logger }: Start,
  { storage, media, relay, hub, tlsFiles }: RunningPorts,
) => ({
  readiness: new Readiness({
    write: () => storage.proveWritable(),
    media: () => ({ ...media.health, warnings: [...media.health.warnings, ...(relay?.warnings ?? [])] }),
    addressesAreGiven: config.media.addressesAreGiven,
    setAside: () => hub.meetingsSetAside,
    stopwatch: clock,
    logger,
  }),
  origins: new OwnOrigins({
    told: config.toldNames,
    isAlsoOwn: (name) => config.machineNames().includes(name) || tlsFiles.speaksFor(name),
    httpsPort: config.httpsPort,
  }),
  caPem: (): string | null => tlsFiles.pems.caPem,
  apiDocument,
  timeZone: config.timeZone,
  certificatePort: config.httpPort,
  now: () => clock.now(),
});
