import type { EditionKey, FileId, MeetingId } from '@diem-cau/shared';
import type { FilmChapter, FilmStretch } from '../../domain/record/film-plan.ts';
import type { SoundFile } from './recorded-sound.ts';

/** What is written into a film beside its pictures. */
export interface FilmWords {
  readonly title: string;
  readonly names: ReadonlyMap<string, string>;
}

/** What is put together to a film. */
export interface WholeFilm {
  readonly stretches: readonly FilmStretch[];
  readonly chapters: readonly FilmChapter[];
  readonly words: FilmWords;
}

/** Of which meeting a film is, and of which edition of its recording. */
export interface FilmOf {
  readonly meetingId: MeetingId;
  readonly edition: EditionKey;
}

/** Makes films of recorded meetings, stretch after stretch; what was made stays while the film is under way, also after the hub was killed. */
export interface FilmStudio {
  /** Whether films can be made on this machine. */
  canMake(): Promise<boolean>;
  /** Films that were begun and are not done. */
  begun(): Promise<readonly FilmOf[]>;
  /** Notes that a film is to be made. */
  begin(of: FilmOf): Promise<void>;
  /** Bytes that may still be written: by the disk, and by what recordings may take. */
  room(): Promise<number>;
  /** Makes one stretch, unless it is there already. Rejects where that fails, takes too long, or `gone` is aborted. */
  make(of: FilmOf, stretch: FilmStretch, words: FilmWords, gone: AbortSignal): Promise<void>;
  /** Puts all stretches and the mixed sound, where there is one, into one file. Rejects as `make`. */
  join(of: FilmOf, film: WholeFilm, gone: AbortSignal): Promise<{ readonly fileId: FileId; readonly bytes: number }>;
  /** The film as it was made last; null where there is none. */
  film(of: FilmOf): Promise<SoundFile | null>;
  /** Lets go of what a film was made of: it is done, or is not wanted any more. */
  letGo(of: FilmOf): Promise<void>;
}
