import type { EndpointId } from '@diem-cau/shared';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { beginDebriefing } from '../../../core/acts/debriefing.ts';
import { acts } from '../../../core/acts/acts.ts';
import { planEnd } from '../../../core/acts/plan.ts';
import { saidMicrophone } from '../../../core/floor/floor.ts';
import { useActs, type Asked } from '../../../react/use-acts.ts';
import { useEndpoint } from '../../../react/endpoint-context.tsx';
import { useClockText } from '../../../react/use-clock-text.ts';
import type { Press } from '../../../react/use-press.ts';
import { useSeatWords } from '../../../react/use-seat-words.ts';
import { planParts } from '../plan/index.ts';
import { DebriefingDialog } from '../debriefing/index.ts';
import { Part } from '../../../ui/part.tsx';
import { ActQuestion } from './act-question.tsx';
import classes from './conduct-panel.module.css';

/** What concerns others: the own devices and the own place have their buttons on the page. */
const ofOthers = acts.filter(({ place }) => place !== 'own');

/** What a commune whose unit holds the meeting can do for all: the acts that are possible now, about the meeting and about each endpoint. */
export const ConductPanel = ({ press }: { press: Press }) => {
  const { t } = useTranslation(['meeting', 'acts']);
  const { store } = useEndpoint();
  const view = useStore(store.state, ({ meeting }) => meeting);
  const seatWords = useSeatWords();
  const { time } = useClockText();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [choosing, setChoosing] = useState<'debriefing' | 'plan' | null>(null);
  const conduct = useActs({ acts: ofOthers, view, run: press.run, ask: setAsked });
  const buttons = (on: EndpointId | null, name?: string) =>
    conduct
      .possible(on)
      .filter(({ place }) => place !== 'plan')
      .map((act) => (
        <button
          key={act.name}
          type="button"
          className={classes.act}
          data-testid={`act-${act.name}`}
          aria-label={name === undefined ? undefined : t(`acts:${act.name}.of`, { name })}
          onClick={() => conduct.press({ act, on })}
        >
          {t(`acts:${act.name}.label`)}
        </button>
      ));
  return (
    <>
      <div className={classes.acts}>
        {buttons(null)}
        {conduct.isPossible(beginDebriefing, null) && (
          <button
            type="button"
            className={classes.act}
            data-testid="act-debrief"
            onClick={() => setChoosing('debriefing')}
          >
            {t('acts:debrief.label')}
          </button>
        )}
        {conduct.isPossible(planEnd, null) && (
          <button type="button" className={classes.act} data-testid="act-plan-end" onClick={() => setChoosing('plan')}>
            {t('acts:plan-end.label')}
          </button>
        )}
      </div>
      {choosing === 'debriefing' && view !== null && (
        <DebriefingDialog view={view} acts={conduct} onClose={() => setChoosing(null)} />
      )}
      {choosing === 'plan' && view !== null && (
        <Part load={planParts.need}>
          {({ PlanDialog }) => <PlanDialog view={view} acts={conduct} onClose={() => setChoosing(null)} />}
        </Part>
      )}
      <ul className={classes.endpoints}>
        {view?.seats
          .filter(({ leads }) => !leads)
          .map((seat) => (
            <li key={seat.endpointId}>
              <span className={classes.name}>{seat.name}</span>
              <span className={classes.state}>
                {seat.seat.state === 'present'
                  ? t(`seat.microphone.${saidMicrophone(view, seat)}`)
                  : seat.entry === undefined
                    ? seatWords(seat.seat)
                    : t(`acts:admit.stands.${seat.entry.stands}`, { time: time(seat.entry.since) })}
              </span>
              {buttons(seat.endpointId, seat.name)}
            </li>
          ))}
      </ul>
      <p role="status" className={classes.said}>
        {press.trouble ?? conduct.said}
      </p>
      {asked !== null && (
        <ActQuestion
          asked={asked}
          title={view?.title ?? ''}
          onYes={() => {
            setAsked(null);
            press.run(() => conduct.send(asked));
          }}
          onNo={() => setAsked(null)}
        />
      )}
    </>
  );
};
