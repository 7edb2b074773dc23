import type { LineFlowView, LineView } from '@diem-cau/shared';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../../ui/desk/desk-table.tsx';
import { numberText, percentText } from '../../../ui/desk/figures.ts';
import classes from './line-board.module.css';

/** Beyond so much lost a figure is marked: the hub calls a line bad from there on (`domain/meeting/links/link-grading.ts`). */
const badLoss = 0.05;
/** Beyond so much packets come too late for the usual buffers, in milliseconds. */
const badJitterMs = 50;

/** Writes a figure, marked by a sign and its weight where it is bad, never by its colour alone; nothing to be said is a dash. */
export const useFigure = (): ((text: string | null, bad: boolean) => ReactNode) => {
  const { t } = useTranslation('lines');
  return (text, bad) => {
    if (text === null || !bad) return text ?? t('board.none');
    return (
      <strong className={classes.bad}>
        <span role="img" aria-label={t('board.bad')}>
          ▲
        </span>{' '}
        {text}
      </strong>
    );
  };
};

const kilobits = (rate: number): string => numberText(Math.round(rate / 1_000));

/** The columns of one direction: what goes over it against what it needs, what is lost, how unevenly it comes. */
export const useWayColumns = (): ((way: 'up' | 'down') => readonly Column<LineView>[]) => {
  const { t } = useTranslation('lines');
  const figure = useFigure();
  const rate = (flow: LineFlowView | null): string =>
    flow === null ? t('board.none') : `${kilobits(flow.bitrate)} (${kilobits(flow.need)})`;
  const loss = (of: number | null): ReactNode => figure(of === null ? null : percentText(of), (of ?? 0) > badLoss);
  const jitter = (of: number | null): ReactNode =>
    figure(of === null ? null : numberText(Math.round(of)), (of ?? 0) > badJitterMs);
  return (way) => [
    {
      key: `${way}Rate`,
      title: `${t(`board.${way}`)}: ${t('board.rate')}`,
      hint: t('board.rateHint'),
      numeric: true,
      sortBy: (line) => line[way]?.bitrate ?? null,
      cell: (line) => rate(line[way]),
    },
    {
      key: `${way}Loss`,
      title: `${t(`board.${way}`)}: ${t('board.loss')}`,
      numeric: true,
      sortBy: (line) => line[way]?.loss ?? null,
      cell: (line) => loss(line[way]?.loss ?? null),
    },
    {
      key: `${way}Jitter`,
      title: `${t(`board.${way}`)}: ${t('board.jitter')}`,
      hint: t('board.jitterHint'),
      numeric: true,
      sortBy: (line) => line[way]?.jitterMs ?? null,
      cell: (line) => jitter(line[way]?.jitterMs ?? null),
    },
  ];
};
