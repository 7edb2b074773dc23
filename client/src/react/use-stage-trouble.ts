import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useEndpoint } from './endpoint-context.tsx';
import { useClockText } from './use-clock-text.ts';
import { useNow } from './use-now.ts';

/** What stands in the place of the picture while there is none to have. */
export interface StageTrouble {
  readonly kind: 'lost' | 'restarting' | 'returning' | 'mending' | 'no-way';
  readonly title: string;
  readonly text: string;
}

const longMs = 20_000;

/** Why the stage has no picture, in a sentence; null while everything is connected. */
export const useStageTrouble = (): StageTrouble | null => {
  const { t } = useTranslation('meeting');
  const { session, media, store } = useEndpoint();
  const state = useStore(session.state);
  const { flow, noWay, mediaPort } = useStore(media.state);
  const seated = useStore(store.state, ({ meeting }) => meeting !== null);
  const { time } = useClockText();
  const now = useNow(5_000);
  if (state.state === 'resuming') {
    if (!seated) return { kind: 'returning', title: t('lost.returning'), text: t('lost.text') };
    const long = now - state.since > longMs;
    if (state.foretold && !long)
      return { kind: 'restarting', title: t('lost.restarting'), text: t('lost.restartingText') };
    const longer = long ? ` ${t('lost.longer')}` : '';
    return { kind: 'lost', title: t('lost.title', { time: time(state.since) }), text: t('lost.text') + longer };
  }
  if (noWay && mediaPort !== null)
    return {
      kind: 'no-way',
      title: t('lost.noWay'),
      text: t('lost.noWayText', { port: mediaPort, host: location.hostname }),
    };
  return flow === 'mending' ? { kind: 'mending', title: t('lost.mending'), text: '' } : null;
};
