import { Alert, Anchor, Button, Group } from '@mantine/core';
import { IconArchive, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { DeskPage } from '../../../ui/desk/desk-page.tsx';
import { numberText } from '../../../ui/desk/figures.ts';
import { LoadedView } from '../../../ui/desk/loaded-view.tsx';
import { useLoaded } from '../../../ui/desk/use-loaded.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { periodOfDays } from '../periods/index.ts';
import { KeptFiles } from './kept-files.tsx';
import { reportPath } from './report-address.ts';
import { ReportScope } from './report-scope.tsx';
import { ReportView } from './report-view.tsx';
import { loadKept } from './reports-api.ts';

/** A report as it was when it was kept; whatever was corrected since, its figures stay. */
export const KeptReportPage = () => {
  const { t } = useTranslation(['reports', 'desk']);
  const times = useTimes();
  const { reportId = '' } = useParams();
  const loading = useLoaded(reportId, (signal) => loadKept(reportId, signal));
  const title = loading.loaded.state === 'ready' ? loading.loaded.value.kept.title : t('kept.one');
  return (
    <DeskPage
      printedWide
      title={title}
      actions={
        <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
          {t('desk:print')}
        </Button>
      }
    >
      <LoadedView loading={loading}>
        {({ kept, report }) => {
          const { from, to, parameters: _asThen, ...filters } = kept.query;
          return (
            <>
              <Alert
                variant="outline"
                mb="sm"
                icon={<IconArchive aria-hidden />}
                title={t('kept.asOf', { at: times.moment(kept.at), by: kept.by })}
              >
                {t('kept.unchanged', { version: numberText(kept.parametersVersion) })}
                <Group gap="lg" mt={4}>
                  <Anchor
                    component={Link}
                    to={reportPath(periodOfDays(from, to), filters)}
                    c="accent.8"
                    underline="always"
                  >
                    {t('kept.now')}
                  </Anchor>
                  <Anchor component={Link} to="/reports/kept" c="accent.8" underline="always">
                    {t('kept.title')}
                  </Anchor>
                </Group>
              </Alert>
              <KeptFiles kept={kept} />
              {report !== null && (
                <>
                  <ReportScope report={report} unitNameOf={() => null} />
                  <ReportView report={report} kept />
                </>
              )}
            </>
          );
        }}
      </LoadedView>
    </DeskPage>
  );
};
