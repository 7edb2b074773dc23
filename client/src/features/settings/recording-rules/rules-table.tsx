import type { RecordingRulesBody } from '@diem-cau/shared';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DeskTable, type Column } from '../../../ui/desk/desk-table.tsx';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { useRuleWords } from './use-rule-words.ts';

/** The rule of one type, and who set it. */
export type TypeRule = RecordingRulesBody['rules'][number];

interface RulesTableProps {
  readonly rules: readonly TypeRule[];
  /** Null for who may change none. */
  readonly onChange: ((rule: TypeRule) => void) | null;
}

/** The rule of each type of meeting, with where it comes from. */
export const RulesTable = ({ rules, onChange }: RulesTableProps) => {
  const { t } = useTranslation(['recording-rules', 'opening']);
  const { moment } = useTimes();
  const words = useRuleWords();
  const columns: readonly Column<TypeRule>[] = [
    { key: 'type', title: t('type'), rowHead: true, cell: ({ type }) => t(`opening:types.${type}`) },
    { key: 'recording', title: t('recording'), cell: (rule) => words.recording(rule) },
    { key: 'kept', title: t('kept'), width: '14em', cell: (rule) => words.kept(rule) },
    {
      key: 'by',
      title: t('source'),
      cell: ({ by, at }) => (at === null ? t('program') : t('byAt', { by, at: moment(at) })),
    },
    ...(onChange === null
      ? []
      : [
          {
            key: 'actions',
            title: '',
            width: '6em',
            screenOnly: true,
            cell: (rule: TypeRule) => (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t('changeOf', { type: t(`opening:types.${rule.type}`) })}
                onClick={() => onChange(rule)}
              >
                {t('change')}
              </Button>
            ),
          },
        ]),
  ];
  return (
    <DeskTable
      caption={t('title')}
      columns={columns}
      rows={rules}
      rowKey={({ type }) => type}
      empty={t('history.empty')}
    />
  );
};
