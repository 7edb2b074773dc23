import type { ImportResult } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { numberText } from '../../../ui/desk/figures.ts';
import { ImportButton } from '../../../ui/desk/import-button.tsx';
import { importDirectory, previewImport } from './directory-api.ts';

const columns = [
  { name: 'unit_code', needed: true },
  { name: 'name', needed: true },
  { name: 'kind', needed: true },
  { name: 'parent_code', needed: false },
  { name: 'valid_from', needed: false },
  { name: 'valid_to', needed: false },
  { name: 'successor_code', needed: false },
  { name: 'endpoint', needed: false },
  { name: 'leads', needed: false },
  { name: 'position', needed: false },
  { name: 'phone', needed: false },
  { name: 'contact', needed: false },
] as const;

const counted = ['unitsAdded', 'unitsChanged', 'endpointsAdded', 'endpointsChanged'] as const;

/** The button that imports units and endpoints, and its dialog. */
export const ImportCsv = ({ onImported }: { onImported: () => void }) => {
  const { t } = useTranslation('admin');
  const changes = (result: ImportResult): string[] =>
    counted.some((key) => result[key] > 0)
      ? counted.map((key) => t(`import.${key}`, { n: numberText(result[key]) }))
      : [];
  return (
    <ImportButton
      label={t('import.open')}
      title={t('import.title')}
      onImported={onImported}
      importing={{
        what: t('import.what'),
        columns: columns.map(({ name, needed }) => ({ name, needed, meaning: t(`import.columns.${name}`) })),
        preview: async (csv) => ({ changes: changes(await previewImport(csv)), doubts: null }),
        nothing: t('import.nothing'),
        take: importDirectory,
      }}
    />
  );
};
