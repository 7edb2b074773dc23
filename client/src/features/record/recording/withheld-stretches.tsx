import { WithholdingOrder, type MeetingRecording } from '@diem-cau/shared';
import { Button, Group, Switch, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskDialog } from '../../../ui/desk/desk-dialog.tsx';
import { DeskForm } from '../../../ui/desk/desk-form.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { releaseStretch, withholdStretch } from './recording-api.ts';
import classes from './recording.module.css';
import type { WorkedSound } from './use-sound-player.ts';

interface WithheldStretchesProps {
  readonly recording: MeetingRecording;
  readonly sound: WorkedSound;
  readonly mayWithhold: boolean;
  /** It is shown as it is given to whoever may not play what is withheld. */
  readonly asOthers: boolean;
  readonly onAsOthers: (asOthers: boolean) => void;
  readonly onChanged: () => void;
}

/** What of the recording is withheld, why and by whom; whoever may withholds more at what they hear, gives it back, or hears it as others do. */
export const WithheldStretches = (props: WithheldStretchesProps) => {
  const { recording, sound, mayWithhold, asOthers, onAsOthers, onChanged } = props;
  const { t } = useTranslation('listening');
  const { exactClock, moment } = useTimes();
  const { meetingId, withheld } = recording;
  if (withheld.length === 0 && !mayWithhold) return null;
  const span = (of: { readonly from: number; readonly to: number }): string =>
    t('withheld.span', { from: exactClock(of.from), to: exactClock(of.to) });
  return (
    <section data-testid="withheld-stretches">
      <Title order={3} mt="md" mb="xs">
        {t('withheld.title')}
      </Title>
      {withheld.length > 0 && (
        <ul className={classes.withheld}>
          {withheld.map((stretch) => (
            <li key={`${stretch.from} ${stretch.to}`}>
              <div>
                <strong>{span(stretch)}</strong>
                {stretch.marks.map(({ reason, at, by }) => (
                  <div key={`${at} ${by} ${reason}`}>{t('withheld.mark', { reason, by, at: moment(at) })}</div>
                ))}
              </div>
              {mayWithhold && (
                <Release meetingId={meetingId} stretch={stretch} span={span(stretch)} onChanged={onChanged} />
              )}
            </li>
          ))}
        </ul>
      )}
      {recording.edition !== 'whole' && !asOthers && <Text c="dimmed">{t('withheld.notYours')}</Text>}
      {mayWithhold && withheld.length > 0 && (
        <Switch
          my="sm"
          label={t('withheld.asOthers')}
          checked={asOthers}
          onChange={({ currentTarget }) => onAsOthers(currentTarget.checked)}
          data-testid="as-others"
        />
      )}
      {mayWithhold && !asOthers && <Mark meetingId={meetingId} sound={sound} onChanged={onChanged} />}
    </section>
  );
};

interface Changing {
  readonly meetingId: string;
  readonly onChanged: () => void;
}

/** Takes beginning and end from what is heard, asks why, and withholds it. */
const Mark = ({ meetingId, sound: { at }, onChanged }: Changing & { readonly sound: WorkedSound }) => {
  const { t } = useTranslation('listening');
  const { exactClock } = useTimes();
  const [from, setFrom] = useState<number | null>(null);
  const [to, setTo] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const order = WithholdingOrder.safeParse({ from, to, reason });
  const withholding = useAttempt(async () => {
    if (!order.success) return;
    await withholdStretch(meetingId, order.data);
    setFrom(null);
    setTo(null);
    setReason('');
    setChecked(false);
    onChanged();
  });
  const isStretch = from !== null && to !== null && from < to;
  const ends = [
    ['from', from, setFrom],
    ['to', to, setTo],
  ] as const;
  return (
    <DeskForm
      attempt={withholding}
      onSubmit={() => {
        setChecked(true);
        void withholding.run();
      }}
      verb={t('withheld.withhold')}
    >
      <Group>
        {ends.map(([end, value, set]) => (
          <Button key={end} variant="default" onClick={() => set(Math.round(at))} data-testid={`withhold-${end}`}>
            {t(`withheld.${end}`, { at: value === null ? '…' : exactClock(value) })}
          </Button>
        ))}
      </Group>
      {checked && !isStretch && (
        <Text c="red" role="alert">
          {t('withheld.stretchFault')}
        </Text>
      )}
      <TextInput
        label={t('withheld.reason')}
        description={t('withheld.reasonHint')}
        maxLength={300}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
        error={checked && isStretch && !order.success ? t('keeping.reasonFault') : null}
      />
    </DeskForm>
  );
};

interface ReleaseProps extends Changing {
  readonly stretch: { readonly from: number; readonly to: number };
  readonly span: string;
}

/** Asks why, since the reason stands in the meeting's book. */
const Release = ({ meetingId, stretch: { from, to }, span, onChanged }: ReleaseProps) => {
  const { t } = useTranslation('listening');
  const [opened, setOpened] = useState(false);
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const order = WithholdingOrder.safeParse({ from, to, reason });
  const releasing = useAttempt(async () => {
    if (!order.success) return;
    await releaseStretch(meetingId, order.data);
    setOpened(false);
    onChanged();
  });
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => setOpened(true)}
        aria-label={`${t('withheld.release')}: ${span}`}
      >
        {t('withheld.release')}
      </Button>
      <DeskDialog opened={opened} onClose={() => setOpened(false)} title={`${t('withheld.release')}: ${span}`}>
        <DeskForm
          attempt={releasing}
          onSubmit={() => {
            setChecked(true);
            void releasing.run();
          }}
          onCancel={() => setOpened(false)}
          verb={t('withheld.release')}
        >
          <TextInput
            label={t('keeping.reason')}
            description={t('keeping.reasonHint')}
            maxLength={300}
            data-autofocus
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
            error={checked && !order.success ? t('keeping.reasonFault') : null}
          />
        </DeskForm>
      </DeskDialog>
    </>
  );
};
