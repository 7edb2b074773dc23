import type { EndpointId, Instant, MeetingRecord } from '@diem-cau/shared';
import { Group, Switch, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useTableAddress } from '../../../ui/desk/table-address.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { factSentence, isCourseFact } from './fact-sentence.ts';
import classes from './story.module.css';

interface StoryProps {
  readonly record: MeetingRecord;
  /** Where a moment of it is heard; null where nothing was recorded, or who reads may not hear it. */
  readonly heardAt: ((at: Instant) => string) | null;
}

/** The meeting's facts in sentences, each leading to where it is heard; microphones, cameras and speakers only where asked for. */
export const Story = ({ record, heardAt }: StoryProps) => {
  const { t } = useTranslation('records');
  const address = useTableAddress();
  const { exactClock } = useTimes();
  const all = address.text('facts') === 'all';
  const names = new Map(record.endpoints.map(({ endpointId, name }) => [endpointId, name]));
  const nameOf = (endpointId: EndpointId): string => names.get(endpointId) ?? endpointId;
  const facts = all ? record.facts : record.facts.filter(isCourseFact);
  return (
    <section className={classes.story}>
      <Group justify="space-between" mt="xl" mb="sm">
        <Title order={2}>{t('story.title')}</Title>
        <Switch
          className={classes.switch ?? ''}
          label={t('story.all')}
          checked={all}
          onChange={(event) => address.write({ facts: event.currentTarget.checked ? 'all' : '' })}
        />
      </Group>
      <ol className={classes.facts}>
        {facts.map((fact) => (
          <li key={fact.seq}>
            <time dateTime={new Date(fact.at).toISOString()}>
              {heardAt === null ? (
                exactClock(fact.at)
              ) : (
                <Link to={heardAt(fact.at)} title={t('story.hear')}>
                  {exactClock(fact.at)}
                </Link>
              )}
            </time>
            <span>{factSentence(t, fact, { nameOf, clock: exactClock })}</span>
          </li>
        ))}
      </ol>
    </section>
  );
};
