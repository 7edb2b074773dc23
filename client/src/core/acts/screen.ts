import type { Conduct } from './act.ts';

/** Stops the screen that is shared: asked of the meeting, or of the endpoint that shares it. */
export const stopScreen: Conduct = {
  name: 'stop-screen',
  how: 'at-once',
  request: 'screen.stop',
  params: () => ({}),
  when: ({ view: { stage }, on }) => stage.screen !== null && (on === null || on.endpointId === stage.screen),
};
