import { isDoubtful, type SourceTrouble } from '@diem-cau/shared';
import { useState } from 'react';
import type { OwnSource } from '../core/troubles/troubles-state.ts';
import { useEndpoint } from './endpoint-context.tsx';
import { useOwnTrouble } from './use-own-trouble.ts';
import { useTroubleAdvice } from './use-trouble-advice.ts';

/** What is wrong with an own source, as a sentence that goes when its cause goes. */
export interface OwnTroubleNote {
  readonly source: OwnSource;
  readonly trouble: SourceTrouble;
  readonly sentence: string;
  readonly tone: 'trouble' | 'warn';
  /** Tries the device again, where a press can help. */
  readonly retry: (() => void) | null;
  /** Puts the sentence away until something else is wrong. */
  readonly dismiss: () => void;
}

const helpedByPress: ReadonlySet<SourceTrouble> = new Set<SourceTrouble>([
  'denied',
  'blocked',
  'missing',
  'busy',
  'failed',
  'unplugged',
]);

/** The sentences about the own microphone and camera, of those that are asked for. */
export const useOwnTroubleNotes = (sources: readonly OwnSource[]): readonly OwnTroubleNote[] => {
  const { devices } = useEndpoint();
  const advice = useTroubleAdvice();
  const found = { microphone: useOwnTrouble('microphone'), camera: useOwnTrouble('camera') };
  const [dismissed, setDismissed] = useState<Readonly<Record<OwnSource, SourceTrouble | null>>>({
    microphone: null,
    camera: null,
  });
  return sources.flatMap((source): OwnTroubleNote[] => {
    const trouble = found[source];
    if (trouble === null || dismissed[source] === trouble) return [];
    return [
      {
        source,
        trouble,
        sentence: advice(source, trouble),
        tone: isDoubtful(trouble) ? 'warn' : 'trouble',
        retry: helpedByPress.has(trouble) ? () => void devices[source].start() : null,
        dismiss: () => setDismissed({ ...dismissed, [source]: trouble }),
      },
    ];
  });
};
