import type { EndpointId } from '@diem-cau/shared';
import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { useWatchedRecord } from '../../../react/record-watch-context.tsx';
import { useMayIn } from '../../../react/use-may-in.ts';
import { DeskPage } from '../../../ui/desk/desk-page.tsx';
import { useDeskPerson } from '../../../ui/desk/desk-person.ts';
import { LoadedView } from '../../../ui/desk/loaded-view.tsx';
import { MeetingNav } from '../../../ui/desk/meeting-nav.tsx';
import { useLoaded } from '../../../ui/desk/use-loaded.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { WaitingLines } from '../../../ui/desk/waiting-lines.tsx';
import { Part } from '../../../ui/part.tsx';
import { loadRecordingPlayer } from '../recording/index.ts';
import { factSentence } from './fact-sentence.ts';
import { loadRecord } from './records-api.ts';

/** The page on which a recorded meeting is heard, from its beginning or from the moment that stands in the address. */
export const RecordingPage = () => {
  const { t } = useTranslation('listening');
  const { t: tell } = useTranslation('records');
  const { meetingId = '' } = useParams();
  const { me } = useDeskPerson();
  const mayPlay = useMayIn(me, meetingId, 'playRecording');
  const mayKeep = useMayIn(me, meetingId, 'keepRecord');
  const mayDownload = useMayIn(me, meetingId, 'downloadRecording');
  const mayWithhold = useMayIn(me, meetingId, 'withholdRecording');
  const { exactClock } = useTimes();
  const loading = useLoaded(meetingId, (signal) => loadRecord(meetingId, signal));
  const [address] = useSearchParams();
  const at = Number(address.get('at') ?? '');
  useWatchedRecord(meetingId, loading.refresh);
  const title = loading.loaded.state === 'ready' ? loading.loaded.value.summary.title : '';
  return (
    <DeskPage
      title={t('title')}
      lead={
        <Anchor component={Link} to={`/meetings/${meetingId}`} size="sm" c="accent.8" underline="always">
          {t('back', { title })}
        </Anchor>
      }
    >
      <MeetingNav meetingId={meetingId} />
      {!mayPlay && <p data-testid="not-yours">{t('notYours')}</p>}
      {mayPlay && (
        <LoadedView loading={loading}>
          {(record) => {
            const names = new Map(record.endpoints.map(({ endpointId, name }) => [endpointId, name]));
            const nameOf = (endpointId: EndpointId): string => names.get(endpointId) ?? endpointId;
            return (
              <Part load={loadRecordingPlayer} waiting={<WaitingLines />}>
                {({ RecordingPlayer }) => (
                  <RecordingPlayer
                    record={record}
                    at={Number.isSafeInteger(at) && at > 0 ? at : null}
                    mayDownload={mayDownload}
                    mayKeep={mayKeep}
                    mayWithhold={mayWithhold}
                    say={(fact) => factSentence(tell, fact, { nameOf, clock: exactClock })}
                  />
                )}
              </Part>
            );
          }}
        </LoadedView>
      )}
    </DeskPage>
  );
};
