import { foldForSearch, type Day, type PersonId, type PersonOnDay } from '@diem-cau/shared';
import { findPeople } from './roll-call-api.ts';
import type { AttendeeDraft } from './roll-draft.ts';

/** Somebody who can be chosen by typing. */
export interface FoundPerson {
  readonly key: string;
  readonly personId: PersonId | null;
  readonly name: string;
  readonly position: string;
  readonly unit: string;
}

/** Finds people by a part of name, position or unit, without tone marks. */
export type FindPeople = (words: string, signal: AbortSignal) => Promise<readonly FoundPerson[]>;

const shown = (person: PersonOnDay): FoundPerson => ({
  key: `${person.personId} ${person.unitId} ${person.position}`,
  personId: person.personId,
  name: person.name,
  position: person.position,
  unit: person.unit,
});

/** How a found person reads in a list. */
export const shownPerson = ({ key, name, position, unit }: FoundPerson) => ({
  key,
  label: name,
  note: [position, unit].filter(Boolean).join(', '),
});

/** People of the directory as on the meeting's day. */
export const findOnDay =
  (meeting: { readonly meetingId: string; readonly day: Day }): FindPeople =>
  async (words, signal) =>
    (await findPeople(meeting, words, signal)).map(shown);

/** First the absent of this roll, for whom somebody may stand in, then people of the directory. */
export const findReplaced =
  (roll: readonly AttendeeDraft[], find: FindPeople): FindPeople =>
  async (words, signal) => {
    const wanted = foldForSearch(words);
    const absent = roll
      .filter(
        ({ state, name }) => (state === 'excused' || state === 'unexcused') && foldForSearch(name).includes(wanted),
      )
      .map(({ personId, name, position, unit }, index): FoundPerson => ({
        key: `roll ${personId ?? index}`,
        personId,
        name,
        position,
        unit,
      }));
    const ids = new Set(absent.flatMap(({ personId }) => personId ?? []));
    const others = await find(words, signal);
    return [...absent, ...others.filter(({ personId }) => personId === null || !ids.has(personId))];
  };
