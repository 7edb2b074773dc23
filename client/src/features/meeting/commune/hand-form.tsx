import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { raiseHand, withdrawHand } from '../../../core/acts/own.ts';
import type { Acts } from '../../../react/use-acts.ts';
import { useOwnFloor } from '../../../react/use-own-floor.ts';
import type { RunPress } from '../../../react/use-press.ts';
import { PageDialog } from '../../../ui/page-dialog.tsx';
import classes from './hand-form.module.css';

/** Longest topic, as the hub takes it. */
const longestTopic = 120;

interface HandFormProps {
  readonly acts: Acts;
  readonly run: RunPress;
  readonly onClose: () => void;
}

/** Asks for the floor, says what about, or withdraws: one press is enough, nothing has to be typed. */
export const HandForm = ({ acts, run, onClose }: HandFormProps) => {
  const { t } = useTranslation(['floor', 'acts']);
  const { hand } = useOwnFloor();
  const [topic, setTopic] = useState(hand?.topic ?? '');
  const [debate, setDebate] = useState(hand?.debate ?? false);
  return (
    <PageDialog title={t('hand.raise')} onClose={onClose}>
      <form
        className={classes.form}
        data-testid="hand-form"
        onSubmit={(event) => {
          event.preventDefault();
          onClose();
          run(() => acts.fill(raiseHand, { topic: topic.trim(), debate }));
        }}
      >
        <label className={classes.topic}>
          {t('hand.topic')}
          <input
            type="text"
            value={topic}
            maxLength={longestTopic}
            data-testid="hand-topic"
            onChange={(event) => setTopic(event.target.value)}
          />
        </label>
        <label className={classes.debate}>
          <input
            type="checkbox"
            checked={debate}
            data-testid="hand-debate"
            onChange={(event) => setDebate(event.target.checked)}
          />
          {t('hand.debate')}
        </label>
        <div className={classes.answers}>
          {hand !== null && (
            <button
              type="button"
              className={classes.withdraw}
              data-testid="hand-withdraw"
              onClick={() => {
                onClose();
                acts.press({ act: withdrawHand, on: null });
              }}
            >
              {t(`acts:${withdrawHand.name}.label`)}
            </button>
          )}
          <button type="submit" className={classes.send} data-testid="hand-send">
            {t(hand === null ? 'hand.send' : 'hand.change')}
          </button>
        </div>
      </form>
    </PageDialog>
  );
};
