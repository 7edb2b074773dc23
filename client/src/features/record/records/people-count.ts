import type { MeetingRecord, PeopleCount } from '@diem-cau/shared';

/** People who were there, in person or online, named or only counted. */
export const presentPeople = ({ inPerson, online }: PeopleCount): number => inPerson + online;

/** People who were called and not there. */
export const absentPeople = ({ excused, unexcused }: PeopleCount): number => excused + unexcused;

/** The people of all endpoints whose roll was confirmed; null where none was. */
export const peopleOf = ({ endpoints }: Pick<MeetingRecord, 'endpoints'>): PeopleCount | null =>
  endpoints.reduce<PeopleCount | null>((sum, { people }) => {
    if (people === null || sum === null) return sum ?? people;
    return {
      inPerson: sum.inPerson + people.inPerson,
      online: sum.online + people.online,
      excused: sum.excused + people.excused,
      unexcused: sum.unexcused + people.unexcused,
      notCalled: sum.notCalled + people.notCalled,
      substitutes: sum.substitutes + people.substitutes,
      late: sum.late + people.late,
      leftEarly: sum.leftEarly + people.leftEarly,
      unnamed: sum.unnamed + people.unnamed,
    };
  }, null);
