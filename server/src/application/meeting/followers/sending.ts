import { isOfKind, Refusal, sourcesOf, type SourceId } from '@diem-cau/shared';
import { within } from '../../kit/time-limit.ts';
import type { ConnectionMedia } from '../../ports/media-plane.ts';

/** A media plane that has not answered after so long, in milliseconds, holds no turn up any more; its own limits are shorter. */
export const mediaLimitMs = 8_000;

/** One source that was ended, or the voice: every microphone of it, those included that are only being prepared. */
type Off = SourceId | 'voice';

/** One beginning of a source: of several of the same source the youngest counts. */
interface Beginning {
  readonly source: SourceId;
}

/** What one seat sends: its media are told what the meeting allows, and what its endpoint has shut itself stays shut. */
export class Sending {
  readonly #media: Pick<ConnectionMedia, 'setSending' | 'stop'>;
  /** What the media plane was last told of each source by the meeting: open or shut; `unknown` where it could not be told. */
  readonly #told = new Map<SourceId, boolean | 'unknown'>();
  /** What its endpoint itself has shut, perhaps ahead of the record: it stays shut until the endpoint opens it, whatever the record says. */
  readonly #ownOff = new Set<Off>();
  /** What rests while its endpoint is away and may come back to it, and whether it was open; null while nothing rests. */
  #resting: ReadonlyMap<SourceId, boolean> | null = null;
  /** What is begun and not on the record yet. */
  readonly #begun = new Map<SourceId, Beginning>();

  constructor(media: Pick<ConnectionMedia, 'setSending' | 'stop'>) {
    this.#media = media;
  }

  /** Because its endpoint wants it, at once and ahead of the record: ends (`end`) a source for good, or shuts its voice. */
  async shut(source: SourceId, end: boolean): Promise<void> {
    this.#ownOff.add(end ? source : 'voice');
    if (end) this.#media.stop(source);
    else await Promise.all(sourcesOf('microphone').map((each) => this.#media.setSending(each, false)));
  }

  /** Its voice is wanted open (again): it is told anew what the meeting says, since it may have been shut ahead of the record. */
  openVoice(): void {
    this.#ownOff.delete('voice');
    for (const source of sourcesOf('microphone')) if (this.#told.has(source)) this.#told.set(source, 'unknown');
  }

  /**
   * Its endpoint begins to send a source that the meeting knows not to be sent: nothing of an earlier one counts any more, so that what is
   * prepared now is not stopped for it; an OFF that comes from now on does. The same for the first microphone of its voice and an earlier
   * voice, of which none may be begun either.
   * Refuses with `already-sending` while it is begun and was not stopped since.
   * @param voiceSent whether the meeting knows any microphone of it to be sent
   */
  begin(source: SourceId, voiceSent: boolean): Beginning {
    if (this.#begun.has(source) && !this.#ownOff.has(source)) throw new Refusal('already-sending');
    const others = [...this.#begun.keys()].filter((each) => each !== source);
    const begunVoice = others.some((each) => isOfKind(each, 'microphone'));
    if (isOfKind(source, 'microphone') && !voiceSent && !begunVoice) this.#ownOff.delete('voice');
    this.#ownOff.delete(source);
    if (this.#told.delete(source)) this.#media.stop(source);
    const beginning = { source };
    this.#begun.set(source, beginning);
    return beginning;
  }

  /** Whether its endpoint has not ended the source since this beginning, nor begun it anew. */
  isWanted(beginning: Beginning): boolean {
    return this.#isYoungest(beginning) && !this.#ownOff.has(beginning.source);
  }

  /** It is on the record, or was refused: what is prepared for it then ends, unless it is a younger one's. */
  begun(beginning: Beginning, outcome: 'sent' | 'refused'): void {
    if (!this.#isYoungest(beginning)) return;
    this.#begun.delete(beginning.source);
    if (outcome === 'refused') this.#media.stop(beginning.source);
  }

  /** Whether the meeting knows this source to be sent, or it is begun. */
  sends(source: SourceId): boolean {
    return this.#told.has(source) || this.#begun.has(source);
  }

  /** Whether its endpoint has shut a source itself since it last wanted it open. */
  isOff(source: SourceId): boolean {
    return this.#ownOff.has(source) || (isOfKind(source, 'microphone') && this.#ownOff.has('voice'));
  }

  /** What rests, or would, and whether it comes back open: what its endpoint shut itself meanwhile does not, and what it ended is gone. */
  get resting(): ReadonlyMap<SourceId, boolean> {
    const resting = this.#resting ?? new Map([...this.#told].map(([source, open]) => [source, open === true]));
    const wanted = [...resting].filter(([source]) => !this.#ownOff.has(source));
    return new Map(wanted.map(([source, open]) => [source, open && !this.isOff(source)]));
  }

  /** Its endpoint dropped out and may come back to what it sent: all of it is shut, and nothing is ended. */
  rest(): Promise<void>[] {
    this.#resting ??= new Map([...this.#told].map(([source, open]) => [source, open === true]));
    return this.follow(new Map([...this.#told.keys()].map((source) => [source, false])));
  }

  /** Its endpoint is there (again): nothing rests any more. Gives what rested and was not ended by it meanwhile. */
  wake(): readonly SourceId[] {
    const rested = this.#resting === null ? [] : [...this.resting.keys()];
    this.#resting = null;
    return rested;
  }

  /** Makes what is sent equal to what the meeting allows now: one promise for each source that is told something else than before. */
  follow(allowed: ReadonlyMap<SourceId, boolean>): Promise<void>[] {
    for (const source of [...this.#told.keys()].filter((each) => !allowed.has(each))) {
      this.#media.stop(source);
      this.#told.delete(source);
    }
    return [...allowed]
      .map(([source, open]) => [source, open && !this.isOff(source)] as const)
      .filter(([source, open]) => this.#told.get(source) !== open)
      .map(([source, open]) => {
        this.#told.set(source, open);
        const setting = this.#media.setSending(source, open).catch((error: unknown) => {
          if (this.#told.get(source) === open) this.#told.set(source, 'unknown');
          throw error;
        });
        // One that comes too late is asked for no second time while it may still come.
        return within(setting, mediaLimitMs);
      });
  }

  #isYoungest(beginning: Beginning): boolean {
    return this.#begun.get(beginning.source) === beginning;
  }
}
