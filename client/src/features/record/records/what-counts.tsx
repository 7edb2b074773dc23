import type { MeetingRecord } from '@diem-cau/shared';
import { Group, NativeSelect, Radio, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MomentField } from '../../../ui/desk/moment-field.tsx';
import { saysWhen, type correctionFaults, type CorrectionDraft } from './correction-draft.ts';

interface WhatCountsProps {
  readonly draft: CorrectionDraft;
  readonly record: MeetingRecord;
  readonly faults: ReturnType<typeof correctionFaults>;
  readonly onChange: (part: Partial<CorrectionDraft>) => void;
}

/** What is to count from now on, by what is corrected: a title, an endpoint's presence, whether the meeting counts, and the times. */
export const WhatCounts = ({ draft, record, faults, onChange: change }: WhatCountsProps) => {
  const { t } = useTranslation('records');
  return (
    <>
      {draft.what === 'title' && (
        <TextInput
          label={t('corrections.title')}
          maxLength={300}
          value={draft.title}
          onChange={({ currentTarget }) => change({ title: currentTarget.value })}
          error={faults.includes('title') ? t('corrections.faults.title') : null}
        />
      )}
      {draft.what === 'presence' && <Presence draft={draft} record={record} faults={faults} onChange={change} />}
      {draft.what === 'counting' && (
        <Radio.Group
          label={t('corrections.counting')}
          value={draft.counts ? 'counts' : 'leftOut'}
          onChange={(value) => change({ counts: value === 'counts' })}
        >
          <Group mt={4}>
            <Radio value="leftOut" label={t('corrections.isLeftOut')} />
            <Radio value="counts" label={t('corrections.counts')} />
          </Group>
        </Radio.Group>
      )}
      {saysWhen(draft.what) && <When draft={draft} faults={faults} onChange={change} />}
    </>
  );
};

const Presence = ({ draft, record, faults, onChange: change }: WhatCountsProps) => {
  const { t } = useTranslation('records');
  return (
    <>
      <NativeSelect
        label={t('corrections.endpoint')}
        value={draft.endpointId ?? ''}
        onChange={({ currentTarget: { value } }) =>
          change({
            endpointId: record.endpoints.find(({ endpointId }) => endpointId === value)?.endpointId ?? null,
          })
        }
        data={[
          { value: '', label: t('corrections.chooseEndpoint') },
          ...record.endpoints.map(({ endpointId, name }) => ({ value: endpointId, label: name })),
        ]}
        error={faults.includes('endpoint') ? t('corrections.faults.endpoint') : null}
      />
      <Radio.Group
        label={t('corrections.presence')}
        value={draft.present ? 'present' : 'absent'}
        onChange={(value) => change({ present: value === 'present' })}
      >
        <Group mt={4}>
          <Radio value="present" label={t('corrections.wasPresent')} />
          <Radio value="absent" label={t('corrections.wasAbsent')} />
        </Group>
      </Radio.Group>
    </>
  );
};

const When = ({ draft, faults, onChange: change }: Omit<WhatCountsProps, 'record'>) => {
  const { t } = useTranslation('records');
  const spans = draft.what === 'break' || draft.what === 'presence';
  return (
    <Group align="flex-start" gap="xl">
      <MomentField
        legend={t(spans ? 'corrections.from' : `corrections.at.${draft.what === 'closing' ? 'closing' : 'opening'}`)}
        value={draft.from}
        onChange={(from) => change({ from })}
        error={faults.includes('from') ? t('corrections.faults.moment') : null}
      />
      {spans && (
        <MomentField
          legend={t('corrections.to')}
          value={draft.to}
          onChange={(to) => change({ to })}
          error={
            faults.includes('to')
              ? t('corrections.faults.moment')
              : faults.includes('order')
                ? t('corrections.faults.order')
                : null
          }
        />
      )}
    </Group>
  );
};
