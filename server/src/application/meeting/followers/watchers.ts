import { mayAttend } from '../../../domain/meeting/connections/attending.ts';
import { kinds } from '../../../domain/meeting/connections/kinds.ts';
import type { Meeting } from '../../../domain/meeting/meeting.ts';
import type { Connections } from '../connections/connections.ts';
import type { Follower } from './followers.ts';

/** Ends the connections beside the seats that have no right to the meeting any more: somebody else is the secretary now, or the meeting was locked while their endpoint was not in it. */
export class Watchers implements Follower {
  readonly name = 'watchers';
  readonly #connections: Pick<Connections, 'inMeeting' | 'end'>;

  constructor(connections: Pick<Connections, 'inMeeting' | 'end'>) {
    this.#connections = connections;
  }

  settled({ meeting }: { readonly meeting: Meeting }): void {
    for (const connection of this.#connections.inMeeting(meeting.meetingId)) {
      const { place } = kinds[connection.as];
      if (!place && !mayAttend(meeting, connection.page.principal, connection.as)) this.#connections.end(connection);
    }
  }

  close(): void {}
}
