import { assignmentWords, type ConclusionsView } from '@diem-cau/shared';
import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { calendarDayText } from '../../../ui/desk/figures.ts';
import classes from './paper-sheet.module.css';

interface ConclusionsRowsProps {
  readonly meetingId: string;
  readonly rows: ConclusionsView['rows'];
  /** An earlier version of the notice is shown, which has the conclusions that were in force then. */
  readonly ofEarlier: boolean;
}

/** The conclusions as they stand in the notice, numbered; they are written on a page of their own. */
export const ConclusionsRows = ({ meetingId, rows, ofEarlier }: ConclusionsRowsProps) => {
  const { t } = useTranslation('papers');
  return (
    <section className={classes.conclusions} aria-labelledby="paper-conclusions">
      <Text id="paper-conclusions" fw={600}>
        {t('conclusions.title')}
      </Text>
      {ofEarlier && <Text size="sm">{t('conclusions.ofEarlier')}</Text>}
      {!ofEarlier && rows.length === 0 && <Text size="sm">{t('conclusions.none')}</Text>}
      {!ofEarlier && rows.length > 0 && (
        <ol>
          {rows.map((row, index) => (
            <li key={row.conclusionId ?? index}>
              {row.work}
              <Text size="sm" c="gray.7">
                <span lang="vi">{assignmentWords(row.leadUnit, row.cooperatingUnits)}</span>
                {row.deadline !== null && `; ${t('conclusions.until', { day: calendarDayText(row.deadline) })}`}
              </Text>
            </li>
          ))}
        </ol>
      )}
      <Anchor component={Link} to={`/meetings/${meetingId}/conclusions`} size="sm" c="accent.8" underline="always">
        {t('conclusions.edit')}
      </Anchor>
    </section>
  );
};
