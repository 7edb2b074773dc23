import type { Instant, MeetingId, RecordingFailure } from '@diem-cau/shared';
import type { SeenShortfall } from '../../../domain/meeting/recording/deciding.ts';
import { lacksOf, seeVoices, whatLacks, type KnownVoices } from '../../../domain/meeting/recording/lacks.ts';
import type { Stopwatch } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import type { MediaPlane, MediaTap, TappedPicture, TappedVoice } from '../../ports/media-plane.ts';
import type { Recorder, RecorderBeat, Recorders } from '../../ports/recorder.ts';
import { Looking } from '../watches/looking.ts';
import type { MediaGap } from './media-gap.ts';

/** A recorder tells of itself twice a second: of one of which nothing is heard for so long it is said that it fails; in milliseconds. */
const silentAfterMs = 3_000;
/** Nobody waits for longer for one that may have no turn on a busy machine: it hangs, and another one takes its place; in milliseconds. */
const hangsAfterMs = 8_000;
/** One that is not there after so long is said to fail, in milliseconds. */
const lateAfterMs = 3_000;
const lookEveryMs = 500;
/** The hub itself stood still where so much lies between two looks, in milliseconds. */
const stoodMs = 1_500;
/** What was sent to the recorder is held against what came so often, in milliseconds. */
const compareEveryMs = 1_500;
/** So many packets on their way to a recorder that hears none of them are lost, not late. */
const lostPackets = 20;
/** A media server that hangs is replaced before it could not say so often. */
const mostUntold = 6;
const tellTimeEveryMs = 5_000;

export interface RecorderRunParts {
  readonly meetingId: MeetingId;
  readonly recorders: Pick<Recorders, 'start'>;
  readonly plane: Pick<MediaPlane, 'tap'>;
  readonly clock: Stopwatch;
  readonly logger: Logger;
  readonly gap: MediaGap;
  /** What stands on the stage as it begins. */
  readonly pictures: readonly TappedPicture[];
  /** Now, in the meeting's own time. */
  readonly now: () => Instant;
  /** What comes is kept from now on. */
  readonly keeps: () => void;
  /** Nothing is kept any more, since then. */
  readonly fails: (cause: RecordingFailure, since: Instant) => void;
  /** What comes is kept but for this, as it is seen now. */
  readonly falls: (short: SeenShortfall) => void;
  /** It is over, and another one is needed. */
  readonly over: () => void;
}

/** One recorder from its start to its end, and whether it keeps what it should. */
export class RecorderRun {
  readonly #parts: RecorderRunParts;
  readonly #looking: Looking;
  readonly #startedAt: Instant;
  readonly #startedMs: number;
  readonly #starting: Promise<void>;
  #recorder: Recorder | null = null;
  #tap: MediaTap | null = null;
  #pictures: readonly TappedPicture[];
  #beat: RecorderBeat | null = null;
  #heardMs = 0;
  /** It was said that nothing is heard of it. */
  #saidSilent = false;
  #lookedMs: number;
  #comparedMs = 0;
  /** Since when no packet came: how many were sent by then, and by the last look, before which its last word may not be. */
  #compared: { readonly sent: number; readonly came: number; readonly last: number } | null = null;
  #voices: KnownVoices = new Map();
  /** The last word of it that was held against what was sent. */
  #heardOut: RecorderBeat | null = null;
  #short: SeenShortfall = { lacking: [], soundOnlySince: null };
  #toldMs = 0;
  #keptSinceMs: number | null = null;
  /** Why nothing is kept, as it was said last; null where what comes is kept. */
  #why: RecordingFailure | null = null;
  /** When something came last, in the meeting's own time, null before; and by the clock that nobody sets. */
  #cameAt: Instant | null = null;
  #cameMs = 0;
  /** Whether a microphone was open as the media server said last. */
  #speaks = false;
  #over = false;
  /** How often in a row the media server could not say what it sends. */
  #untold = 0;

