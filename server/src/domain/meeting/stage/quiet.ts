import { mostInGallery, type EndpointId, type Instant } from '@diem-cau/shared';
import { leadingSeat } from '../leading/acting.ts';
import type { Meeting } from '../meeting.ts';
import { isPresent } from '../seats/state.ts';
import { screenSharer, sends } from '../sources/state.ts';
import { onStage } from '../speaker/speaking.ts';
import type { Due } from '../topic.ts';
import { shownChoice, type Quiet } from './state.ts';

/** With fewer who are there each page sees the other one as it is. */
const leastInGallery = 3;

/** Nobody speaks from now on: it begins to be waited anew. */
export const quietFrom = (quiet: Quiet, at: Instant): Quiet => ({ ...quiet, since: at, gallery: false });

/** Somebody speaks, has the floor, or the meeting does not go on. */
export const notQuiet = (quiet: Quiet): Quiet => ({ ...quiet, since: null, gallery: false });

/** Somebody came while it was waited: a room that fills is not quiet yet. In a gallery whoever comes is seen with the others. */
export const quietStill = (quiet: Quiet, at: Instant): Quiet =>
  quiet.since === null || quiet.gallery ? quiet : { ...quiet, since: at };

/** Whether the stage goes by whoever speaks, and nobody does: neither a voice nor the floor, a screen, or anything that somebody chose. */
const isQuiet = ({ course, floor, roll, speaker, sources, stage }: Meeting): boolean =>
  course.phase.phase === 'running' &&
  roll.walk === null &&
  floor.holders.length === 0 &&
  speaker.speaking === null &&
  screenSharer(sources) === null &&
  stage.tour === null &&
  shownChoice(stage).show === 'speaker';

/** Those who are there, whom a page sees first first: whoever leads, who spoke last, then who sends a picture, in the directory's order. */
const gallery = (meeting: Meeting): EndpointId[] => {
  const there = [...meeting.seats.values()].filter(isPresent).map(({ endpoint }) => endpoint.endpointId);
  const first = [leadingSeat(meeting), onStage(meeting)].filter((each) => each !== null && there.includes(each));
  const seen = there.filter((each) => sends(meeting.sources, each, 'camera'));
  return [...new Set([...first, ...seen, ...there])].filter((each) => each !== null);
};

/** Whom everybody sees while nobody speaks; missing at all other times. */
export const galleryOf = (meeting: Meeting): { readonly gallery?: EndpointId[] } => {
  if (!meeting.stage.quiet.gallery || !isQuiet(meeting)) return {};
  const there = gallery(meeting);
  return there.length < leastInGallery ? {} : { gallery: there.slice(0, mostInGallery + 1) };
};

/** Those who are there come to be seen by themselves, once it has been quiet for as long as was said at the opening. */
export const galleryDue = (meeting: Meeting): readonly Due[] => {
  const { afterSeconds, since, gallery: shown } = meeting.stage.quiet;
  if (afterSeconds === null || since === null || shown) return [];
  if (!isQuiet(meeting) || gallery(meeting).length < leastInGallery) return [];
  return [
    {
      name: `nobody speaks since ${since}`,
      at: since + afterSeconds * 1000,
      decide: (now) => {
        const { quiet } = now.stage;
        const still = quiet.since === since && !quiet.gallery && isQuiet(now);
        return still && gallery(now).length >= leastInGallery ? [{ type: 'galleryBegan', actor: { by: 'hub' } }] : [];
      },
    },
  ];
};
