import type { Conduct } from './act.ts';

type Setting = Extract<Conduct, { readonly request: 'sound.setHalfDuplex' }>;

/** Lets the microphone of an endpoint give way while others speak, or no more. */
const set = (on: boolean): Pick<Setting, 'right' | 'how' | 'request' | 'params'> => ({
  right: 'tendSound',
  how: 'at-once',
  request: 'sound.setHalfDuplex',
  params: ({ on: seat }) => (seat === null ? null : { endpointId: seat.endpointId, on }),
});

/** The microphone of an endpoint gives way, while others can hear its room. */
export const soundActs: readonly Conduct[] = [
  {
    name: 'half-duplex-on',
    ...set(true),
    when: ({ on }) => on?.seat.state === 'present' && on.microphone === 'open' && on.halfDuplex !== true,
    takenBackBy: 'half-duplex-off',
  },
  {
    name: 'half-duplex-off',
    ...set(false),
    when: ({ on }) => on?.halfDuplex === true,
    takenBackBy: 'half-duplex-on',
  },
];
