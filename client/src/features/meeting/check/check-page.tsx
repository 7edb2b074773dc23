import { checkSteps, lightOfCheck } from '@diem-cau/shared';
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { CheckRun, isForgotten } from '../../../core/checks/check-run.ts';
import { makeCheck } from '../../../core/checks/make-check.ts';
import { onPageClosing } from '../../../core/page-closing.ts';
import { useEndpoint } from '../../../react/endpoint-context.tsx';
import { useHub } from '../../../react/hub-context.tsx';
import { useSentence } from '../../../react/use-sentence.ts';
import { CallTechnician } from '../../../ui/call-technician.tsx';
import { CheckLight } from '../../../ui/check-light.tsx';
import { CheckButtons } from './check-buttons.tsx';
import classes from './check-page.module.css';
import { CheckQuestions } from './check-questions.tsx';
import { CheckStepLine } from './check-step.tsx';

/** So long a result stays on the screen, in milliseconds: of a check that nobody watches too, as somebody may just come in. */
const resultStaysMs = { attended: 600_000, unattended: 120_000 };

interface CheckPageProps {
  readonly name: string;
  readonly attended: boolean;
  readonly onClose: () => void;
  /** It is done, or has failed: what is shown is its result. */
  readonly onOver: () => void;
  /** Begins another one, which somebody of the endpoint has pressed. */
  readonly onAgain: () => void;
}

/** The endpoint tests itself, over its waiting page: each step with its light, what is wrong and what to press. */
export const CheckPage = ({ name, attended, onClose, onOver, onAgain }: CheckPageProps) => {
  const { t } = useTranslation(['check', 'common']);
  const { hub, hello } = useHub();
  const { devices } = useEndpoint();
  const sentence = useSentence();
  const [run] = useState(() => new CheckRun({ hub, devices, attended, make: makeCheck }));
  const { phase, place, step, results, asks, check, error } = useStore(run.state);
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const close = useEffectEvent(onClose);
  const tellOver = useEffectEvent(onOver);
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    void run.run();
    const unlisten = onPageClosing(() => run.stop());
    return () => {
      unlisten();
      run.stop();
    };
  }, [run]);
  // The hub has stopped it: a meeting was opened.
  useEffect(() => {
    if (phase === 'stopped') close();
  }, [phase]);
  // The way into a meeting that has just been opened lies on the waiting page.
  useEffect(
    () =>
      hub.openMeetings.subscribe(({ list }, { list: before }) => {
        const known = new Set(before.map(({ meetingId }) => meetingId));
        if (list.some(({ meetingId, expectsYou }) => expectsYou && !known.has(meetingId))) close();
      }),
    [hub],
  );
  const over = phase === 'done' || phase === 'failed';
  useEffect(() => {
    if (!over) return undefined;
    tellOver();
    const timer = setTimeout(() => close(), resultStaysMs[attended ? 'attended' : 'unattended']);
    return () => clearTimeout(timer);
  }, [attended, over]);
  const state = {
    queued: place === 0 ? t('beginning') : t('queued', { count: place }),
    going: t(attended ? 'progressAttended' : 'progress', { done: results.length, all: checkSteps.length }),
    done: attended ? '' : t('backSoon'),
    failed: '',
    stopped: '',
  }[phase];
  const light = check === null ? null : lightOfCheck(check);
  return (
    <dialog
      ref={dialog}
      className={classes.page}
      aria-labelledby={titleId}
      data-testid="check-page"
      data-phase={phase}
      data-verdict={light}
      onClose={onClose}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header className={classes.head}>
        <h2 id={titleId}>
          {t('title')} · {name}
        </h2>
        <p className={classes.state} role="status">
          {state}
        </p>
      </header>
      {light !== null && (
        <p className={classes.verdict} role="alert" data-testid="check-verdict">
          <CheckLight light={light} /> {t(`verdicts.${light}`)}
        </p>
      )}
      {phase === 'failed' && (
        <p className={classes.verdict} role="alert" data-testid="check-failed">
          <CheckLight light="red" label={t('failed')} /> {t('failed')}:{' '}
          {isForgotten(error) ? t('expired') : sentence(error)}
        </p>
      )}
      {asks !== null && <CheckQuestions asks={asks} onAnswer={(heard) => run.answer(heard)} />}
      <ul className={classes.steps}>
        {checkSteps.map((each) => (
          <CheckStepLine
            key={each}
            step={each}
            result={results.find((result) => result.step === each)}
            isNow={step === each}
            figures={check?.figures ?? run.figures}
          />
        ))}
      </ul>
      <CheckButtons name={name} check={check} isOver={over} onClose={onClose} onAgain={onAgain} />
      <p className={classes.phone}>
        <CallTechnician profile={hello} />
      </p>
    </dialog>
  );
};
