import type { SeatView } from '@diem-cau/shared';
import { needsFloor } from '../floor/floor.ts';
import type { Asking, Conduct } from './act.ts';

/** The leading endpoint can't be muted, and nobody who is not there. */
const mutable = (on: SeatView | null): on is SeatView => on !== null && !on.leads && on.seat.state === 'present';

const stands =
  (microphone: SeatView['microphone']) =>
  ({ on }: Asking): boolean =>
    mutable(on) && on.microphone === microphone;

const about = ({ on }: Asking) => (on === null ? null : { endpointId: on.endpointId });

const microphoneOfOne: readonly Conduct[] = [
  {
    name: 'mute',
    key: 'microphoneOfChosen',
    how: 'at-once',
    request: 'muting.mute',
    params: about,
    when: stands('open'),
    takenBackBy: 'allow',
  },
  {
    // The same request in other words: nobody is heard who would fall silent.
    name: 'withhold',
    key: 'microphoneOfChosen',
    how: 'at-once',
    request: 'muting.mute',
    params: about,
    when: stands('closed'),
    takenBackBy: 'allow',
  },
  {
    name: 'allow',
    key: 'microphoneOfChosen',
    how: 'at-once',
    request: 'muting.allow',
    params: about,
    // Whoever has not the floor is given it instead.
    when: (asking) => stands('withheld')(asking) && asking.on !== null && !needsFloor(asking.view, asking.on),
    takenBackBy: 'withhold',
  },
];

/** The microphones of all; where a surface has one place for them, the last that is possible stands there. */
export const allMicrophones: readonly Conduct[] = [
  {
    // Also where all are muted already: the chair may have allowed some since.
    name: 'mute-all',
    key: 'allMicrophones',
    how: 'at-once',
    request: 'muting.muteAll',
    params: () => ({}),
    when: ({ on }) => on === null,
    takenBackBy: 'allow-all',
  },
  {
    name: 'allow-all',
    key: 'allMicrophones',
    how: 'at-once',
    request: 'muting.allowAll',
    params: () => ({}),
    when: ({ view, on }) => on === null && view.microphones === 'withheld',
    takenBackBy: 'mute-all',
  },
];

/** The microphones of one endpoint and of all. The chair never opens one from afar. */
export const microphoneActs: readonly Conduct[] = [...microphoneOfOne, ...allMicrophones];
