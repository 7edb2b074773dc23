import type { MeetingRecord } from '@diem-cau/shared';
import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DeskTable } from '../../../ui/desk/desk-table.tsx';
import { LoadedView } from '../../../ui/desk/loaded-view.tsx';
import { useLoaded } from '../../../ui/desk/use-loaded.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { loadAccesses } from './recording-api.ts';

/** Who has heard the recording, and who has taken it away; the latest first. */
export const RecordingAccesses = ({ record }: { readonly record: MeetingRecord }) => {
  const { t } = useTranslation('listening');
  const { moment } = useTimes();
  const { meetingId } = record.summary;
  const loading = useLoaded(`accesses ${meetingId}`, (signal) => loadAccesses(meetingId, signal));
  const nameOf = (what: string): string =>
    what === 'film'
      ? t('film.name')
      : (record.endpoints.find(({ endpointId }) => endpointId === what)?.name ?? t('allVoices'));
  return (
    <section data-testid="recording-accesses">
      <Title order={2} mt="xl" mb="sm">
        {t('accesses.title')}
      </Title>
      <LoadedView loading={loading}>
        {({ accesses }) => (
          <DeskTable
            caption={t('accesses.title')}
            rows={accesses.toReversed().map((access, index) => ({ ...access, key: `${index}` }))}
            rowKey={({ key }) => key}
            empty={t('accesses.none')}
            columns={[
              { key: 'at', title: t('accesses.at'), cell: ({ at }) => moment(at) },
              { key: 'by', title: t('accesses.by'), cell: ({ by }) => by, rowHead: true },
              { key: 'is', title: t('accesses.is'), cell: ({ is }) => t(`accesses.${is}`) },
              { key: 'what', title: t('accesses.what'), cell: ({ what }) => nameOf(what) },
            ]}
          />
        )}
      </LoadedView>
    </section>
  );
};
