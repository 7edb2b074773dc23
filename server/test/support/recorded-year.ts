import { readFileSync } from 'node:fs';
import { AccountId, existedOn, MeetingId, type EndpointId, type Instant } from '@diem-cau/shared';
import { systemMint } from '../../src/adapters/system/clock.ts';
import type { Storage } from '../../src/adapters/storage/storage.ts';
import { Calendar } from '../../src/application/settings/calendar.ts';
import { DirectoryKeeping } from '../../src/application/directory/directory.ts';
import { MeetingBooks } from '../../src/application/record/meeting-books.ts';
import { ParameterKeeping } from '../../src/application/settings/parameters.ts';
import type { ExpectedEndpoint } from '../../src/domain/meeting/expected-endpoint.ts';
import type { Actor } from '../../src/domain/kit/actor.ts';
import { scriptedBook } from '../../src/application/demo/sample-year/book.ts';
import { scriptedEvents } from '../../src/application/demo/sample-year/events.ts';
import { parameterLine, scriptedFigures } from './year/figures.ts';
import { firstQuarter } from './year/first-quarter.ts';
import { neighbours } from './year/neighbours.ts';
import type { ScriptedMeeting } from '../../src/application/demo/sample-year/script.ts';
import { secondHalf } from './year/second-half.ts';
import { secondQuarter } from './year/second-quarter.ts';

/** The 41 meetings of the year that were closed and one that is still open, and three more that belong to the years beside it. */
export const theYear: readonly ScriptedMeeting[] = [...firstQuarter, ...secondQuarter, ...secondHalf];
export { neighbours };

const data = (name: string): Uint8Array => readFileSync(new URL(`../../../data/${name}`, import.meta.url));
const minuteMs = 60_000;
const secretary: Actor = { by: 'account', accountId: AccountId.parse('thu-ky'), name: 'Nguyễn Văn An' };

/** Holidays that follow the moon or were set by the government, and the Saturday that was worked for one of them. */
const calendarDays = [
  ...['01-27', '01-28', '01-29', '01-30', '01-31', '05-02', '09-01'].map((day) => ({ day, kind: 'holiday' as const })),
  { day: '04-26', kind: 'working' as const },
];

/** When a scripted meeting opens. */
export const opensAt = ({ opens, yearOffset = 0 }: ScriptedMeeting, year: number): Instant =>
  Date.parse(`${year + yearOffset}-${opens.replace(' ', 'T')}:00+07:00`);

export interface RecordedYearOptions {
  /** 2025, the year of the merge, where nothing is said. */
  readonly year?: number;
  /** Which meetings; by default those that are closed. A hub that starts takes open meetings up again. */
  readonly meetings?: readonly ScriptedMeeting[];
}

/**
 * Writes a year of the demo district into a hub's storage: its directory with the merge of 1 July 2025, the calendar, the table of
 * parameters, and the meetings with all that people added. The storage may be that of a hub that has been started with the demo
 * directory, as long as it is stopped meanwhile.
 */
export const recordYear = async (storage: Storage, options: RecordedYearOptions = {}): Promise<void> => {
  const { year = 2025, meetings = theYear.filter(({ lasts }) => lasts !== null) } = options;
  let now = Date.parse(`${year}-01-01T00:00:00+07:00`);
  const clock = { now: () => now };
  const { archive, directory, enrolments, ledgers } = storage;
  const directoryKeeping = new DirectoryKeeping({
    directory,
    enrolments,
    sessions: { end: () => undefined },
    clock,
    mint: systemMint,
    logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
    timeZone: 'Asia/Ho_Chi_Minh',
  });
  for (const file of ['binh-gia-2023.csv', 'binh-gia-2025.csv']) await directoryKeeping.import(data(file), 'for-good');
  const units = await directory.units();
  const places: ExpectedEndpoint[] = (await directory.endpoints()).map(({ endpointId, name, leads, position }) => ({
    endpointId,
    name,
    leads,
    position,
  }));
  const idOf = (place: string): EndpointId => {
    const found = places.find(({ name }) => name === place);
    if (found === undefined) throw new Error(`the directory has no ${place}`);
    return found.endpointId;
  };

  const days = calendarDays.map(({ day, kind }) => ({ day: `${year}-${day}`, kind, name: 'Theo thông báo' }));
  await new Calendar(ledgers, clock).change({ set: days, clear: [] }, secretary);
  const parameters = new ParameterKeeping(ledgers, directory, clock);
  await parameters.fill(data('savings-norms.csv'));
  await parameters.set(
    scriptedFigures().map((figure) => parameterLine(figure, year, idOf)),
    secretary,
  );

  const books = new MeetingBooks(ledgers, archive, clock);
  for (const meeting of meetings) {
    const opened = opensAt(meeting, year);
    const day = new Date(opened + 7 * 60 * minuteMs).toISOString().slice(0, 10);
    const { heldBy } = meeting;
    const unit = units.find((each) => each.code === heldBy?.code && existedOn(each, day));
    const hostUnit = unit === undefined || heldBy === undefined ? null : { unitId: unit.unitId, name: heldBy.name };
    const events = scriptedEvents(meeting, { places, hostUnit, opensAt: opened, actor: secretary });
    // As a hub does it: the opening first, whatever happens later in appends of its own.
    await archive.append(MeetingId.parse(meeting.id), events.slice(0, 1));
    await archive.append(MeetingId.parse(meeting.id), events.slice(1));
    now = opened + ((meeting.lasts ?? 10) + 30) * minuteMs;
    const facts = scriptedBook(meeting, { places, opensAt: opened, year, actor: secretary });
    await books.write(MeetingId.parse(meeting.id), () => facts);
  }
};
