import { isDoubtful, isOfSound, type SourceTrouble } from '@diem-cau/shared';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { OwnSource, RoomWord } from '../core/troubles/troubles-state.ts';
import { useEndpoint } from './endpoint-context.tsx';
import { useOwnTrouble } from './use-own-trouble.ts';
import { useTroubleAdvice } from './use-trouble-advice.ts';

/** What is wrong with an own source, as a sentence that goes when its cause goes. */
export interface OwnTroubleNote {
  readonly source: OwnSource;
  /** `talks-shut`: somebody talks into the microphone, which is shut; `half-duplex`: it gives way. */
  readonly trouble: SourceTrouble | 'talks-shut' | 'half-duplex';
  readonly sentence: string;
  readonly tone: 'trouble' | 'warn';
  /** Tries the device again, where a press can help. */
  readonly retry: (() => void) | null;
  /** Puts the sentence away until something else is wrong. */
  readonly dismiss: () => void;
}

/** Whether it says what the room has to know, rather than what is wrong. */
export const isRoomWord = ({ trouble }: OwnTroubleNote): boolean =>
  trouble === 'talks-shut' || trouble === 'half-duplex';

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
  const [dismissed, setDismissed] = useState<Readonly<Record<OwnSource, OwnTroubleNote['trouble'] | null>>>({
    microphone: null,
    camera: null,
  });
  const ofRoom = useRoomNote();
  return sources.flatMap((source): OwnTroubleNote[] => {
    const trouble = found[source];
    if (source === 'microphone' && trouble === null) return ofRoom;
    if (trouble === null || dismissed[source] === trouble) return [];
    return [
      {
        source,
        trouble,
        sentence: advice(source, trouble),
        tone: isDoubtful(trouble) || isOfSound(trouble) ? 'warn' : 'trouble',
        retry: helpedByPress.has(trouble) ? () => void devices[source].start() : null,
        dismiss: () => setDismissed({ ...dismissed, [source]: trouble }),
      },
    ];
  });
};

/** What a room has to know that is heard otherwise than its button says. */
const useRoomNote = (): OwnTroubleNote[] => {
  const { troubles } = useEndpoint();
  const advice = useTroubleAdvice();
  const word = useStore(troubles, ({ room }) => room);
  const [dismissed, setDismissed] = useState<RoomWord | null>(null);
  if (word === null && dismissed !== null) setDismissed(null);
  if (word === null || word === dismissed) return [];
  return [
    {
      ...{
        source: 'microphone',
        trouble: word === 'givesWay' ? 'half-duplex' : 'talks-shut',
        tone: 'warn',
        retry: null,
      },
      sentence: advice('room', word),
      dismiss: () => setDismissed(word),
    },
  ];
};
