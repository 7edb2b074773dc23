import type { Instant, MeetingId, RecordingHeart } from '@diem-cau/shared';
import { grown, rateNow, rateOfMinutes, type Growth } from '../../domain/meeting/recording/growth.ts';
import { within } from '../kit/time-limit.ts';
import type { Stopwatch } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Recorder, RecorderBeat, RecorderListener, Recorders } from '../ports/recorder.ts';

/** Of a recorder of which nothing is heard for so long nothing is told, in milliseconds; it tells of itself twice a second. */
const silentAfterMs = 3_000;
/** A microphone of which nothing was kept for so long is not heard, in milliseconds. */
const heardMs = 3_000;
/** How much room there is is looked at anew after so long, in milliseconds: that reads the sizes of all files. */
const roomForMs = 15_000;
/** Whoever asks waits so long for it, in milliseconds: a disk that hangs keeps nobody waiting, and is asked once. */
const roomWithinMs = 2_000;
/** What it said last is told for so long where it says nothing now, in milliseconds. */
const oldRoomForMs = 120_000;

/** What was heard of the recorder of a meeting that runs. */
interface Heard {
  readonly beat: RecorderBeat;
  readonly ms: number;
  readonly growth: Growth;
}

export interface RecordingHeartsPorts {
  readonly recorders: Recorders;
  /** Bytes that recordings may still write. */
  readonly room: () => Promise<number>;
  readonly clock: Stopwatch;
  readonly logger: Logger;
}

/** Starts recorders, and keeps what each has said of itself last: that it goes on, how fast it writes, and for how long there is room. */
export class RecordingHearts implements Recorders {
  readonly #ports: RecordingHeartsPorts;
  readonly #heard = new Map<MeetingId, Heard>();
  /** What the disk said last, and when: null where it could not. */
  #room: { readonly ms: number; readonly bytes: number | null } | null = null;
  #looking: Promise<void> | null = null;

  constructor(ports: RecordingHeartsPorts) {
    this.#ports = ports;
  }

  hasRoom(): Promise<boolean> {
    return this.#ports.recorders.hasRoom();
  }

  /** See `Recorders`. */
  async start(meetingId: MeetingId, at: Instant, listener: RecorderListener): Promise<Recorder> {
    this.#heard.delete(meetingId);
    let over = false;
    const end = (): void => {
      over = true;
      this.#heard.delete(meetingId);
    };
    const recorder = await this.#ports.recorders.start(meetingId, at, {
      beat: (beat) => {
        if (!over) this.#hear(meetingId, beat);
        listener.beat(beat);
      },
      ended: (reason) => {
        end();
        listener.ended(reason);
      },
    });
    return {
      port: recorder.port,
      opened: (stream) => recorder.opened(stream),
      closed: (ssrc) => recorder.closed(ssrc),
      tellTime: (now) => recorder.tellTime(now),
      close: () => {
        end();
        return recorder.close();
      },
      kill: () => {
        end();
        recorder.kill();
      },
    };
  }

  /** How the recording of a meeting goes on; null where none runs, or nothing is heard of it. */
  async of(meetingId: MeetingId): Promise<RecordingHeart | null> {
    const heard = this.#heard.get(meetingId);
    if (heard === undefined || this.#isSilent(heard)) return null;
    const { beat, growth } = heard;
    const room = await this.#roomLeft();
    // All that are recorded at once share it.
    const others = [...this.#heard.values()].filter((each) => each !== heard && !this.#isSilent(each));
    const rate = others.reduce(
      (sum: number | null, each) => sum && sum + (rateOfMinutes(each.growth) ?? 0),
      rateOfMinutes(growth),
    );
    const lasts = rate === null || room === null ? null : Math.floor(room / rate);
    return {
      keptUntil: beat.keptUntil,
      heard: beat.voices.filter(({ keptAt }) => beat.keptUntil - keptAt < heardMs).length,
      bytesPerSecond: Math.round(rateNow(growth)),
      roomBytes: room,
      roomSeconds: lasts,
    };
  }

  #isSilent({ ms }: Heard): boolean {
    return this.#ports.clock.monotonicMs() - ms > silentAfterMs;
  }

  #hear(meetingId: MeetingId, beat: RecorderBeat): void {
    const ms = this.#ports.clock.monotonicMs();
    const before = this.#heard.get(meetingId);
    // Where pictures give way, or come back, it is counted anew.
    const goesOn = before?.beat.soundOnlySince === beat.soundOnlySince;
    const growth = grown(goesOn ? before.growth : [], { ms, bytes: beat.bytes });
    this.#heard.set(meetingId, { beat, ms, growth });
  }

  /** One look for all who ask meanwhile, and no other before it has come to something. */
  async #roomLeft(): Promise<number | null> {
    const ageMs = (): number => (this.#room === null ? Infinity : this.#ports.clock.monotonicMs() - this.#room.ms);
    if (ageMs() > roomForMs) {
      this.#looking ??= this.#look();
      await within(this.#looking, roomWithinMs).catch(() => undefined);
    }
    return ageMs() > oldRoomForMs ? null : (this.#room?.bytes ?? null);
  }

  async #look(): Promise<void> {
    const { room, clock, logger } = this.#ports;
    try {
      const bytes = Math.max(0, Math.floor(await room()));
      this.#room = { ms: clock.monotonicMs(), bytes };
    } catch (error) {
      this.#room = { ms: clock.monotonicMs(), bytes: null };
      logger.warn({ err: error }, 'the disk does not say how much room is left for recordings');
    } finally {
      this.#looking = null;
    }
  }
}
