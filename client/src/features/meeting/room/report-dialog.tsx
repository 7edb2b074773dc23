import { reportCounts, ReportBoard } from '@diem-cau/shared';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getJson } from '../../../core/http.ts';
import { addTexts } from '../../../i18n/current-language.ts';
import { reportTexts } from '../../../i18n/report-shelf.ts';
import { useSentence } from '../../../react/use-sentence.ts';
import { PageDialog } from '../../../ui/page-dialog.tsx';
import { standingWords } from '../../../ui/report-counts.ts';
import classes from './report-dialog.module.css';
import { ReportedTasks } from '../../../ui/reported-tasks.tsx';

/** What the communes reported, over the page of whoever conducts: the exceptions first, each with its lines. */
const ReportDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useTranslation('taskReports');
  const sentence = useSentence();
  const [rows, setRows] = useState<ReportBoard['rows'] | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    const asking = new AbortController();
    getJson('/api/reports-called', ReportBoard, { signal: asking.signal }).then(
      (board) => setRows(board.rows),
      (thrown: unknown) => {
        if (!asking.signal.aborted) setError(thrown);
      },
    );
    return () => asking.abort();
  }, []);
  return (
    <PageDialog title={t('board.title')} onClose={onClose}>
      {error !== null && <p role="alert">{sentence(error)}</p>}
      <div className={classes.rows} data-testid="report-rows">
        {(rows ?? []).map(({ endpointId, name, givenAt, tasks }) => (
          <section key={endpointId}>
            <h3>{name}</h3>
            <p className={classes.stands}>{standingWords(t, { givenAt, ...reportCounts(tasks) })}</p>
            <ReportedTasks tasks={tasks} />
          </section>
        ))}
      </div>
    </PageDialog>
  );
};

/** It, with its texts. */
export const loadReportDialog = async () => {
  await addTexts(reportTexts);
  return ReportDialog;
};
