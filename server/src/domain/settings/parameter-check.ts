import type { DistrictParameter, EndpointParameter, ParameterLine, Scenarios } from '@diem-cau/shared';

interface Bounds {
  /** `up`: the saving grows with the figure, so that low ≤ base ≤ high; `down`: it shrinks; `one`: a whole number, the same in all three. */
  readonly saving: 'up' | 'down' | 'one';
  readonly least: number;
  readonly most: number;
}

const bounds: Readonly<Record<DistrictParameter | EndpointParameter | 'referenceMinutes', Bounds>> = {
  // Nobody drives faster on a mountain road than the law allows on a motorway.
  speedKmh: { saving: 'down', least: 1, most: 120 },
  roadFactor: { saving: 'up', least: 1, most: 10 },
  arrivalMinutes: { saving: 'up', least: 0, most: 480 },
  gatherMinutes: { saving: 'down', least: 0, most: 480 },
  checkTechnicians: { saving: 'down', least: 0, most: 50 },
  checkMinutes: { saving: 'down', least: 0, most: 480 },
  blockMinutes: { saving: 'up', least: 1, most: 1440 },
  peoplePerVehicle: { saving: 'down', least: 1, most: 60 },
  leastTogetherMinutes: { saving: 'one', least: 0, most: 480 },
  // What is too long is told in whole hours.
  usualLongestMinutes: { saving: 'one', least: 60, most: 1440 },
  travellers: { saving: 'one', least: 0, most: 100 },
  litresPerKm: { saving: 'up', least: 0, most: 2 },
  leastKm: { saving: 'down', least: 0, most: 1000 },
  petrolPriceVnd: { saving: 'up', least: 0, most: 1_000_000 },
  perDiemVnd: { saving: 'up', least: 0, most: 100_000_000 },
  pagePriceVnd: { saving: 'up', least: 0, most: 1_000_000 },
  roadKm: { saving: 'up', least: 0, most: 1000 },
  straightKm: { saving: 'up', least: 0, most: 1000 },
  paidTripShare: { saving: 'up', least: 0, most: 1 },
  referenceMinutes: { saving: 'up', least: 1, most: 2880 },
};

const inOrder = ({ low, base, high }: Scenarios, saving: Bounds['saving']): boolean => {
  if (saving === 'one') return low === base && base === high && Number.isInteger(base);
  return saving === 'up' ? low <= base && base <= high : low >= base && base >= high;
};

/** What is wrong with a figure of this name, for the person who wrote it; null when nothing is. */
export const figureTrouble = (name: ParameterLine['subject']['name'], value: Scenarios): string | null => {
  const { saving, least, most } = bounds[name];
  const figures = [value.low, value.base, value.high];
  if (figures.some((figure) => !Number.isFinite(figure) || figure < least || figure > most))
    return `mỗi giá trị phải từ ${least} đến ${most}.`;
  if (!inOrder(value, saving) && saving === 'one') return 'phải là một số nguyên, ba mức như nhau.';
  if (!inOrder(value, saving))
    return saving === 'up'
      ? 'mức thấp không được lớn hơn mức trung bình, mức trung bình không được lớn hơn mức cao.'
      : 'mức thấp không được nhỏ hơn mức trung bình, mức trung bình không được nhỏ hơn mức cao (giá trị càng nhỏ thì tiết kiệm càng nhiều).';
  return null;
};

/** What is wrong with a line, by the name of its figure; null when nothing is. */
export const parameterTrouble = ({ subject, value }: ParameterLine): string | null => {
  const trouble = value === null ? null : figureTrouble(subject.name, value);
  return trouble === null ? null : `${subject.name}: ${trouble}`;
};
