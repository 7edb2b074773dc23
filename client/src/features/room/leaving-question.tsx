import { useTranslation } from 'react-i18next';
import { useEndpoint } from '../../react/endpoint-context.tsx';
import type { RunAct } from '../../react/use-act.ts';
import { useMeeting } from '../../react/use-meeting.ts';
import { Question } from '../../ui/question.tsx';

interface LeavingQuestionProps {
  readonly which: 'end' | 'leave';
  readonly run: RunAct;
  readonly onClose: () => void;
}

/** Asks once before the meeting is closed for all, or before the room leaves it. */
export const LeavingQuestion = ({ which, run, onClose }: LeavingQuestionProps) => {
  const { t } = useTranslation('meeting');
  const { hub, session } = useEndpoint();
  const title = useMeeting((meeting) => meeting.title) ?? '';
  if (which === 'leave')
    return (
      <Question
        title={t('leave.ask')}
        text={t('leave.askTextChair')}
        yes={t('leave.yes')}
        no={t('leave.no')}
        onYes={() => run(() => session.leave())}
        onNo={onClose}
      />
    );
  return (
    <Question
      title={t('room.askEnd')}
      text={t('room.askEndText', { title })}
      yes={t('room.yesEnd')}
      no={t('room.noEnd')}
      onYes={() => {
        onClose();
        run(() => hub.signalling.ask('meeting.close', {}));
      }}
      onNo={onClose}
    />
  );
};
