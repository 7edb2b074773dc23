import { bySpeaker, type StageChoice, type StageView } from '@diem-cau/shared';
import type { Meeting } from '../meeting.ts';
import { leadingSeat } from '../leading/acting.ts';
import { isPresent } from '../seats/state.ts';
import { screenSharer } from '../sources/state.ts';
import { onStage } from '../speaker/speaking.ts';
import { galleryOf } from './quiet.ts';
import { shownChoice } from './state.ts';

/** What of a stage can be seen: without a screen, without the chair, without any of the chosen it goes by whoever speaks until they are back. */
const seenChoice = ({ stage, seats }: Meeting, { chair, screen }: Pick<StageView, 'chair' | 'screen'>): StageChoice => {
  const shown = shownChoice(stage);
  if (shown.show === 'chair') return chair === null ? bySpeaker : shown;
  if (shown.show === 'chosen') return shown.endpoints.some((each) => isPresent(seats.get(each))) ? shown : bySpeaker;
  return screen === null ? bySpeaker : shown;
};

/** The stage as everybody sees it: what it shows, and of whom. All whom it names are there, but for one chosen beside another who is. */
export const stageOf = (meeting: Meeting): StageView => {
  const chair = leadingSeat(meeting);
  const screen = screenSharer(meeting.sources);
  const shows = seenChoice(meeting, { chair, screen });
  return {
    ...{ chair, speaker: onStage(meeting), screen },
    ...(shows.show === 'speaker' ? {} : { shows }),
    ...galleryOf(meeting),
  };
};
