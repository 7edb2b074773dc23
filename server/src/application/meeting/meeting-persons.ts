import type { AccountId } from '@diem-cau/shared';
import type { Actor } from '../../domain/kit/actor.ts';
import { personsIn, shutOutPerson } from '../../domain/meeting/parts/shutting-out.ts';
import type { Accounts } from '../ports/accounts.ts';
import type { Logger } from '../ports/logger.ts';
import type { LiveMeeting } from './live-meeting.ts';
import type { OpenMeetings } from './open-meetings.ts';

interface MeetingPersonsPorts {
  readonly meetings: Pick<OpenMeetings, 'all'>;
  readonly accounts: Pick<Accounts, 'byId'>;
  readonly logger: Logger;
}

/** People who have a part in meetings that go on: whose account is locked has none, from that moment on, for good. */
export class MeetingPersons {
  readonly #ports: MeetingPersonsPorts;

  constructor(ports: MeetingPersonsPorts) {
    this.#ports = ports;
  }

  /** An account was locked. */
  shutOut(accountId: AccountId, actor: Actor): void {
    for (const live of this.#ports.meetings.all) void this.#shutOut(live, accountId, actor);
  }

  /** Looks at who has a part, for an account may have been locked while that was written, or the hub was down. */
  async look(live: LiveMeeting): Promise<void> {
    const { accounts, logger } = this.#ports;
    try {
      for (const { accountId } of personsIn(live.meeting))
        if ((await accounts.byId(accountId))?.locked !== false) await this.#shutOut(live, accountId, { by: 'hub' });
    } catch (error) {
      const { meetingId } = live;
      logger.error({ meetingId, err: error }, 'whether somebody who has a part is locked out can not be told');
    }
  }

  /** All meetings were taken up again. */
  async takenUp(): Promise<void> {
    for (const live of this.#ports.meetings.all) await this.look(live);
  }

  #shutOut(live: LiveMeeting, accountId: AccountId, actor: Actor): Promise<void> {
    return live.see('a person was shut out', (meeting) => shutOutPerson(meeting, accountId, actor));
  }
}
