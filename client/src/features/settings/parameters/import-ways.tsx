import { useTranslation } from 'react-i18next';
import { numberText } from '../../../ui/desk/figures.ts';
import { ImportButton } from '../../../ui/desk/import-button.tsx';
import { importWays, previewWays } from './parameters-api.ts';

const columns = [
  { name: 'unit_code', needed: true },
  { name: 'rule', needed: true },
  { name: 'road_km', needed: false },
  { name: 'straight_line_km', needed: false },
  { name: 'speed_kmh', needed: false },
  { name: 'valid_from', needed: false },
  { name: 'signed_off_by', needed: false },
  { name: 'name', needed: false },
] as const;

/** The button that takes a file of distances and speeds in, after showing what it would do. */
export const ImportWays = ({ onImported }: { onImported: () => void }) => {
  const { t } = useTranslation('parameters');
  return (
    <ImportButton
      label={t('import.open')}
      title={t('import.title')}
      onImported={onImported}
      importing={{
        what: t('import.what'),
        columns: columns.map(({ name, needed }) => ({ name, needed, meaning: t(`import.columns.${name}`) })),
        preview: async (csv) => {
          const { linesAdded, endpoints } = await previewWays(csv);
          const added = t('import.added', { lines: numberText(linesAdded), endpoints: numberText(endpoints) });
          return { changes: linesAdded === 0 ? [] : [added], doubts: null };
        },
        nothing: t('import.nothing'),
        take: importWays,
      }}
    />
  );
};
