import { existedOn, unitName, type Day, type UnitBody, type UnitId } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { ChooseByTyping } from '../../../ui/desk/choose-by-typing.tsx';
import { calendarDayText } from '../../../ui/desk/figures.ts';
import { findUnits } from '../../../ui/desk/unit-names.ts';

interface UnitChoiceProps {
  readonly label: string;
  readonly chosen: UnitId | undefined;
  readonly units: readonly UnitBody[];
  readonly today: Day;
  /** Null: all units. */
  readonly onChoose: (unitId: UnitId | null) => void;
}

/** One unit out of all, found by typing without tone marks; also one that was merged, whose past is still reported on. */
export const UnitChoice = ({ label, chosen, units, today, onChoose }: UnitChoiceProps) => {
  const { t } = useTranslation('reports');
  const unit = units.find(({ unitId }) => unitId === chosen);
  return (
    <ChooseByTyping
      label={label}
      placeholder={t('filters.allUnits')}
      value={unit === undefined ? (chosen ?? '') : unitName(unit)}
      find={(words) => Promise.resolve(findUnits(units, words, today))}
      show={(found) => ({
        key: found.unitId,
        label: unitName(found),
        note:
          existedOn(found, today) || found.validTo === null
            ? ''
            : t('filters.unitPast', { to: calendarDayText(found.validTo) }),
      })}
      onChoose={({ unitId }) => onChoose(unitId)}
      onClear={() => onChoose(null)}
    />
  );
};
