import { places } from '../../../support/year/places.ts';
import {
  usualArrival,
  type Happening,
  type ScriptedMeeting,
} from '../../../../src/application/demo/sample-year/script.ts';

/** A happening of one kind. */
export type Kind<What extends Happening['what']> = Extract<Happening, { what: What }>;

/** For each minute up to the closing whether the machine saw the place. */
export const presenceTicks = (
  { course, lasts }: ScriptedMeeting,
  place: string,
  shown: (minute: number) => number,
  closed: number,
): boolean[] => {
  const ticks: boolean[] = [];
  let comesAt: number | null = usualArrival(places.indexOf(place));
  for (const each of course) {
    if (each.what === 'never' && each.place === place) comesAt = null;
    if (each.what === 'comes' && each.place === place) comesAt = each.at;
    if (each.what === 'added' && each.place === place) comesAt = each.at + each.comesAfter;
  }
  for (let minute = 0; minute < closed; minute += 1) ticks.push(comesAt !== null && minute >= shown(comesAt));
  const strike = (from: number, to: number): void => {
    for (let minute = from; minute < to && minute < closed; minute += 1) ticks[minute] = false;
  };
  for (const each of course)
    if ((each.what === 'drops' || each.what === 'leaves') && each.place === place)
      strike(shown(each.at), each.away === null ? closed : shown(Math.min(each.at + each.away, lasts ?? 0)));
  for (const each of course)
    if (each.what === 'hub-down' && ticks[each.at - 1] === true && ticks[each.at] === true) {
      const after = each.slow[place] === undefined ? 1 : each.slow[place];
      strike(each.at, after === null ? closed : each.at + each.lasts + after);
    }
  return ticks;
};

/** For each minute who was heard: a voice lasts until another one begins, and is gone with its place. */
export const voiceTicks = (
  speeches: readonly Kind<'speaks'>[],
  ticks: ReadonlyMap<string, readonly boolean[]>,
  shown: (minute: number) => number,
): string[] => {
  const voices: string[] = [];
  const inOrder = [...speeches].sort((a, b) => a.at - b.at);
  for (const [index, { place, at, lasts }] of inOrder.entries()) {
    const next = inOrder[index + 1];
    const end = Math.min(at + lasts, next?.at ?? at + lasts);
    for (let minute = shown(at); minute < shown(end) && ticks.get(place)?.[minute] === true; minute += 1)
      voices[minute] = place;
  }
  return voices;
};

/** For each minute the grade of the place's line, where it was measured: good from a minute after each coming on. */
export const lineTicks = (
  { course, measured }: ScriptedMeeting,
  place: string,
  ticks: readonly boolean[],
  shown: (minute: number) => number,
): (string | null)[] => {
  if (measured !== true) return [];
  let grade: string | null = null;
  let since = 0;
  return ticks.map((there, minute) => {
    since = there ? since + 1 : 0;
    if (!there) grade = null;
    if (since === 2) grade = 'good';
    for (const each of course)
      if (each.what === 'line' && each.place === place && shown(each.at) === minute && there) grade = each.grade;
    return grade;
  });
};
