import { connect, createServer, type Socket } from 'node:net';
import type { HubProcess } from '../../../server/test/support/hub-process.ts';

/** A PC's line to its hub that a test can cut: pages and signalling go over it, media do not. */
export interface CutLine {
  /** The link that enrols an endpoint by way of this line. */
  enrolmentLink(name: string): string;
  /** Breaks what is open and lets nothing through until `mend`. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/** Opens a line to a hub. */
export const cutLine = async (hub: HubProcess): Promise<CutLine> => {
  const sockets = new Set<Socket>();
  const target = new URL(hub.url);
  let whole = true;
  const server = createServer((near) => {
    if (!whole) {
      near.destroy();
      return;
    }
    const far = connect(Number(target.port), target.hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far);
    far.pipe(near);
  });
  await new Promise<void>((done) => server.listen(0, 'localhost', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the line listens on a port');
  const cut = (): void => {
    whole = false;
    for (const socket of sockets) socket.destroy();
  };
  return {
    enrolmentLink: (name) => {
      const link = new URL(hub.enrolmentLink(name));
      link.host = `localhost:${address.port}`;
      return link.href;
    },
    cut,
    mend: () => {
      whole = true;
    },
    async close() {
      cut();
      await new Promise((done) => server.close(done));
    },
  };
};
