import type { EndpointId, MeetingId } from '@diem-cau/shared';
import type { Logger } from '../ports/logger.ts';
import type { RollCalls } from '../record/roll-call.ts';
import { sampleSecretary } from './sample-secretary.ts';

/** Calls the roll of played communes as a secretary would. */
export class DemoClerk {
  readonly #rollCalls: Pick<RollCalls, 'read' | 'confirm'>;
  readonly #logger: Logger;

  constructor(rollCalls: Pick<RollCalls, 'read' | 'confirm'>, logger: Logger) {
    this.#rollCalls = rollCalls;
    this.#logger = logger;
  }

  /** Confirms what is proposed for these endpoints, of whom came and was not called yet. Never rejects. */
  async callRoll(meetingId: MeetingId, endpointIds: ReadonlySet<EndpointId>): Promise<void> {
    try {
      const { endpoints } = await this.#rollCalls.read(meetingId);
      for (const { endpointId, seen, confirmed, proposal } of endpoints)
        if (endpointIds.has(endpointId) && seen !== null && confirmed.length === 0)
          await this.#rollCalls.confirm(
            meetingId,
            { call: 1, endpointId, roll: proposal, reason: '', replaces: null },
            sampleSecretary,
          );
    } catch (error) {
      this.#logger.warn({ meetingId, err: error }, 'the roll of played endpoints could not be called');
    }
  }
}
