import type { HandlersFor } from '../request.ts';

/** Requests to the hub itself. */
export const hubHandlers: HandlersFor<'hub'> = {
  'hub.hello': ({ page, hub }) => hub.greet(page),
};
