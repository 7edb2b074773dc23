import type { PeriodReport } from '@diem-cau/shared';
import { Anchor, List, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { numberText } from '../../../ui/desk/figures.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import classes from './report-view.module.css';

const mostLinks = 8;

/** Leads to where it is mended; what only tells to go there is not printed. */
const To = ({ path, printed = false, children }: { path: string; printed?: boolean; children: ReactNode }) => (
  <Anchor
    component={Link}
    to={path}
    inherit
    c="accent.8"
    underline="always"
    className={printed ? '' : (classes.mend ?? '')}
  >
    {children}
  </Anchor>
);

/** What is not known and counts nowhere, each with the way to where it is mended. */
export const UnknownSection = ({
  report: { savings, totals, meetings, normsAtZero = [], query },
}: {
  report: PeriodReport;
}) => {
  const { t } = useTranslation(['reports', 'parameters']);
  const zero = normsAtZero.map((name) => t(`parameters:subjects.district.${name}`)).join(', ');
  const times = useTimes();
  const notCalled = meetings.filter(({ endpointsNotCalled }) => endpointsNotCalled > 0);
  const withoutPapers = query.unitId !== undefined ? 0 : totals.meetings - savings.meetingsWithPapers;
  const lines: readonly (readonly [
    key: 'distance' | 'estimated' | 'notCalled' | 'beyond' | 'unnamed' | 'zero' | 'papers',
    n: number,
    mend: ReactNode,
  ])[] = [
    [
      'distance',
      savings.unknownDistanceTravellers,
      <To key="to" path="/admin/parameters?way=unknown#endpoints">
        {t('unknown.mend.distance')}
      </To>,
    ],
    [
      'estimated',
      savings.estimatedDistanceTravellers,
      <To key="to" path="/admin/parameters?way=straight#endpoints">
        {t('unknown.mend.estimated')}
      </To>,
    ],
    [
      'notCalled',
      savings.endpointsNotCalled,
      <span key="to">
        {t('unknown.mend.notCalled')}{' '}
        {notCalled.slice(0, mostLinks).map(({ meetingId, title, openedAt, endpointsNotCalled }, index) => (
          <span key={meetingId}>
            {index > 0 && '; '}
            <To printed path={`/meetings/${meetingId}/roll-call`}>{`${title} (${times.day(openedAt)})`}</To>
            {`: ${numberText(endpointsNotCalled)}`}
          </span>
        ))}
        {notCalled.length > mostLinks && `; ${t('unknown.more', { n: numberText(notCalled.length - mostLinks) })}`}
      </span>,
    ],
    ['beyond', savings.beyondInvitation ?? 0, null],
    ['unnamed', savings.unnamedTravellers ?? 0, null],
    [
      'zero',
      normsAtZero.length,
      <To key="to" path="/admin/parameters">
        {t('unknown.mend.zero')}
      </To>,
    ],
    ['papers', withoutPapers, null],
  ];
  const left = lines.filter(([, n]) => n > 0);
  return (
    <section className={classes.section}>
      <Title order={2} id="unknown" mb={4}>
        {t('unknown.title')}
      </Title>
      {left.length === 0 ? (
        <Text size="sm">{t('unknown.nothing')}</Text>
      ) : (
        <List size="sm">
          {left.map(([key, n, mend]) => (
            <List.Item key={key}>
              {t(`unknown.lines.${key}`, { n: numberText(n), names: zero })} {mend}
            </List.Item>
          ))}
        </List>
      )}
    </section>
  );
};
