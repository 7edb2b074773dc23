import { connect, createServer, type Socket } from 'node:net';

/** A line to a database that a test can cut at the worst moment. */
export interface BreakingLine {
  /** The database's address by way of this line. */
  readonly url: string;
  /** Lets the next commit through to the database and cuts the line before its answer comes back; down for so many milliseconds. */
  cutAtNextCommit(downForMs: number): void;
  /** Cuts the line when the next commit is sent, before it gets through. */
  cutBeforeNextCommit(downForMs: number): void;
  close(): Promise<void>;
}

/** Opens a line to the database at `url`. */
export const breakingLine = async (url: string): Promise<BreakingLine> => {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let cut: { downForMs: number; getsThrough: boolean } | null = null;
  let downUntil = 0;

  const server = createServer((near) => {
    if (performance.now() < downUntil) {
      near.destroy();
      return;
    }
    const far = connect(Number(target.port), target.hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        // The far end is left to finish what it was sent.
        if (socket === far) near.destroy();
        else far.end();
      });
    }
    near.on('data', (bytes) => {
      const isCut = cut !== null && /\bcommit\b/iu.test(bytes.toString('latin1'));
      if (!isCut || cut?.getsThrough === true) far.write(bytes);
      if (cut === null || !isCut) return;
      downUntil = performance.now() + cut.downForMs;
      cut = null;
      for (const socket of sockets) if (socket.localPort === port) socket.destroy();
    });
    far.on('data', (bytes) => {
      if (!near.destroyed) near.write(bytes);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the line listens on a port');
  const { port } = address;
  target.port = String(port);
  const near = target.href;
  target.port = new URL(url).port;
  return {
    url: near,
    cutAtNextCommit: (downForMs) => {
      cut = { downForMs, getsThrough: true };
    },
    cutBeforeNextCommit: (downForMs) => {
      cut = { downForMs, getsThrough: false };
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
};
