import { SignedDocumentKind, largestPdf } from '@diem-cau/shared';
import { Alert, Button, Group, Radio, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconUpload } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TroubleNotice } from '../../../ui/desk/trouble-notice.tsx';
import type { SignedDocumentList } from './signed-documents-api.ts';
import { FileDrop } from './file-drop.tsx';
import { kindByName, sizeText } from './file-words.ts';
import { SendingProgress } from './sending-progress.tsx';
import classes from './signed-documents.module.css';
import { useSending } from './use-sending.ts';

interface UploadFormProps {
  readonly meetingId: string;
  readonly onTaken: (list: SignedDocumentList) => void;
}

const most = sizeText(largestPdf);

/** Takes a PDF in: chosen or dragged, weighed before anything is sent, its kind said, then sent with its progress in sight. */
export const UploadForm = ({ meetingId, onTaken }: UploadFormProps) => {
  const { t } = useTranslation('signed-documents');
  const [chosen, setChosen] = useState<{ readonly file: File; readonly kind: SignedDocumentKind } | null>(null);
  // By what they are about, so that the words follow the language.
  const [taken, setTaken] = useState<string | null>(null);
  const [several, setSeveral] = useState(false);
  const sender = useRef<HTMLButtonElement>(null);
  const sending = useSending(meetingId);
  const tooLarge = chosen !== null && chosen.file.size > largestPdf;
  const choose = (files: readonly File[]): void => {
    const [file] = files;
    if (file === undefined || sending.state !== null) return;
    sending.forget();
    setTaken(null);
    setSeveral(files.length > 1);
    setChosen({ file, kind: kindByName(file.name) });
  };
  const send = async (): Promise<void> => {
    if (chosen === null || tooLarge) return;
    setSeveral(false);
    const list = await sending.send(chosen);
    if (list === null) return;
    setTaken(chosen.file.name);
    setChosen(null);
    onTaken(list);
  };
  useEffect(() => sender.current?.focus(), [chosen?.file]);
  return (
    <section className={classes.upload}>
      <Title order={2} size="h3" mb="xs">
        {t('upload.title')}
      </Title>
      <FileDrop again={chosen !== null} busy={sending.state !== null} onChoose={choose} />
      {chosen !== null && tooLarge && (
        <Alert role="alert" mt="sm" color="red" variant="outline" icon={<IconAlertTriangle aria-hidden />}>
          {t('upload.tooLarge', { name: chosen.file.name, size: sizeText(chosen.file.size), most })}
        </Alert>
      )}
      {chosen !== null && !tooLarge && (
        <Group mt="sm" align="flex-end" gap="lg">
          <div>
            <Text fw={600} className={classes.name ?? ''}>
              {t('upload.chosen', { name: chosen.file.name, size: sizeText(chosen.file.size) })}
            </Text>
            <Radio.Group
              mt={4}
              label={t('upload.kind')}
              value={chosen.kind}
              onChange={(value) => {
                const kind = SignedDocumentKind.safeParse(value).data;
                if (kind !== undefined) setChosen({ ...chosen, kind });
              }}
            >
              <Group mt={4}>
                {SignedDocumentKind.options.map((kind) => (
                  <Radio key={kind} value={kind} label={t(`kinds.${kind}`)} disabled={sending.state !== null} />
                ))}
              </Group>
            </Radio.Group>
          </div>
          {sending.state === null ? (
            <Button ref={sender} leftSection={<IconUpload size={18} aria-hidden />} onClick={() => void send()}>
              {t('upload.send')}
            </Button>
          ) : (
            <SendingProgress state={sending.state} onStop={sending.stop} />
          )}
        </Group>
      )}
      <div className={classes.told}>
        <TroubleNotice error={sending.error} wording={{ 'too-large': t('upload.refusedTooLarge', { most }) }} />
        <Text role="status" size="sm">
          {taken !== null && (
            <>
              <IconCheck size={16} aria-hidden /> {t('upload.taken', { name: taken })}
            </>
          )}
          {several && t('upload.several')}
        </Text>
      </div>
    </section>
  );
};
