import { mostPanels, panelMs, Refusal, type Instant, type PanelId } from '@diem-cau/shared';
import type { Actor } from '../../kit/actor.ts';
import { assertOpen } from '../course/course.ts';
import type { MeetingEvent } from '../events.ts';
import type { Meeting } from '../meeting.ts';
import type { Due } from '../topic.ts';
import type { PanelBond, PanelEndCause } from './facts.ts';
import type { Panel } from './state.ts';

/** By what a bond is called off: the key of a page that ends with its enrolment, or with its account as it was. */
export const bondKey = (bond: PanelBond): string =>
  bond.of === 'endpoint' ? `enrolment:${bond.enrolmentId}` : `account:${bond.accountId}`;

const isOfSame = (one: PanelBond, other: PanelBond): boolean =>
  one.of === 'endpoint'
    ? other.of === 'endpoint' && one.endpointId === other.endpointId
    : other.of === 'account' && one.accountId === other.accountId;

/**
 * Refuses with `not-expected` an endpoint that is not on the meeting's list, and with `panels-full` whoever has as many panels as may be, not
 * counting the one that a new one replaces.
 */
export const assertPairable = (meeting: Meeting, bond: PanelBond, replaced: PanelId | null = null): void => {
  assertOpen(meeting);
  if (bond.of === 'endpoint' && !meeting.seats.has(bond.endpointId)) throw new Refusal('not-expected');
  const others = [...meeting.panels.values()].filter((each) => isOfSame(each.bond, bond) && each.panelId !== replaced);
  if (others.length >= mostPanels) throw new Refusal('panels-full');
};

/** A device that becomes a panel. */
interface NewPanel extends Pick<Panel, 'panelId' | 'bond' | 'browser' | 'system'> {
  /** The panel that it has been until now; null where it was none of this meeting. */
  readonly replaces: PanelId | null;
}

/** Pairs a device, for the hours of a panel. Refuses like `assertPairable`. */
export const pairPanel = (
  meeting: Meeting,
  { replaces, ...panel }: NewPanel,
  now: Instant,
  actor: Actor,
): MeetingEvent[] => {
  assertPairable(meeting, panel.bond, replaces);
  return [
    ...(replaces === null ? [] : endPanel(meeting, replaces, 'left', actor)),
    { type: 'panelPaired', ...panel, until: now + panelMs, actor },
  ];
};

/** Ends a panel; nothing where it has ended, with the meeting too. */
export const endPanel = (meeting: Meeting, panelId: PanelId, cause: PanelEndCause, actor: Actor): MeetingEvent[] =>
  meeting.panels.has(panelId) ? [{ type: 'panelEnded', panelId, cause, actor }] : [];

/** Ends all panels that hang on what was called off. */
export const endUnbound = (meeting: Meeting, key: string): MeetingEvent[] =>
  [...meeting.panels.values()]
    .filter(({ bond }) => bondKey(bond) === key)
    .flatMap(({ panelId }) => endPanel(meeting, panelId, 'unbound', { by: 'hub' }));

/** Each panel ends when its hours are over. */
export const panelsDue = ({ panels }: Meeting): readonly Due[] =>
  [...panels.values()].map(({ panelId, until }) => ({
    name: `panel ${panelId} is over`,
    at: until,
    decide: (now) => endPanel(now, panelId, 'over', { by: 'hub' }),
  }));
