import type { EndpointId } from '@diem-cau/shared';
import type { Meeting } from '../../../domain/meeting/meeting.ts';
import { soundingOf } from '../../../domain/meeting/reception/sounding.ts';
import type { Viewer } from '../../../domain/meeting/reception/viewer.ts';
import type { OfEndpoint } from '../connections/connection.ts';

/** What receives for an endpoint, and as which viewer. */
interface Receiver {
  readonly connection: OfEndpoint;
  viewer: Viewer;
}

/** Lets one window of each endpoint play, and the next one as soon as that is gone. */
export class Sounding {
  /** Who has dropped out, with a seat that is held. */
  #away: ReadonlySet<EndpointId> = new Set();

  /** Follows who is there. */
  follow({ seats }: Pick<Meeting, 'seats'>, all: Iterable<Receiver>): void {
    this.#away = new Set([...seats].flatMap(([id, { presence }]) => (presence.state === 'dropped' ? [id] : [])));
    const receivers = [...all];
    for (const endpointId of new Set(receivers.map(({ connection }) => connection.endpointId)))
      this.settle(endpointId, receivers);
  }

  /** Makes the windows of one endpoint sound as they should; those of which that is changed. */
  settle<Of extends Receiver>(endpointId: EndpointId, all: Iterable<Of>): readonly Of[] {
    const own = [...all].filter(({ connection }) => connection.endpointId === endpointId);
    const receiving = own.map(({ connection }) => connection);
    const sounding = soundingOf(receiving, this.#away.has(endpointId));
    const changed = own.filter(({ connection, viewer }) => viewer.sounds !== (connection === sounding));
    for (const each of changed) each.viewer = { ...each.viewer, sounds: !each.viewer.sounds };
    return changed;
  }
}
