import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { SoundPlayer, type Playable, type Played } from '../../../core/recording/sound-player.ts';

/** A recording as its page works it. */
export interface WorkedSound extends Played {
  readonly player: SoundPlayer;
}

const element = (address: string): HTMLAudioElement => {
  const audio = new Audio();
  audio.preservesPitch = true;
  audio.src = address;
  return audio;
};

/** Headsets and foot pedals press these: by themselves they would stop one voice of several. */
const followPedals = (player: SoundPlayer): (() => void) => {
  const acts = {
    play: () => player.run(),
    pause: () => player.rest(),
    seekbackward: () => player.goBy(-5_000),
  } as const;
  const session = 'mediaSession' in navigator ? navigator.mediaSession : null;
  for (const [name, act] of Object.entries(acts) as [keyof typeof acts, () => void][])
    session?.setActionHandler(name, act);
  return () => {
    for (const name of Object.keys(acts) as (keyof typeof acts)[]) session?.setActionHandler(name, null);
  };
};

/** Plays a recording as long as the page shows it; what was recorded since is taken in without an interruption. */
export const useSoundPlayer = (playable: Playable, at: number | null): WorkedSound => {
  const [player] = useState(() => new SoundPlayer(playable, element));
  useEffect(() => player.take(playable), [player, playable]);
  useEffect(() => {
    if (at !== null) player.goTo(at);
  }, [player, at]);
  useEffect(() => {
    const forget = followPedals(player);
    return () => {
      forget();
      player.close();
    };
  }, [player]);
  return { ...useStore(player.state), player };
};