  constructor(parts: RecorderRunParts) {
    const { clock, logger, now } = parts;
    this.#parts = parts;
    this.#pictures = parts.pictures;
    this.#startedAt = now();
    this.#startedMs = clock.monotonicMs();
    this.#lookedMs = this.#startedMs;
    this.#looking = new Looking(logger, 'recorder', () => this.#look(), lookEveryMs);
    this.#looking.start();
    this.#starting = this.#start();
  }

  /** For how long it has kept what comes, in milliseconds; 0 for one that does not. */
  get keptForMs(): number {
    return this.#keptSinceMs === null ? 0 : this.#parts.clock.monotonicMs() - this.#keptSinceMs;
  }

  /** These pictures stand on the stage from now on. */
  show(pictures: readonly TappedPicture[]): void {
    this.#pictures = pictures;
    this.#tap?.show(pictures);
  }

  /** The media server died; one that hung is known to be dead a while after. */
  mediaLost(): void {
    this.#say('media', this.#cameAt ?? this.#parts.now());
  }

  /** Ends it; what came is on the disk when it resolves. Idempotent. */
  async close(): Promise<void> {
    this.#letGo();
    await this.#starting;
    await this.#recorder?.close();
  }

  async #start(): Promise<void> {
    const { meetingId, recorders, plane, clock, logger, now, gap } = this.#parts;
    try {
      const recorder = await recorders.start(meetingId, now(), {
        beat: (beat) => this.#hear(beat),
        ended: (reason) => this.#end('recorder', reason),
      });
      this.#recorder = recorder;
      if (this.#over) return;
      recorder.tellTime(now());
      const nowMs = clock.monotonicMs();
      this.#heardMs = this.#toldMs = this.#keptSinceMs = nowMs;
      this.#tap = plane.tap(meetingId, {
        port: recorder.port,
        opened: (stream) => {
          gap.streamOpened();
          recorder.opened(stream);
        },
        closed: (ssrc) => recorder.closed(ssrc),
      });
      this.#tap.show(this.#pictures);
      this.#say(gap.isOpen ? 'media' : null, this.#startedAt);
    } catch (error) {
      logger.error({ meetingId, err: error }, 'nothing is recorded: the recorder does not start');
      this.#end('recorder', 'it does not start');
    }
  }

  #hear(beat: RecorderBeat): void {
    if (this.#over) return;
    const { clock, now, gap } = this.#parts;
    const nowMs = clock.monotonicMs();
    if (beat.packets > (this.#beat?.packets ?? 0)) {
      this.#cameAt = now();
      this.#cameMs = nowMs;
    }
    this.#beat = beat;
    this.#heardMs = nowMs;
    if (beat.soundOnlySince !== this.#short.soundOnlySince) this.#fall({ soundOnlySince: beat.soundOnlySince });
    gap.heard(beat.packets);
    // What is wrong with the disk somebody has to mend, whatever else is.
    const why = beat.trouble ?? (gap.isOpen || this.#isStalled(nowMs) ? 'media' : null);
    if (why === this.#why && !this.#saidSilent) return;
    this.#say(why, why === 'media' ? (this.#cameAt ?? this.#startedAt) : beat.keptUntil);
  }

  /** Whether the media server hangs: it does not answer, and nothing comes of a microphone that was open. That it is dead is known later. */
  #isStalled(nowMs: number): boolean {
    return this.#untold > 0 && this.#speaks && nowMs - this.#cameMs > silentAfterMs;
  }

  #say(why: RecordingFailure | null, since: Instant): void {
    const { fails, keeps } = this.#parts;
    this.#why = why;
    this.#saidSilent = false;
    if (why === null) keeps();
    else fails(why, since);
  }

  #fall(change: Partial<SeenShortfall>): void {
    this.#short = { ...this.#short, ...change };
    this.#parts.falls(this.#short);
  }

  #look(): void {
    const { clock, now, fails } = this.#parts;
    const nowMs = clock.monotonicMs();
    if (nowMs - this.#lookedMs > stoodMs) {
      this.#heardMs = nowMs;
      this.#voices = whatLacks(this.#voices);
    }
    this.#lookedMs = nowMs;
    if (this.#recorder === null) {
      if (nowMs - this.#startedMs > lateAfterMs) fails('recorder', this.#startedAt);
      return;
    }
    if (nowMs - this.#heardMs > hangsAfterMs) return this.#end('recorder', 'nothing is heard of it');
    if (nowMs - this.#heardMs > silentAfterMs && !this.#saidSilent) {
      this.#saidSilent = true;
      fails('recorder', this.#beat?.keptUntil ?? this.#startedAt);
    }
    if (nowMs - this.#toldMs > tellTimeEveryMs) {
      this.#toldMs = nowMs;
      this.#recorder.tellTime(now());
    }
    if (nowMs - this.#comparedMs < compareEveryMs) return;
    this.#comparedMs = nowMs;
    void this.#compare();
  }

  /** Whether what the media server sends comes: else nobody would notice, as a quiet meeting looks the same. */
  async #compare(): Promise<void> {
    const sent = await this.#tap?.sent().then(
      (told) => {
        this.#untold = 0;
        return told;
      },
      () => {
        this.#untold += 1;
        return undefined;
      },
    );
    if (this.#untold >= mostUntold) return this.#end('no-sound', 'the media server does not say what it sends');
    if (sent === undefined || this.#over) return;
    this.#parts.gap.sends(sent, this.#parts.clock.monotonicMs());
    this.#speaks = sent !== null && sent.voices.length > 0;
    if (sent === null) return;
    const beat = this.#beat;
    // Of a recorder that has said nothing since, nothing is known: it hangs, or had no turn.
    if (beat === null || beat === this.#heardOut) return;
    this.#heardOut = beat;
    this.#compareVoices(sent.voices, beat);
    if (!this.#over) this.#comparePackets(sent.packets, beat);
  }

  #comparePackets(sent: number, { packets: came }: RecorderBeat): void {
    const before = this.#compared;
    // Microphones that were there are gone: it is counted from here.
    if (before === null || came !== before.came || sent < before.sent) this.#compared = { sent, came, last: sent };
    else if (before.last - before.sent >= lostPackets) this.#end('no-sound', 'open microphones do not reach it');
    else this.#compared = { ...before, last: sent };
  }

  /** Whether each open microphone is kept: whoever else is would hide one that is not. */
  #compareVoices(voices: readonly TappedVoice[], beat: RecorderBeat): void {
    // Of one that keeps nothing at all that is said.
    if (beat.trouble !== null) {
      this.#voices = new Map();
      return;
    }
    const nowMs = this.#parts.clock.monotonicMs();
    const bySsrc = new Map(beat.voices.map((voice) => [voice.ssrc, voice]));
    const seen = voices.map(({ packets, ...voice }) => {
      const { kept = 0, keptAt = null } = (voice.ssrc === null ? undefined : bySsrc.get(voice.ssrc)) ?? {};
      return { ...voice, sent: packets, kept, keptAt };
    });
    this.#voices = seeVoices(this.#voices, seen, { at: this.#parts.now(), nowMs });
    const lacking = lacksOf(this.#voices, nowMs);
    if (lacking === 'all') return this.#end('no-sound', 'no open microphone of several is kept');
    // Also what was said already: it may have been said while the meeting could not take it.
    if (lacking.length + this.#short.lacking.length > 0 || beat.soundOnlySince !== null) this.#fall({ lacking });
  }

  #end(cause: RecordingFailure, reason: string): void {
    if (this.#over) return;
    const { meetingId, logger, fails, over } = this.#parts;
    this.#letGo();
    logger.error({ meetingId, cause, reason }, 'the recorder failed; another one is started');
    this.#recorder?.kill();
    fails(cause, this.#beat?.keptUntil ?? this.#startedAt);
    over();
  }

  #letGo(): void {
    this.#over = true;
    this.#looking.stop();
    this.#tap?.close();
    this.#tap = null;
  }
}
