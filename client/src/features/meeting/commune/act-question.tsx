import { useTranslation } from 'react-i18next';
import type { Asked } from '../../../react/use-acts.ts';
import { Question } from '../../../ui/question.tsx';

interface ActQuestionProps {
  readonly asked: Asked;
  /** Of the meeting. */
  readonly title: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** Asks once, in the act's own words, over the commune's page. */
export const ActQuestion = ({ asked: { act }, title, onYes, onNo }: ActQuestionProps) => {
  const { t } = useTranslation('acts');
  return (
    <Question
      title={t(`${act.name}.ask.title`, { title })}
      text={t(`${act.name}.ask.text`, { title })}
      yes={t(`${act.name}.ask.yes`)}
      no={t(`${act.name}.ask.no`)}
      onYes={onYes}
      onNo={onNo}
    />
  );
};
