import { createServer, type Server } from 'node:http';
import { networkInterfaces } from 'node:os';
import type { HttpDeps } from '../adapters/http/http.ts';
import { listen, stopListening } from '../adapters/http/listening.ts';
import { createLocalHttp } from '../adapters/http/local-http.ts';
import type { Storage } from '../adapters/storage/storage.ts';
import { LocalDoor } from '../application/demo/local-door.ts';
import type { Holdings } from '../application/running/holdings.ts';
import type { Mint } from '../application/ports/clock.ts';
import type { Doors } from './doors.ts';
import { closingMs } from './times.ts';

/** What the local door is made with. */
export interface LocalDoorPorts {
  readonly doors: Doors;
  readonly parts: HttpDeps;
  readonly storage: Pick<Storage, 'enrolments' | 'accounts' | 'directory'>;
  readonly mint: Mint;
  readonly port: number;
}

/** This machine's own addresses, IPv6 only where it has it. */
const loopbacks = (): string[] =>
  ['127.0.0.1', '::1'].filter((address) =>
    Object.values(networkInterfaces()).some((all) => all?.some((each) => each.address === address)),
  );

/** Listens on `http://localhost`, for a played district only. Gives the servers for the pages' sockets, and the path of the way in. */
export const openLocalDoor = async (
  { doors, parts, storage, mint, port }: LocalDoorPorts,
  holdings: Holdings,
): Promise<{ readonly servers: readonly Server[]; readonly entry: string }> => {
  const { enrolments, accounts, directory } = storage;
  const door = new LocalDoor({
    enrolments,
    links: doors.enrolments,
    accounts,
    directory,
    sessions: doors.sessions,
    mint,
  });
  const http = createLocalHttp({ ...parts, ...doors, strictTransport: false, door, demoPort: port });
  const servers: Server[] = [];
  for (const address of loopbacks()) {
    const server = createServer(http);
    await listen(server, port, 'HUB_DEMO_PORT', address);
    holdings.hold(`HTTP on ${address}`, closingMs.local, () => stopListening(server));
    servers.push(server);
  }
  return { servers, entry: `/demo/${door.key}` };
};
