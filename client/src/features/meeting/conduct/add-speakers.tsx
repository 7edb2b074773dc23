import { usualSpeakerSeconds, type EndpointId, type MeetingView } from '@diem-cau/shared';
import { Button, Group, NativeSelect, NumberInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { addSpeakers, listable } from '../../../core/acts/speakers.ts';
import { seatOf } from '../../../core/meeting-store.ts';
import { readSeconds } from '../../../core/floor/read-seconds.ts';
import type { Acts } from '../../../react/use-acts.ts';
import { TroubleNotice } from '../../../ui/desk/trouble-notice.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';

interface AddSpeakersProps {
  readonly view: MeetingView;
  readonly acts: Acts;
  readonly disabled: boolean;
}

/** Puts all communes that have no turn before them, or one of them, at the end of the list of speakers. */
export const AddSpeakers = ({ view, acts, disabled }: AddSpeakersProps) => {
  const { t } = useTranslation('floor');
  const [chosen, setChosen] = useState('');
  const [minutes, setMinutes] = useState<number | string>(usualSpeakerSeconds(view.type) / 60);
  const others = listable(view);
  const one = others.find((endpointId) => endpointId === chosen);
  const seconds = readSeconds(minutes);
  const adding = useAttempt(async (endpointIds: readonly EndpointId[], each: number) => {
    await acts.fill(addSpeakers, { endpointIds: [...endpointIds], seconds: each });
    setChosen('');
  });
  if (others.length === 0) return null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (seconds !== null) void adding.run(one === undefined ? others : [one], seconds);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Group align="flex-start" mt={6} gap="sm">
        <NativeSelect
          label={t('list.who')}
          value={one ?? ''}
          data={[
            { value: '', label: t('list.all') },
            ...others.map((endpointId) => ({ value: endpointId, label: seatOf(view, endpointId)?.name ?? '' })),
          ]}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        />
        <NumberInput
          label={t('list.minutes')}
          w="12em"
          min={0.5}
          max={60}
          decimalSeparator=","
          clampBehavior="none"
          hideControls
          value={minutes}
          onChange={setMinutes}
          error={seconds === null ? t('list.minutesFault') : null}
        />
        <Button type="submit" variant="default" mt={25} disabled={disabled} loading={adding.busy}>
          {t('list.add')}
        </Button>
      </Group>
      <TroubleNotice error={adding.error} />
    </form>
  );
};
