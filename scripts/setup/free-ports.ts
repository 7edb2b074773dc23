import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { claim } from './lock.ts';

/** Below those that systems give to clients by themselves: a program that is started again finds its port as it left it. */
const range = { from: 20_000, to: 32_000 } as const;
const mostTries = 200;

interface HeldPort {
  readonly port: number;
  readonly free: () => Promise<void>;
}

/** Holds a port of this machine; null where another program has it. */
const hold = (port: number): Promise<HeldPort | null> =>
  new Promise((done, fail) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? done(null) : fail(error)));
    server.listen(port, '127.0.0.1', () =>
      done({ port, free: () => new Promise((freed) => void server.close(() => freed())) }),
    );
  });

/**
 * A port that is free on this machine and that no other process of ours has asked for: between its choice and its use, and while what uses it
 * is started anew, nobody else takes it. Held until `free`: whoever needs several holds all of them until the last is there. */
export const heldPort = async (): Promise<HeldPort> => {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const port = randomInt(range.from, range.to);
    const held = claim('ports', String(port)) ? await hold(port) : null;
    if (held !== null) return held;
  }
  throw new Error(`no free port was found between ${range.from} and ${range.to}`);
};

/** A port that is free on this machine. */
export const freePort = async (): Promise<number> => {
  const { port, free } = await heldPort();
  await free();
  return port;
};
