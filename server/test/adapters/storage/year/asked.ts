import type { ReportQuery, UnitBody } from '@diem-cau/shared';
import * as at from '../../../support/year/places.ts';
import type { Row } from './reckoned-columns.ts';
import { ReckonedYear, wholeYear, type Asked } from './reckoned-year.ts';

/** Reports that are asked for beside the whole year, by the names of their lines in the test's own table. */
export const askedFor: Readonly<Record<string, Asked>> = {
  'quarter 1': { ...wholeYear, to: '2025-03-31' },
  'quarter 2': { ...wholeYear, from: '2025-04-01', to: '2025-06-30' },
  'quarter 3': { ...wholeYear, from: '2025-07-01', to: '2025-09-30' },
  'quarter 4': { ...wholeYear, from: '2025-10-01' },
  'half-year 1': { ...wholeYear, to: '2025-06-30' },
  'half-year 2': { ...wholeYear, from: '2025-07-01' },
  'one day': { ...wholeYear, from: '2025-01-31', to: '2025-01-31' },
  'weekly meetings': { ...wholeYear, type: 'giao-ban' },
  'trainings of the second half': { ...wholeYear, from: '2025-07-01', type: 'tap-huan' },
  'held by Hòa Bình': { ...wholeYear, heldBy: at.hoaBinh },
  'held by what is Thiện Long today': { ...wholeYear, units: 'today', heldBy: 'Xã Thiện Long' },
  'Hòa Bình, until the merge': { ...wholeYear, unit: at.hoaBinh },
  'the commune of Bình Gia, since the merge': { ...wholeYear, unit: 'Xã Bình Gia' },
  'what is Thiện Long today': { ...wholeYear, units: 'today', unit: 'Xã Thiện Long' },
  'weekly meetings of what is Thiện Hòa today': {
    ...wholeYear,
    units: 'today',
    unit: 'Xã Thiện Hòa',
    type: 'giao-ban',
  },
};

const codes: Readonly<Record<string, string>> = {
  [at.hoaBinh]: '06103',
  'Xã Bình Gia': '06112',
  'Xã Thiện Long': '06103',
  'Xã Thiện Hòa': '06085',
};

/** The query for what is asked, with the ids of this hub's units; of two with one code and one name it is today's. */
export const queryFor = ({ from, to, units, type, heldBy, unit }: Asked, known: readonly UnitBody[]): ReportQuery => {
  const idOf = (name: string): UnitBody['unitId'] => {
    const namesakes = known.filter(
      (each) => each.code === codes[name] && each.kind === 'xã' && `Xã ${each.name}` === name,
    );
    const found = namesakes.find(({ validTo }) => validTo === null) ?? namesakes[0];
    if (found === undefined) throw new Error(`no unit is called ${name}`);
    return found.unitId;
  };
  const types = ['giao-ban', 'tap-huan'] as const;
  const wanted = types.find((each) => each === type);
  return {
    from,
    to,
    units,
    ...(wanted === undefined ? {} : { type: wanted }),
    ...(heldBy === undefined ? {} : { hostUnitId: idOf(heldBy) }),
    ...(unit === undefined ? {} : { unitId: idOf(unit) }),
  };
};

const columns = ['meetings', 'minutes', 'expected', 'attended', 'present', 'dropOuts', 'dropped', 'speaking', 'called'];
const figures = ['personTime saved', 'kilometres', 'moneyVnd', 'pages', 'travellers', 'unknownDistanceTravellers'];

/** The line of one such report, from its totals and what was saved. */
export const askedRow = (asked: string, totals: Row, savings: readonly Row[]): Row => ({
  asked,
  ...Object.fromEntries([...columns, 'online', 'unnamed'].map((name) => [name, totals[name] ?? 0])),
  ...Object.fromEntries(
    savings
      .filter(({ figure }) => figures.includes(String(figure)))
      .flatMap(({ figure, low, base, high }) => [
        [`${figure} low`, low ?? 0],
        [`${figure} base`, base ?? 0],
        [`${figure} high`, high ?? 0],
      ]),
  ),
});

/** The same line from the script. */
export const reckonedRow = (name: string, asked: Asked): Row => {
  const reckoned = new ReckonedYear(asked);
  return askedRow(name, reckoned.totals(), reckoned.savings());
};
