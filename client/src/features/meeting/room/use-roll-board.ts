import { useCallback, useEffect, useState } from 'react';
import { EarlyPart } from '../../../core/early-part.ts';
import { receiptTexts } from '../../../i18n/receipt-shelf.ts';
import { useReceipts } from '../../../react/use-receipts.ts';
import type { CalledRolls } from '../../../core/roll/board.ts';
import { addTexts } from '../../../i18n/current-language.ts';
import { rollTexts } from '../../../i18n/roll-shelf.ts';
import { useMeeting } from '../../../react/use-meeting.ts';

const parts = new EarlyPart(async () => {
  const [{ BreakLine, ReadyLine, ReceiptsLine, RollBoard, RollLine }] = await Promise.all([
    import('./roll-parts.ts'),
    addTexts(rollTexts),
    addTexts(receiptTexts),
  ]);
  return { BreakLine, ReadyLine, ReceiptsLine, RollBoard, RollLine };
});

/** The board of the roll call in the room: whether it is on, its parts, which come when the page has begun, and the clerk's rolls that it shows. */
export interface RollBoardPlace {
  readonly on: boolean;
  /** It shows who has received the conclusion that was sent last. */
  readonly receipts: boolean;
  readonly need: typeof parts.need;
  readonly rolls: CalledRolls;
  readonly onRolls: (rolls: CalledRolls) => void;
  readonly open: () => void;
  /** Whether it was on. */
  readonly close: () => boolean;
}

/** The board is on when it was opened, and as long as the roll is walked, all are asked whether they are ready, or a conclusion is being received. */
export const useRollBoard = (): RollBoardPlace => {
  const [opened, setOpened] = useState(false);
  const [rolls, onRolls] = useState<CalledRolls>(() => new Map());
  const walking = useMeeting(({ roll, ready }) => roll !== null || ready !== null) ?? false;
  useEffect(() => parts.soon(), []);
  const open = useCallback(() => setOpened(true), []);
  const receipts = useReceipts();
  const on = opened || walking || receipts.on;
  const close = (): boolean => {
    setOpened(false);
    receipts.putAway();
    return on;
  };
  return { on, receipts: receipts.on && !walking, need: parts.need, rolls, onRolls, open, close };
};
