import type { KeptReport, ReportQuery } from '@diem-cau/shared';
import { Alert, Anchor, Button, Group, Text, TextInput } from '@mantine/core';
import { IconArchive } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DeskDialog } from '../../../ui/desk/desk-dialog.tsx';
import { TroubleNotice } from '../../../ui/desk/trouble-notice.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';
import { recallTitle, rememberTitle, tabStorage } from './kept-title.ts';
import { queryText } from './report-address.ts';
import { keepReport } from './reports-api.ts';

interface KeepReportProps {
  readonly query: ReportQuery;
  /** What it is called where nobody calls it otherwise. */
  readonly proposal: string;
}

/** Keeps the report with its figures as they are now, under a title. */
export const KeepReport = ({ query, proposal }: KeepReportProps) => {
  const { t } = useTranslation(['reports', 'desk']);
  const place = queryText(query);
  const [opened, setOpened] = useState(false);
  const [title, setTitle] = useState(() => recallTitle(tabStorage(), place) ?? proposal);
  const [checked, setChecked] = useState(false);
  const [kept, setKept] = useState<KeptReport | null>(null);
  const keeping = useAttempt(async () => {
    setChecked(true);
    if (title.trim() === '') return;
    setKept(await keepReport(title.trim(), query));
    rememberTitle(tabStorage(), place, null);
  });
  const close = (): void => {
    setOpened(false);
    setKept(null);
    setChecked(false);
    keeping.forget();
  };
  return (
    <>
      <Button leftSection={<IconArchive size={18} aria-hidden />} onClick={() => setOpened(true)}>
        {t('keep.button')}
      </Button>
      <DeskDialog opened={opened} onClose={close} title={t('keep.title')} size="lg">
        {kept === null ? (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void keeping.run();
            }}
          >
            <Text size="sm" mb="sm">
              {t('keep.what')}
            </Text>
            <TextInput
              label={t('keep.name')}
              maxLength={200}
              data-autofocus
              value={title}
              onChange={({ currentTarget: { value } }) => {
                setTitle(value);
                rememberTitle(tabStorage(), place, value);
              }}
              error={checked && title.trim() === '' ? t('keep.noName') : null}
            />
            <TroubleNotice error={keeping.error} />
            <Group mt="md" justify="flex-end">
              <Button variant="default" onClick={close}>
                {t('desk:cancel')}
              </Button>
              <Button type="submit" loading={keeping.busy}>
                {t('keep.button')}
              </Button>
            </Group>
          </form>
        ) : (
          <Alert role="status" variant="outline" title={t('keep.done', { title: kept.title })}>
            <Anchor component={Link} to={`/reports/kept/${kept.reportId}`} c="accent.8" underline="always">
              {t('keep.open')}
            </Anchor>
          </Alert>
        )}
      </DeskDialog>
    </>
  );
};
