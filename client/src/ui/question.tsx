import { useEffect, useId, useRef } from 'react';
import classes from './dialog.module.css';

interface QuestionProps {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly no: string;
  readonly onYes: () => void;
  /** Also by Escape. */
  readonly onNo: () => void;
}

/** Asks once, in a sentence, before something that others feel. The harmless answer has the focus. */
export const Question = ({ title, text, yes, no, onYes, onNo }: QuestionProps) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const textId = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className={classes.question}
      aria-labelledby={titleId}
      aria-describedby={textId}
      role="alertdialog"
      data-testid="question"
      onCancel={(event) => {
        event.preventDefault();
        onNo();
      }}
    >
      <h2 id={titleId}>{title}</h2>
      <p id={textId}>{text}</p>
      <div className={classes.answers}>
        <button type="button" autoFocus className={classes.no} data-testid="question-no" onClick={onNo}>
          {no}
        </button>
        <button type="button" className={classes.yes} data-testid="question-yes" onClick={onYes}>
          {yes}
        </button>
      </div>
    </dialog>
  );
};
