import type { PeriodReport } from '@diem-cau/shared';
import { Anchor, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { numberText, percentText } from '../../../ui/desk/figures.ts';
import { blockTerms, filledIn, lengthTerms, moneyTerms, personTerms, type Term } from './formula.ts';
import { FormulaTable } from './formula-table.tsx';
import classes from './report-view.module.css';

/** How the figures are worked out, in words with the numbers filled in: whoever doubts them can work them out again. */
export const FormulaSection = ({ report: { savings, totals, query, parametersUsed } }: { report: PeriodReport }) => {
  const { t } = useTranslation('reports');
  const unsigned = parametersUsed.filter(({ line: { signedOffBy } }) => signedOffBy === '').length;
  const ofUnit = query.unitId !== undefined;
  const line = (terms: readonly Term[], unit: 'minutes' | 'personMinutes' | 'dong'): string => {
    const write = (amount: number): string => numberText(unit === 'dong' ? Math.round(amount) : amount);
    const sum = filledIn(terms, 'base', (amount, name) =>
      terms.some((term) => term.name === name && term.sign === '=')
        ? `${write(amount)} ${t(`formula.units.${unit}`)}`
        : `${write(amount)} (${t(`formula.terms.${name}`)})`,
    );
    return `${sum}.`;
  };
  const share = ({ rate, savedMinutes, referenceMinutes }: (typeof savings)['block']): string =>
    rate === null
      ? t('formula.noRate')
      : t('formula.rate', {
          saved: numberText(savedMinutes.base),
          reference: numberText(referenceMinutes.base),
          rate: percentText(rate.base),
        });
  return (
    <section className={classes.section}>
      <Title order={2} id="formula" mb={4}>
        {t('formula.title')}
      </Title>
      <Text size="sm" c="gray.7" mb="xs" maw="110ch">
        {t('formula.lead')}
      </Text>
      <dl className={classes.formulas}>
        <dt>{t('headline.length')}</dt>
        <dd>
          {ofUnit
            ? t('headline.notByUnit')
            : `${line(lengthTerms(savings), 'minutes')} ${share(savings.meetingLength)}`}
        </dd>
        <dt>{t('headline.person')}</dt>
        <dd>
          {line(personTerms(savings), 'personMinutes')}{' '}
          {t('formula.inHours', {
            minutes: numberText(savings.personTime.savedMinutes.base),
            hours: numberText(savings.personTime.savedMinutes.base / 60),
          })}{' '}
          {share(savings.personTime)}
        </dd>
        <dt>{t('headline.block')}</dt>
        <dd>
          {ofUnit
            ? t('headline.notByUnit')
            : `${t('headline.convention')} ${t('formula.sessions', { n: numberText(totals.meetings) })} ${line(blockTerms(savings), 'minutes')} ${share(savings.block)}`}
        </dd>
        <dt>{t('headline.money')}</dt>
        <dd>{line(moneyTerms(savings), 'dong')}</dd>
      </dl>
      {unsigned > 0 && (
        <Text size="sm" mb="xs" fw={600}>
          {t('formula.unsigned', { n: numberText(unsigned), all: numberText(parametersUsed.length) })}{' '}
          <Anchor href="#parameters-used" inherit c="accent.8" underline="always">
            {t('parts.parameters-used')}
          </Anchor>
        </Text>
      )}
      <div className={classes.whole}>
        <FormulaTable savings={savings} ofUnit={ofUnit} />
      </div>
    </section>
  );
};
