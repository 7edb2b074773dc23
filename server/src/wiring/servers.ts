import { createServer as createPlainServer } from 'node:http';
import { createServer } from 'node:https';
import { ConnectionPlaces, handshakeMs, headMs } from '../adapters/http/connection-places.ts';
import { createDearActs } from '../adapters/http/dear-acts.ts';
import { createHttp, createPlainHttp, type HttpDeps } from '../adapters/http/http.ts';
import { listen, stopListening } from '../adapters/http/listening.ts';
import type { TlsFiles } from '../adapters/http/tls-files.ts';
import { tlsSettings } from '../adapters/http/tls-settings.ts';
import { UploadSpool } from '../adapters/http/upload-spool.ts';
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

/**
 * Listens on HTTPS, and on the plain port that hands out the CA: whoever can't have the ports must not write on the records of the hub that
 * has them. Gives the server for the pages' sockets; they are let in with `letSocketsGo`.
 */
export const openServers = async (
  { config: { httpsPort, httpPort }, holdings }: Start,
  tlsFiles: TlsFiles,
  parts: HttpDeps,
) => {
  const slowness = { headersTimeout: headMs, connectionsCheckingInterval: 5_000 } as const;
  const server = createServer(
    { ...tlsSettings(tlsFiles.pems), ...slowness, requestTimeout: requestTimeoutMs, handshakeTimeout: handshakeMs },
    createHttp(parts),
  );
  const plainServer = createPlainServer({ ...slowness, requestTimeout: headMs }, createPlainHttp(parts));
  const places = new ConnectionPlaces();
  places.attend(server, (request) => parts.sessions.claimant(request.headers.cookie));
  // No cookie of the hub's is ever sent in the open.
  new ConnectionPlaces().attend(plainServer, () => null);
  await listen(server, httpsPort, 'HUB_PORT');
  holdings.hold('HTTPS', closingMs.HTTPS, () => stopListening(server));
  await listen(plainServer, httpPort, 'HUB_HTTP_PORT');
  holdings.hold('HTTP', closingMs.HTTP, () => stopListening(plainServer));
  tlsFiles.watch((pems) => server.setSecureContext(tlsSettings(pems)));
  holdings.hold('certificates', closingMs.certificates, () => tlsFiles.close());
  return { server, letSocketsGo: () => places.letUpgradesGo(server) };
};
