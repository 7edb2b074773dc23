import type { MeetingView } from '@diem-cau/shared';
import { useEffect } from 'react';
import { chimeChoice, chimeFor, Chimes, type ChimeReason } from '../../../core/chime.ts';
import { tonesPart } from '../../../core/devices/tones-part.ts';
import { useEndpoint } from '../../../react/endpoint-context.tsx';

/**
 * Sounds on the loudspeaker on which the room hears the communes, as softly as it can be heard: the browser takes it out of the room's own microphone as it does
 * the communes' voices. `since`: the meeting as it stood when the page began to look. Draws nothing.
 */
export const Chime = ({ since }: { readonly since: MeetingView | null }) => {
  const { store, devices } = useEndpoint();
  useEffect(() => {
    tonesPart.soon();
    const play = async (reason: ChimeReason): Promise<void> => {
      // A loudspeaker that cannot be used is told of elsewhere; what the chime says is on the page too.
      const part = await tonesPart.get();
      await part?.playTone(reason, devices.chosen('speaker')).catch((error: unknown) => console.warn('chime', error));
    };
    const chimes = new Chimes((reason) => {
      if (chimeChoice.on) void play(reason);
    });
    let before = since;
    const look = (meeting: MeetingView | null): void => {
      const reason = chimeFor(before, meeting);
      before = meeting;
      if (reason !== null) chimes.sound(reason);
    };
    look(store.state.getState().meeting);
    const end = store.state.subscribe(({ meeting }) => look(meeting));
    return () => {
      end();
      chimes.close();
    };
  }, [store, devices, since]);
  return null;
};
