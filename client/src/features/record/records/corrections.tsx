import type { CorrectionBody, EndpointId, MeetingRecord } from '@diem-cau/shared';
import { Button, Group, Text, Title } from '@mantine/core';
import { IconPencilPlus } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskTable, type Column } from '../../../ui/desk/desk-table.tsx';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { CorrectionForm } from './correction-form.tsx';
import { changedFigures, correctionWords } from './correction-words.ts';
import classes from './corrections.module.css';

interface CorrectionsProps {
  readonly record: MeetingRecord;
  readonly seenAt: number;
  readonly mayCorrect: boolean;
  readonly onSaved: (record: MeetingRecord) => void;
  /** The button that declares the printing, beside the one that corrects. */
  readonly printing: ReactNode;
}

/** What people corrected: what stood before, what stands now, who said so, when and why. The record itself stays as it was. */
export const Corrections = ({ record, seenAt, mayCorrect, onSaved, printing }: CorrectionsProps) => {
  const { t } = useTranslation('records');
  const times = useTimes();
  const [adding, setAdding] = useState(false);
  const names = new Map(record.endpoints.map(({ endpointId, name }) => [endpointId, name]));
  const nameOf = (endpointId: EndpointId): string => names.get(endpointId) ?? endpointId;
  const columns: readonly Column<CorrectionBody>[] = [
    {
      key: 'at',
      title: t('corrections.when'),
      width: '16em',
      cell: ({ at, by }) => (
        <>
          {times.moment(at)}
          <Text size="sm">{by}</Text>
        </>
      ),
    },
    {
      key: 'what',
      title: t('corrections.content'),
      rowHead: true,
      cell: (correction) => correctionWords(t, correction, { nameOf, times }),
    },
    {
      key: 'figures',
      title: t('corrections.beforeAfter'),
      cell: (correction) => {
        const figures = changedFigures(t, correction, times);
        if (figures.length === 0) return t('corrections.noFigure');
        return figures.map(({ name, before, after }) => (
          <div key={name}>{t('corrections.figure', { name, before, after })}</div>
        ));
      },
    },
    { key: 'reason', title: t('corrections.reason'), cell: ({ reason }) => reason },
  ];
  return (
    <section id="corrections">
      <Group justify="space-between" mt="xl" mb="sm">
        <Title order={2}>{t('corrections.heading')}</Title>
        {mayCorrect && (
          <Group gap="xs" className={classes.buttons ?? ''}>
            {printing}
            <Button
              variant="default"
              leftSection={<IconPencilPlus size={18} aria-hidden />}
              onClick={() => setAdding(true)}
            >
              {t('corrections.add')}
            </Button>
          </Group>
        )}
      </Group>
      {record.corrections.length === 0 ? (
        <Text>{t('corrections.none')}</Text>
      ) : (
        <DeskTable
          caption={t('corrections.heading')}
          columns={columns}
          rows={record.corrections}
          rowKey={({ seq }) => String(seq)}
          empty={null}
        />
      )}
      <CorrectionForm
        opened={adding}
        record={record}
        seenAt={seenAt}
        onClose={() => setAdding(false)}
        onSaved={(after) => {
          setAdding(false);
          onSaved(after);
        }}
      />
    </section>
  );
};
