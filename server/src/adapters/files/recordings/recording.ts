import { mkdir, readdir, statfs } from 'node:fs/promises';
import { mostSegments, type EndpointId, type Instant, type SourceId } from '@diem-cau/shared';
import { whatFits, type Fits } from '../../../domain/meeting/recording/what-fits.ts';
import { tokenBucket, type TokenBucket } from '../../../application/kit/token-bucket.ts';
import { pieceNumber, type PieceListener, type PiecePlace } from './growing-file.ts';
import { pictureCodecs } from './picture-codecs.ts';
import { PictureFile } from './picture-file.ts';
import { PictureTrack, type PictureSink } from './picture-track.ts';
import { PieceFile } from './piece-file.ts';
import { probe } from './probe.ts';
import type { FromRecorder, RecorderOpening, ToRecorder } from './recorder-words.ts';
import { pictureLost, readRtp, type RtpPacket } from './rtp.ts';
import { VoiceTrack, type TrackSink } from './voice-track.ts';

/** The disk is looked at so often, and what was written made safe, in milliseconds. */
const diskEveryMs = 1_000;
const syncEveryMs = 2_000;
/** A disk that has not written for so long is said to fail, while what comes waits for it in memory; after so long no more waits; in milliseconds. */
const slowestDiskMs = 3_000;
const givenUpMs = 60_000;
/** After the disk could not be written it is tried again: after so long first, each time twice as long, at most so long; in milliseconds. */
const tryAgainMs = { first: 3_000, most: 60_000 } as const;
/** What came so lately may not have been written yet, in milliseconds. */
const notYetWrittenMs = 1_000;
/** What the clock of a meeting gained on this process's by more than that was a sleep of the machine, in milliseconds. */
const sleptMs = 500;
/** Pieces of one source: more are begun by nobody who speaks or is seen, and who makes them on purpose has none of the files of others. */
const piecesOfOne = { burst: 30, perSecond: 0.25 } as const;
/** Packets of streams that were not told yet. */
const mostUnknown = 200;

type Beat = Omit<Extract<FromRecorder, { type: 'beat' }>, 'type'>;

type Opened = Omit<Extract<ToRecorder, { type: 'opened' }>, 'type'>;

/** What becomes of a stream's packets. */
interface Track {
  hear(packet: RtpPacket & { readonly at: number }): void;
  look(at: number): void;
  /** All that is there is written; it was there until `at`. */
  close(at: number): void;
}

/** What is kept of a meeting's microphones and stage, from the packets to the files. */
export class Recording {
  readonly #opening: RecorderOpening;
  readonly #ask: (packet: Buffer) => void;
  readonly #streams = new Map<number, Track>();
  readonly #open = new Set<PieceFile | PictureFile>();
  readonly #ending = new Set<Promise<void>>();
  readonly #budgets = new Map<string, TokenBucket>();
  #unknown: { readonly bytes: Buffer; readonly at: number }[] = [];
  /** The meeting's time is so far ahead of this process's stopwatch, in milliseconds. */
  #aheadMs: number;
  #timed = false;
  #number = 0;
  #packets = 0;
  #bytes = 0;
  #trouble: Beat['trouble'] = null;
  #troubledMs = 0;
  #failures = 0;
  #mayWrite: number;
  #fits: Fits = 'all';
  #soundOnlySince: Instant | null = null;
  readonly #voices = new Map<number, { kept: number; keptAt: Instant }>();
  #keptUntil: Instant;
  #lookedAtDiskMs = -Infinity;
  #looksAtDisk = false;
  #syncedMs = 0;

  /** @param ask sends a packet to where those that come are from */
  constructor(opening: RecorderOpening, ask: (packet: Buffer) => void) {
    this.#opening = opening;
    this.#ask = ask;
    this.#mayWrite = opening.mayWrite;
    this.#aheadMs = opening.at - performance.now();
    this.#keptUntil = opening.at;
  }

