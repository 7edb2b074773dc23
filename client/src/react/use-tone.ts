import { useEffect, useEffectEvent, useRef } from 'react';
import { tonesPart } from '../core/devices/tones-part.ts';
import { useEndpoint } from './endpoint-context.tsx';

/** Plays a tone, once for each reason; those that stand already when the page begins to look are old news. */
export const useTone = (name: 'floor', reasons: readonly string[] | null): void => {
  const { devices } = useEndpoint();
  useEffect(() => tonesPart.soon(), []);
  const heard = useRef<ReadonlySet<string> | null>(null);
  const play = useEffectEvent(async () => {
    // A loudspeaker that cannot be used is told of elsewhere; what the tone says is on the page too.
    const part = await tonesPart.get();
    await part?.playTone(name, devices.chosen('speaker')).catch((error: unknown) => console.warn('tone', error));
  });
  const key = reasons === null ? null : reasons.join(' ');
  useEffect(() => {
    if (key === null) return;
    const now = new Set(key === '' ? [] : key.split(' '));
    const before = heard.current;
    heard.current = new Set([...(before ?? []), ...now]);
    if (before !== null && [...now].some((reason) => !before.has(reason))) void play();
  }, [key]);
};
