import { neighbours, theYear } from '../../../support/recorded-year.ts';
import { places } from '../../../support/year/places.ts';
import { peopleNames, pick, placeColumns, type Row } from './reckoned-columns.ts';
import { beganOn, communeToday, heldBy, inTime, noticeOf, unitOnDay } from './reckoned-day.ts';
import { reckonMeeting, type ReckonedMeeting, type ReckonedPlace } from './reckoned-meeting.ts';
import {
  ReckonedRoads,
  reckonSavings,
  reckonTravellers,
  type ReckonedSavings,
  type Three,
} from './reckoned-savings.ts';

/** What is asked for, in words of the script. */
export interface Asked {
  readonly from: string;
  readonly to: string;
  readonly units: 'day' | 'today';
  readonly type?: string;
  readonly heldBy?: string;
  readonly unit?: string;
}

export const wholeYear: Asked = { from: '2025-01-01', to: '2025-12-31', units: 'day' };

const add = (all: readonly Three[]): Three => {
  const of = (scenario: 0 | 1 | 2): number => all.reduce((total, each) => total + each[scenario], 0);
  return [of(0), of(1), of(2)];
};

/** Reckons all that a report says from the script of the year. */
export class ReckonedYear {
  readonly meetings: readonly {
    readonly meeting: ReckonedMeeting;
    readonly day: string;
    readonly own: readonly ReckonedPlace[];
    readonly savings: ReckonedSavings;
  }[];
  readonly asked: Asked;

  constructor(asked: Asked) {
    this.asked = asked;
    const unitOf = (place: string, day: string): string =>
      asked.units === 'today' ? communeToday(place) : unitOnDay(place, day);
    const roads = new ReckonedRoads();
    this.meetings = [...neighbours, ...theYear]
      .filter(({ lasts }) => lasts !== null)
      .map((script) => reckonMeeting(script))
      .sort((a, b) => (openingOf(a) < openingOf(b) ? -1 : 1))
      .map((meeting) => ({ meeting, day: beganOn(meeting) }))
      // A journey belongs to the first meeting of its day, whichever meetings a report is about.
      .map(({ meeting, day }) => ({ meeting, day, travelling: reckonTravellers(meeting, day, roads) }))
      .filter(({ day }) => day >= asked.from && day <= asked.to)
      .filter(({ meeting }) => asked.type === undefined || meeting.script.type === asked.type)
      .filter(({ meeting }) => asked.heldBy === undefined || heldBy(meeting, asked.units) === asked.heldBy)
      .map(({ meeting, day, travelling }) => {
        const isAsked = (place: string): boolean => asked.unit === undefined || unitOf(place, day) === asked.unit;
        return {
          meeting,
          day,
          own: meeting.places.filter(({ place }) => isAsked(place)),
          savings: reckonSavings(meeting, day, asked.unit === undefined ? null : isAsked, travelling),
        };
      })
      .filter(({ own }) => own.length > 0);
  }

  /** One line for each meeting. */
  byMeeting(): Row[] {
    return this.meetings.map(({ meeting, day, own, savings }) => {
      const count = placeColumns(own);
      const { script } = meeting;
      const title = script.corrections?.find((each) => each.what === 'title')?.title ?? script.title;
      const [low, base, high] = savedBy(savings);
      return {
        id: script.id,
        title,
        day,
        type: script.type,
        heldBy: heldBy(meeting, this.asked.units),
        minutes: meeting.duration,
        inTime: inTime(meeting),
        notice: noticeOf(meeting),
        ...pick(count, ['expected', 'attended', 'dropOuts', ...peopleNames]),
        savedLow: low,
        savedBase: base,
        savedHigh: high,
      };
    });
  }

  totals(): Row {
    const how = (work: (meeting: ReckonedMeeting) => string, word: string): number =>
      this.meetings.filter(({ meeting }) => work(meeting) === word).length;
    return {
      meetings: this.meetings.length,
      minutes: this.meetings.reduce((total, { meeting }) => total + meeting.duration, 0),
      startedInTime: how(inTime, 'yes'),
      startedLate: how(inTime, 'no'),
      startUnknown: how(inTime, ''),
      noticesInTime: how(noticeOf, 'in-time'),
      noticesLate: how(noticeOf, 'late'),
      noticesRunning: how(noticeOf, 'running'),
      noticesOverdue: how(noticeOf, 'overdue'),
      corrections: this.meetings.reduce((total, { meeting }) => total + (meeting.script.corrections?.length ?? 0), 0),
      ...placeColumns(this.meetings.flatMap(({ own }) => own)),
    };
  }

  /** One line for each endpoint, with the meetings in a row in which it was there and was not heard. */
  byPlace(): Row[] {
    return places.flatMap((place) => {
      const mine = this.meetings.flatMap(({ own, day }) =>
        own.flatMap((each) => (each.place === place ? [{ each, day }] : [])),
      );
      const last = mine.at(-1);
      if (last === undefined) return [];
      let silent = 0;
      for (const { each } of mine) silent = each.speaking > 0 ? 0 : silent + Number(each.attended);
      const unit = this.asked.units === 'today' ? communeToday(place) : unitOnDay(place, last.day);
      return [{ place, unit, ...placeColumns(mine.map(({ each }) => each)), meetingsSinceSpoken: silent }];
    });
  }

