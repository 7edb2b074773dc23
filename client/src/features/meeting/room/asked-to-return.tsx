import { useTranslation } from 'react-i18next';
import type { RunPress } from '../../../react/use-press.ts';
import type { ReturnQuestionWords } from '../../../react/use-return-question.ts';
import { ReturnQuestion } from '../../../ui/return-question.tsx';
import classes from './asked-to-return.module.css';

interface AskedToReturnProps {
  readonly question: ReturnQuestionWords;
  readonly run: RunPress;
}

/** What was on before an interruption, asked in the place of the room's notices. */
export const AskedToReturn = ({ question, run }: AskedToReturnProps) => {
  const { t } = useTranslation('meeting');
  const { bringBack, putAway, ...words } = question;
  return (
    <div className={classes.asked}>
      <ReturnQuestion {...words} label={t('comeBack.label')} onYes={() => run(bringBack)} onNo={putAway} />
    </div>
  );
};
