import { KeepingDecision, type MeetingRecording } from '@diem-cau/shared';
import { Button, Group, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AskOnce } from '../../../ui/desk/ask-once.tsx';
import { DeskDialog } from '../../../ui/desk/desk-dialog.tsx';
import { DeskForm } from '../../../ui/desk/desk-form.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';
import { useMay } from '../../../ui/desk/use-may.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { decideKeeping, deleteRecording } from './recording-api.ts';

interface RecordingKeepingProps {
  readonly recording: MeetingRecording;
  readonly onChanged: () => void;
}

/** Until when the recording is kept and by what; whoever may decides otherwise, or deletes it. */
export const RecordingKeeping = ({ recording, onChanged }: RecordingKeepingProps) => {
  const { t } = useTranslation('listening');
  const { moment } = useTimes();
  const may = useMay('deleteRecording');
  const { meetingId, to, keeping } = recording;
  const { days, until, decided } = keeping;
  const kept = decided?.keep === true;
  const words = days === null ? 'forGood' : 'days';
  return (
    <section data-testid="recording-keeping">
      <Title order={2} mt="xl" mb="sm">
        {t('keeping.title')}
      </Title>
      <Text>
        {kept
          ? t('keeping.kept')
          : until === null
            ? t(`keeping.${words}`, { days })
            : t('keeping.until', { at: moment(until), days })}
      </Text>
      {decided !== null && (
        <Text c="dimmed">
          {t(kept ? 'keeping.decidedKeep' : 'keeping.decidedRule', {
            ...{ name: decided.by, at: moment(decided.at), reason: decided.reason },
          })}
        </Text>
      )}
      {may && to !== null && (
        <Group mt="sm">
          {(kept || days !== null) && (
            <Decide key={String(kept)} meetingId={meetingId} keep={!kept} onChanged={onChanged} />
          )}
          <AskOnce
            title={t('keeping.deleteTitle')}
            sentence={t('keeping.deleteText')}
            verb={t('keeping.delete')}
            act={async () => {
              await deleteRecording(meetingId);
              onChanged();
            }}
            opener={(open) => (
              <Button variant="outline" color="red" onClick={open}>
                {t('keeping.delete')}
              </Button>
            )}
          />
        </Group>
      )}
    </section>
  );
};

interface DecideProps {
  readonly meetingId: string;
  readonly keep: boolean;
  readonly onChanged: () => void;
}

/** Asks why, since the reason stands in the meeting's book. */
const Decide = ({ meetingId, keep, onChanged }: DecideProps) => {
  const { t } = useTranslation('listening');
  const [opened, setOpened] = useState(false);
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const decision = KeepingDecision.safeParse({ keep, reason });
  const deciding = useAttempt(async () => {
    if (!decision.success) return;
    await decideKeeping(meetingId, decision.data);
    setOpened(false);
    onChanged();
  });
  const verb = t(keep ? 'keeping.keep' : 'keeping.letGo');
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        {verb}
      </Button>
      <DeskDialog opened={opened} onClose={() => setOpened(false)} title={verb}>
        <DeskForm
          attempt={deciding}
          onSubmit={() => {
            setChecked(true);
            void deciding.run();
          }}
          onCancel={() => setOpened(false)}
          verb={verb}
        >
          <TextInput
            label={t('keeping.reason')}
            description={t('keeping.reasonHint')}
            maxLength={300}
            data-autofocus
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
            error={checked && !decision.success ? t('keeping.reasonFault') : null}
          />
        </DeskForm>
      </DeskDialog>
    </>
  );
};
