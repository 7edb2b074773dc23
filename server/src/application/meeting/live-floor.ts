import type { EndpointId, Instant } from '@diem-cau/shared';
import type { MeetingEvent } from '../../domain/meeting/events.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { isAudible } from '../../domain/meeting/sources/sending.ts';
import type { Due } from '../../domain/meeting/topic.ts';
import type { Turn } from '../kit/bounded-queue.ts';
import type { Logger } from '../ports/logger.ts';
import type { LiveRecord } from './live-record.ts';
import type { LiveSending } from './live-sending.ts';

/** An act upon the floor: what would happen to this meeting at this instant; throws a Refusal when it may not. */
export type FloorAct = (meeting: Meeting, at: Instant) => readonly MeetingEvent[];

const audible = (meeting: Meeting): EndpointId[] =>
  [...meeting.seats.keys()].filter((endpointId) => isAudible(meeting, endpointId));

/** Acts upon the floor of one live meeting: the only ones by which somebody else's microphone opens. */
export class LiveFloor {
  readonly #record: LiveRecord;
  readonly #sending: LiveSending;
  readonly #logger: Logger;

  constructor(record: LiveRecord, sending: LiveSending, logger: Logger) {
    this.#record = record;
    this.#sending = sending;
    this.#logger = logger;
  }

  /** Carries an act out; durable and made true when it resolves. Whoever shuts its own microphone meanwhile keeps it shut. */
  act(decide: FloorAct, turn: Turn): Promise<void> {
    return this.#record.inTurn(async () => {
      let before: ReadonlySet<EndpointId> = new Set();
      await this.#record.publish((meeting) => {
        // What was seen and waited for the record stands in it by now, an own OFF among it.
        before = new Set(audible(meeting));
        return decide(meeting, this.#record.now());
      });
      const opened = audible(this.#record.meeting).filter((endpointId) => !before.has(endpointId));
      if (opened.length === 0) return;
      for (const endpointId of opened) this.#sending.openedByFloor(endpointId);
      await this.#record.settle();
    }, turn);
  }

  /** Gives the floor because that fell due. As an act of a person it is not done where the record can't be written: somebody presses then. */
  async fallDue({ name, decide }: Due): Promise<void> {
    try {
      await this.act(decide, {});
    } catch (error) {
      const { meetingId } = this.#record.meeting;
      this.#logger.warn({ meetingId, due: name, err: error }, 'the floor could not be given by itself');
    }
  }
}
