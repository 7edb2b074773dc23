import { bySpeaker, mostOnStage, type MeetingView, type StageChoice } from '@diem-cau/shared';
import type { Act, Asking, Conduct } from './act.ts';

/** Those who were chosen for the stage, in their order; none while it shows anything else, or all in turn. */
export const chosenOn = ({ stage: { shows, tour } }: Pick<MeetingView, 'stage'>) =>
  shows?.show === 'chosen' && tour === undefined ? shows.endpoints : [];

const about = ({ on }: Asking) => (on === null ? null : { endpointId: on.endpointId });

const ofStage = { place: 'stage', how: 'at-once', takenBackBy: 'undo-stage' } as const;

const show = (
  choice: Exclude<StageChoice, { show: 'chosen' }>,
  key: NonNullable<Act['key']>,
  when: (stage: MeetingView['stage']) => boolean,
): Conduct => ({
  ...ofStage,
  name: `stage-${choice.show}`,
  key,
  request: 'stage.show',
  params: () => ({ choice }),
  when: ({ view: { stage }, on }) =>
    on === null && (stage.tour !== undefined || (stage.shows ?? bySpeaker).show !== choice.show) && when(stage),
});

/** The stage goes by whoever speaks, as long as nobody says otherwise. */
export const stageSpeaker = show({ show: 'speaker' }, 'stageSpeaker', () => true);
/** Everybody sees the chair. */
export const stageChair = show({ show: 'chair' }, 'stage', ({ chair }) => chair !== null);
/** Everybody sees the shared screen, and nothing beside it. */
export const stageScreen = show({ show: 'screen' }, 'stageScreen', ({ screen }) => screen !== null);
/** Everybody sees whoever speaks beside the shared screen. */
export const stageBoth = show({ show: 'speaker-and-screen' }, 'stageBoth', ({ screen }) => screen !== null);

/** Everybody sees one endpoint. */
export const stageOne: Conduct = {
  ...ofStage,
  name: 'stage-one',
  key: 'stage',
  request: 'stage.show',
  params: ({ on }) => (on === null ? null : { choice: { show: 'chosen', endpoints: [on.endpointId] } }),
  when: ({ on }) => on !== null && !on.leads && on.seat.state === 'present',
};

/** Everybody sees one endpoint more, beside those that were chosen. */
const stageAdd: Conduct = {
  ...ofStage,
  name: 'stage-add',
  key: 'stageAdd',
  request: 'stage.add',
  params: about,
  when: ({ view, on }) => {
    const chosen = chosenOn(view);
    if (on === null || on.seat.state !== 'present' || chosen.includes(on.endpointId)) return false;
    return chosen.length > 0 && chosen.length < mostOnStage;
  },
};

/** Everybody sees it no longer. */
export const stageRemove: Conduct = {
  ...ofStage,
  name: 'stage-remove',
  key: 'stageAdd',
  request: 'stage.remove',
  params: about,
  when: ({ view, on }) => on !== null && chosenOn(view).includes(on.endpointId),
};

/** What a press on an endpoint does while the stage is being chosen: the first of them that is possible. */
export const stageByTile = [stageRemove, stageAdd, stageOne] as const;

/** Everybody sees all communes in turn, once. */
export const tour: Conduct = {
  ...ofStage,
  name: 'tour',
  key: 'tour',
  request: 'stage.tour',
  params: () => ({}),
  when: ({ view, on }) =>
    on === null &&
    view.stage.tour === undefined &&
    view.seats.some(({ leads, seat }) => !leads && seat.state === 'present'),
};

/** Goes on to the next at once. */
export const tourOn: Conduct = {
  ...ofStage,
  name: 'tour-on',
  key: 'tour',
  request: 'stage.tourOn',
  params: ({ view: { stage } }) => {
    const [from] = stage.shows?.show === 'chosen' ? stage.shows.endpoints : [];
    return from === undefined ? {} : { from };
  },
  when: ({ view, on }) => on === null && view.stage.tour !== undefined,
  takenBackBy: 'end-tour',
};

/** Views them no longer: the stage is as it was before. */
export const endTour: Conduct = {
  ...ofStage,
  name: 'end-tour',
  request: 'stage.endTour',
  params: () => ({}),
  when: ({ view, on }) => on === null && view.stage.tour !== undefined,
};

/** Undoes the last act upon the stage, for some seconds. */
export const undoStage: Conduct = {
  name: 'undo-stage',
  key: 'undo',
  place: 'stage',
  how: 'at-once',
  request: 'stage.undo',
  params: () => ({}),
  when: ({ view, on }) => on === null && view.stage.undo !== undefined,
};

/** What can be done about the stage (màn hình chính), in the order in which surfaces draw it. */
export const stageActs: readonly Conduct[] = [
  stageSpeaker,
  stageChair,
  stageScreen,
  stageBoth,
  stageOne,
  stageAdd,
  stageRemove,
  tour,
  tourOn,
  endTour,
  undoStage,
];
