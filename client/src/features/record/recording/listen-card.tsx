import type { MeetingRecord, MeetingRecording } from '@diem-cau/shared';
import { Anchor, Button, NativeSelect, Paper, Title } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { chaptersOf, type Chapter } from '../../../core/recording/chapters.ts';
import { playableOf } from '../../../core/recording/playable.ts';
import type { Playable, SoundPlayer } from '../../../core/recording/sound-player.ts';
import { lineAt, writtenHour } from '../../../core/recording/written-hour.ts';
import { LoadedView } from '../../../ui/desk/loaded-view.tsx';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { NothingToHear } from './nothing-to-hear.tsx';
import classes from './recording.module.css';
import { SoundControls } from './sound-controls.tsx';
import { useRecording } from './use-recording.ts';
import { useSoundKeys } from './use-sound-keys.ts';
import { useSoundPlayer } from './use-sound-player.ts';

/** The recording beside the minutes that are being written: speaker by speaker, worked by keys that write nothing. */
export const ListenCard = ({ record }: { readonly record: MeetingRecord }) => {
  const { t } = useTranslation('listening');
  const loading = useRecording(record.summary.meetingId);
  const { loaded } = loading;
  if (loaded.state === 'ready' && loaded.value.from === null) return null;
  return (
    <Paper withBorder p="md" className={classes.card ?? ''} data-testid="listen-card">
      <Title order={2} size="h4" mb="xs">
        {t('card')}
      </Title>
      <LoadedView loading={loading}>{(recording) => <Beside record={record} recording={recording} />}</LoadedView>
    </Paper>
  );
};

interface Given {
  readonly record: MeetingRecord;
  readonly recording: MeetingRecording;
}

const Beside = ({ record, recording }: Given) => {
  // Who writes hears: where nothing is to be heard, nothing is waited for.
  const playable = useMemo(() => {
    const all = playableOf(recording);
    return all === null || all.tracks.length === 0 ? null : { ...all, pictures: [] };
  }, [recording]);
  return playable === null ? (
    <NothingToHear recording={recording} />
  ) : (
    <Listening record={record} recording={recording} playable={playable} />
  );
};

const Listening = ({ record, recording, playable }: Given & { readonly playable: Playable }) => {
  const { t } = useTranslation('listening');
  const sound = useSoundPlayer(playable, null);
  const chapters = useMemo((): readonly Chapter[] => chaptersOf(record), [record]);
  const { player, alone } = sound;
  useSoundKeys(player, false);
  const voices = new Map(recording.tracks.map(({ endpointId, name }) => [endpointId, name]));
  return (
    <>
      <SoundControls sound={sound} chapters={chapters} />
      <NativeSelect
        mt="xs"
        label={t('who')}
        value={alone ?? ''}
        onChange={({ currentTarget: { value } }) =>
          player.hear([...voices.keys()].find((endpointId) => endpointId === value) ?? null)
        }
        data={[{ value: '', label: t('allVoices') }, ...[...voices].map(([value, label]) => ({ value, label }))]}
      />
      <ToLine player={player} playable={playable} openedAt={record.summary.openedAt} />
      <p className={classes.keys}>{t('keys')}</p>
      {recording.edition !== 'whole' && <p className={classes.keys}>{t('withheld.notYours')}</p>}
      <Anchor component={Link} to={`/meetings/${record.summary.meetingId}/recording`} size="sm" underline="always">
        {t('fullPage')}
      </Anchor>
    </>
  );
};

/** The text in which somebody writes now, and where; null where nobody does. */
const writing = (): string | null => {
  const place = document.activeElement;
  return place instanceof HTMLTextAreaElement || place instanceof HTMLInputElement
    ? lineAt(place.value, place.selectionStart ?? 0)
    : null;
};

interface ToLineProps {
  readonly player: SoundPlayer;
  readonly playable: Playable;
  readonly openedAt: number;
}

/** Plays from the hour that stands in the line that is being written. */
const ToLine = ({ player, playable, openedAt }: ToLineProps) => {
  const { t } = useTranslation('listening');
  const { aheadMs } = useTimes();
  const [none, setNone] = useState(false);
  const go = (): void => {
    const hour = writtenHour(writing() ?? '', openedAt, aheadMs(openedAt));
    const { span } = playable;
    // An hour is written to the minute: one in which the recording begins is that.
    const at = hour !== null && hour + 60_000 > span.from && hour <= span.to ? Math.max(hour, span.from) : null;
    setNone(at === null);
    if (at === null) return;
    player.goTo(at);
    player.run();
  };
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'F10' || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      go();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
  return (
    <>
      {/* Pressed without taking the caret out of its line. */}
      <Button
        mt="sm"
        size="sm"
        variant="default"
        onPointerDown={(event) => event.preventDefault()}
        onMouseDown={(event) => event.preventDefault()}
        onClick={go}
      >
        {t('toLine')}
      </Button>
      <p className={classes.keys} role="status">
        {t(none ? 'noHour' : 'toLineHint')}
      </p>
    </>
  );
};
