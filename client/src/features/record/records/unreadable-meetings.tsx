import { Alert, Anchor, Group } from '@mantine/core';
import type { MeetingId } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

/** Says which meetings the list leaves out because their records can't be read; nothing where all can. */
export const UnreadableMeetings = ({ meetingIds }: { readonly meetingIds: readonly MeetingId[] }) => {
  const { t } = useTranslation('records');
  if (meetingIds.length === 0) return null;
  return (
    <Alert color="red" mb="sm" role="status" title={t('list.unreadable', { n: meetingIds.length })}>
      <Group gap="md">
        {meetingIds.map((meetingId) => (
          <Anchor key={meetingId} component={Link} to={`/meetings/${meetingId}`}>
            {meetingId}
          </Anchor>
        ))}
      </Group>
    </Alert>
  );
};
