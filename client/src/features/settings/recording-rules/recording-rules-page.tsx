import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskPage } from '../../../ui/desk/desk-page.tsx';
import { LoadedView } from '../../../ui/desk/loaded-view.tsx';
import { useLoaded } from '../../../ui/desk/use-loaded.ts';
import { useMay } from '../../../ui/desk/use-may.ts';
import { loadRecordingRules } from './recording-rules-api.ts';
import { RuleForm } from './rule-form.tsx';
import { RulesHistory } from './rules-history.tsx';
import { RulesTable, type TypeRule } from './rules-table.tsx';

/** Which types of meeting are recorded, and for how long that is kept; the administrator says so, everybody at a desk sees it. */
export const RecordingRulesPage = () => {
  const { t } = useTranslation('recording-rules');
  const mayChange = useMay('keepRecordingRules');
  const loading = useLoaded('recording-rules', loadRecordingRules);
  const [changing, setChanging] = useState<TypeRule | null>(null);
  return (
    <DeskPage title={t('title')} lead={t('lead')}>
      <LoadedView loading={loading}>
        {({ rules, history }) => (
          <Stack gap="lg">
            <RulesTable rules={rules} onChange={mayChange ? setChanging : null} />
            <Text size="sm" c="gray.7">
              {t('reach')}
            </Text>
            <RulesHistory history={history} />
            <RuleForm
              rule={changing}
              onClose={() => setChanging(null)}
              onSaved={(saved) => {
                setChanging(null);
                loading.replace(saved);
              }}
            />
          </Stack>
        )}
      </LoadedView>
    </DeskPage>
  );
};
