import type { MeetingId, MeetingList, MeetingRecord } from '@diem-cau/shared';
import type { Closings } from '../../../../application/record/closings.ts';
import type { Corrections } from '../../../../application/record/corrections.ts';
import type { Editions } from '../../../../application/record/editions.ts';
import type { Films } from '../../../../application/record/films.ts';
import type { ListQuery } from '../../../../application/record/records.ts';
import type { RecordingAccesses } from '../../../../application/record/recording-accesses.ts';
import type { RecordingHearts } from '../../../../application/record/recording-hearts.ts';
import type { Recordings } from '../../../../application/record/recordings.ts';
import type { Standings } from '../../../../application/record/standings.ts';
import type { Replays } from '../../../../application/record/replays.ts';
import type { RollCalls } from '../../../../application/record/roll-call.ts';
import type { Withholdings } from '../../../../application/record/withholdings.ts';

/** What the record is asked over HTTP. */
export interface RecordsReader {
  list(query: ListQuery): Promise<MeetingList>;
  record(meetingId: MeetingId): Promise<MeetingRecord>;
  attendanceCsv(meetingId: MeetingId): Promise<string>;
  listCsv(query: Omit<ListQuery, 'limit' | 'offset'>): Promise<string>;
}

/** What the routes of the record speak to. */
export interface RecordParts {
  readonly records: RecordsReader;
  readonly replays: Replays;
  /** Who has which part in a meeting. */
  readonly standings: Pick<Standings, 'part'>;
  readonly closings: Closings;
  readonly rollCalls: RollCalls;
  readonly corrections: Corrections;
  readonly recordings: Recordings;
  readonly recordingHearts: Pick<RecordingHearts, 'of'>;
  readonly films: Films;
  readonly editions: Editions;
  readonly withholdings: Withholdings;
  readonly recordingAccesses: RecordingAccesses;
}
