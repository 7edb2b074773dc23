import { OwnReport, Refusal, TaskMark, type ReportedTask } from '@diem-cau/shared';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sendJson } from '../../../core/http.ts';
import { tabStorage } from '../../../core/tab-storage.ts';
import { usePress } from '../../../react/use-press.ts';
import { DeadlineWords } from '../../../ui/reported-tasks.tsx';
import {
  draftedTask,
  keepReport,
  recallReport,
  reportFaults,
  reportRequest,
  type DraftedTask,
} from './report-draft.ts';
import classes from './own-report.module.css';

/** Longest line on a task, as the hub takes it. */
const longestLine = 300;

interface ReportFormProps {
  readonly own: OwnReport;
  readonly onGiven: (own: OwnReport) => void;
  /** The hub knows other tasks than those that stand here. */
  readonly onOutdated: () => void;
}

/** A commune's report: a mark and a line for each open task; one press where there are none. */
export const ReportForm = ({ own, onGiven, onOutdated }: ReportFormProps) => {
  const { t } = useTranslation('taskReports');
  const press = usePress();
  const call = own.called?.call ?? 0;
  const [draft, setDraft] = useState(() => recallReport(tabStorage(), call));
  const [tried, setTried] = useState(false);
  const [sent, setSent] = useState(false);
  const { unmarked, lines } = reportFaults(own, draft);
  const change = (task: ReportedTask, part: Partial<DraftedTask>): void => {
    const next = { ...draft, [task.conclusionId]: { ...draftedTask(own, draft, task.conclusionId), ...part } };
    setDraft(next);
    setSent(false);
    keepReport(tabStorage(), call, next);
  };
  const send = async (): Promise<void> => {
    const request = reportRequest(own, draft);
    if (request === null) return;
    try {
      onGiven(await sendJson('POST', '/api/own-report', request, OwnReport));
    } catch (error) {
      if (error instanceof Refusal && error.code === 'report-outdated') onOutdated();
      throw error;
    }
    keepReport(tabStorage(), call, null);
    setDraft({});
    setSent(true);
  };
  return (
    <form
      className={classes.form}
      noValidate
      data-testid="report-form"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        press.run(send);
      }}
    >
      <p>{t(own.tasks.length === 0 ? 'own.nothing' : 'own.lead')}</p>
      {own.tasks.map((task) => (
        <TaskFields
          key={task.conclusionId}
          task={task}
          drafted={draftedTask(own, draft, task.conclusionId)}
          tried={tried}
          onChange={(part) => change(task, part)}
        />
      ))}
      {tried && unmarked > 0 && <p className={classes.fault}>{t('own.markAll', { count: unmarked })}</p>}
      {tried && lines > 0 && <p className={classes.fault}>{t('own.lineNeeded')}</p>}
      {press.trouble !== null && (
        <p className={classes.fault} role="alert">
          {press.trouble}
        </p>
      )}
      <p role="status" className={classes.sent} data-testid="report-sent">
        {sent ? t('own.sent') : ''}
      </p>
      <button type="submit" className={classes.send} disabled={press.busy} data-testid="report-send">
        {t(own.tasks.length === 0 ? 'own.sendNothing' : 'own.send')}
      </button>
    </form>
  );
};

interface TaskFieldsProps {
  readonly task: ReportedTask;
  readonly drafted: DraftedTask;
  readonly tried: boolean;
  readonly onChange: (part: Partial<DraftedTask>) => void;
}

const TaskFields = ({ task, drafted: { mark, line }, tried, onChange }: TaskFieldsProps) => {
  const { t } = useTranslation('taskReports');
  const { conclusionId, work, meetingTitle } = task;
  const isMissing = tried && (mark === null || (mark === 'stuck' && line.trim() === ''));
  return (
    <fieldset className={classes.task} data-missing={isMissing || undefined} data-testid={`task-${conclusionId}`}>
      <legend>{work}</legend>
      <p className={classes.about}>
        <DeadlineWords {...task} /> · {t('own.meeting', { title: meetingTitle })}
      </p>
      <div className={classes.marks}>
        {TaskMark.options.map((each) => (
          <label key={each} className={classes.choice} data-mark={each}>
            <input type="radio" name={conclusionId} checked={mark === each} onChange={() => onChange({ mark: each })} />
            {t(`marks.${each}`)}
          </label>
        ))}
      </div>
      <label className={classes.line}>
        {t(mark === 'stuck' ? 'own.lineStuck' : 'own.line')}
        <input
          type="text"
          maxLength={longestLine}
          value={line}
          onChange={({ currentTarget }) => onChange({ line: currentTarget.value })}
        />
      </label>
    </fieldset>
  );
};
