import type { MeetingView, ParamsIn, RequestName } from '@diem-cau/shared';
import { Button, Group, Stack } from '@mantine/core';
import {
  IconMicrophone,
  IconMicrophoneOff,
  IconPlayerPause,
  IconPlayerPlay,
  IconScreenShareOff,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useHub } from '../../../react/hub-context.tsx';
import { AskOnce } from '../../../ui/desk/ask-once.tsx';
import { TroubleNotice } from '../../../ui/desk/trouble-notice.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';

/** What chair, secretary and admin may do to the whole meeting. */
export const ConductButtons = ({ view, disabled }: { view: MeetingView; disabled: boolean }) => {
  const { t } = useTranslation('records');
  const { signalling } = useHub();
  const act = useAttempt(<Name extends RequestName>(name: Name, params: ParamsIn<Name>) =>
    signalling.ask(name, params),
  );
  const onBreak = view.phase.phase === 'break';
  const breakWords = onBreak ? 'live.endBreak' : 'live.startBreak';
  const withheld = view.microphones === 'withheld';
  return (
    <Stack gap="xs" align="flex-end">
      <Group gap="xs">
        <Button
          size="sm"
          variant="default"
          disabled={disabled}
          leftSection={<IconMicrophoneOff size={18} aria-hidden />}
          onClick={() => void act.run('muting.muteAll', {})}
        >
          {t('live.muteAll')}
        </Button>
        {withheld && (
          <Button
            size="sm"
            variant="default"
            disabled={disabled}
            leftSection={<IconMicrophone size={18} aria-hidden />}
            onClick={() => void act.run('muting.allowAll', {})}
          >
            {t('live.allowAll')}
          </Button>
        )}
        {view.stage.screen !== null && (
          <Button
            size="sm"
            variant="default"
            disabled={disabled}
            leftSection={<IconScreenShareOff size={18} aria-hidden />}
            onClick={() => void act.run('screen.stop', {})}
          >
            {t('live.stopScreen')}
          </Button>
        )}
        <AskOnce
          title={t(breakWords)}
          sentence={t(`${breakWords}Ask`)}
          verb={t(breakWords)}
          act={() => signalling.ask(onBreak ? 'meeting.endBreak' : 'meeting.startBreak', {})}
          opener={(open) => (
            <Button
              size="sm"
              variant="default"
              disabled={disabled}
              leftSection={
                onBreak ? <IconPlayerPlay size={18} aria-hidden /> : <IconPlayerPause size={18} aria-hidden />
              }
              onClick={open}
            >
              {t(breakWords)}
            </Button>
          )}
        />
        <AskOnce
          title={t('live.close')}
          sentence={t('live.closeAsk')}
          verb={t('live.close')}
          act={() => signalling.ask('meeting.close', {})}
          opener={(open) => (
            <Button size="sm" color="red" disabled={disabled} onClick={open}>
              {t('live.close')}
            </Button>
          )}
        />
      </Group>
      <TroubleNotice error={act.error} />
    </Stack>
  );
};
