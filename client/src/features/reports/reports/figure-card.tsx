import type { Scenarios } from '@diem-cau/shared';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './headline.module.css';

/** A figure in three scenarios with the way to write it; one where no scenario changes it. */
export interface RangedFigure {
  readonly values: Scenarios;
  readonly write: (value: number) => string;
}

/** `1.234,5`, large, with its unit and the range below it: a figure never stands without what it may be instead. */
export const RangedNumber = ({ figure: { values, write }, unit }: { figure: RangedFigure; unit?: string }) => {
  const { t } = useTranslation('reports');
  return (
    <div className={classes.number}>
      <div className={classes.base}>
        {write(values.base)}
        {unit !== undefined && <span className={classes.unit}> {unit}</span>}
      </div>
      <div className={classes.range}>{t('range', { low: write(values.low), high: write(values.high) })}</div>
    </div>
  );
};

interface FigureCardProps {
  readonly name: ReactNode;
  /** The one that answers the question; larger than those beside it. */
  readonly leading?: boolean;
  readonly note?: ReactNode;
  readonly children: ReactNode;
}

/** One of the figures that stand side by side at the head of a report. */
export const FigureCard = ({ name, leading = false, note, children }: FigureCardProps) => (
  <li className={classes.card} data-leading={leading}>
    <h3 className={classes.name}>{name}</h3>
    {children}
    {note !== undefined && <p className={classes.note}>{note}</p>}
  </li>
);
