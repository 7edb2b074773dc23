import type { Instant } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { stageKind } from '../core/line/stage-kind.ts';
import { useEndpoint } from './endpoint-context.tsx';
import { useClockText } from './use-clock-text.ts';
import { useNow } from './use-now.ts';

/** What stands in the place of the picture while there is none to have. */
export interface StageTrouble {
  readonly kind: 'lost' | 'restarting' | 'returning' | 'mending' | 'first' | 'no-way';
  readonly title: string;
  readonly text: string;
  /** Since when; null where that is no matter. */
  readonly since: Instant | null;
}

const longMs = 20_000;

/** Why the stage has no picture, in a sentence; null while everything is connected. */
export const useStageTrouble = (): StageTrouble | null => {
  const { t } = useTranslation('meeting');
  const { session, media, store, line } = useEndpoint();
  const state = useStore(session.state);
  const lineState = useStore(line);
  const { noWay, mediaPort } = useStore(media.state);
  const seated = useStore(store.state, ({ meeting }) => meeting !== null);
  const { second } = useClockText();
  const now = useNow(5_000);
  if (state.state === 'resuming') {
    if (!seated) return { kind: 'returning', title: t('lost.returning'), text: t('lost.text'), since: null };
    if (state.foretold && now - state.since <= longMs)
      return { kind: 'restarting', title: t('lost.restarting'), text: t('lost.restartingText'), since: null };
  }
  const stage = stageKind(lineState, noWay && mediaPort !== null);
  if (stage === null) return null;
  const { kind, since } = stage;
  const time = second(since);
  if (kind === 'lost') {
    const longer = now - since > longMs ? ` ${t('lost.longer')}` : '';
    return { kind, title: t('lost.title', { time }), text: t('lost.text') + longer, since };
  }
  if (kind === 'no-way') {
    const text = t('lost.noWayText', { port: mediaPort ?? '', host: location.hostname });
    return { kind, title: t('lost.noWay', { time }), text, since };
  }
  return kind === 'first'
    ? { kind, title: t('lost.first', { time }), text: t('lost.firstText'), since }
    : { kind, title: t('lost.mediaTitle', { time }), text: t('lost.mending'), since };
};

/** That the buttons wait for the hub while picture and sound go on, in a sentence; null while they need not. */
export const useHubAway = (): string | null => {
  const { t } = useTranslation('meeting');
  const { kind, since } = useStore(useEndpoint().line);
  const { second } = useClockText();
  return kind === 'hub' ? t('lost.hub', { time: second(since) }) : null;
};
