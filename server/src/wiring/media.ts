import { join } from 'node:path';
import { createMediaPlane } from '../adapters/media/media-plane.ts';
import { PlayedMedia } from '../adapters/media/played-media.ts';
import { demoMediaDir } from './data-files.ts';
import type { Relay } from '../adapters/relay/relay.ts';
import type { Start } from './start.ts';
import { closingMs } from './times.ts';

/** Starts the media workers; `played` has the pictures and voices of a played district, null where none is played. */
export const openMedia = async ({ config, wishes, logger, holdings }: Start, relay: Relay | null) => {
  const played = wishes.demo === 'district' ? new PlayedMedia(demoMediaDir) : undefined;
  const media = await createMediaPlane(
    {
      ...config.media,
      announcedAddresses: (from) => config.media.announcedAddresses(from, relay?.meetingPoint ?? null),
      ...(relay === null ? {} : { relayShare: (name) => relay.share(name) }),
      played,
      workersFile: join(config.dataDir, 'media-workers'),
    },
    logger.child({ part: 'media' }),
  );
  holdings.hold('media', closingMs.media, () => media.close());
  return { media, played: played ?? null };
};
