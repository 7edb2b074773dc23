import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './charts.module.css';

interface ChartFrameProps {
  /** Which chart it is, for its place on the page. */
  readonly name: 'months' | 'attendance' | 'drops' | 'speaking';
  readonly title: string;
  /** What is seen in it, for whoever does not see it. */
  readonly says: string;
  readonly note?: string;
  /** The id of the table with the same figures. */
  readonly table: string;
  readonly children: ReactNode;
}

/** A chart with its name, what it says, and the way to its table. */
export const ChartFrame = ({ name, title, says, note, table, children }: ChartFrameProps) => {
  const { t } = useTranslation('reports');
  return (
    <figure className={classes.frame} data-chart={name}>
      <figcaption className={classes.caption}>{title}</figcaption>
      <div role="img" aria-label={`${title}. ${says}`} className={classes.drawing}>
        {children}
      </div>
      {note !== undefined && <p className={classes.note}>{note}</p>}
      <Anchor href={`#${table}`} className={classes.toTable ?? ''} c="accent.8" underline="always" size="sm">
        {t('charts.toTable', { chart: title })}
      </Anchor>
    </figure>
  );
};
