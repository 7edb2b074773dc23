import { useEffect, type ComponentProps } from 'react';
import { EarlyPart } from '../../../core/early-part.ts';
import { Part } from '../../../ui/part.tsx';
import type { StageLine } from './stage-line.tsx';

const stageLine = new EarlyPart(() => import('./stage-line.tsx'));

/** The line that says what everybody sees, or this room alone, where that is not whoever speaks; loaded when the page has begun. */
export const StageLinePlace = (props: ComponentProps<typeof StageLine>) => {
  const { view, acts, staging } = props;
  useEffect(() => stageLine.soon(), []);
  if (view.stage.shows === undefined && staging.look === null && !acts.stageUndoable) return null;
  return (
    <Part load={stageLine.need} waiting={null}>
      {({ StageLine: Line }) => <Line {...props} />}
    </Part>
  );
};
