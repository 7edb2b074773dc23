import { Part } from '../../../ui/part.tsx';
import { lineParts } from './load-lines.ts';
import type { RoomRoll } from './use-room-roll.ts';

/** The place of the marks of the roll's pages; nothing where it has one. */
export const PageMarksPlace = ({ roll }: { roll: RoomRoll }) =>
  roll.pages < 2 ? null : (
    <Part load={lineParts.need} waiting={null}>
      {({ PageMarks }) => <PageMarks roll={roll} />}
    </Part>
  );
