import type { PresenceCount } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../../ui/desk/desk-table.tsx';
import type { CountColumn } from './count-columns.ts';

/** Counted columns as a table shows them: sorted by their values, to the right, a dash where nothing can be said. */
export const useCountColumns = <Row extends { readonly count: PresenceCount }>(
  columns: readonly CountColumn[],
): Column<Row>[] => {
  const { t } = useTranslation('reports');
  return columns.map(({ key, value, write }) => ({
    key,
    title: t(`columns.${key}`),
    hint: t(`hints.${key}`),
    numeric: true,
    sortBy: ({ count }) => value(count),
    cell: ({ count }) => {
      const figured = value(count);
      return figured === null ? '–' : write(figured);
    },
  }));
};
