import { useWindowEvent } from '@mantine/hooks';
import { useKeys } from '../../../react/use-keys.ts';
import type { SoundPlayer } from '../../../core/recording/sound-player.ts';

/** Keys that write nothing and that no browser has for itself: they work while minutes are being written, too. */
const writingKeys = { F8: 'play', F9: 'back', F2: 'slower', F4: 'faster' } as const;

/** Works the player by keys: by the function keys everywhere, by letters where nothing is written. */
export const useSoundKeys = (player: SoundPlayer, letters: boolean): void => {
  const acts: Readonly<Record<(typeof writingKeys)[keyof typeof writingKeys], () => void>> = {
    play: () => player.toggle(),
    back: () => player.goBy(-5_000),
    slower: () => player.shiftSpeed(-1),
    faster: () => player.shiftSpeed(1),
  };
  useWindowEvent('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const name = Object.entries(writingKeys).find(([key]) => key === event.key)?.[1];
    if (name === undefined) return;
    event.preventDefault();
    acts[name]();
  });
  useKeys(
    {
      KeyK: acts.play,
      KeyJ: acts.back,
      KeyL: () => player.goBy(5_000),
      Comma: acts.slower,
      Period: acts.faster,
    },
    letters,
  );
};
