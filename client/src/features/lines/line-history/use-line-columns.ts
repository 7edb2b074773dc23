import { lineShares, type LineSums } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../../ui/desk/desk-table.tsx';
import { decimalText, numberText, percentText } from '../../../ui/desk/figures.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** A row of any table of lines: a month, an hour, an endpoint. */
interface WithSums {
  readonly sums: LineSums;
}

/** The figures that every table of lines has, each with what it means. */
export const useLineColumns = <Row extends WithSums>(): readonly Column<Row>[] => {
  const { t } = useTranslation('lines');
  const none = t('history.none');
  const minutes = (
    key: 'lost' | 'badLoss' | 'slow' | 'frozen' | 'thinDown' | 'thinUp' | 'hubShort',
    of: (sums: LineSums) => number,
  ): Column<Row> => ({
    key,
    title: t(`history.${key}`),
    hint: t(`history.${key}Hint`),
    numeric: true,
    sortBy: ({ sums }) => of(sums),
    // What was without fault is only a 0, so that a fault is seen among the rows.
    cell: ({ sums }) => (of(sums) === 0 ? '0' : decimalText(of(sums) / minuteMs)),
  });
  const share = (of: number | null): string => (of === null ? none : percentText(of));
  const ms = (of: number | null): string => (of === null || of === 0 ? none : numberText(Math.round(of)));
  return [
    {
      key: 'hours',
      title: t('history.hours'),
      numeric: true,
      sortBy: ({ sums }) => sums.measuredMs + sums.lostMs,
      cell: ({ sums }) => decimalText((sums.measuredMs + sums.lostMs) / hourMs),
    },
    minutes('lost', ({ lostMs }) => lostMs),
    minutes('badLoss', ({ badLossMs }) => badLossMs),
    minutes('slow', ({ slowMs }) => slowMs),
    minutes('frozen', ({ frozenMs }) => frozenMs),
    minutes('thinDown', ({ thinDownMs }) => thinDownMs),
    minutes('thinUp', ({ thinUpMs }) => thinUpMs),
    minutes('hubShort', ({ hubShortMs }) => hubShortMs),
    {
      key: 'loss',
      title: t('history.loss'),
      numeric: true,
      sortBy: ({ sums }) => {
        const { lossUp, lossDown } = lineShares(sums);
        return lossUp === null && lossDown === null ? null : Math.max(lossUp ?? 0, lossDown ?? 0);
      },
      cell: ({ sums }) => {
        const { lossUp, lossDown } = lineShares(sums);
        return `${share(lossUp)} / ${share(lossDown)}`;
      },
    },
    {
      key: 'roundTrip',
      title: t('history.roundTrip'),
      numeric: true,
      sortBy: ({ sums }) => lineShares(sums).roundTripMs,
      cell: ({ sums }) => `${ms(lineShares(sums).roundTripMs)} / ${ms(sums.worstRoundTripMs)}`,
    },
  ];
};
