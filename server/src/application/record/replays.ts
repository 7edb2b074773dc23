import { timeInMeeting } from '../../domain/meeting/course/meeting-time.ts';
import { Refusal, type MeetingId, type MeetingReplay, type ReplayStep } from '@diem-cau/shared';
import { replayOpening, replaySteps } from '../../domain/record/replay.ts';
import { breathe } from '../kit/breathe.ts';
import { unreadableRecord } from '../kit/unreadable-record.ts';
import type { MeetingArchive } from '../ports/archive.ts';
import type { Clock } from '../ports/clock.ts';

/** Tells meetings again from their records. */
export class Replays {
  readonly #archive: Pick<MeetingArchive, 'events'>;
  readonly #clock: Clock;

  constructor(archive: Pick<MeetingArchive, 'events'>, clock: Clock) {
    this.#archive = archive;
    this.#clock = clock;
  }

  /** A meeting from its opening to its closing, or to now; Refusal `not-found`, `record-unreadable`. */
  async of(meetingId: MeetingId): Promise<MeetingReplay> {
    const events = await this.#archive.events(meetingId);
    if (events.length === 0) throw new Refusal('not-found');
    await breathe();
    const opening = replayOpening(events);
    if (opening === null)
      throw unreadableRecord('Sự kiện số 1.', new Error(`meeting ${meetingId} does not begin with its opening`));
    const last = events.findLast(({ event }) => event.type === 'meetingClosed');
    const clockSet = events.flatMap(({ event }) => (event.type === 'clockSet' ? [event] : []));
    const to = Math.max(opening.at, last?.at ?? timeInMeeting({ clockSet, lastAt: opening.at }, this.#clock.now()));
    const steps: ReplayStep[] = [];
    for (const step of replaySteps(events, to)) {
      if (step !== null) steps.push(step);
      await breathe();
    }
    return { from: opening.at, to: Math.max(to, steps.at(-1)?.at ?? to), opening: opening.view, steps };
  }
}
