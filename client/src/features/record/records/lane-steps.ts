import type { Mark } from './lane-marks.ts';

/** Which mark of which lane the keyboard is at. */
export interface At {
  readonly lane: number;
  readonly mark: number;
}

const middle = ({ from, to }: Mark): number => (from + to) / 2;

/**
 * Where a key leads on the time line: left and right along the marks of a lane, up and down to the mark of the next lane that is
 * nearest in time (lanes without any are passed over), Home and End to the lane's ends. Null for any other key, and at the edge.
 */
export const stepTo = (lanes: readonly (readonly Mark[])[], at: At, key: string): At | null => {
  const own = lanes[at.lane] ?? [];
  const inLane = (mark: number): At | null => (own[mark] === undefined ? null : { lane: at.lane, mark });
  const across = (step: 1 | -1): At | null => {
    const here = own[at.mark];
    for (let lane = at.lane + step; lane >= 0 && lane < lanes.length; lane += step) {
      const marks = lanes[lane] ?? [];
      if (marks.length === 0) continue;
      const wanted = here === undefined ? 0 : middle(here);
      const away = marks.map((each) => Math.abs(middle(each) - wanted));
      return { lane, mark: away.indexOf(Math.min(...away)) };
    }
    return null;
  };
  switch (key) {
    case 'ArrowRight':
      return inLane(at.mark + 1);
    case 'ArrowLeft':
      return inLane(at.mark - 1);
    case 'Home':
      return inLane(0);
    case 'End':
      return inLane(own.length - 1);
    case 'ArrowDown':
      return across(1);
    case 'ArrowUp':
      return across(-1);
    default:
      return null;
  }
};
