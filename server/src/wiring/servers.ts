import { createServer as createPlainServer, type RequestListener } from 'node:http';
import { createServer } from 'node:https';
import { ConnectionPlaces, handshakeMs, headMs } from '../adapters/http/connection-places.ts';
import { listen, stopListening } from '../adapters/http/listening.ts';
import type { TlsFiles } from '../adapters/http/tls-files.ts';
import { tlsSettings } from '../adapters/http/tls-settings.ts';
import type { Holdings } from '../application/running/holdings.ts';
import type { Sessions } from '../application/sign-in/sessions.ts';
import { closingMs, requestTimeoutMs } from './times.ts';

/** What the two servers answer, and where. */
export interface ServersPorts {
  readonly http: RequestListener;
  readonly plainHttp: RequestListener;
  readonly tlsFiles: TlsFiles;
  readonly sessions: Pick<Sessions, 'claimant'>;
  readonly httpsPort: number;
  readonly httpPort: number;
}

/**
 * Listens on HTTPS, and on the plain port that hands out the CA: whoever can't have the ports must not write on the records of the hub that
 * has them. Gives the server for the pages' sockets; they are let in with `letSocketsGo`.
 */
export const openServers = async (
  { http, plainHttp, tlsFiles, sessions, httpsPort, httpPort }: ServersPorts,
  holdings: Holdings,
) => {
  const slowness = { headersTimeout: headMs, connectionsCheckingInterval: 5_000 } as const;
  const server = createServer(
    { ...tlsSettings(tlsFiles.pems), ...slowness, requestTimeout: requestTimeoutMs, handshakeTimeout: handshakeMs },
    http,
  );
  const plainServer = createPlainServer({ ...slowness, requestTimeout: headMs }, plainHttp);
  const places = new ConnectionPlaces();
  places.attend(server, (request) => sessions.claimant(request.headers.cookie));
  // No cookie of the hub's is ever sent in the open.
  new ConnectionPlaces().attend(plainServer, () => null);
  await listen(server, httpsPort, 'HUB_PORT');
  holdings.hold('HTTPS', closingMs.server, () => stopListening(server));
  await listen(plainServer, httpPort, 'HUB_HTTP_PORT');
  holdings.hold('HTTP', closingMs.server, () => stopListening(plainServer));
  tlsFiles.watch((pems) => server.setSecureContext(tlsSettings(pems)));
  holdings.hold('certificates', closingMs.certificates, () => tlsFiles.close());
  return { server, letSocketsGo: () => places.letUpgradesGo(server) };
};
