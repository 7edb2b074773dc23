import type { PeriodReport, PresenceCount, Scenarios } from '@diem-cau/shared';
import type { Row } from './reckoned-columns.ts';

const minuteMs = 60_000;
const minutes = (ms: number): number => ms / minuteMs;

const countColumns = (count: PresenceCount): Row => {
  const { people } = count;
  return {
    expected: count.expected,
    attended: count.attended,
    late: count.late,
    leftEarly: count.leftEarly,
    present: minutes(count.presentMs),
    absent: minutes(count.absentMs),
    dropOuts: count.dropOuts,
    dropped: minutes(count.droppedMs),
    hub: minutes(count.hubMs),
    speaking: minutes(count.speakingMs),
    good: minutes(count.goodLinkMs),
    weak: minutes(count.weakLinkMs),
    bad: minutes(count.badLinkMs),
    called: count.called,
    ...peopleColumns(people),
  };
};

const peopleColumns = ({ late, leftEarly, inPerson, online, unnamed, ...people }: PresenceCount['people']): Row => ({
  inPerson,
  online,
  excused: people.excused,
  unexcused: people.unexcused,
  notCalled: people.notCalled,
  substitutes: people.substitutes,
  peopleLate: late,
  peopleLeftEarly: leftEarly,
  unnamed,
});

/** A report's figures as lines with the columns of the test's own tables, lengths in minutes. */
export const reportedMeetings = ({ meetings }: PeriodReport): Row[] =>
  meetings.map((meeting) => ({
    id: meeting.meetingId,
    title: meeting.title,
    day: new Date(meeting.openedAt + 7 * 60 * minuteMs).toISOString().slice(0, 10),
    type: meeting.type,
    heldBy: meeting.hostUnit,
    minutes: minutes(meeting.durationMs),
    inTime: meeting.startedInTime === null ? '' : meeting.startedInTime ? 'yes' : 'no',
    notice: meeting.notice,
    expected: meeting.expected,
    attended: meeting.attended,
    dropOuts: meeting.dropOuts,
    ...peopleColumns(meeting.people),
    savedLow: meeting.savedMinutes.low,
    savedBase: meeting.savedMinutes.base,
    savedHigh: meeting.savedMinutes.high,
  }));

/** The totals but for the meetings that are still open. */
export const reportedTotals = ({ totals }: PeriodReport): Row => {
  const { count, durationMs, stillOpen: _, marks: _marks, ...counted } = totals;
  return { ...counted, minutes: minutes(durationMs), ...countColumns(count) };
};

export const reportedPlaces = ({ endpoints }: PeriodReport): Row[] =>
  endpoints.map(({ name, unit, count, meetingsSinceSpoken }) => ({
    place: name,
    unit,
    ...countColumns(count),
    meetingsSinceSpoken,
  }));

export const reportedUnits = ({ units }: PeriodReport): Row[] =>
  units.map(({ name, endpoints, count }) => ({ unit: name, endpoints, ...countColumns(count) }));

/** Months without a meeting stand in a report with zeros. */
export const reportedGroups = ({ months, types, hostUnits }: PeriodReport): Row[] =>
  Object.entries({ month: months, type: types, host: hostUnits }).flatMap(([group, lines]) =>
    lines
      .filter(({ meetings }) => meetings > 0)
      .map(({ name, meetings, durationMs, expected, attended, savedMinutes }) => ({
        group,
        name,
        meetings,
        minutes: minutes(durationMs),
        expected,
        attended,
        savedBase: savedMinutes,
      })),
  );

export const reportedSavings = ({ savings }: PeriodReport): Row[] => {
  const line = (figure: string, { low, base, high }: Scenarios): Row => ({ figure, low, base, high });
  const once = (figure: string, value: number): Row => ({ figure, low: value, base: value, high: value });
  const compared = (name: 'meetingLength' | 'personTime' | 'block'): Row[] => [
    line(`${name} reference`, savings[name].referenceMinutes),
    line(`${name} actual`, savings[name].actualMinutes),
    line(`${name} saved`, savings[name].savedMinutes),
    ...(savings[name].rate === null ? [] : [line(`${name} rate`, savings[name].rate)]),
  ];
  return [
    ...compared('meetingLength'),
    ...compared('personTime'),
    line('personTime travel', savings.personTime.travelMinutes),
    line('personTime arrival', savings.personTime.arrivalMinutes),
    line('personTime gather', savings.personTime.gatherMinutes),
    line('personTime check', savings.personTime.checkMinutes),
    ...compared('block'),
    line('kilometres', savings.kilometres),
    line('litres', savings.litres),
    line('petrolVnd', savings.petrolVnd),
    line('perDiemVnd', savings.perDiemVnd),
    once('pages', savings.pages),
    line('pagesVnd', savings.pagesVnd),
    line('moneyVnd', savings.moneyVnd),
    once('travellers', savings.travellers),
    once('journeys', savings.journeys ?? -1),
    once('unnamedTravellers', savings.unnamedTravellers ?? -1),
    once('beyondInvitation', savings.beyondInvitation ?? -1),
    once('unknownDistanceTravellers', savings.unknownDistanceTravellers),
    once('estimatedDistanceTravellers', savings.estimatedDistanceTravellers),
    once('endpointsNotCalled', savings.endpointsNotCalled),
    once('meetingsWithPapers', savings.meetingsWithPapers),
  ];
};