  get beat(): Beat {
    this.#lookBack();
    const trouble = this.#trouble ?? (this.#owedMs() > slowestDiskMs ? 'disk' : null);
    const voices = [...this.#voices].map(([ssrc, voice]) => ({ ssrc, ...voice }));
    return {
      ...{ packets: this.#packets, bytes: this.#bytes, keptUntil: this.#keptUntil, trouble },
      ...{ soundOnlySince: this.#soundOnlySince, voices },
    };
  }

  /** The folder is there, and the files in it are counted. */
  async ready(): Promise<void> {
    const { folder } = this.#opening;
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      this.#number = (await readdir(folder)).reduce((most, name) => Math.max(most, pieceNumber(name) ?? 0), 0);
    } catch (error) {
      this.#fail(error);
    }
    await this.#lookAtDisk();
  }

  told(words: Exclude<ToRecorder, { type: 'open' | 'close' }>): void {
    if (words.type === 'time') {
      const ahead = words.at - performance.now();
      // The first word is exact; later ones come a little late, each by another while.
      if (!this.#timed || Math.abs(ahead - this.#aheadMs) > sleptMs) this.#aheadMs = ahead;
      this.#timed = true;
    } else if (words.type === 'room') this.#mayWrite = this.#bytes + words.left;
    else if (words.type === 'closed') {
      this.#streams.get(words.ssrc)?.close(this.#now());
      this.#streams.delete(words.ssrc);
      this.#voices.delete(words.ssrc);
    } else {
      this.#streams.get(words.ssrc)?.close(this.#now());
      this.#streams.set(words.ssrc, this.#trackOf(words));
      const unknown = this.#unknown;
      this.#unknown = [];
      for (const { bytes, at } of unknown) this.#take(bytes, at);
    }
  }

  hear(bytes: Buffer): void {
    this.#packets += 1;
    this.#take(bytes, this.#now());
  }

  look(): void {
    const at = this.#now();
    // Nobody is asked for pictures that are not kept.
    for (const track of this.#streams.values()) if (this.#keeps(track)) track.look(at);
    for (const piece of this.#open) if (piece instanceof PictureFile) piece.look();
    const nowMs = performance.now();
    // One look at a time: two probes would take each other's file away.
    if (nowMs - this.#lookedAtDiskMs > diskEveryMs && !this.#looksAtDisk) void this.#lookAtDisk();
    if (this.#trouble === null && this.#owedMs() > givenUpMs) this.#stop('disk');
    if (nowMs - this.#syncedMs < syncEveryMs) return;
    this.#syncedMs = nowMs;
    for (const piece of this.#open) void piece.sync();
  }

  /** All that came is on the disk when it resolves. */
  async close(): Promise<void> {
    for (const track of this.#streams.values()) track.close(this.#now());
    this.#streams.clear();
    await Promise.allSettled(this.#ending);
  }

  /** Until when all is kept, as far as is known now: no longer than the disk has answered for. */
  #lookBack(): void {
    if (this.#trouble !== null) return;
    this.#keptUntil = Math.max(this.#keptUntil, Math.floor(this.#now() - notYetWrittenMs - this.#owedMs()));
  }

  /** For how long the disk has owed an answer, in milliseconds. */
  #owedMs(): number {
    const nowMs = performance.now();
    return [...this.#open].reduce((most, { pendingSinceMs }) => Math.max(most, nowMs - (pendingSinceMs ?? nowMs)), 0);
  }

  #now(): number {
    return performance.now() + this.#aheadMs;
  }

  #take(bytes: Buffer, at: number): void {
    const packet = readRtp(bytes);
    if (packet === null || this.#trouble !== null) return;
    const stream = this.#streams.get(packet.ssrc);
    if (stream !== undefined) {
      if (this.#keeps(stream)) stream.hear({ ...packet, at });
    } else if (this.#unknown.length < mostUnknown) this.#unknown.push({ bytes, at });
  }

  #keeps(track: Track): boolean {
    return this.#soundOnlySince === null || !(track instanceof PictureTrack);
  }

  #trackOf(opened: Opened): Track {
    const { codec, source } = opened;
    return codec === undefined
      ? new VoiceTrack(this.#voiceSink(opened))
      : new PictureTrack(source, pictureCodecs[codec], this.#pictureSink(opened, pictureCodecs[codec].id));
  }

  #voiceSink({ ssrc, endpointId, source }: Opened): TrackSink {
    const { meetingId } = this.#opening;
    let piece: PieceFile | null = null;
    const budget = this.#budgetOf(endpointId, source);
    return {
      begin: (from) => {
        if (!budget.take()) return;
        const sound = { meetingId, endpointId, source, from: Math.round(from) };
        piece = this.#piece((place, listener) => new PieceFile(place, sound, listener));
      },
      add: (packet, samples) => {
        if (piece === null) return;
        piece.add(packet, samples);
        this.#voices.set(ssrc, { kept: (this.#voices.get(ssrc)?.kept ?? 0) + 1, keptAt: Math.floor(this.#now()) });
      },
      end: () => {
        if (piece !== null) this.#end(piece, piece.end());
        piece = null;
      },
    };
  }

  #pictureSink({ ssrc, endpointId, source }: Opened, codec: string): PictureSink {
    const { meetingId } = this.#opening;
    let piece: PictureFile | null = null;
    const budget = this.#budgetOf(endpointId, source);
    return {
      begin: (from, shape) => {
        if (!budget.take()) return;
        const of = { ...shape, meetingId, endpointId, source, codec, from: Math.round(from) };
        piece = this.#piece((place, listener) => new PictureFile(place, of, listener));
      },
      add: (picture) => piece?.add(picture),
      end: (lengthMs) => {
        if (piece !== null) this.#end(piece, piece.end(lengthMs));
        piece = null;
      },
      wantsWhole: () => this.#ask(pictureLost(ssrc)),
    };
  }

  /** What a source may still begin, also where it is shut and opened; what comes of one that may not is not kept. */
  #budgetOf(endpointId: EndpointId, source: SourceId): TokenBucket {
    const key = `${endpointId} ${source}`;
    const budget = this.#budgets.get(key) ?? tokenBucket({ monotonicMs: () => performance.now() }, piecesOfOne);
    this.#budgets.set(key, budget);
    return budget;
  }

  #piece<Piece extends PieceFile | PictureFile>(make: (place: PiecePlace, listener: PieceListener) => Piece): Piece {
    this.#number += 1;
    const piece = make(
      { folder: this.#opening.folder, number: this.#number },
      { wrote: (bytes) => (this.#bytes += bytes), failed: (error) => this.#fail(error) },
    );
    this.#open.add(piece);
    return piece;
  }

  #end(piece: PieceFile | PictureFile, ending: Promise<void>): void {
    this.#open.delete(piece);
    this.#ending.add(ending);
    void ending.finally(() => this.#ending.delete(ending));
  }

  async #lookAtDisk(): Promise<void> {
    this.#lookedAtDiskMs = performance.now();
    const failures = this.#failures;
    if (this.#trouble === 'disk') {
      const waitMs = Math.min(tryAgainMs.most, tryAgainMs.first * 2 ** Math.min(10, failures - 1));
      if (performance.now() - this.#troubledMs < waitMs) return;
    }
    this.#looksAtDisk = true;
    try {
      const { folder, reserve } = this.#opening;
      const { bavail, bsize } = await statfs(folder);
      if (this.#trouble === 'disk') await probe(folder);
      this.#fits = whatFits(Math.min(bavail * bsize - reserve, this.#mayWrite - this.#bytes), this.#fits);
      this.#keepPictures(this.#fits !== 'sound');
      if (this.#fits === 'nothing' || this.#number >= mostSegments) this.#stop('no-room');
      // What failed meanwhile is not over.
      else if (failures === this.#failures) {
        this.#trouble = null;
        if (performance.now() - this.#troubledMs > tryAgainMs.most) this.#failures = 0;
      }
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#looksAtDisk = false;
    }
  }

  /** Where they are not kept their pieces end as they are; where they are again, each begins with a whole picture. */
  #keepPictures(kept: boolean): void {
    if (kept === (this.#soundOnlySince === null)) return;
    const at = this.#now();
    if (!kept) for (const track of this.#streams.values()) if (track instanceof PictureTrack) track.close(at);
    this.#soundOnlySince = kept ? null : Math.floor(at);
  }

  #fail(error: unknown): void {
    const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
    this.#stop(code === 'ENOSPC' || code === 'EDQUOT' ? 'no-room' : 'disk');
  }

  /** Nothing more is written until the disk has been looked at again; what is open is ended as it is. */
  #stop(trouble: NonNullable<Beat['trouble']>): void {
    this.#lookBack();
    if (trouble === 'disk') this.#failures += 1;
    this.#trouble = trouble;
    this.#troubledMs = performance.now();
    for (const track of this.#streams.values()) track.close(this.#now());
  }
}
