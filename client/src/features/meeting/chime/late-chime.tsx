import { useState } from 'react';
import { EarlyPart } from '../../../core/early-part.ts';
import { useEndpoint } from '../../../react/endpoint-context.tsx';
import { useLatePart } from '../../../react/use-late-part.ts';

const chime = new EarlyPart(async () => (await import('./chime.tsx')).Chime);

/** What is softly heard in the room when somebody comes in or asks to speak; comes after the page, also for whoever did so before. */
export const LateChime = () => {
  const { store } = useEndpoint();
  const [since] = useState(() => store.state.getState().meeting);
  const late = useLatePart(chime);
  return late && <late.part since={since} />;
};
