import type { ConnectionListener, LineEstimate } from '../../ports/media-plane.ts';
import type { OfEndpoint } from '../connections/connection.ts';
import type { MissedNotices } from './missed-notices.ts';

/** What is done about what its media say of a connection. */
interface Heard {
  /** Its streams are to be offered again at the next change. */
  readonly again: () => void;
  readonly estimated: (estimate: LineEstimate) => void;
}

/** What is told to the page of a connection, wherever that is by then. */
export const listenerOf = (
  connection: OfEndpoint,
  missed: MissedNotices,
  { again, estimated }: Heard,
): ConnectionListener => ({
  from: connection.page.from,
  consumersOpened: async (consumers) => {
    missed.offered(
      connection.page,
      consumers.map(({ consumerId }) => consumerId),
    );
    try {
      await connection.page.task('media.consumersOpened', { consumers: [...consumers] });
    } catch (error) {
      // A page that did not answer in time is offered its streams again at the next change.
      again();
      throw error;
    }
  },
  consumersClosed: (consumerIds) => missed.closed(connection.page, consumerIds),
  estimated,
});
