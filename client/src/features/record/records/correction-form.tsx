import type { MeetingRecord } from '@diem-cau/shared';
import { NativeSelect, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskDialog } from '../../../ui/desk/desk-dialog.tsx';
import { DeskForm } from '../../../ui/desk/desk-form.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import {
  correctable,
  correctionDraft,
  correctionFaults,
  correctionOf,
  type CorrectionDraft,
} from './correction-draft.ts';
import { sendCorrection } from './records-api.ts';
import { WhatCounts } from './what-counts.tsx';

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
      <WhatCounts draft={draft} record={record} faults={faults} onChange={change} />
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
