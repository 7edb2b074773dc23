import { createServer, type Server } from 'node:http';
import { networkInterfaces } from 'node:os';
import type { HttpDeps } from '../adapters/http/http.ts';
import { listen, stopListening } from '../adapters/http/listening.ts';
import { createLocalHttp } from '../adapters/http/local-http.ts';
import { LocalDoor } from '../application/demo/local-door.ts';
import type { Data } from './data.ts';
import type { Doors } from './sign-in.ts';
import type { Start } from './start.ts';
import { closingMs } from './times.ts';

/** This machine's own addresses, IPv6 only where it has it. */
const loopbacks = (): string[] =>
  ['127.0.0.1', '::1'].filter((address) =>
    Object.values(networkInterfaces()).some((all) => all?.some((each) => each.address === address)),
  );

/** Listens on `http://localhost`, for a played district only. Gives the servers for the pages' sockets, and the path of the way in. */
export const openLocalDoor = async (
  { config: { demoPort }, mint, holdings }: Start,
  { storage: { enrolments, accounts, directory } }: Data,
  doors: Doors,
  parts: HttpDeps,
): Promise<{ readonly servers: readonly Server[]; readonly entry: string }> => {
  const { enrolments: links, sessions } = doors;
  const door = new LocalDoor({ enrolments, links, accounts, directory, sessions, mint });
  const http = createLocalHttp({ ...parts, ...doors, strictTransport: false, door, demoPort });
  const servers: Server[] = [];
  for (const address of loopbacks()) {
    const server = createServer(http);
    await listen(server, demoPort, 'HUB_DEMO_PORT', address);
    holdings.hold(`HTTP on ${address}`, closingMs.local, () => stopListening(server));
    servers.push(server);
  }
  return { servers, entry: `/demo/${door.key}` };
};
