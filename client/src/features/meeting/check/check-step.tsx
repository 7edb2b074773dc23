import type { CheckFigures, CheckResult, CheckStep } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { useTroubleAdvice } from '../../../react/use-trouble-advice.ts';
import { CheckLight } from '../../../ui/check-light.tsx';
import { useCheckWords } from '../../../ui/check-words.ts';
import classes from './check-page.module.css';

interface CheckStepProps {
  readonly step: CheckStep;
  readonly result: CheckResult | undefined;
  readonly isNow: boolean;
  readonly figures: CheckFigures;
}

/** One step: how it came out, what to do about it, and what was measured. */
export const CheckStepLine = ({ step, result, isNow, figures }: CheckStepProps) => {
  const { t } = useTranslation('check');
  const { words, figure } = useCheckWords(useTroubleAdvice());
  const told = result === undefined ? null : words(result, figures);
  const waits = isNow ? 'now' : 'none';
  return (
    <li className={classes.step} data-testid={`check-${step}`} data-light={result?.light ?? waits}>
      <CheckLight light={result?.light ?? waits} />
      <span className={classes.name}>{t(`steps.${step}`)}</span>
      <span>
        {told?.said ?? (isNow ? t('now') : '')}{' '}
        {told !== null && told.act !== '' && <span className={classes.act}>{told.act}</span>}
      </span>
      <span className={classes.figure}>{result === undefined ? '' : figure(step, figures)}</span>
    </li>
  );
};
