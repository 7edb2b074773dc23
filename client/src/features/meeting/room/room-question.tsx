import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useEndpoint } from '../../../react/endpoint-context.tsx';
import type { RunPress } from '../../../react/use-press.ts';
import { useMeeting } from '../../../react/use-meeting.ts';
import type { Asked } from './room-foot.ts';
import { Strip } from './strip.tsx';
import { StripButton } from './strip-button.tsx';
import classes from './strip.module.css';

interface RoomQuestionProps {
  readonly asked: Asked;
  readonly run: RunPress;
  readonly onClose: () => void;
}

/** Asks once, in a sentence, in the strip, where it covers nobody; the harmless answer has the focus. */
export const RoomQuestion = ({ asked, run, onClose }: RoomQuestionProps) => {
  const { t } = useTranslation('meeting');
  const { hub, session } = useEndpoint();
  const title = useMeeting((meeting) => meeting.title) ?? '';
  const textId = useId();
  const acts: Readonly<Record<Asked, () => Promise<unknown>>> = {
    break: () => hub.signalling.ask('meeting.startBreak', {}),
    endBreak: () => hub.signalling.ask('meeting.endBreak', {}),
    end: () => hub.signalling.ask('meeting.close', {}),
    leave: () => session.leave(),
  };
  const ask = t(`room.ask.${asked}.title`);
  return (
    <Strip role="alertdialog" label={ask} describedBy={textId} testId="question" onClose={onClose}>
      <div className={classes.words}>
        <h2>{ask}</h2>
        <p id={textId}>{t(`room.ask.${asked}.text`, { title })}</p>
      </div>
      <StripButton label={t(`room.ask.${asked}.no`)} harmless testId="question-no" onPress={onClose} />
      <StripButton
        label={t(`room.ask.${asked}.yes`)}
        tone="ending"
        testId="question-yes"
        onPress={() => {
          onClose();
          run(acts[asked]);
        }}
      />
    </Strip>
  );
};
