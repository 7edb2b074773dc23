import type { RecordingRulesBody } from '@diem-cau/shared';
import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DeskTable, type Column } from '../../../ui/desk/desk-table.tsx';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { useRuleWords } from './use-rule-words.ts';

type Line = RecordingRulesBody['history'][number];

/** Who said what when, newest first. */
export const RulesHistory = ({ history }: { readonly history: RecordingRulesBody['history'] }) => {
  const { t } = useTranslation(['recording-rules', 'opening']);
  const times = useTimes();
  const words = useRuleWords();
  const columns: readonly Column<Line>[] = [
    { key: 'at', title: t('history.at'), numeric: true, cell: ({ at }) => times.moment(at) },
    { key: 'by', title: t('history.by'), rowHead: true, cell: ({ by }) => by },
    { key: 'type', title: t('type'), cell: ({ type }) => t(`opening:types.${type}`) },
    {
      key: 'rule',
      title: t('history.rule'),
      cell: ({ rule }) => (rule === null ? t('history.givenBack') : `${words.recording(rule)}; ${words.kept(rule)}`),
    },
  ];
  return (
    <section>
      <Title order={2} mb="sm">
        {t('history.title')}
      </Title>
      <DeskTable
        caption={t('history.title')}
        columns={columns}
        rows={history}
        rowKey={({ at, type }) => `${at} ${type}`}
        empty={t('history.empty')}
      />
    </section>
  );
};
