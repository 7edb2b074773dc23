import { pino } from 'pino';
import { endInOrder } from '../../src/ending.ts';

// A process that ends as the hub does, and whose closing never comes to an end.
endInOrder(pino())({
  ownershipLost: new Promise(() => undefined),
  close: () => new Promise(() => undefined),
  abandon: () => process.stdout.write('abandoned\n'),
});
setInterval(() => undefined, 1_000);
process.stdout.write('running\n');
