import type { Instant, MeetingId, RecordingFailure } from '@diem-cau/shared';
import type { Meeting } from '../../../domain/meeting/meeting.ts';
import type { SeenShortfall } from '../../../domain/meeting/recording/deciding.ts';
import { picturesOnStage, type PictureOnStage } from '../../../domain/meeting/recording/on-stage.ts';
import type { Stopwatch } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import type { MediaPlane } from '../../ports/media-plane.ts';
import type { Recorders } from '../../ports/recorder.ts';
import type { Follower } from './followers.ts';
import { MediaGap } from './media-gap.ts';
import { RecorderRun } from './recorder-run.ts';

/** How long the next recorder waits after each that failed, in milliseconds; the last one for all that follow. */
const patienceMs = [0, 500, 1_000, 2_000, 4_000, 8_000, 15_000] as const;
/** One that kept so long what came was sound: the next one waits no longer than the first; in milliseconds. */
const soundAfterMs = 30_000;

export interface RecordingWatchParts {
  readonly meetingId: MeetingId;
  readonly recorders: Pick<Recorders, 'start'>;
  readonly plane: Pick<MediaPlane, 'tap'>;
  readonly clock: Stopwatch;
  readonly logger: Logger;
  /** Now, in the meeting's own time. */
  readonly now: () => Instant;
  readonly tell: {
    readonly fails: (cause: RecordingFailure, since: Instant) => void;
    readonly keeps: () => void;
    readonly falls: (short: SeenShortfall) => void;
  };
  /** The meeting was closed, and nothing of it is written any more. */
  readonly over: () => void;
}

/** Keeps a recorder running as long as the meeting says that it is recorded. */
export class RecordingWatch implements Follower {
  readonly name = 'recording';
  readonly #parts: RecordingWatchParts;
  readonly #gap = new MediaGap();
  #run: RecorderRun | null = null;
  #wanted = false;
  #pictures: readonly PictureOnStage[] = [];
  #starting = false;
  #failed = 0;
  #timer: NodeJS.Timeout | null = null;
  /** Earlier ones that are still ending. */
  #ending: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(parts: RecordingWatchParts) {
    this.#parts = parts;
  }

  settled({ meeting }: { readonly meeting: Meeting }): void {
    const { recording, course } = meeting;
    this.#wanted = recording !== null && recording.state !== 'paused';
    this.#pictures = this.#wanted ? picturesOnStage(meeting) : [];
    this.#run?.show(this.#pictures);
    if (this.#wanted && this.#run === null && this.#timer === null) void this.#start();
    if (!this.#wanted) this.#stop();
    if (recording === null) this.#gap.end();
    if (course.phase.phase !== 'closed' || this.#closed) return;
    this.#closed = true;
    const { over } = this.#parts;
    void this.#ending.then(() => over());
  }

  /** The media server of the meeting died: what was sent of it until then does not come any more. */
  mediaLost({ microphones }: Meeting): void {
    if (!this.#wanted) return;
    const wasSent = this.#pictures.length > 0 || [...microphones.of.values()].some(({ open }) => open);
    if (!wasSent && !this.#gap.isOpen) return;
    this.#gap.begin();
    const { now, tell } = this.#parts;
    if (this.#run === null) tell.fails('media', now());
    else this.#run.mediaLost();
  }

  /** Idempotent. */
  close(): void {
    this.#wanted = false;
    this.#stop();
  }

  /** Not before an earlier one has ended: two would write the same files. */
  async #start(): Promise<void> {
    if (this.#starting) return;
    this.#starting = true;
    await this.#ending;
    this.#starting = false;
    if (!this.#wanted || this.#run !== null) return;
    const { tell, ...parts } = this.#parts;
    this.#gap.recorderBegins();
    const run: RecorderRun = new RecorderRun({
      ...parts,
      gap: this.#gap,
      pictures: this.#pictures,
      keeps: () => this.#run === run && tell.keeps(),
      falls: (short) => this.#run === run && tell.falls(short),
      fails: (cause, since) => this.#run === run && tell.fails(cause, since),
      over: () => {
        if (this.#run === run) this.#startAgain(run);
      },
    });
    this.#run = run;
  }

  #startAgain(run: RecorderRun): void {
    this.#run = null;
    this.#end(run);
    const waitMs = patienceMs[Math.min(this.#failed, patienceMs.length - 1)] ?? 0;
    this.#failed += 1;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (this.#wanted) void this.#start();
    }, waitMs);
  }

  #stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#run !== null) this.#end(this.#run);
    this.#run = null;
    this.#failed = 0;
  }

  #end(run: RecorderRun): void {
    if (run.keptForMs > soundAfterMs) this.#failed = 0;
    const { meetingId, logger } = this.#parts;
    const ended = run
      .close()
      .catch((error: unknown) => logger.error({ meetingId, err: error }, 'a recorder did not end'));
    this.#ending = Promise.all([this.#ending, ended]);
  }
}
