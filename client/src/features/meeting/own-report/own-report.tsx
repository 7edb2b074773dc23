import { dayText, isAllGreen, reportCounts, type OwnReport as Own } from '@diem-cau/shared';
import { IconClipboardCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addTexts } from '../../../i18n/current-language.ts';
import { reportTexts } from '../../../i18n/report-shelf.ts';
import { useClockText } from '../../../react/use-clock-text.ts';
import { PageDialog } from '../../../ui/page-dialog.tsx';
import { ReportedTasks } from '../../../ui/reported-tasks.tsx';
import classes from './own-report.module.css';
import { ReportForm } from './report-form.tsx';
import { useOwnReport } from './use-own-report.ts';

interface OwnReportProps {
  /** Beside the meeting there is only a button, and only as long as the report can be changed. */
  readonly inMeeting?: boolean;
}

/** Where a report stands, in one or two sentences. */
const useStanding = (): ((own: Own) => readonly string[]) => {
  const { t } = useTranslation('taskReports');
  const { time, day } = useClockText();
  return ({ state, from, givenAt, tasks }) => {
    if (state === 'early') return [t('own.early', { day: from === null ? '' : dayText(from) })];
    if (givenAt === null) return [state === 'closed' ? t('own.closed') : t('own.toDo', { count: tasks.length })];
    const isGreen = isAllGreen({ givenAt, ...reportCounts(tasks) });
    return [t('own.given', { time: time(givenAt), day: day(givenAt) }), t(isGreen ? 'own.green' : 'own.exceptions')];
  };
};

/** A commune's written report before a briefing: how it stands, and what opens it. */
const OwnReport = ({ inMeeting = false }: OwnReportProps) => {
  const { t } = useTranslation('taskReports');
  const { own, replace, again } = useOwnReport();
  const [opened, setOpened] = useState(false);
  const standing = useStanding();
  if (own === null || own.called === null) return null;
  const { state, givenAt, called, tasks } = own;
  const isOpen = state === 'open';
  if (inMeeting && !isOpen && !opened) return null;
  if (!inMeeting && state === 'closed' && givenAt === null) return null;
  const title = t('own.title', { day: dayText(called.day) });
  const verb = t(!isOpen ? 'own.look' : givenAt === null ? 'own.open' : 'own.change');
  const open = (): void => {
    again();
    setOpened(true);
  };
  return (
    <>
      {inMeeting ? (
        <button type="button" className={classes.small} data-testid="report-button" onClick={open}>
          <IconClipboardCheck aria-hidden="true" size="1.2em" /> {verb}
        </button>
      ) : (
        <section className={classes.card} data-testid="own-report" data-state={givenAt === null ? state : 'given'}>
          <div>
            <h2>{title}</h2>
            {standing(own).map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
          {state !== 'early' && (
            <button type="button" className={classes.open} data-testid="report-button" onClick={open}>
              {verb}
            </button>
          )}
        </section>
      )}
      {opened && (
        <PageDialog title={title} onClose={() => setOpened(false)}>
          {isOpen ? (
            <ReportForm own={own} onGiven={replace} onOutdated={again} />
          ) : (
            <>
              <p>{t('own.closed')}</p>
              <ReportedTasks tasks={tasks} />
            </>
          )}
        </PageDialog>
      )}
    </>
  );
};

/** It, with its texts. */
export const loadOwnReport = async () => {
  await addTexts(reportTexts);
  return OwnReport;
};
