import { panelCodeLength, type MeetingId } from '@diem-cau/shared';
import type { Actor } from '../../../domain/kit/actor.ts';
import type { PanelBond } from '../../../domain/meeting/panels/facts.ts';
import type { Mint, Stopwatch } from '../../ports/clock.ts';
import { enrolmentToken, tokenHash } from '../../sign-in/one-time-secrets.ts';

/** How long an invitation is good, in milliseconds: time to take a tablet out of a bag, and no longer. */
export const invitationMs = 3 * 60_000;
/** Invitations that are open at once, over all meetings: with more, the oldest is void. */
const mostInvitations = 200;
/** Random bytes from which a code is taken: enough for eight of them. */
const randomBytes = 32;

/** Who invites a device, to which meeting. */
export interface Inviting {
  readonly meetingId: MeetingId;
  /** Whose invitation it is: one is open of each, in each meeting. */
  readonly asker: string;
  readonly actor: Actor;
  readonly bond: PanelBond;
}

/** An invitation that nobody has used yet. */
export interface Invitation extends Inviting {
  readonly tokenHash: string;
  readonly code: string;
  readonly untilMs: number;
}

/** By what a device comes. */
export type ShownKey = { readonly token: string } | { readonly code: string };

const codes = 10 ** panelCodeLength;
/** The largest multiple of all codes in 32 bits: what lies above would make some codes likelier than others. */
const fair = Math.floor(2 ** 32 / codes) * codes;

const codesIn = (random: Buffer): string[] =>
  Array.from({ length: Math.floor(random.length / 4) }, (_, index) => random.readUInt32BE(index * 4))
    .filter((number) => number < fair)
    .map((number) => String(number % codes).padStart(panelCodeLength, '0'));

/**
 * The invitations that are open, in memory alone: they live for minutes, and a hub that was started anew knows of none. Each is good for one
 * device.
 */
export class Invitations {
  readonly #mint: Pick<Mint, 'secret'>;
  readonly #stopwatch: Stopwatch;
  /** The oldest first. */
  #open: readonly Invitation[] = [];

  constructor(mint: Pick<Mint, 'secret'>, stopwatch: Stopwatch) {
    this.#mint = mint;
    this.#stopwatch = stopwatch;
  }

  /** Makes an invitation; an earlier one of the same asker to the same meeting is void. The token is given only here. */
  make(inviting: Inviting): { readonly token: string; readonly invitation: Invitation } {
    this.callOff((each) => each.asker === inviting.asker && each.meetingId === inviting.meetingId);
    const token = enrolmentToken(this.#mint);
    const untilMs = this.#stopwatch.monotonicMs() + invitationMs;
    const invitation = { ...inviting, tokenHash: tokenHash(token), code: this.#freshCode(), untilMs };
    this.#open = [...this.#open, invitation].slice(-mostInvitations);
    return { token, invitation };
  }

  /** Takes an invitation for whoever shows its key: of several who come at once the first has it. Null where there is none. */
  take(key: ShownKey): Invitation | null {
    this.callOff(() => false);
    const hash = 'token' in key ? tokenHash(key.token) : null;
    const found = this.#open.find((each) => ('code' in key ? each.code === key.code : each.tokenHash === hash));
    if (found === undefined) return null;
    this.#open = this.#open.filter((each) => each !== found);
    return found;
  }

  /** Gives one back that was taken in vain, as long as its asker has no younger one and no other has its code. */
  giveBack(invitation: Invitation): void {
    const { asker, meetingId, code } = invitation;
    const overtaken = this.#open.some(
      (each) => (each.asker === asker && each.meetingId === meetingId) || each.code === code,
    );
    if (!overtaken) this.#open = [invitation, ...this.#open];
  }

  /** Calls off those that this is true of, and all whose time is over. */
  callOff(isOff: (invitation: Invitation) => boolean): void {
    const now = this.#stopwatch.monotonicMs();
    this.#open = this.#open.filter((each) => each.untilMs > now && !isOff(each));
  }

  #freshCode(): string {
    const taken = new Set(this.#open.map(({ code }) => code));
    for (;;) {
      const code = codesIn(Buffer.from(this.#mint.secret(randomBytes), 'base64url')).find((each) => !taken.has(each));
      if (code !== undefined) return code;
    }
  }
}
