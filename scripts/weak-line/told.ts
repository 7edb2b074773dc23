import type { Counts } from './line.ts';

type Lane = Counts['up'];

const lossWords = { loss: 'mất·lost', queue: 'đầy·queue', cut: 'đứt·cut', blocked: 'chặn·blocked' } as const;
const causes = ['loss', 'queue', 'cut', 'blocked'] as const;

const bytes = (lane: Lane): number => Object.values(lane).reduce((sum, fates) => sum + (fates?.passed?.bytes ?? 0), 0);
const lost = (lane: Lane, cause: (typeof causes)[number]): number =>
  Object.values(lane).reduce((sum, fates) => sum + (fates?.[cause]?.packets ?? 0), 0);

const direction = (arrow: string, before: Lane, now: Lane, seconds: number): string => {
  const rate = ((bytes(now) - bytes(before)) * 8) / 1_000 / seconds;
  const losses = causes.flatMap((cause) => {
    const packets = lost(now, cause) - lost(before, cause);
    return packets > 0 ? [`${lossWords[cause]} ${packets}`] : [];
  });
  return `${arrow} ${rate.toFixed(0)} kbit/s${losses.length > 0 ? ` (${losses.join(', ')})` : ''}`;
};

/** One line about what passed and what was lost in each direction between two counts: `↓ 148 kbit/s (mất·lost 3)   ↑ 96 kbit/s`. */
export const toldBetween = (before: Counts, now: Counts): string => {
  const seconds = (now.at - before.at) / 1_000;
  return [direction('↓', before.down, now.down, seconds), direction('↑', before.up, now.up, seconds)].join('   ');
};
