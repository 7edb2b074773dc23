import { useTranslation } from 'react-i18next';
import { numberText } from '../../../ui/desk/figures.ts';
import { ImportButton } from '../../../ui/desk/import-button.tsx';
import { importPeople, previewPeople } from './people-api.ts';

const columns = [
  { name: 'unit_code', needed: true },
  { name: 'name', needed: true },
  { name: 'position', needed: true },
  { name: 'valid_from', needed: false },
  { name: 'valid_to', needed: false },
] as const;

/** The button that imports people, a position a line. */
export const ImportPeople = ({ onImported }: { onImported: () => void }) => {
  const { t } = useTranslation('people');
  return (
    <ImportButton
      label={t('import.open')}
      title={t('import.title')}
      onImported={onImported}
      importing={{
        what: t('import.what'),
        columns: columns.map(({ name, needed }) => ({ name, needed, meaning: t(`import.columns.${name}`) })),
        preview: async (csv) => {
          const { peopleAdded, peopleChanged, doubts } = await previewPeople(csv);
          if (peopleAdded + peopleChanged === 0) return { changes: [], doubts: null };
          const changes = [
            t('import.peopleAdded', { n: numberText(peopleAdded) }),
            t('import.peopleChanged', { n: numberText(peopleChanged) }),
          ];
          if (doubts.length === 0) return { changes, doubts: null };
          const lines = doubts.map(({ line, name, unit, like }) =>
            t('import.doubt', {
              line: numberText(line),
              name,
              unit,
              likeName: like.name,
              likePosition: like.position,
              likeUnit: like.unit,
            }),
          );
          return { changes, doubts: { title: t('import.doubtTitle'), lines, confirm: t('import.others') } };
        },
        nothing: t('import.nothing'),
        take: importPeople,
      }}
    />
  );
};
