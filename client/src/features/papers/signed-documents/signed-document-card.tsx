import { type SignedDocumentBody } from '@diem-cau/shared';
import { Alert, Badge, Button, Group, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { FileDigest } from '../../../ui/desk/file-digest.tsx';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { documentPath } from './signed-documents-api.ts';
import classes from './signed-documents.module.css';
import { sizeText } from './file-words.ts';
import { SignatureTable } from './signature-table.tsx';

interface DocumentCardProps {
  readonly meetingId: string;
  readonly document: SignedDocumentBody;
  /** Its place in the order of taking in, from 1: two documents may have the same name. */
  readonly nth: number;
}

/** One document: what it is, who took it in when, its SHA-256, its signatures, and the way to have it byte for byte. */
export const SignedDocumentCard = ({ meetingId, document, nth }: DocumentCardProps) => {
  const { fileId, kind, fileName, size, receivedAt, by, damaged, signatures } = document;
  const { t } = useTranslation(['signed-documents', 'desk', 'refusals']);
  const { moment } = useTimes();
  return (
    <article className={classes.card} aria-label={fileName}>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <Group gap="sm">
          <Title order={3} className={classes.name ?? ''}>
            {fileName}
          </Title>
          <Badge color="accent" variant="light">
            {t(`kinds.${kind}`)}
          </Badge>
        </Group>
        {!damaged && (
          <Button
            component="a"
            href={documentPath(meetingId, fileId)}
            download
            size="compact-md"
            variant="default"
            className={classes.button ?? ''}
            leftSection={<IconDownload size={16} aria-hidden />}
            aria-label={t('list.downloadOf', { name: fileName })}
          >
            {t('list.download')}
          </Button>
        )}
      </Group>
      <dl className={classes.facts}>
        <div>
          <dt>{t('list.size')}</dt>
          <dd>{sizeText(size)}</dd>
        </div>
        <div>
          <dt>{t('list.received')}</dt>
          <dd>{t('list.receivedBy', { at: moment(receivedAt), by })}</dd>
        </div>
        <div>
          <dt>{t('list.fileId')}</dt>
          <dd>
            <FileDigest file={fileName} digest={fileId} />
          </dd>
        </div>
      </dl>
      {damaged ? (
        <Alert
          role="alert"
          color="red"
          variant="outline"
          icon={<IconAlertTriangle aria-hidden />}
          title={t('desk:digest.damaged')}
        >
          {t('refusals:file-damaged')}
        </Alert>
      ) : signatures.length === 0 ? (
        <Text size="sm">{t('signatures.none')}</Text>
      ) : (
        <SignatureTable name={`${nth}. ${fileName}`} signatures={signatures} />
      )}
    </article>
  );
};
