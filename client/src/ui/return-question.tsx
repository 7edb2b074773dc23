import { IconCheck, IconMicrophone, IconScreenShare, IconVideo, IconX } from '@tabler/icons-react';
import { BigButton } from './big-button.tsx';
import classes from './return-question.module.css';

interface ReturnQuestionProps {
  readonly title: string;
  readonly also: string | null;
  readonly asks: 'microphone' | 'screen' | 'both' | 'camera' | null;
  readonly yes: string | null;
  readonly no: string;
  readonly label: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

const size = '1.9em';
const icons = {
  microphone: <IconMicrophone size={size} />,
  both: <IconMicrophone size={size} />,
  screen: <IconScreenShare size={size} />,
  camera: <IconVideo size={size} />,
} as const;

/** Asks in one large sentence whether something shall be on that nobody has pressed on in this meeting, or on this page; it stands until it is answered. */
export const ReturnQuestion = ({ title, also, asks, yes, no, label, onYes, onNo }: ReturnQuestionProps) => (
  <section className={classes.question} role="alert" aria-label={label} data-testid="return-question">
    <div className={classes.words}>
      <h2>{title}</h2>
      {also !== null && <p>{also}</p>}
    </div>
    <div className={classes.answers}>
      {yes !== null && (
        <BigButton icon={icons[asks ?? 'microphone']} label={yes} tone="on" testId="return-yes" onPress={onYes} />
      )}
      <BigButton
        icon={yes === null ? <IconCheck size={size} /> : <IconX size={size} />}
        label={no}
        testId="return-no"
        onPress={onNo}
      />
    </div>
  </section>
);
