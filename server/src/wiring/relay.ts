import { join } from 'node:path';
import { Relay } from '../adapters/relay/relay.ts';
import type { Start } from './start.ts';
import { closingMs } from './times.ts';

/** Starts the relay, for pages of networks that let nothing but their own port pass; null where the operator wants none. */
export const openRelay = ({ config, clock, logger, holdings }: Start): Relay | null => {
  if (config.relay === null) return null;
  const { firstPort, workers, meetingPoint } = config.media;
  const relay = new Relay(
    {
      path: config.relay.path,
      folder: join(config.dataDir, 'relay'),
      meetingPoint,
      ports: { first: firstPort, last: firstPort + workers - 1 },
      mostEndpoints: config.maxEndpoints,
      accessForMs: config.relay.accessForMs,
    },
    clock,
    logger.child({ part: 'relay' }),
  );
  relay.start();
  holdings.hold('relay', closingMs.relay, () => relay.close());
  return relay;
};
