import type { PanelsView } from '@diem-cau/shared';
import { actorName } from '../../kit/actor.ts';
import type { FactOf } from '../events.ts';
import { nothing, ofAll, type Nothing, type Topic } from '../topic.ts';
import { panelsDue } from './pairing.ts';
import type { Panels } from './state.ts';

/** The panels that are paired with the meeting: devices that act in it, and in nothing else. They end with it. */
export const panels: Topic<Panels, FactOf<'panels'>['type'], PanelsView, Nothing> = {
  initial: () => new Map(),
  folds: {
    panelPaired: (state, { type: _type, actor, ...panel }, { at }) =>
      new Map(state).set(panel.panelId, { ...panel, actsFor: actorName(actor), since: at }),
    panelEnded: (state, { panelId }) => new Map([...state].filter(([id]) => id !== panelId)),
    meetingClosed: () => new Map(),
  },
  view: (meeting, audience) =>
    audience === 'room' || audience === 'desk'
      ? { panels: [...meeting.panels.values()].map(({ bond: _bond, ...panel }) => panel) }
      : {},
  seatView: nothing,
  lines: {
    panelPaired: ({ browser, system }) => ofAll([browser, system].filter((word) => word !== '').join(', ')),
    panelEnded: ({ cause }) => ofAll(cause),
  },
  due: panelsDue,
};
