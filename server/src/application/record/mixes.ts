import type { EditionKey, MeetingId, MixedSound } from '@diem-cau/shared';
import type { Actor } from '../../domain/kit/actor.ts';
import type { BookFactOf } from '../../domain/record/book-fact.ts';
import { whole, type Edition } from '../../domain/record/edition.ts';
import { BoundedQueue } from '../kit/bounded-queue.ts';
import type { Logger } from '../ports/logger.ts';
import type { MadeSound, RecordedSound, WholeLength } from '../ports/recorded-sound.ts';
import type { MeetingBooks } from './meeting-books.ts';
import { bytesOfMix } from './recorded-tracks.ts';

export interface MixesPorts {
  readonly books: Pick<MeetingBooks, 'write'>;
  readonly sound: Pick<RecordedSound, 'canMix' | 'mix' | 'mixed' | 'pieces' | 'room'>;
  readonly logger: Logger;
  /** From when until when a whole file of this edition goes. */
  readonly length: (meetingId: MeetingId, edition: Edition) => Promise<WholeLength>;
}

/** What the book says of files of all voices, by the edition that was mixed. */
export type NotedMixes = ReadonlyMap<EditionKey, BookFactOf<'recordingMixed'>>;

const hub: Actor = { by: 'hub' };

/** One is mixed at a time, as it takes a core for minutes; meetings of a year may wait to be taken up. */
const bounds = { atOnce: 1, mostWaiting: 1_000 } as const;

/** There is no room for what is to be made. */
class NoRoom extends Error {}

const making = { state: 'making' } as const;

const nameOf = (meetingId: MeetingId, { key }: Edition): string => `${meetingId} ${key}`;

/** All voices of a recording in one file, of each edition that is wanted. */
export class Mixes {
  readonly #ports: MixesPorts;
  readonly #queue = new BoundedQueue(bounds);
  /** Whose voices are being mixed, or could not be: by meeting and edition. */
  readonly #mixing = new Map<string, Extract<MixedSound, { state: 'making' | 'failed' }>>();

  constructor(ports: MixesPorts) {
    this.#ports = ports;
  }

  /** Makes the file, unless that is under way, and notes it. Never rejects. */
  async make(meetingId: MeetingId, edition: Edition): Promise<void> {
    const { books, logger } = this.#ports;
    const name = nameOf(meetingId, edition);
    if (this.#mixing.get(name)?.state === 'making') return;
    this.#mixing.set(name, making);
    try {
      const { fileId, bytes, lengthMs } = await this.#queue.run(() => this.#mix(meetingId, edition));
      const fact = { type: 'recordingMixed', fileId, bytes, lengthMs, actor: hub } as const;
      await books.write(meetingId, () => [edition.key === whole.key ? fact : { ...fact, edition: edition.key }]);
      this.#mixing.delete(name);
    } catch (error) {
      this.#mixing.set(name, { state: 'failed', why: error instanceof NoRoom ? 'no-room' : 'trouble' });
      logger.error({ meetingId, err: error }, 'the voices of a recording could not be mixed');
    }
  }

  async #mix(meetingId: MeetingId, edition: Edition): Promise<MadeSound> {
    const { sound, length } = this.#ports;
    const wanted = await length(meetingId, edition);
    if ((await sound.room()) < bytesOfMix(await sound.pieces(meetingId), wanted)) throw new NoRoom('there is no room');
    return sound.mix(meetingId, wanted);
  }

  /** Whether any of a meeting's is being made. */
  isMaking(meetingId: MeetingId): boolean {
    return [...this.#mixing].some(([name, { state }]) => state === 'making' && name.startsWith(`${meetingId} `));
  }

  /** How the file of an edition stands, by what the book says. */
  async of(meetingId: MeetingId, noted: NotedMixes, edition: Edition): Promise<MixedSound> {
    const { sound } = this.#ports;
    const under = this.#mixing.get(nameOf(meetingId, edition));
    if (under !== undefined) return under;
    const mixed = noted.get(edition.key);
    if (mixed !== undefined && (await sound.mixed(meetingId, 'take', edition)) !== null) {
      const { fileId, bytes, lengthMs } = mixed;
      return { state: 'ready', fileId, bytes, lengthMs };
    }
    return { state: (await sound.canMix()) ? 'none' : 'unavailable' };
  }
}
