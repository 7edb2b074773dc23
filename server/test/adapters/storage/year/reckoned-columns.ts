import { peopleOf, type ReckonedPlace } from './reckoned-meeting.ts';

/** A table as its lines stand in a CSV file: words and figures by column. */
export type Row = Readonly<Record<string, string | number>>;

/** The columns in which places are counted, in any grouping. */
export const placeColumns = (reckoned: readonly ReckonedPlace[]): Row => {
  const sum = (work: (each: ReckonedPlace) => number): number =>
    reckoned.reduce((total, each) => total + work(each), 0);
  const people = (name: string): number => sum((each) => peopleOf(each)[name] ?? 0);
  return {
    expected: reckoned.length,
    attended: sum(({ attended }) => Number(attended)),
    late: sum(({ late }) => Number(late)),
    leftEarly: sum(({ leftEarly }) => Number(leftEarly)),
    present: sum(({ present }) => present),
    absent: sum(({ absent }) => absent),
    dropOuts: sum(({ dropOuts }) => dropOuts),
    dropped: sum(({ dropped }) => dropped),
    hub: sum(({ hub }) => hub),
    speaking: sum(({ speaking }) => speaking),
    good: sum(({ good }) => good),
    weak: sum(({ weak }) => weak),
    bad: sum(({ bad }) => bad),
    called: sum(({ roll }) => Number(roll !== null)),
    inPerson: people('inPerson'),
    online: people('online'),
    excused: people('excused'),
    unexcused: people('unexcused'),
    notCalled: people('notCalled'),
    substitutes: people('substitutes'),
    peopleLate: people('late'),
    peopleLeftEarly: people('leftEarly'),
    unnamed: people('unnamed'),
  };
};

/** People's columns. */
export const peopleNames = [
  'inPerson',
  'online',
  'excused',
  'unexcused',
  'notCalled',
  'substitutes',
  'peopleLate',
  'peopleLeftEarly',
  'unnamed',
];
/** Some columns of a line. */
export const pick = (row: Row, names: readonly string[]): Row =>
  Object.fromEntries(names.map((name) => [name, row[name] ?? 0]));
