import { ActionIcon, Button, Group, SegmentedControl } from '@mantine/core';
import {
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerSkipBack,
  IconPlayerSkipForward,
  IconRewindBackward5,
  IconRewindForward5,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { chapterBeside, type Chapter } from '../../../core/recording/chapters.ts';
import { soundSpeeds } from '../../../core/recording/sound-player.ts';
import { parameterText } from '../../../ui/desk/figures.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import classes from './recording.module.css';
import type { WorkedSound } from './use-sound-player.ts';

interface SoundControlsProps {
  readonly sound: WorkedSound;
  readonly chapters: readonly Chapter[];
  /** Pictures run with it. */
  readonly sees?: boolean;
}

/** Play and rest, five seconds back and on, to the chapter before and after, how fast; and the hour of what is heard. */
export const SoundControls = ({ sound, chapters, sees = false }: SoundControlsProps) => {
  const { t } = useTranslation('listening');
  const { exactClock } = useTimes();
  const { player, at, running, waits, speed, alone } = sound;
  const turn = (way: 'before' | 'after') => {
    const chapter = chapterBeside(chapters, at, alone, way);
    return { disabled: chapter === null, onClick: () => chapter !== null && player.goTo(chapter.at) };
  };
  const small = { variant: 'default', size: 36 } as const;
  return (
    <Group gap="xs" className={classes.controls ?? ''}>
      <Button
        onClick={() => player.toggle()}
        leftSection={running ? <IconPlayerPause size={18} aria-hidden /> : <IconPlayerPlay size={18} aria-hidden />}
        data-testid="sound-toggle"
      >
        {t(running ? 'rest' : sees ? 'playSeen' : 'play')}
      </Button>
      <ActionIcon {...small} {...turn('before')} aria-label={t('before')} title={t('before')}>
        <IconPlayerSkipBack size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon {...small} aria-label={t('back5')} title={t('back5')} onClick={() => player.goBy(-5_000)}>
        <IconRewindBackward5 size={20} aria-hidden />
      </ActionIcon>
      <ActionIcon {...small} aria-label={t('on5')} title={t('on5')} onClick={() => player.goBy(5_000)}>
        <IconRewindForward5 size={20} aria-hidden />
      </ActionIcon>
      <ActionIcon {...small} {...turn('after')} aria-label={t('after')} title={t('after')}>
        <IconPlayerSkipForward size={18} aria-hidden />
      </ActionIcon>
      <SegmentedControl
        aria-label={t('speed')}
        value={String(speed)}
        onChange={(value) => player.setSpeed(Number(value))}
        data={soundSpeeds.map((each) => ({ value: String(each), label: `× ${parameterText(each)}` }))}
      />
      <time className={classes.clock} dateTime={new Date(at).toISOString()} data-testid="sound-clock">
        {exactClock(at)}
      </time>
      <span role="status" className={classes.waits}>
        {waits ? t('waits') : ''}
      </span>
    </Group>
  );
};
