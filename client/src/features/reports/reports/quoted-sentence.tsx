import { reportSentence, type PeriodReport } from '@diem-cau/shared';
import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../ui/desk/use-language.ts';
import { periodOfDays, usePeriodName } from '../periods/index.ts';
import classes from './headline.module.css';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The report in one sentence with what it is about, to be read out or copied into a paper. */
export const QuotedSentence = ({ report }: { report: PeriodReport }) => {
  const { t } = useTranslation(['reports', 'records']);
  const language = useLanguage();
  const nameOf = usePeriodName();
  const clipboard = useClipboard({ timeout: 3000 });
  const { query, hostUnits, units } = report;
  const about = [
    nameOf(periodOfDays(query.from, query.to)),
    query.type === undefined ? undefined : t(`records:types.${query.type}`),
    hostUnits.find(({ key }) => key === query.hostUnitId)?.name,
    units.find(({ unitId }) => unitId === query.unitId)?.name,
  ];
  const quoted = `${capital(about.filter(Boolean).join(', '))}: ${reportSentence(report, language)}.`;
  return (
    <div className={classes.quoted}>
      <p data-quoted>{quoted}</p>
      <Button
        variant="default"
        leftSection={clipboard.copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
        onClick={() => clipboard.copy(quoted)}
      >
        <span aria-live="polite">{clipboard.copied ? t('quoted.copied') : t('quoted.copy')}</span>
      </Button>
    </div>
  );
};