  byUnit(): Row[] {
    const all = this.meetings.flatMap(({ own, day }) =>
      own.map((each) => ({
        each,
        unit: this.asked.units === 'today' ? communeToday(each.place) : unitOnDay(each.place, day),
        // Thị trấn Bình Gia and Xã Tân Văn live on in name: the commune of before the merge is another unit than that of after.
        era:
          this.asked.units === 'today' || each.place === places[0] || day < '2025-07-01'
            ? ('old' as const)
            : ('new' as const),
      })),
    );
    const days = { old: '–30/06/2025', new: '01/07/2025–' } as const;
    const isBoth = (name: string): boolean =>
      new Set(all.filter(({ unit }) => unit === name).map(({ era }) => era)).size > 1;
    return [...Map.groupBy(all, ({ unit, era }) => `${unit}|${era}`).values()].map((mine) => ({
      unit: mine.slice(0, 1).map(({ unit, era }) => (isBoth(unit) ? `${unit} (${days[era]})` : unit))[0] ?? '',
      endpoints: new Set(mine.map(({ each }) => each.place)).size,
      ...placeColumns(mine.map(({ each }) => each)),
    }));
  }

  /** Lines for months, types and hosts. */
  groups(): Row[] {
    const by = (group: string, key: (each: ReckonedYear['meetings'][number]) => string): Row[] =>
      [...Map.groupBy(this.meetings, key)].map(([name, mine]) => {
        const count = placeColumns(mine.flatMap(({ own }) => own));
        return {
          group,
          name,
          meetings: mine.length,
          minutes: mine.reduce((total, { meeting }) => total + meeting.duration, 0),
          ...pick(count, ['expected', 'attended']),
          savedBase: mine.reduce((total, { savings }) => total + savedBy(savings)[1], 0),
        };
      });
    return [
      ...by('month', ({ day }) => day.slice(0, 7)),
      ...by('type', ({ meeting }) => meeting.script.type),
      ...by('host', ({ meeting }) => heldBy(meeting, this.asked.units)),
    ];
  }

  /** One line for each figure of what was saved. */
  savings(): Row[] {
    const all = this.meetings.map(({ savings }) => savings);
    const line = (figure: string, [low, base, high]: Three): Row => ({ figure, low, base, high });
    const each = (figure: string, work: (savings: ReckonedSavings) => Three): Row => line(figure, add(all.map(work)));
    const once = (figure: string, work: (savings: ReckonedSavings) => number): Row =>
      each(figure, (savings) => [work(savings), work(savings), work(savings)]);
    const compared = (name: string, kind: 'length' | 'person' | 'block'): Row[] => {
      const reference = add(all.map((savings) => savings[kind].reference));
      const actual = add(all.map((savings) => savings[kind].actual));
      const saved: Three = [reference[0] - actual[0], reference[1] - actual[1], reference[2] - actual[2]];
      return [
        line(`${name} reference`, reference),
        line(`${name} actual`, actual),
        line(`${name} saved`, saved),
        ...(reference[0] > 0
          ? [line(`${name} rate`, [saved[0] / reference[0], saved[1] / reference[1], saved[2] / reference[2]])]
          : []),
      ];
    };
    return [
      ...compared('meetingLength', 'length'),
      ...compared('personTime', 'person'),
      each('personTime travel', ({ person }) => person.travel),
      each('personTime arrival', ({ person }) => person.arrival),
      each('personTime gather', ({ person }) => person.gather),
      each('personTime check', ({ person }) => person.check),
      ...compared('block', 'block'),
      each('kilometres', ({ kilometres }) => kilometres),
      each('litres', ({ litres }) => litres),
      each('petrolVnd', ({ petrolVnd }) => petrolVnd),
      each('perDiemVnd', ({ perDiemVnd }) => perDiemVnd),
      once('pages', ({ pages }) => pages),
      each('pagesVnd', ({ pagesVnd }) => pagesVnd),
      each('moneyVnd', ({ petrolVnd, perDiemVnd, pagesVnd }) => add([petrolVnd, perDiemVnd, pagesVnd])),
      once('travellers', ({ travellers }) => travellers),
      once('journeys', ({ journeys }) => journeys),
      once('unnamedTravellers', (savings) => savings.unnamedTravellers),
      once('beyondInvitation', (savings) => savings.beyondInvitation),
      once('unknownDistanceTravellers', (savings) => savings.unknownDistanceTravellers),
      once('estimatedDistanceTravellers', (savings) => savings.estimatedDistanceTravellers),
      once('endpointsNotCalled', ({ endpointsNotCalled }) => endpointsNotCalled),
      once('meetingsWithPapers', ({ meetingsWithPapers }) => meetingsWithPapers),
    ];
  }
}

const savedBy = ({ person }: ReckonedSavings): Three => [
  person.reference[0] - person.actual[0],
  person.reference[1] - person.actual[1],
  person.reference[2] - person.actual[2],
];
const openingOf = ({ script }: ReckonedMeeting): string => `${2025 + (script.yearOffset ?? 0)}-${script.opens}`;
