import { useTranslation } from 'react-i18next';
import type { Press } from '../../../react/use-press.ts';
import { useReturnQuestion } from '../../../react/use-return-question.ts';
import { ReturnQuestion } from '../../../ui/return-question.tsx';
import classes from './commune.module.css';

/** What was on before an interruption, asked over the stage, where the commune looks. */
export const AskedToReturn = ({ press }: { press: Press }) => {
  const { t } = useTranslation('meeting');
  const question = useReturnQuestion();
  if (question === null) return null;
  const { bringBack, putAway, ...words } = question;
  return (
    <div className={classes.asked}>
      <ReturnQuestion {...words} label={t('comeBack.label')} onYes={() => press.run(bringBack)} onNo={putAway} />
    </div>
  );
};
