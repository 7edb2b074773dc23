import { useEffect, useRef, useState } from 'react';
import { useAwake } from '../../../react/use-awake.ts';
import { useKeys } from '../../../react/use-keys.ts';
import { commandsFoot, takesStage, type Foot } from './room-foot.ts';

/** The commands fade after so long without a touch, in milliseconds; what somebody opened waits longer. */
const fadeAfterMs = 5_000;
const closeAfterMs = 30_000;

/** A question and a choice wait for their answer; devices and help are looked at, not touched. */
const waits = (foot: Foot): boolean => foot.shows === 'question' || foot.shows === 'debriefing' || takesStage(foot);

/** What stands in the strip, and whether it is seen: it fades, and what was opened and forgotten is closed. */
export const useRoomFoot = () => {
  const [foot, setFoot] = useState<Foot>(commandsFoot);
  const before = useRef<Element | null>(null);
  const resting = foot.shows === 'commands';
  const open = (next: Foot): void => {
    if (resting || next.shows === 'acts') before.current = document.activeElement;
    setFoot(next);
  };
  const close = (): void => setFoot(commandsFoot);
  useEffect(() => {
    if (!resting) return;
    // Whoever came by the keyboard goes on from where it was.
    if (before.current instanceof HTMLElement) before.current.focus();
    before.current = null;
  }, [resting]);
  const awake = useAwake(resting ? fadeAfterMs : closeAfterMs, () => {
    if (!resting && !waits(foot)) close();
  });
  useKeys({ Escape: close }, !resting);
  return { foot, open, close, shown: awake || !resting };
};
