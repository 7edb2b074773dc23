import { type KeptFile, type KeptReport } from '@diem-cau/shared';
import { Alert, Button, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CompareHelp } from '../../../ui/desk/compare-help.tsx';
import { FileDigest } from '../../../ui/desk/file-digest.tsx';
import { useTimes } from '../../../ui/desk/use-times.ts';
import classes from './kept-files.module.css';
import { keptFilePath } from './reports-api.ts';

const KeptFileLine = ({ reportId, file }: { reportId: string; file: KeptFile }) => {
  const { t } = useTranslation(['reports', 'desk']);
  const { kind, sha256, damaged } = file;
  return (
    <li className={classes.file}>
      <span className={classes.kind}>{kind.toUpperCase()}</span>
      {damaged ? (
        <span className={classes.damaged}>
          <IconAlertTriangle size={16} aria-hidden /> {t('desk:digest.damaged')}
        </span>
      ) : (
        <Button
          component="a"
          href={keptFilePath(reportId, kind)}
          download
          size="compact-md"
          variant="default"
          className={classes.download ?? ''}
          leftSection={<IconDownload size={16} aria-hidden />}
          aria-label={t('kept.downloadOf', { kind: kind.toUpperCase() })}
        >
          {t('kept.download')}
        </Button>
      )}
      <FileDigest file={kind.toUpperCase()} digest={sha256} />
    </li>
  );
};

/** The files of a kept report as they were first made, each with its SHA-256, and how these are compared. */
export const KeptFiles = ({ kept }: { kept: KeptReport }) => {
  const { t } = useTranslation(['reports', 'refusals']);
  const times = useTimes();
  const { reportId, at, files, filesMadeAt, query } = kept;
  return (
    <section className={classes.files} aria-label={t('kept.filesTitle')}>
      <Title order={2} size="h4">
        {t('kept.filesTitle')}
      </Title>
      {filesMadeAt !== null && filesMadeAt !== at && (
        <Text size="sm">{t('kept.madeLater', { at: times.moment(filesMadeAt) })}</Text>
      )}
      {files.some(({ damaged }) => damaged) && (
        <Alert role="alert" color="red" variant="outline" icon={<IconAlertTriangle aria-hidden />} mt="xs">
          {t('refusals:file-damaged')}
        </Alert>
      )}
      <ul className={classes.list}>
        {files.map((file) => (
          <KeptFileLine key={file.kind} reportId={reportId} file={file} />
        ))}
      </ul>
      <Text size="sm">{t('kept.onPages')}</Text>
      <CompareHelp file={`bao-cao-${query.from}_${query.to}.pdf`} />
    </section>
  );
};
