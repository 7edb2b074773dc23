import type { CheckResult } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { CheckLight } from '../../../ui/check-light.tsx';
import classes from './board-table.module.css';

/** The lights of all steps of a check, each with its name for who can't see it. */
export const StepLights = ({ results }: { results: readonly CheckResult[] }) => {
  const { t } = useTranslation('check');
  return (
    <span className={classes.lights}>
      {results.map(({ step, light }) => (
        <CheckLight key={step} light={light} label={`${t(`steps.${step}`)}: ${t(`lights.${light}`)}`} />
      ))}
    </span>
  );
};
