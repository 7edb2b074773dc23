import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useEndpoint } from '../../../react/endpoint-context.tsx';
import { useClockText } from '../../../react/use-clock-text.ts';
import { useMicrophone } from '../../../react/use-microphone.ts';
import { useMayHere } from '../../../react/use-may-here.ts';
import type { Press } from '../../../react/use-press.ts';
import { useReturnQuestion } from '../../../react/use-return-question.ts';
import { ReturnQuestion } from '../../../ui/return-question.tsx';
import classes from './commune.module.css';

/** That nobody pressed to join, and one large button for the camera, which waits for somebody to be there. */
export const JoinedByItself = ({ press }: { press: Press }) => {
  const { t } = useTranslation('meeting');
  const { session, media } = useEndpoint();
  const since = useStore(session.byItself.state, (state) => state.since);
  const inside = useStore(session.state, ({ state }) => state === 'inside');
  const maySend = useMayHere('sendCamera');
  // The chair may have opened it meanwhile, by giving the floor.
  const heard = useMicrophone().microphone === 'open';
  const { time } = useClockText();
  const asked = useReturnQuestion();
  if (since === null || !inside || asked !== null) return null;
  return (
    <div className={classes.asked} data-testid="joined-by-itself">
      <ReturnQuestion
        title={t('byItself.title', { time: time(since) })}
        also={t(`byItself.${heard ? 'textHeard' : 'text'}${maySend ? '' : 'WithoutCamera'}`)}
        asks="camera"
        yes={maySend ? t('byItself.yes') : null}
        no={t(maySend ? 'byItself.no' : 'comeBack.understood')}
        label={t('byItself.label')}
        onYes={() => press.run(() => media.camera.set(true))}
        onNo={() => session.byItself.noted()}
      />
    </div>
  );
};
