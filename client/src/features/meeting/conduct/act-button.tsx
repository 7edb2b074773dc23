import { Button } from '@mantine/core';
import {
  IconLock,
  IconLockOpen,
  IconMicrophone,
  IconMicrophoneOff,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerRecord,
  IconPlayerStop,
  IconScreenShareOff,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Acts, PressedAct } from '../../../react/use-acts.ts';
import { AskOnce } from '../../../ui/desk/ask-once.tsx';

interface ActButtonProps {
  readonly acts: Acts;
  readonly act: PressedAct;
  readonly title: string;
  readonly disabled: boolean;
}

/** How the desk draws its acts, by name. */
const icons: Readonly<Record<string, ReactNode>> = {
  'mute-all': <IconMicrophoneOff size={18} aria-hidden />,
  'allow-all': <IconMicrophone size={18} aria-hidden />,
  'stop-screen': <IconScreenShareOff size={18} aria-hidden />,
  lock: <IconLock size={18} aria-hidden />,
  unlock: <IconLockOpen size={18} aria-hidden />,
  'begin-recording': <IconPlayerRecord size={18} aria-hidden />,
  'pause-recording': <IconPlayerPause size={18} aria-hidden />,
  'resume-recording': <IconPlayerRecord size={18} aria-hidden />,
  'end-recording': <IconPlayerStop size={18} aria-hidden />,
  'start-break': <IconPlayerPause size={18} aria-hidden />,
  'end-break': <IconPlayerPlay size={18} aria-hidden />,
};

/** An act upon the whole meeting, at a desk; what cannot be taken back asks once. */
export const ActButton = ({ acts, act, title, disabled }: ActButtonProps) => {
  const { t } = useTranslation('acts');
  const button = (onClick: () => void) => (
    <Button
      size="sm"
      disabled={disabled}
      leftSection={icons[act.name]}
      {...(act.name === 'close' ? { color: 'red' } : { variant: 'default' })}
      onClick={onClick}
    >
      {t(`${act.name}.label`)}
    </Button>
  );
  if (act.how === 'at-once') return button(() => acts.press({ act, on: null }));
  return (
    <AskOnce
      title={t(`${act.name}.ask.title`)}
      sentence={t(`${act.name}.ask.text`, { title })}
      verb={t(`${act.name}.ask.yes`)}
      no={t(`${act.name}.ask.no`)}
      act={() => acts.send({ act, on: null })}
      opener={button}
    />
  );
};
