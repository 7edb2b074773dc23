import { MeetingType, readDay, type ParameterSubject } from '@diem-cau/shared';
import { Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { timeOfPc } from '../../../core/clock.ts';
import { useMay } from '../../../ui/desk/use-may.ts';
import { DeskPage } from '../../../ui/desk/desk-page.tsx';
import { numberText } from '../../../ui/desk/figures.ts';
import { LoadedView } from '../../../ui/desk/loaded-view.tsx';
import { useLoaded } from '../../../ui/desk/use-loaded.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { EndpointSection } from './endpoint-section.tsx';
import { HistoryDialog } from './history-dialog.tsx';
import { ImportWays } from './import-ways.tsx';
import { LineForm } from './line-form.tsx';
import { loadParameters } from './parameters-api.ts';
import { ScenariosExplained } from './scenarios-explained.tsx';
import { SubjectTable } from './subject-table.tsx';
import { districtParameters, shownOn } from './subjects.ts';

/** The dated table that every saving is worked out from: the district's norms, reference lengths, the ways of the endpoints. */
export const ParametersPage = () => {
  const { t } = useTranslation('parameters');
  const mayChange = useMay('keepParameters');
  const loading = useLoaded('parameters', loadParameters);
  const [openedAt] = useState(timeOfPc);
  const today = readDay(useTimes().day(openedAt)) ?? '';
  const [changed, setChanged] = useState<ParameterSubject | null>(null);
  const [looked, setLooked] = useState<ParameterSubject | null>(null);
  return (
    <DeskPage
      title={t('title')}
      lead={t('lead')}
      printedWide
      actions={mayChange && <ImportWays onImported={loading.reload} />}
    >
      <ScenariosExplained />
      <LoadedView loading={loading}>
        {({ table, endpoints }) => {
          const shared = { endpoints, mayChange, onChange: setChanged, onHistory: setLooked };
          return (
            <>
              <Text size="sm" mb="xs" role="status">
                {t('versionNow', { version: numberText(table.version) })}
              </Text>
              <Title order={2} mb={4}>
                {t('sections.district')}
              </Title>
              <SubjectTable
                caption={t('sections.district')}
                rows={districtParameters.map((name) => shownOn(table.entries, { of: 'district', name }, today))}
                {...shared}
              />
              <Title order={2} mt="xl" mb={4}>
                {t('sections.type')}
              </Title>
              <Text size="sm" c="gray.7" mb="xs" maw="110ch">
                {t('sections.typeWhat')}
              </Text>
              <SubjectTable
                caption={t('sections.type')}
                rows={MeetingType.options.map((type) =>
                  shownOn(table.entries, { of: 'type', name: 'referenceMinutes', type }, today),
                )}
                rowHead={{
                  title: t('meetingType'),
                  cell: ({ subject }) => (subject.of === 'type' ? t(`records:types.${subject.type}`) : ''),
                }}
                {...shared}
              />
              <EndpointSection entries={table.entries} today={today} {...shared} />
              <LineForm
                subject={changed}
                onSubject={setChanged}
                entries={table.entries}
                endpoints={endpoints}
                today={today}
                onClose={() => setChanged(null)}
                onSaved={(saved) => {
                  setChanged(null);
                  loading.replace({ table: saved, endpoints });
                }}
              />
              <HistoryDialog
                subject={looked}
                entries={table.entries}
                endpoints={endpoints}
                onClose={() => setLooked(null)}
              />
            </>
          );
        }}
      </LoadedView>
    </DeskPage>
  );
};
