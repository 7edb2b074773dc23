import { Refusal } from '@diem-cau/shared';
import { isSameSecret } from '../kit/same-secret.ts';
import type { Accounts, Enrolment, Enrolments } from '../ports/accounts.ts';
import type { Mint } from '../ports/clock.ts';
import type { Directory } from '../ports/directory.ts';
import type { EnrollingBrowser, EnrolmentKeeping } from '../sign-in/enrolments.ts';
import { isInForce, type Sessions } from '../sign-in/sessions.ts';
import { sampleSecretaryId } from './sample-secretary.ts';

export interface LocalDoorPorts {
  readonly enrolments: Pick<Enrolments, 'all'>;
  readonly links: Pick<EnrolmentKeeping, 'makeLink' | 'redeem'>;
  readonly accounts: Pick<Accounts, 'byId'>;
  readonly directory: Pick<Directory, 'endpoints'>;
  readonly sessions: Pick<Sessions, 'recognise' | 'openForEnrolment' | 'openForAccount'>;
  readonly mint: Pick<Mint, 'secret'>;
}

/**
 * The doors of a demo hub on its own machine. Whoever has the key, which each start makes anew and says to the terminal alone, sits down as
 * the district's room; whoever sits there may go on to the secretary's desk.
 */
export class LocalDoor {
  readonly key: string;
  readonly #ports: LocalDoorPorts;
  readonly #tickets = new Set<string>();

  constructor(ports: LocalDoorPorts) {
    this.#ports = ports;
    this.key = ports.mint.secret(9);
  }

  /** The `Set-Cookie` header of the room's session. Refuses with `wrong-token`, and `not-found` where no endpoint leads. */
  async enterRoom(key: string, browser: EnrollingBrowser): Promise<string> {
    if (!isSameSecret(key, this.key)) throw new Refusal('wrong-token');
    const { directory, enrolments, links, sessions } = this.#ports;
    const room = (await directory.endpoints()).find(({ active, leads }) => active && leads);
    if (room === undefined) throw new Refusal('not-found');
    const own = async (): Promise<readonly Enrolment[]> =>
      (await enrolments.all()).filter(
        (each) => each.endpointId === room.endpointId && each.purpose === 'seat' && each.revokedAt === null,
      );
    const before = await own();
    if (!before.some(isInForce)) {
      const ends = before.map(({ enrolmentId }) => enrolmentId);
      const { url } = await links.makeLink(room.endpointId, { madeBy: null, ends });
      await links.redeem({ token: url.slice(url.indexOf('#') + 1) }, browser);
    }
    const enrolled = (await own()).find(isInForce);
    if (enrolled === undefined) throw new Refusal('wrong-token');
    return sessions.openForEnrolment(enrolled.enrolmentId);
  }

  /** A ticket to the desk for whoever sits in the room, good once. Refuses with `not-signed-in`. */
  async ticketToDesk(cookieHeader: string | undefined): Promise<string> {
    const signedIn = await this.#ports.sessions.recognise(cookieHeader);
    if (signedIn?.principal.kind !== 'endpoint' || !signedIn.principal.leads) throw new Refusal('not-signed-in');
    const ticket = this.#ports.mint.secret(18);
    this.#tickets.add(ticket);
    return ticket;
  }

  /** The `Set-Cookie` header of the secretary's session. Refuses with `wrong-token`, and `not-found` where there is no such account. */
  async enterDesk(ticket: string): Promise<string> {
    if (!this.#tickets.delete(ticket)) throw new Refusal('wrong-token');
    const secretary = await this.#ports.accounts.byId(sampleSecretaryId);
    if (secretary === null || secretary.locked) throw new Refusal('not-found');
    return this.#ports.sessions.openForAccount(secretary);
  }
}
