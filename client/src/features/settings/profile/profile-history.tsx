import type { ProfileBody } from '@diem-cau/shared';
import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DeskTable, type Column } from '../../../ui/desk/desk-table.tsx';
import { useTimes } from '../../../ui/desk/use-times.ts';

type Line = ProfileBody['history'][number];

/** Who said what when, newest first. */
export const ProfileHistory = ({ history }: { history: ProfileBody['history'] }) => {
  const { t } = useTranslation('profile');
  const times = useTimes();
  const columns: readonly Column<Line>[] = [
    { key: 'at', title: t('history.at'), numeric: true, cell: ({ at }) => times.moment(at) },
    { key: 'by', title: t('history.by'), rowHead: true, cell: ({ by }) => by },
    { key: 'field', title: t('history.field'), cell: ({ field }) => t(`fields.${field}`) },
    {
      key: 'value',
      title: t('history.value'),
      cell: ({ field, value }) => {
        if (value === null) return t('history.givenBack');
        return field === 'mark' ? <a href={value}>{t('history.picture')}</a> : value || t('history.nothing');
      },
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
        rowKey={({ at, field }) => `${at} ${field}`}
        empty={t('history.empty')}
      />
    </section>
  );
};
