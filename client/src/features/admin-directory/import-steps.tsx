import type { ImportResult } from '@diem-cau/shared';
import { Alert, Button, FileButton, Group, List, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { numberText } from '../../ui/desk/figures.ts';
import { TroubleNotice } from '../../ui/desk/trouble-notice.tsx';
import { useAct } from '../../ui/desk/use-act.ts';
import { importDirectory, previewImport } from './directory-api.ts';
import { ImportColumns } from './import-columns.tsx';

interface Preview {
  readonly fileName: string;
  /** The file's bytes at the time of the preview: what is shown is what is taken. */
  readonly csv: Blob;
  readonly result: ImportResult;
}

const touched = (result: ImportResult): number => Object.values(result).reduce((sum, count) => sum + count, 0);

/** Choose a file, see what it would do, then do it. All lines are taken, or none. */
export const ImportSteps = ({ onCancel, onImported }: { onCancel: () => void; onImported: () => void }) => {
  const { t } = useTranslation(['admin', 'desk']);
  const [preview, setPreview] = useState<Preview | null>(null);
  const choose = useAct(async (file: File | null) => {
    if (file === null) return;
    setPreview(null);
    const csv = new Blob([await file.arrayBuffer()]);
    setPreview({ fileName: file.name, csv, result: await previewImport(csv) });
  });
  const take = useAct(async (csv: Blob) => {
    await importDirectory(csv);
    onImported();
  });
  return (
    <Stack>
      <Text size="sm">{t('import.what')}</Text>
      <ImportColumns />
      <FileButton accept=".csv,text/csv" onChange={(file) => void choose.run(file)}>
        {(props) => (
          <Button {...props} variant={preview === null ? 'filled' : 'default'} loading={choose.busy}>
            {t(preview === null ? 'import.choose' : 'import.chooseAnother')}
          </Button>
        )}
      </FileButton>
      <TroubleNotice error={choose.error} />
      {preview !== null && (
        <Alert role="status" color="accent" variant="light" title={t('import.preview', { name: preview.fileName })}>
          {touched(preview.result) === 0 ? (
            t('import.nothing')
          ) : (
            <List size="sm">
              <List.Item>{t('import.unitsAdded', { n: numberText(preview.result.unitsAdded) })}</List.Item>
              <List.Item>{t('import.unitsChanged', { n: numberText(preview.result.unitsChanged) })}</List.Item>
              <List.Item>{t('import.endpointsAdded', { n: numberText(preview.result.endpointsAdded) })}</List.Item>
              <List.Item>{t('import.endpointsChanged', { n: numberText(preview.result.endpointsChanged) })}</List.Item>
            </List>
          )}
        </Alert>
      )}
      <TroubleNotice error={take.error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          {t('desk:cancel')}
        </Button>
        <Button
          disabled={preview === null || touched(preview.result) === 0}
          loading={take.busy}
          onClick={() => preview !== null && void take.run(preview.csv)}
        >
          {t('import.take')}
        </Button>
      </Group>
    </Stack>
  );
};
