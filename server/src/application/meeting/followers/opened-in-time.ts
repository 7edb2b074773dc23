import { Refusal, type MediaParameters } from '@diem-cau/shared';
import { TimedOut, within } from '../../kit/time-limit.ts';
import type { Logger } from '../../ports/logger.ts';
import type { ConnectionListener, ConnectionMedia, MediaOpening, MediaPlane } from '../../ports/media-plane.ts';
import { mediaLimitMs } from './sending.ts';

/** What the media of a connection are opened with. */
interface HowOpened {
  readonly opening: MediaOpening;
  readonly rtpCapabilities: MediaParameters;
  readonly listener: ConnectionListener;
}

/** Opens media, once a worker is up, and waits no longer than a turn may. Refuses as the media plane does, and with `media-unavailable` when it does not answer. */
export const openedInTime = async (
  plane: MediaPlane,
  { opening, rtpCapabilities, listener }: HowOpened,
  logger: Logger,
): Promise<ConnectionMedia> => {
  const opened = plane.whenUp().then(() => plane.open(opening, rtpCapabilities, listener));
  try {
    return await within(opened, mediaLimitMs);
  } catch (error) {
    if (!(error instanceof TimedOut)) throw error;
    // Nobody waits for it any more.
    opened.then(
      (late) => late.close(),
      () => undefined,
    );
    const { meetingId, name } = opening;
    logger.error({ meetingId, connection: name, err: error }, 'the media plane opens no media');
    throw new Refusal('media-unavailable');
  }
};
