import type { ListedSpeaker } from '@diem-cau/shared';
import { NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeSpeaker } from '../../../core/acts/speakers.ts';
import { readSeconds } from '../../../core/floor/read-seconds.ts';
import type { Acts } from '../../../react/use-acts.ts';
import { DeskForm } from '../../../ui/desk/desk-form.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';

/** Longest topic, as the hub takes it. */
const longestTopic = 120;

interface SpeakerFormProps {
  readonly entry: ListedSpeaker;
  readonly acts: Acts;
  readonly onClose: () => void;
}

/** How long one of the list is to speak, and what about. */
export const SpeakerForm = ({ entry, acts, onClose }: SpeakerFormProps) => {
  const { t } = useTranslation('floor');
  const { endpointId } = entry;
  const [minutes, setMinutes] = useState<number | string>(entry.seconds / 60);
  const [topic, setTopic] = useState(entry.topic);
  const [checked, setChecked] = useState(false);
  const seconds = readSeconds(minutes);
  const save = useAttempt(async (wanted: number) => {
    await acts.fill(changeSpeaker, { endpointId, seconds: wanted, topic: topic.trim() });
    onClose();
  });
  const submit = (): void => {
    setChecked(true);
    if (seconds !== null) void save.run(seconds);
  };
  return (
    <DeskForm attempt={save} onSubmit={submit} onCancel={onClose}>
      <NumberInput
        label={t('list.minutesOfOne')}
        min={0.5}
        max={60}
        decimalSeparator=","
        clampBehavior="none"
        hideControls
        data-autofocus
        value={minutes}
        onChange={setMinutes}
        error={checked && seconds === null ? t('list.minutesFault') : null}
      />
      <TextInput
        label={t('topic')}
        maxLength={longestTopic}
        value={topic}
        onChange={({ currentTarget }) => setTopic(currentTarget.value)}
      />
    </DeskForm>
  );
};
