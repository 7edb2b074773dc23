import { PanelId, Refusal, type MeetingId, type ResultOf } from '@diem-cau/shared';
import type { PanelBond } from '../../../domain/meeting/panels/facts.ts';
import { assertPairable, bondKey, endPanel, endUnbound, pairPanel } from '../../../domain/meeting/panels/pairing.ts';
import type { Panel } from '../../../domain/meeting/panels/state.ts';
import type { Accounts } from '../../ports/accounts.ts';
import type { Mint, Stopwatch } from '../../ports/clock.ts';
import type { ComingDevice, PairedPanels } from '../../ports/paired-panels.ts';
import type { Logger } from '../../ports/logger.ts';
import { askerOf, type Page } from '../connections/page.ts';
import type { LiveMeeting } from '../live-meeting.ts';
import type { OpenMeetings } from '../open-meetings.ts';
import { Invitations, invitationMs } from './invitations.ts';

export interface MeetingPanelsPorts {
  readonly meetings: Pick<OpenMeetings, 'all' | 'find' | 'live' | 'areTakenUp'>;
  readonly accounts: Pick<Accounts, 'byId'>;
  readonly mint: Mint;
  readonly clock: Stopwatch;
  readonly logger: Logger;
}

/** Panels that are paired with open meetings: who invites a device, how one comes, and how they end. Who they are stands on the meetings' records. */
export class MeetingPanels implements PairedPanels {
  readonly #ports: MeetingPanelsPorts;
  readonly #invitations: Invitations;

  constructor(ports: MeetingPanelsPorts) {
    this.#ports = ports;
    this.#invitations = new Invitations(ports.mint, ports.clock);
  }

  /** Invites a device to act for whose page this is. Refuses with `panels-full`, and with `forbidden` for whom no panel can act. */
  async invite(page: Page, { meeting, meetingId }: LiveMeeting): Promise<ResultOf<'panels.invite'>> {
    const bond = await this.#bondOf(page);
    assertPairable(meeting, bond);
    const asker = askerOf(page.principal);
    const { token, invitation } = this.#invitations.make({ meetingId, asker, actor: page.actor, bond });
    this.#ports.logger.info({ meetingId, asker }, 'a panel was invited');
    return { path: `/panel#${token}`, code: invitation.code, forMs: invitationMs };
  }

  find(meetingId: MeetingId, panelId: PanelId): Panel | null {
    const meeting = this.#ports.meetings.find(meetingId);
    if (meeting !== undefined) return meeting.meeting.panels.get(panelId) ?? null;
    if (!this.#ports.meetings.areTakenUp) throw new Refusal('record-unavailable');
    return null;
  }

  isOpen(meetingId: MeetingId): boolean {
    return this.#ports.meetings.find(meetingId) !== undefined;
  }

  async pair({ key, was, browser, system }: ComingDevice): ReturnType<PairedPanels['pair']> {
    const invitation = this.#invitations.take(key);
    if (invitation === null) return null;
    const { meetingId, bond, actor } = invitation;
    const panelId = PanelId.parse(this.#ports.mint.id());
    const replaces = was?.meetingId === meetingId ? was.panelId : null;
    try {
      const live = this.#ports.meetings.live(meetingId);
      await live.act((now, at) => pairPanel(now, { panelId, bond, browser, system, replaces }, at, actor), {
        turn: {},
      });
    } catch (error) {
      this.#invitations.giveBack(invitation);
      throw error;
    }
    if (was !== null && replaces === null) await this.leave(was.meetingId, was.panelId);
    const panel = this.find(meetingId, panelId);
    // Closed, or called off, in the very moment.
    if (panel === null) throw new Refusal('panel-ended');
    this.#ports.logger.info({ meetingId, panelId, browser, system }, 'a panel was paired');
    return { meetingId, panel };
  }

  async leave(meetingId: MeetingId, panelId: PanelId): Promise<void> {
    const live = this.#ports.meetings.find(meetingId);
    await live?.see('panel left', (now) => endPanel(now, panelId, 'left', { by: 'hub' }));
  }

  /** What a page hung on was called off: so are invitations and panels that hang on it. */
  unbind(key: string): void {
    this.#invitations.callOff(({ bond }) => bondKey(bond) === key);
    for (const live of this.#ports.meetings.all)
      if ([...live.meeting.panels.values()].some(({ bond }) => bondKey(bond) === key))
        void live.see('panel unbound', (now) => endUnbound(now, key));
  }

  async #bondOf({ principal, enrolmentId }: Page): Promise<PanelBond> {
    if (principal.kind === 'endpoint') {
      if (enrolmentId === null) throw new Refusal('forbidden');
      return { of: 'endpoint', endpointId: principal.endpointId, enrolmentId };
    }
    const account = await this.#ports.accounts.byId(principal.accountId);
    if (account === null || account.locked) throw new Refusal('forbidden');
    return { of: 'account', accountId: account.accountId, generation: account.generation };
  }
}
