import { bySpeaker, mostOnStage, Refusal, type EndpointId, type Instant, type StageChoice } from '@diem-cau/shared';
import { assertOpen } from '../course/course.ts';
import type { Actor } from '../../kit/actor.ts';
import type { MeetingEvent } from '../events.ts';
import type { Meeting } from '../meeting.ts';
import { isPresent } from '../seats/state.ts';
import { screenSharer } from '../sources/state.ts';
import { shownChoice } from './state.ts';

const same = (one: StageChoice, other: StageChoice): boolean => JSON.stringify(one) === JSON.stringify(other);

const assertThere = (meeting: Meeting, endpoints: readonly EndpointId[]): void => {
  if (endpoints.some((each) => !meeting.seats.has(each))) throw new Refusal('not-found');
  if (!endpoints.some((each) => isPresent(meeting.seats.get(each)))) throw new Refusal('stage-not-there');
};

const assertShown = (meeting: Meeting, choice: StageChoice): void => {
  if (choice.show === 'chosen') assertThere(meeting, choice.endpoints);
  const ofScreen = choice.show === 'screen' || choice.show === 'speaker-and-screen';
  if (ofScreen && screenSharer(meeting.sources) === null) throw new Refusal('no-screen');
};

/**
 * Shows this to everybody, instead of any round that is being made; nothing where that is so already. Chosen ones who are away keep their places
 * where one at least is there. Refuses with `not-found`, `stage-not-there`, `no-screen`.
 */
export const showOnStage = (meeting: Meeting, wanted: StageChoice, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  const choice: StageChoice =
    wanted.show === 'chosen' ? { show: 'chosen', endpoints: [...new Set(wanted.endpoints)] } : wanted;
  if (meeting.stage.tour === null && same(choice, meeting.stage.choice)) return [];
  assertShown(meeting, choice);
  return [{ type: 'stageSet', choice, actor }];
};

/** Those who were chosen; none while anything else is shown. */
const chosenOf = ({ stage }: Meeting): readonly EndpointId[] => {
  const shown = shownChoice(stage);
  return shown.show === 'chosen' && stage.tour === null ? shown.endpoints : [];
};

/** Puts one more beside those who were chosen. Nothing where it stands there. Refuses with `stage-full`, `not-found`, `stage-not-there`. */
export const addToStage = (meeting: Meeting, endpointId: EndpointId, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  const chosen = chosenOf(meeting);
  if (chosen.includes(endpointId)) return [];
  assertThere(meeting, [endpointId]);
  if (chosen.length >= mostOnStage) throw new Refusal('stage-full');
  return [{ type: 'stageSet', choice: { show: 'chosen', endpoints: [...chosen, endpointId] }, actor }];
};

/** Takes one of those who were chosen off, also one that is away. Nothing where it does not stand there. */
export const removeFromStage = (meeting: Meeting, endpointId: EndpointId, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  const chosen = chosenOf(meeting);
  if (!chosen.includes(endpointId)) return [];
  const endpoints = chosen.filter((each) => each !== endpointId);
  return [{ type: 'stageSet', choice: endpoints.length === 0 ? bySpeaker : { show: 'chosen', endpoints }, actor }];
};

/** Undoes the last act upon the stage. Refuses with `nothing-to-undo`, also when its seconds are over. */
export const undoStage = (meeting: Meeting, now: Instant, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  const { undo } = meeting.stage;
  if (undo === null || now > undo.until) throw new Refusal('nothing-to-undo');
  return [{ type: 'stageUndone', actor }];
};
