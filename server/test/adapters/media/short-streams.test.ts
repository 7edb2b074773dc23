import pino from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMediaPlane, type MediasoupPlane } from '../../../src/adapters/media/media-plane.ts';
import { workerBin } from '../../support/worker-bin.ts';
import { freePorts, takeSeat, wanted } from './media-harness.ts';

const said: string[] = [];
let plane: MediasoupPlane;
beforeAll(async () => {
  plane = await createMediaPlane(
    { workers: 1, firstPort: await freePorts(1), announcedAddresses: () => ['127.0.0.1'], workerBin: workerBin() },
    pino({ level: 'warn' }, { write: (line: string) => void said.push(line) }),
  );
  // What is said at the start is about the machine.
  said.length = 0;
});
afterAll(() => plane.close());

it('asks the worker for nothing impossible when a source ends while it is being handed out', async () => {
  const sender = await takeSeat(plane, 'sender');
  const receiver = await takeSeat(plane, 'receiver');
  for (let round = 0; round < 20; round += 1) {
    await sender.send('camera');
    const received = receiver.seat.receive([wanted('sender', 'camera')]);
    // Each round a little later, so that the end meets the opening at every step.
    for (let step = 0; step < round; step += 1) await Promise.resolve();
    sender.media.stop('camera');
    sender.seat.stop('camera');
    await received;
    await receiver.seat.receive([]);
  }
  expect(said).toEqual([]);
});
