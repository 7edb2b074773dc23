import { Alert, Button, FileButton, Group, List, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ImportColumns, type ImportColumn } from './import-columns.tsx';
import { TroubleNotice } from './trouble-notice.tsx';
import { useAct } from './use-act.ts';

/** A kind of CSV file that can be imported. */
export interface Importing {
  /** What an import does and does not do, in a sentence or two. */
  readonly what: string;
  readonly columns: readonly ImportColumn[];
  /** Says what an import would do as lines for the person, without doing it; no line where nothing would change. */
  readonly preview: (csv: Blob) => Promise<readonly string[]>;
  /** Said where nothing would change. */
  readonly nothing: string;
  readonly take: (csv: Blob) => Promise<unknown>;
}

interface Preview {
  readonly fileName: string;
  /** The file's bytes at the time of the preview: what is shown is what is taken. */
  readonly csv: Blob;
  readonly changes: readonly string[];
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
  const choose = useAct(async (file: File | null) => {
    if (file === null) return;
    setPreview(null);
    const csv = new Blob([await file.arrayBuffer()]);
    setPreview({ fileName: file.name, csv, changes: await importing.preview(csv) });
  });
  const take = useAct(async (csv: Blob) => {
    await importing.take(csv);
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
      <TroubleNotice error={take.error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
        <Button
          disabled={preview === null || preview.changes.length === 0}
          loading={take.busy}
          onClick={() => preview !== null && void take.run(preview.csv)}
        >
          {t('importFile.take')}
        </Button>
      </Group>
    </Stack>
  );
};
