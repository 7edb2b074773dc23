import { z } from 'zod';
import { CheckpointSetting } from '../meeting/checkpoints.ts';

const Nothing = z.strictObject({});

/** Requests about checkpoints of presence (điểm danh xác nhận có mặt). */
export const checkpointRequests = {
  /** Has all communes confirm their presence at random times from now on, or at others than before. */
  'checkpoints.set': { params: CheckpointSetting, result: Nothing },
  /** No more of them; one that stands counts for nobody. Nothing where there are none. */
  'checkpoints.stop': { params: Nothing, result: Nothing },
  /** An endpoint confirms that somebody is there; nothing where no checkpoint stands, or it has done so. Refused with `forbidden` to the one that leads. */
  'checkpoints.confirm': { params: Nothing, result: Nothing },
} as const;
