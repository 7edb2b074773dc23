import { host, places } from '../../../support/year/places.ts';
import {
  usualRoll,
  type Happening,
  type RollNumbers,
  type ScriptedMeeting,
} from '../../../../src/application/demo/sample-year/script.ts';
import { lineTicks, presenceTicks, voiceTicks, type Kind } from './reckoned-ticks.ts';

/** What one place was in one meeting, in whole minutes. */
export interface ReckonedPlace {
  readonly place: string;
  readonly attended: boolean;
  readonly late: boolean;
  readonly leftEarly: boolean;
  readonly present: number;
  readonly absent: number;
  readonly dropOuts: number;
  readonly dropped: number;
  readonly hub: number;
  readonly speaking: number;
  readonly good: number;
  readonly weak: number;
  readonly bad: number;
  /** The numbers of the roll that counts; null where nobody called it. */
  readonly roll: RollNumbers | null;
}

export interface ReckonedMeeting {
  readonly script: ScriptedMeeting;
  /** Minutes after the recorded opening at which it began and ended in the end. */
  readonly began: number;
  readonly ended: number;
  readonly duration: number;
  readonly places: readonly ReckonedPlace[];
}

/**
 * Reckons one meeting by walking through it minute by minute, with a tick for each minute in which a place was there, as a clerk with
 * squared paper would. It knows the script and nothing of events, stretches or spans.
 */
export const reckonMeeting = (script: ScriptedMeeting): ReckonedMeeting => {
  const all = <What extends Happening['what']>(what: What): Kind<What>[] =>
    script.course.filter((each): each is Kind<What> => each.what === what);
  const [jump] = all('clock-back');
  /** The minute that the hub's clock shows: after a jump back it stands still until it has caught up. */
  const shown = (minute: number): number =>
    jump === undefined || minute <= jump.at ? minute : Math.max(jump.at, minute - jump.by);
  const closed = shown(script.lasts ?? 0);
  const corrections = script.corrections ?? [];
  let began = 0;
  let ended = closed;
  for (const each of corrections) {
    if (each.what === 'opening') began = each.at;
    if (each.what === 'closing') ended = each.at;
  }

  const isBreak = (minute: number): boolean =>
    all('break').some(({ at, lasts }) => minute >= shown(at) && (lasts === null || minute < shown(at + lasts))) ||
    corrections.some((each) => each.what === 'break' && minute >= each.from && minute < each.to);
  const counted: number[] = [];
  for (let minute = began; minute < ended; minute += 1) if (!isBreak(minute)) counted.push(minute);

  const added = all('added');
  const onList = places.filter(
    (place) => (script.only?.includes(place) ?? true) || added.some((each) => each.place === place),
  );
  const ticks = new Map(onList.map((place) => [place, presenceTicks(script, place, shown, closed)]));
  const voices = voiceTicks(all('speaks'), ticks, shown);
  const measured = new Map(onList.map((place) => [place, lineTicks(script, place, ticks.get(place) ?? [], shown)]));

  const reckoned = onList.map((place): ReckonedPlace => {
    const seen = ticks.get(place) ?? [];
    const firstSeen = seen.indexOf(true);
    const there = (minute: number): boolean => {
      let is = minute < closed ? seen[minute] === true : seen[closed - 1] === true;
      // A meeting that began earlier than the machine saw: who came in time came as long after the true beginning.
      if (began < 0 && minute < firstSeen && firstSeen <= 5) is = minute >= began + firstSeen;
      for (const each of corrections)
        if (each.what === 'presence' && each.place === place && minute >= each.from && minute < each.to)
          is = each.present;
      return is;
    };
    const isHubs = (minute: number): boolean =>
      all('hub-down').some(({ at, lasts }) => minute >= at && minute < at + lasts + 1) ||
      all('drops').some((each) => each.place === place && each.cause === 'hub' && minute === shown(each.at));
    const expectedFrom = Math.max(began, added.find((each) => each.place === place)?.at ?? began);
    const own = counted.filter((minute) => minute >= expectedFrom);
    const absent = own.filter((minute) => !there(minute) && !isHubs(minute));
    let first: number | null = null;
    let last: number | null = null;
    for (let minute = began; minute < ended; minute += 1)
      if (there(minute)) {
        first ??= minute;
        last = minute;
      }
    const lostSince = all('drops').filter(
      (each) =>
        each.place === place &&
        each.cause !== 'hub' &&
        shown(each.at) > began &&
        shown(each.at) < ended &&
        there(shown(each.at) - 1) &&
        !there(shown(each.at)),
    );
    // A drop-out of no length, in a minute that the clock showed twice, is a drop-out all the same.
    const ofNoLength = all('drops').filter(
      (each) => each.place === place && each.away !== null && shown(each.at) === shown(each.at + each.away),
    );
    let dropped = 0;
    for (const { at } of lostSince)
      for (let minute = shown(at); minute < ended && !there(minute); minute += 1)
        if (absent.includes(minute)) dropped += 1;
    const line = measured.get(place) ?? [];
    const atGrade = (grade: string): number => counted.filter((minute) => line[minute] === grade).length;
    return {
      place,
      attended: first !== null,
      late: first !== null && absent.filter((minute) => minute < (first ?? 0)).length > 5,
      leftEarly: last !== null && absent.filter((minute) => minute > (last ?? 0)).length > 5,
      present: own.filter(there).length,
      absent: absent.length,
      dropOuts: lostSince.length + ofNoLength.length,
      dropped,
      hub: own.filter((minute) => !there(minute) && isHubs(minute)).length,
      speaking: counted.filter((minute) => voices[minute] === place).length,
      good: atGrade('good'),
      weak: atGrade('weak'),
      bad: atGrade('bad'),
      roll: rollOf(script, place),
    };
  });
  return { script, began, ended, duration: counted.length, places: reckoned };
};

/** The roll that counts: of the second call where there is one, else as it was put right, else as it was called. */
const rollOf = (script: ScriptedMeeting, place: string): RollNumbers | null => {
  const usual = usualRoll(places.indexOf(place));
  const again = script.secondCall?.[place] ?? script.changedRolls?.[place];
  if (again !== undefined) return { ...usual, ...again };
  const never = script.course.some((each) => each.what === 'never' && each.place === place);
  const own = script.rolls?.[place];
  if (script.uncalled === 'all' || script.uncalled?.includes(place) === true || (never && own === undefined))
    return null;
  return { ...usual, ...own };
};

/** People of a roll by what a report counts; who is there without a name is there as the place is. */
export const peopleOf = ({ place, roll }: ReckonedPlace): Record<string, number> => {
  if (roll === null) return {};
  const there = roll.named + roll.others;
  return {
    inPerson: place === host ? there : 0,
    online: place === host ? 0 : there,
    excused: roll.excused,
    unexcused: roll.unexcused,
    notCalled: roll.notCalled,
    substitutes: roll.substitutes,
    late: roll.late,
    leftEarly: roll.leftEarly,
    unnamed: roll.others,
  };
};
