import { attendance, waitingCount, type Instant, type MeetingView } from '@diem-cau/shared';
import { IconArrowBackUp, IconMessage } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { everSaysLead } from '../../../core/lead.ts';
import type { Acts } from '../../../react/use-acts.ts';
import { useClockText } from '../../../react/use-clock-text.ts';
import { useShortfallWords } from '../../../react/use-shortfall-words.ts';
import { usePlanTells } from '../../../react/use-plan-tells.ts';
import { useNow } from '../../../react/use-now.ts';
import { useEntryWords } from '../../../react/use-entry-words.ts';
import type { Press } from '../../../react/use-press.ts';
import { Part } from '../../../ui/part.tsx';
import { DebriefingPlace } from '../debriefing/index.ts';
import { RecordingMark } from '../../../ui/recording-mark.tsx';
import { leadLine } from '../lead/index.ts';
import { planParts, PlanPlace } from '../plan/index.ts';
import { PanelButton } from './panel-button.tsx';
import classes from './panel.module.css';
import { useTold } from './use-told.ts';

interface PanelHeadProps {
  readonly view: MeetingView;
  readonly acts: Acts;
  readonly press: Press;
  /** Since when the panel has lost its hub; null while it has it. */
  readonly lostSince: Instant | null;
  /** How many messages nobody has read at this panel. */
  readonly unread: number;
  readonly onMessages: () => void;
}

/** Which meeting it is, the clock, how many are there; beside it what has just been done, with its way back, or what went wrong. */
export const PanelHead = ({ view, acts, press, lostSince, unread, onMessages }: PanelHeadProps) => {
  const { t } = useTranslation(['panel', 'acts', 'meeting']);
  const { time } = useClockText();
  const now = useNow();
  const told = useTold(lostSince === null ? view : null, acts);
  const lost = lostSince !== null;
  const quiet = !lost && press.trouble === null && told === null;
  const { locked, asks } = useEntryWords()(view);
  const { phase, title } = view;
  const planTells = usePlanTells(view.plan);
  const waiting = waitingCount(view.seats);
  const short = useShortfallWords(time)(view);
  return (
    <header className={classes.head} data-lost={lost} data-testid="panel-head">
      <div className={classes.which}>
        <h1>{title}</h1>
        <p>
          <strong data-testid="panel-clock">{time(now)}</strong>
          {!lost && view.recording !== null && (
            <>
              {' '}
              <RecordingMark state={view.recording.state} />
            </>
          )}
          {!lost && view.plan !== undefined && (
            <>
              {' · '}
              <PlanPlace view={view} />
            </>
          )}
          {!lost && ` · ${t('connected', attendance(view.seats))}`}
          {!lost && waiting > 0 && ` · ${t('waiting', { count: waiting })}`}
          {!lost &&
            phase.phase === 'break' &&
            ` · ${t('meeting:stage.break')} ${t('now.since', { time: time(phase.since) })}`}
          {!lost && locked !== null && ` · ${locked}`}
        </p>
      </div>
      <div className={classes.told} role="status" data-testid="panel-told">
        {lost && (
          <p className={classes.trouble} data-testid="panel-lost">
            <strong>{t('lost.title', { time: time(lostSince) })}</strong> {t('lost.text')}
          </p>
        )}
        {!lost && press.trouble !== null && (
          <p className={classes.trouble} data-testid="panel-trouble">
            {press.trouble}
          </p>
        )}
        {!lost && press.trouble === null && told !== null && <p>{told.words}</p>}
        {quiet && press.busy && <p>{t('sending')}</p>}
        {quiet && !press.busy && short.length > 0 && <p data-testid="recording-short">{short.join(' ')}</p>}
        {quiet && <DebriefingPlace debriefing={view.debriefing} />}
        {quiet && !press.busy && asks !== null && <p data-testid="panel-asks">{asks}</p>}
        {quiet && !press.busy && asks === null && planTells !== null && (
          <Part load={planParts.need} waiting={null}>
            {({ PlanNotice }) => <PlanNotice view={view} acts={acts} />}
          </Part>
        )}
        {quiet && !press.busy && asks === null && planTells === null && everSaysLead(view.leading) && (
          <Part load={leadLine.need} waiting={null}>
            {({ LeadLine }) => <LeadLine leading={view.leading} />}
          </Part>
        )}
      </div>
      <PanelButton
        icon={<IconMessage />}
        label={unread === 0 ? t('meeting:messages.open') : `${t('meeting:messages.open')} (${unread})`}
        tone={unread === 0 ? 'plain' : 'first'}
        disabled={lost || view.debriefing?.is === 'this'}
        testId="panel-messages"
        onPress={onMessages}
      />
      {!lost && told !== null && told.back !== null && (
        <PanelButton
          icon={<IconArrowBackUp />}
          label={t('acts:undo-floor.label')}
          tone="first"
          testId="panel-undo"
          onPress={() => {
            if (told.back !== null) acts.press(told.back);
          }}
        />
      )}
    </header>
  );
};
