import type { PeriodReport, Savings, Scenarios } from '@diem-cau/shared';
import { Anchor, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { numberText, percentText } from '../../../ui/desk/figures.ts';
import { FigureCard, RangedNumber } from './figure-card.tsx';
import classes from './headline.module.css';
import { RateBar } from './rate-bar.tsx';

const hours = ({ low, base, high }: Scenarios): Scenarios => ({ low: low / 60, base: base / 60, high: high / 60 });

/** Where the common scale of the two measured rates begins: at 0, or below where more was lost than saved. */
const leastRate = ({ meetingLength, personTime }: Savings): number =>
  Math.max(
    -1,
    Math.min(0, ...[meetingLength, personTime].flatMap(({ rate }) => (rate === null ? [] : Object.values(rate)))),
  );

/** (c) is a convention and no measurement: small, and without a range; null where it is not shared out. */
const BlockCard = ({ block, minutes }: { block: Savings['block'] | null; minutes: number | null }) => {
  const { t } = useTranslation('reports');
  if (block === null) return <FigureCard name={t('headline.block')}>{t('headline.notByUnit')}</FigureCard>;
  return (
    <FigureCard
      name={t('headline.block')}
      note={`${t('headline.convention')} ${
        minutes === null ? t('headline.noBlock') : t('headline.blockNote', { minutes: numberText(minutes) })
      }`}
    >
      <div className={classes.pair}>
        <span>{`${numberText(block.savedMinutes.base / 60)} ${t('headline.hours')}`}</span>
        <span>{block.rate === null ? t('headline.noRate') : percentText(block.rate.base)}</span>
      </div>
    </FigureCard>
  );
};

/**
 * What was saved: people's time first and large, the meetings' length only where a reference was declared for one, the convention small;
 * then kilometres, petrol, money and paper.
 */
export const Headline = ({ report: { savings, parametersUsed, query } }: { report: PeriodReport }) => {
  const { t } = useTranslation('reports');
  const ofUnit = query.unitId !== undefined;
  const least = leastRate(savings);
  const block = parametersUsed.findLast(
    ({ line: { subject } }) => subject.of === 'district' && subject.name === 'blockMinutes',
  )?.line.value;
  const hasReference = parametersUsed.some(({ line: { subject } }) => subject.of === 'type');
  const compared = (
    key: 'length' | 'person',
    { savedMinutes, rate }: Savings['block'],
    note: ReactNode,
    leading = false,
  ) => (
    <FigureCard name={t(`headline.${key}`)} note={note} leading={leading}>
      <div className={classes.pair}>
        <RangedNumber
          figure={{ values: hours(savedMinutes), write: numberText }}
          unit={t(leading ? 'headline.personHours' : 'headline.hours')}
        />
        {rate === null ? (
          <div className={classes.range}>{t('headline.noRate')}</div>
        ) : (
          <RangedNumber figure={{ values: rate, write: percentText }} />
        )}
      </div>
      {rate !== null && <RateBar rate={rate} least={least} />}
    </FigureCard>
  );
  const people = [
    t('headline.personNote', { n: numberText(savings.travellers) }),
    // Missing in reports of before.
    ...(savings.journeys === undefined ? [] : [t('headline.journeys', { n: numberText(savings.journeys) })]),
  ].join(' ');
  const petrolUnknown = savings.litres.base > 0 && savings.petrolVnd.base === 0;
  return (
    <section>
      <VisuallyHidden component="h2">{t('headline.title')}</VisuallyHidden>
      <ul className={classes.three} data-figures={hasReference ? 3 : 2}>
        {compared('person', savings.personTime, people, true)}
        {hasReference &&
          (ofUnit ? (
            <FigureCard name={t('headline.length')}>{t('headline.notByUnit')}</FigureCard>
          ) : (
            compared('length', savings.meetingLength, t('headline.lengthNote'))
          ))}
        <BlockCard block={ofUnit ? null : savings.block} minutes={block?.base ?? null} />
      </ul>
      <ul className={classes.four}>
        <FigureCard name={t('headline.kilometres')}>
          <RangedNumber figure={{ values: savings.kilometres, write: numberText }} unit="km" />
        </FigureCard>
        <FigureCard
          name={t('headline.money')}
          note={
            petrolUnknown ? (
              <Anchor component={Link} to="/admin/parameters" inherit c="accent.8" underline="always">
                {t('headline.noPetrolPrice')}
              </Anchor>
            ) : undefined
          }
        >
          <RangedNumber
            figure={{ values: savings.moneyVnd, write: (value) => numberText(Math.round(value)) }}
            unit={t('headline.dong')}
          />
        </FigureCard>
        <FigureCard name={t('headline.litres')}>
          <RangedNumber figure={{ values: savings.litres, write: numberText }} unit={t('headline.litre')} />
        </FigureCard>
        <FigureCard
          name={t('headline.pages')}
          note={ofUnit ? undefined : t('headline.pagesNote', { n: numberText(savings.meetingsWithPapers) })}
        >
          {ofUnit ? t('headline.notByUnit') : <div className={classes.base}>{numberText(savings.pages)}</div>}
        </FigureCard>
      </ul>
    </section>
  );
};
