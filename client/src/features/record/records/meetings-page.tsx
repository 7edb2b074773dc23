import { Button, Group, Pagination, Text } from '@mantine/core';
import { IconDownload, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay } from '../../../ui/desk/use-may.ts';
import { useWatchedList } from '../../../react/record-watch-context.tsx';
import { DeskPage } from '../../../ui/desk/desk-page.tsx';
import { numberText } from '../../../ui/desk/figures.ts';
import { LoadedView } from '../../../ui/desk/loaded-view.tsx';
import { useTableAddress } from '../../../ui/desk/table-address.ts';
import { useLoaded } from '../../../ui/desk/use-loaded.ts';
import { listQuery } from './list-query.ts';
import { MeetingsFilter } from './meetings-filter.tsx';
import { MeetingsTable } from './meetings-table.tsx';
import { UnreadableMeetings } from './unreadable-meetings.tsx';
import { listMeetings, meetingsCsvPath, meetingsPerPage } from './records-api.ts';

/** All meetings: those that go on on top, then the newest; found by their titles without tone marks, by days, type and state. */
export const MeetingsPage = () => {
  const { t } = useTranslation(['records', 'desk']);
  const mayOpen = useMay('openMeeting');
  const address = useTableAddress();
  const { page } = address;
  const asked = listQuery(address.text);
  const loading = useLoaded(`${page} ${JSON.stringify(asked)}`, (signal) => listMeetings(asked, page, signal));
  useWatchedList('meetings', loading.refresh);
  return (
    <DeskPage
      title={t('list.title')}
      lead={t('list.lead')}
      actions={
        <>
          <Button
            component="a"
            href={meetingsCsvPath(asked)}
            download
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden />}
          >
            {t('desk:csv')}
          </Button>
          {mayOpen && (
            <Button component={Link} to="/open" leftSection={<IconPlus size={18} aria-hidden />}>
              {t('list.open')}
            </Button>
          )}
        </>
      }
    >
      <MeetingsFilter address={address} />
      <LoadedView loading={loading}>
        {({ meetings, total, unreadable }) => (
          <>
            <UnreadableMeetings meetingIds={unreadable} />
            <MeetingsTable
              meetings={meetings}
              searched={Object.keys(asked).some((name) => name !== 'order')}
              sorting={address.sorting}
              onSort={(sort) => address.write({ sort })}
            />
            <Group mt="sm" justify="space-between">
              <Text size="sm" role="status">
                {t('list.total', { total: numberText(total) })}
              </Text>
              {total > meetingsPerPage && (
                <Pagination
                  total={Math.ceil(total / meetingsPerPage)}
                  value={page}
                  onChange={(next) => address.write({ page: next === 1 ? '' : String(next) })}
                  getControlProps={(control) => ({ 'aria-label': t(`list.${control}`) })}
                  getItemProps={(item) => ({ 'aria-label': t('list.page', { page: item }) })}
                />
              )}
            </Group>
          </>
        )}
      </LoadedView>
    </DeskPage>
  );
};
