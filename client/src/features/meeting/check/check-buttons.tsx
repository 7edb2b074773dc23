import type { EndpointCheck } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { saveSheet } from '../../../core/checks/save-sheet.ts';
import { useClockText } from '../../../react/use-clock-text.ts';
import { useTroubleAdvice } from '../../../react/use-trouble-advice.ts';
import { useCheckSheet } from '../../../ui/check-sheet.ts';
import classes from './check-page.module.css';

interface CheckButtonsProps {
  readonly name: string;
  readonly check: EndpointCheck | null;
  readonly isOver: boolean;
  readonly onClose: () => void;
  readonly onAgain: () => void;
}

/** What can be done while a check goes on, and with its result. */
export const CheckButtons = ({ name, check, isOver, onClose, onAgain }: CheckButtonsProps) => {
  const { t } = useTranslation('check');
  const { time, day } = useClockText();
  const sheet = useCheckSheet((at) => `${time(at)}, ${day(at)}`, useTroubleAdvice());
  return (
    <div className={classes.buttons}>
      <button
        type="button"
        className={`${classes.button} ${isOver ? classes.main : ''}`}
        data-testid="check-close"
        onClick={onClose}
      >
        {t(isOver ? 'back' : 'stop')}
      </button>
      {isOver && (
        <button type="button" className={classes.button} data-testid="check-again" onClick={onAgain}>
          {t('again')}
        </button>
      )}
      {check !== null && (
        <button
          type="button"
          className={classes.button}
          data-testid="check-save"
          onClick={() => saveSheet(sheet(name, check.at, [{ name, check }]))}
        >
          {t('save')}
        </button>
      )}
    </div>
  );
};
