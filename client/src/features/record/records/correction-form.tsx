import type { MeetingRecord } from '@diem-cau/shared';
import { Group, NativeSelect, Radio, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskDialog } from '../../../ui/desk/desk-dialog.tsx';
import { DeskForm } from '../../../ui/desk/desk-form.tsx';
import { MomentField } from '../../../ui/desk/moment-field.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import {
  correctable,
  correctionDraft,
  correctionFaults,
  correctionOf,
  saysWhen,
  type CorrectionDraft,
} from './correction-draft.ts';
import { sendCorrection } from './records-api.ts';

interface CorrectionFormProps {
  readonly opened: boolean;
  readonly record: MeetingRecord;
  readonly seenAt: number;
  readonly onClose: () => void;
  readonly onSaved: (record: MeetingRecord) => void;
}

/** The dialog in which a person says what is to count instead of what the machine recorded, and why. */
export const CorrectionForm = ({ opened, ...rest }: CorrectionFormProps) => {
  const { t } = useTranslation('records');
  return (
    <DeskDialog opened={opened} onClose={rest.onClose} title={t('corrections.add')} size="lg">
      {opened && <Fields {...rest} />}
    </DeskDialog>
  );
};

const Fields = ({ record, seenAt, onClose, onSaved }: Omit<CorrectionFormProps, 'opened'>) => {
  const { t } = useTranslation('records');
  const times = useTimes();
  const [draft, setDraft] = useState(() => correctionDraft('opening', record, seenAt, times));
  const [checked, setChecked] = useState(false);
  const faults = checked ? correctionFaults(draft, times) : [];
  const change = (part: Partial<CorrectionDraft>): void => setDraft((before) => ({ ...before, ...part }));
  const spans = draft.what === 'break' || draft.what === 'presence';
  const save = useAttempt(async () => {
    const correction = correctionOf(draft, times);
    if (correction === null || correctionFaults(draft, times).length > 0) return;
    const { meetingId } = record.summary;
    onSaved(await sendCorrection(meetingId, { correction, reason: draft.reason.trim() }));
  });
  const submit = (): void => {
    setChecked(true);
    void save.run();
  };
  return (
    <DeskForm attempt={save} onSubmit={submit} onCancel={onClose} verb={t('corrections.record')}>
      <Text size="sm">{t('corrections.lead')}</Text>
      <NativeSelect
        label={t('corrections.what')}
        data-autofocus
        value={draft.what}
        onChange={({ currentTarget: { value } }) => {
          const what = correctable(record).find((each) => each === value) ?? 'opening';
          setDraft({ ...correctionDraft(what, record, seenAt, times), reason: draft.reason });
        }}
        data={correctable(record).map((value) => ({ value, label: t(`corrections.whats.${value}`) }))}
      />
      {draft.what === 'title' && (
        <TextInput
          label={t('corrections.title')}
          maxLength={300}
          value={draft.title}
          onChange={({ currentTarget }) => change({ title: currentTarget.value })}
          error={faults.includes('title') ? t('corrections.faults.title') : null}
        />
      )}
      {draft.what === 'presence' && (
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
      )}
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
      {saysWhen(draft.what) && (
        <Group align="flex-start" gap="xl">
          <MomentField
            legend={t(
              spans ? 'corrections.from' : `corrections.at.${draft.what === 'closing' ? 'closing' : 'opening'}`,
            )}
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
      )}
      <TextInput
        label={t('corrections.reason')}
        description={t('corrections.reasonHint')}
        maxLength={500}
        value={draft.reason}
        onChange={({ currentTarget }) => change({ reason: currentTarget.value })}
        error={faults.includes('reason') ? t('corrections.faults.reason') : null}
      />
    </DeskForm>
  );
};
