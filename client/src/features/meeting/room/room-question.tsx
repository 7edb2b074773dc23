import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { seatOf } from '../../../core/meeting-store.ts';
import type { Asked } from '../../../react/use-acts.ts';
import { useMeeting } from '../../../react/use-meeting.ts';
import { Strip } from './strip.tsx';
import { StripButton } from './strip-button.tsx';
import classes from './strip.module.css';

interface RoomQuestionProps {
  readonly asked: Asked;
  readonly onYes: () => void;
  /** Ends the meeting for all but a chosen circle, where that is what is asked about; null where it is not, or cannot be. */
  readonly onDebriefing: (() => void) | null;
  /** Sets or extends the planned end instead, where the end of the meeting is asked about; null where it is not. */
  readonly onPlan: (() => void) | null;
  readonly onClose: () => void;
}

/** Asks once, in a sentence, in the strip, where it covers nobody; the harmless answer has the focus. */
export const RoomQuestion = ({ asked: { act, on }, onYes, onDebriefing, onPlan, onClose }: RoomQuestionProps) => {
  const { t } = useTranslation('acts');
  const title = useMeeting((meeting) => meeting.title) ?? '';
  const name = useMeeting((meeting) => seatOf(meeting, on)?.name) ?? '';
  const textId = useId();
  const ask = t(`${act.name}.ask.title`, { name });
  return (
    <Strip role="alertdialog" label={ask} describedBy={textId} testId="question" onClose={onClose}>
      <div className={classes.words}>
        <h2>{ask}</h2>
        <p id={textId}>{t(`${act.name}.ask.text`, { title, name })}</p>
      </div>
      <StripButton label={t(`${act.name}.ask.no`)} harmless testId="question-no" onPress={onClose} />
      {onPlan !== null && <StripButton label={t('plan-end.short')} testId="plan-button" onPress={onPlan} />}
      {onDebriefing !== null && (
        <StripButton label={t('debrief.short')} tone="ending" testId="debriefing-button" onPress={onDebriefing} />
      )}
      <StripButton
        label={t(`${act.name}.ask.yes`)}
        tone="ending"
        testId="question-yes"
        onPress={() => {
          onClose();
          onYes();
        }}
      />
    </Strip>
  );
};
