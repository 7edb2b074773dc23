import { createServer } from 'node:http';
import { ConnectionPlaces, headMs } from '../adapters/http/connection-places.ts';
import { createDearActs } from '../adapters/http/dear-acts.ts';
import { createHttp, createPlainHttp, type HttpDeps } from '../adapters/http/http.ts';
import { FrontDoor } from '../adapters/http/front-door.ts';
import { listen, stopListening } from '../adapters/http/listening.ts';
import type { TlsFiles } from '../adapters/http/tls-files.ts';
import { tlsSettings } from '../adapters/http/tls-settings.ts';
import { UploadSpool } from '../adapters/http/upload-spool.ts';
import type { Relay } from '../adapters/relay/relay.ts';
import { Budgets } from '../application/kit/budgets.ts';
import type { Start } from './start.ts';
import { brokenLine, closingMs, requestTimeoutMs } from './times.ts';

/** What every route is served with, besides the parts of its subject. */
export const openServing = ({ config, clock, logger }: Start, sampleData: boolean) => ({
  uploads: new UploadSpool(config.dataDir),
  budgets: new Budgets(clock, (asker) => logger.warn({ asker }, 'asks for too much and is refused')),
  dearActs: createDearActs(),
  brokenLine,
  logger,
  sampleData,
  clientDir: config.clientDir,
  awayPage: config.awayPage,
  strictTransport: config.strictTransport,
});

/** What the servers are opened with. */
interface ServersPorts {
  readonly tlsFiles: TlsFiles;
  readonly relay: Pick<Relay, 'carry'> | null;
  readonly parts: HttpDeps;
}

/**
 * Listens on HTTPS, and on the plain port that hands out the CA: whoever can't have the ports must not write on the records of the hub that
 * has them. Gives the server for the pages' sockets; they are let in with `letSocketsGo`.
 */
export const openServers = async (
  { config: { httpsPort, furtherHttpsPorts, httpPort }, holdings }: Start,
  { tlsFiles, relay, parts }: ServersPorts,
) => {
  const slowness = { headersTimeout: headMs, connectionsCheckingInterval: 5_000 } as const;
  const server = createServer({ ...slowness, requestTimeout: requestTimeoutMs }, createHttp(parts));
  const plainServer = createServer({ ...slowness, requestTimeout: headMs }, createPlainHttp(parts));
  const places = new ConnectionPlaces();
  const door = new FrontDoor({
    http: server,
    tls: tlsSettings(tlsFiles.pems),
    relay: relay === null ? null : (socket) => relay.carry(socket, (user) => places.know(socket, `relay:${user}`)),
  });
  places.attend(door.server, server, (request) => parts.sessions.claimant(request.headers.cookie));
  // No cookie of the hub's is ever sent in the open.
  new ConnectionPlaces().attend(plainServer, plainServer, () => null);
  await door.listen([httpsPort, ...furtherHttpsPorts], 'HUB_PORT');
  holdings.hold('HTTPS', closingMs.HTTPS, () => door.close());
  await listen(plainServer, httpPort, 'HUB_HTTP_PORT');
  holdings.hold('HTTP', closingMs.HTTP, () => stopListening(plainServer));
  tlsFiles.watch((pems) => door.renew(tlsSettings(pems)));
  holdings.hold('certificates', closingMs.certificates, () => tlsFiles.close());
  return { server, letSocketsGo: () => places.letSocketsGo(server) };
};
