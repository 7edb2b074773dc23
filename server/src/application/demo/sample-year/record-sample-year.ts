import { ConclusionId, MeetingId, type Day, type EndpointId, type Instant } from '@diem-cau/shared';
import type { BookFact } from '../../../domain/record/book-fact.ts';
import type { ExpectedEndpoint } from '../../../domain/meeting/expected-endpoint.ts';
import type { Actor } from '../../../domain/kit/actor.ts';
import type { MeetingBooks } from '../../record/meeting-books.ts';
import type { Papers } from '../../papers/papers.ts';
import type { Clock } from '../../ports/clock.ts';
import type { MeetingArchive } from '../../ports/archive.ts';
import type { MinutesBody, NoticeBody } from '@diem-cau/shared';
import { dayOf } from '../../kit/days.ts';
import { scriptedBook, type KnownPerson } from './book.ts';
import { scriptedEvents } from './events.ts';
import { sampleWorks } from './sample-conclusions.ts';
import { sampleMeetings } from './sample-meetings.ts';

/** What people write with on a day of the sample year. */
export interface SampleDesk {
  readonly books: Pick<MeetingBooks, 'write'>;
  readonly minutes: Pick<Papers<MinutesBody>, 'view' | 'save'>;
  readonly notices: Pick<Papers<NoticeBody>, 'view' | 'save'>;
}

/** What a sample year is made from. */
export interface SampleYearGround {
  readonly archive: Pick<MeetingArchive, 'append'>;
  /** A desk by whose clock all that is written there is dated. */
  readonly deskAt: (clock: Clock) => SampleDesk;
  readonly places: readonly ExpectedEndpoint[];
  readonly people: ReadonlyMap<EndpointId, readonly KnownPerson[]>;
  readonly secretary: Actor;
  readonly timeZone: string;
  readonly now: Instant;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** Minutes are written for the last so many meetings. */
const withMinutes = 12;

/**
 * Writes a year of meetings into an empty hub: events as the machine notes them, and what the secretary adds afterwards, each at its own
 * time. The last meeting's notice is still to be issued, as on a real Tuesday.
 */
export const recordSampleYear = async (ground: SampleYearGround): Promise<void> => {
  const { archive, deskAt, places, people, secretary, timeZone } = ground;
  let at = ground.now;
  const { books, minutes, notices } = deskAt({ now: () => at });
  const day = (instant: Instant): Day => dayOf(instant, timeZone);
  const write = (meetingId: MeetingId, later: Instant, facts: readonly BookFact[]): Promise<unknown> => {
    at = later;
    return later > ground.now || facts.length === 0 ? Promise.resolve() : books.write(meetingId, () => facts);
  };
  const meetings = sampleMeetings(
    places.map(({ name }) => name),
    ground.now,
  );
  for (const [index, { meeting, opensAt }] of meetings.entries()) {
    const meetingId = MeetingId.parse(meeting.id);
    const events = scriptedEvents(meeting, { places, hostUnit: null, opensAt, actor: secretary });
    // As a hub does it: the opening first, whatever happens later in appends of its own.
    await archive.append(meetingId, events.slice(0, 1));
    await archive.append(meetingId, events.slice(1));
    const closedAt = opensAt + (meeting.lasts ?? 0) * minuteMs;
    const year = Number(day(opensAt).slice(0, 4));
    await write(
      meetingId,
      closedAt + 30 * minuteMs,
      scriptedBook(meeting, { places, opensAt, year, people, actor: secretary }),
    );

    const rows = conclusionsOf(index, { meetingId, closedAt }, places, day);
    await write(meetingId, closedAt + 90 * minuteMs, rows.length === 0 ? [] : [saved(rows, secretary)]);
    for (const [number, { conclusionId }] of rows.entries()) {
      const state = (index + number) % 4 === 3 ? ('open' as const) : ('done' as const);
      const note = state === 'done' ? 'Xã đã báo cáo kết quả.' : 'Đang thực hiện.';
      await write(meetingId, closedAt + (9 + number) * dayMs, [
        { type: 'conclusionProgressed', conclusionId, state, note, actor: secretary },
      ]);
    }
    if (index < meetings.length - withMinutes) continue;
    at = closedAt + dayMs;
    const { proposal } = await minutes.view(meetingId, undefined, secretary);
    await minutes.save(meetingId, { basedOn: 0, body: proposal, note: '' }, secretary);
    if (rows.length === 0 || index === meetings.length - 1) continue;
    const notice = await notices.view(meetingId, undefined, secretary);
    await notices.save(meetingId, { basedOn: 0, body: notice.proposal, note: '' }, secretary);
    await write(meetingId, closedAt + 2 * dayMs, [
      { type: 'noticeIssued', day: day(closedAt + 2 * dayMs), actor: secretary },
    ]);
  }
};

type Row = Extract<BookFact, { type: 'conclusionsSaved' }>['rows'][number];

const saved = (rows: readonly Row[], actor: Actor): BookFact => ({ type: 'conclusionsSaved', rows: [...rows], actor });

/** One to three conclusions, by the number of the meeting in the year; a fifth of the meetings has none. */
const conclusionsOf = (
  index: number,
  { meetingId, closedAt }: { readonly meetingId: MeetingId; readonly closedAt: Instant },
  places: readonly ExpectedEndpoint[],
  day: (at: Instant) => Day,
): readonly Row[] => {
  const communes = places.filter(({ leads }) => !leads);
  return Array.from({ length: index % 5 === 4 ? 0 : 1 + (index % 3) }, (_, number): Row => {
    const turn = index * 3 + number;
    return {
      conclusionId: ConclusionId.parse(`${meetingId}-${number + 1}`),
      work: sampleWorks[turn % sampleWorks.length] ?? '',
      leadUnit: communes[(turn * 5) % communes.length]?.name ?? '',
      cooperatingUnits: number === 1 ? ['Văn phòng HĐND và UBND huyện'] : [],
      deadline: number === 2 ? null : day(closedAt + (7 + 7 * number) * dayMs),
    };
  });
};
