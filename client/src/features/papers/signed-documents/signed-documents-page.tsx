import { Alert, Anchor, Text, Title } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { loadMeetingSummary } from '../../../core/meeting-summary.ts';
import { useWatchedRecord } from '../../../react/record-watch-context.tsx';
import { CompareHelp } from '../../../ui/desk/compare-help.tsx';
import { useMayIn } from '../../../react/use-may-in.ts';
import { useDeskPerson } from '../../../ui/desk/desk-person.ts';
import { DeskPage } from '../../../ui/desk/desk-page.tsx';
import { numberText } from '../../../ui/desk/figures.ts';
import { LoadedView } from '../../../ui/desk/loaded-view.tsx';
import { MeetingNav } from '../../../ui/desk/meeting-nav.tsx';
import { useLoaded } from '../../../ui/desk/use-loaded.ts';
import { SignedDocumentCard } from './signed-document-card.tsx';
import { loadSignedDocuments } from './signed-documents-api.ts';
import { UploadForm } from './upload-form.tsx';

/** The signed documents (văn bản đã ký) of one meeting: taken back in byte for byte, with what their signatures say. */
export const SignedDocumentsPage = () => {
  const { t } = useTranslation('signed-documents');
  const { meetingId = '' } = useParams();
  const mayWrite = useMayIn(useDeskPerson().me, meetingId, 'keepPapers');
  const meeting = useLoaded(meetingId, (signal) => loadMeetingSummary(meetingId, signal));
  const documents = useLoaded(meetingId, (signal) => loadSignedDocuments(meetingId, signal));
  useWatchedRecord(meetingId, documents.refresh);
  return (
    <DeskPage
      title={t('title')}
      lead={
        <Anchor component={Link} to={`/meetings/${meetingId}`} size="sm" c="accent.8" underline="always">
          {meeting.loaded.state === 'ready' ? t('backTo', { title: meeting.loaded.value.title }) : t('back')}
        </Anchor>
      }
    >
      <MeetingNav meetingId={meetingId} />
      <Alert color="accent" variant="light" mb="md" icon={<IconInfoCircle aria-hidden />}>
        {t('claim')}
      </Alert>
      <LoadedView loading={documents}>
        {({ documents: taken }) => (
          <>
            {mayWrite && <UploadForm key={meetingId} meetingId={meetingId} onTaken={documents.replace} />}
            <Title order={2} mb="sm">
              {t('list.title', { n: numberText(taken.length) })}
            </Title>
            {taken.length > 0 && <CompareHelp file="van-ban.pdf" />}
            {taken.length === 0 && <Text>{t('list.empty')}</Text>}
            {taken
              .map((document, index) => (
                <SignedDocumentCard
                  key={`${document.kind} ${document.fileId}`}
                  meetingId={meetingId}
                  document={document}
                  nth={index + 1}
                />
              ))
              .toReversed()}
          </>
        )}
      </LoadedView>
    </DeskPage>
  );
};
