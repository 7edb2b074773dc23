import { OwnMeetings as OwnMeetingsBody } from '@diem-cau/shared';
import { Anchor, List, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { getJson } from '../../../core/http.ts';
import { TroubleNotice } from '../../../ui/desk/trouble-notice.tsx';
import { useLoaded } from '../../../ui/desk/use-loaded.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';

/** The meetings of which somebody without other desk pages is the secretary; nothing where there are none. */
export const OwnMeetings = () => {
  const { t } = useTranslation('admin');
  const { moment } = useTimes();
  const { loaded, reload } = useLoaded('own meetings', async (signal) => {
    return (await getJson('/api/own-meetings', OwnMeetingsBody, { signal })).meetings;
  });
  if (loaded.state === 'failed') return <TroubleNotice error={loaded.error} onRetry={reload} />;
  if (loaded.state === 'loading' || loaded.value.length === 0) return null;
  return (
    <>
      <Title order={2} size="h3" mt="lg" mb="xs">
        {t('notForYou.ownMeetings')}
      </Title>
      <List>
        {loaded.value.map(({ meetingId, title, openedAt, closedAt }) => (
          <List.Item key={meetingId}>
            <Anchor component={Link} to={`/meetings/${meetingId}`} c="accent.8" underline="always">
              {title}
            </Anchor>
            {', '}
            {t(closedAt === null ? 'notForYou.ownRunning' : 'notForYou.ownClosed', { at: moment(openedAt) })}
          </List.Item>
        ))}
      </List>
    </>
  );
};
