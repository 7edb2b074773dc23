import type { Savings } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { DeskTable, type Column } from '../../../ui/desk/desk-table.tsx';
import { numberText } from '../../../ui/desk/figures.ts';
import { blockTerms, lengthTerms, moneyTerms, personTerms, scenarios, type Term } from './formula.ts';
import classes from './report-view.module.css';

interface ShownTerm extends Term {
  readonly of: 'length' | 'person' | 'block' | 'money';
  readonly unit: 'minutes' | 'personMinutes' | 'dong';
  readonly isFirst: boolean;
}

const shown = (of: ShownTerm['of'], unit: ShownTerm['unit'], terms: readonly Term[]): ShownTerm[] =>
  terms.map((term, index) => ({ ...term, of, unit, isFirst: index === 0 }));

/** The terms of all sums in the three scenarios, with what each is made of. */
export const FormulaTable = ({ savings, ofUnit }: { savings: Savings; ofUnit: boolean }) => {
  const { t } = useTranslation('reports');
  const rows: readonly ShownTerm[] = [
    // What a meeting saved as a whole is not shared out among units.
    ...(ofUnit ? [] : shown('length', 'minutes', lengthTerms(savings))),
    ...shown('person', 'personMinutes', personTerms(savings)),
    ...(ofUnit ? [] : shown('block', 'minutes', blockTerms(savings))),
    ...shown('money', 'dong', moneyTerms(savings)),
  ];
  const columns: readonly Column<ShownTerm>[] = [
    {
      key: 'figure',
      title: t('formula.figure'),
      width: '13.5em',
      cell: ({ of, isFirst }) => (isFirst ? <strong>{t(`headline.${of}`)}</strong> : ''),
    },
    {
      key: 'term',
      title: t('formula.term'),
      rowHead: true,
      width: '14em',
      cell: ({ sign, name }) => `${sign} ${t(`formula.terms.${name}`)}`,
    },
    ...scenarios.map((scenario) => ({
      key: scenario,
      title: t(`scenarios.${scenario}`),
      numeric: true,
      // (c) is a convention: it has no range.
      cell: ({ of, unit, amount }: ShownTerm) =>
        of === 'block' && scenario !== 'base'
          ? ''
          : numberText(unit === 'dong' ? Math.round(amount[scenario]) : amount[scenario]),
    })),
    {
      key: 'unit',
      title: t('formula.unit'),
      cell: ({ unit }) => <span className={classes.oneLine}>{t(`formula.units.${unit}`)}</span>,
    },
    { key: 'made', title: t('formula.madeOf'), cell: ({ name }) => t(`formula.madeOfTerm.${name}`) },
  ];
  return (
    <DeskTable
      caption={t('formula.table')}
      columns={columns}
      rows={rows}
      rowKey={({ of, name }) => `${of} ${name}`}
      empty=""
    />
  );
};
