import type { FileId, MeetingId } from '@diem-cau/shared';
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

/** Makes films of recorded meetings, stretch after stretch; what was made stays while the film is under way, also after the hub was killed. */
export interface FilmStudio {
  /** Whether films can be made on this machine. */
  canMake(): Promise<boolean>;
  /** Meetings whose film was begun and is not done. */
  begun(): Promise<readonly MeetingId[]>;
  /** Notes that a film is to be made. */
  begin(meetingId: MeetingId): Promise<void>;
  /** Bytes that may still be written: by the disk, and by what recordings may take. */
  room(): Promise<number>;
  /** Makes one stretch, unless it is there already. Rejects where that fails, takes too long, or `gone` is aborted. */
  make(meetingId: MeetingId, stretch: FilmStretch, words: FilmWords, gone: AbortSignal): Promise<void>;
  /** Puts all stretches and the mixed sound, where there is one, into one file. Rejects as `make`. */
  join(
    meetingId: MeetingId,
    film: WholeFilm,
    gone: AbortSignal,
  ): Promise<{ readonly fileId: FileId; readonly bytes: number }>;
  /** The film as it was made last; null where there is none. */
  film(meetingId: MeetingId): Promise<SoundFile | null>;
  /** Lets go of what a film was made of: it is done, or is not wanted any more. */
  letGo(meetingId: MeetingId): Promise<void>;
}
