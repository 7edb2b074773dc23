import { Alert, Button, Checkbox, FileButton, Group, List, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ImportColumns, type ImportColumn } from './import-columns.tsx';
import { TroubleNotice } from './trouble-notice.tsx';
import { useAttempt } from './use-attempt.ts';

/** What an import would do. */
interface ImportPreview {
  /** Lines for the person; none where nothing would change. */
  readonly changes: readonly string[];
  /** What a person has to look at and to confirm before it is done; null where nothing is in doubt. */
  readonly doubts: { readonly title: string; readonly lines: readonly string[]; readonly confirm: string } | null;
}

/** A kind of CSV file that can be imported. */
export interface Importing {
  /** What an import does and does not do, in a sentence or two. */
  readonly what: string;
  readonly columns: readonly ImportColumn[];
  /** Says what an import would do, without doing it. */
  readonly preview: (csv: Blob) => Promise<ImportPreview>;
  /** Said where nothing would change. */
  readonly nothing: string;
  /** `looked`: a person confirmed what was in doubt. */
  readonly take: (csv: Blob, looked: boolean) => Promise<unknown>;
}

interface Preview extends ImportPreview {
  readonly fileName: string;
  /** The file's bytes at the time of the preview: what is shown is what is taken. */
  readonly csv: Blob;
}

interface ImportStepsProps {
  readonly importing: Importing;
  readonly onCancel: () => void;
  readonly onImported: () => void;
}

/** Choose a file, see what it would do, then do it. All lines are taken, or none. */
export const ImportSteps = ({ importing, onCancel, onImported }: ImportStepsProps) => {
  const { t } = useTranslation('desk');
  const [preview, setPreview] = useState<Preview | null>(null);
  const [looked, setLooked] = useState(false);
  const choose = useAttempt(async (file: File | null) => {
    if (file === null) return;
    setPreview(null);
    setLooked(false);
    const csv = new Blob([await file.arrayBuffer()]);
    setPreview({ fileName: file.name, csv, ...(await importing.preview(csv)) });
  });
  const take = useAttempt(async (csv: Blob) => {
    await importing.take(csv, looked);
    onImported();
  });
  return (
    <Stack>
      <Text size="sm">{importing.what}</Text>
      <ImportColumns columns={importing.columns} />
      <FileButton accept=".csv,text/csv" onChange={(file) => void choose.run(file)}>
        {(props) => (
          <Button {...props} variant={preview === null ? 'filled' : 'default'} loading={choose.busy}>
            {t(preview === null ? 'importFile.choose' : 'importFile.chooseAnother')}
          </Button>
        )}
      </FileButton>
      <TroubleNotice error={choose.error} />
      {preview !== null && (
        <Alert role="status" color="accent" variant="light" title={t('importFile.preview', { name: preview.fileName })}>
          {preview.changes.length === 0 ? (
            importing.nothing
          ) : (
            <List size="sm">
              {preview.changes.map((line) => (
                <List.Item key={line}>{line}</List.Item>
              ))}
            </List>
          )}
        </Alert>
      )}
      {preview !== null && preview.doubts !== null && (
        <Alert color="yellow" variant="light" title={preview.doubts.title}>
          <List size="sm" mb="sm">
            {preview.doubts.lines.map((line) => (
              <List.Item key={line}>{line}</List.Item>
            ))}
          </List>
          <Checkbox
            label={preview.doubts.confirm}
            checked={looked}
            onChange={(event) => setLooked(event.currentTarget.checked)}
          />
        </Alert>
      )}
      <TroubleNotice error={take.error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
        <Button
          disabled={preview === null || preview.changes.length === 0 || (preview.doubts !== null && !looked)}
          loading={take.busy}
          onClick={() => preview !== null && void take.run(preview.csv)}
        >
          {t('importFile.take')}
        </Button>
      </Group>
    </Stack>
  );
};
