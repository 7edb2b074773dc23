import type { HandlersFor } from '../request.ts';

/** Watching what was written down. */
export const recordHandlers: HandlersFor<'record'> = {
  'record.watch': ({ page, hub }, { watched }) => {
    hub.watchRecords(page, watched);
    return {};
  },
};
