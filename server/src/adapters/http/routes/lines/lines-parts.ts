import type { LineHistories } from '../../../../application/lines/line-histories.ts';
import type { LineWatch } from '../../../../application/lines/line-watch.ts';
import type { LineFiles } from '../../../../application/ports/line-files.ts';

/** What the routes about lines speak to. */
export interface LinesParts {
  readonly lineWatch: Pick<LineWatch, 'board'>;
  readonly lineHistories: Pick<LineHistories, 'all' | 'one'>;
  readonly lineFiles: LineFiles;
}
