import { certificates, type Certificates } from '../certificates.ts';
import { workerBinary } from '../worker/worker-binary.ts';
import { buildClient, clientFolder } from './client-build.ts';
import { checkRelay } from './relay.ts';
import { withLock } from './lock.ts';
import { createHash } from 'node:crypto';
import { installPackages } from './npm-packages.ts';
import { checkout } from './paths.ts';
import { step, type Step } from './report.ts';
import { checkSocketBuffers } from './socket-buffers.ts';

/** One piece of the set-up: idempotent, and quick when there is nothing to do. */
export type Piece = { title: string; run: (step: Step) => Promise<Record<string, string>> };

/** The npm packages: all that types, lint and the pure tests need. */
export const packages: Piece = {
  title: 'npm packages',
  async run(step) {
    await installPackages(step);
    return {};
  },
};

const worker: Piece = {
  title: 'Worker mediasoup',
  run: async (step) => ({ MEDIASOUP_WORKER_BIN: await workerBinary(step) }),
};

const tls: Piece = {
  title: 'Certificates',
  async run(step) {
    const { certificate, key, authority }: Certificates = await certificates(step);
    return { HUB_TLS_CERT: certificate, HUB_TLS_KEY: key, ...(authority ? { HUB_CA_CERT: authority } : {}) };
  },
};

const client: Piece = {
  title: 'Client',
  async run(step) {
    await buildClient(step);
    return { HUB_CLIENT_DIR: clientFolder };
  },
};

const socketBuffers: Piece = {
  title: 'Socket buffers',
  run: async (step) => {
    checkSocketBuffers(step);
    return {};
  },
};

const relay: Piece = {
  title: 'Relay',
  run: async (step) => {
    checkRelay(step);
    return {};
  },
};

/** What a hub and the tests need, in this order: nothing but Node's own modules is there before the packages are. */
export const pieces: readonly Piece[] = [packages, worker, tls, client, socketBuffers, relay];

/** The same without certificates, for an image: a private key must not be baked into one. */
export const piecesOfAnImage: readonly Piece[] = [packages, worker, client];

/** What needs no source of the hub. */
export const piecesOfAFirstLayer: readonly Piece[] = [packages, worker];

/**
 * Runs `chosen` one after the other and answers with the environment that they hand to the hub. `onFailure` decides
 * whether the next one still runs: it throws to stop. Two runs in the same checkout wait for each other.
 */
export async function setUp(
  chosen: readonly Piece[],
  onFailure: (title: string, error: unknown) => void,
): Promise<Record<string, string>> {
  const name = `checkout-${createHash('sha256').update(checkout).digest('hex').slice(0, 16)}`;
  const waiting = (): void => void process.stdout.write('Another run is setting up this checkout, waiting …\n');
  return withLock(name, waiting, async () => {
    const env: Record<string, string> = {};
    for (const [index, { title, run }] of chosen.entries()) {
      try {
        Object.assign(env, await run(step(index + 1, chosen.length, title)));
      } catch (error) {
        onFailure(title, error);
      }
    }
    return env;
  });
}
