import { useEffect, useEffectEvent, useRef } from 'react';
import { playTone } from '../core/devices/tones.ts';
import { useEndpoint } from './endpoint-context.tsx';

/** Plays a tone, once for each reason; those that stand already when the page begins to look are old news. */
export const useTone = (name: 'floor' | 'hand', reasons: readonly string[] | null): void => {
  const { devices } = useEndpoint();
  const heard = useRef<ReadonlySet<string> | null>(null);
  const play = useEffectEvent(() => {
    // A loudspeaker that cannot be used is told of elsewhere; what the tone says is on the page too.
    playTone(name, devices.chosen('speaker')).catch((error: unknown) => console.warn('tone', error));
  });
  const key = reasons === null ? null : reasons.join(' ');
  useEffect(() => {
    if (key === null) return;
    const now = new Set(key === '' ? [] : key.split(' '));
    const before = heard.current;
    heard.current = new Set([...(before ?? []), ...now]);
    if (before !== null && [...now].some((reason) => !before.has(reason))) play();
  }, [key]);
};
