import type { HandlersFor } from '../request.ts';

/** An endpoint's page that tests itself, in no meeting. */
export const checkHandlers: HandlersFor<'check'> = {
  'check.begin': ({ page, hub }, { asked }) => ({ place: hub.checks.begin(page, asked) }),

  'check.openMedia': async ({ page, hub }, { rtpCapabilities }) => {
    const endpointId = hub.checks.going(page);
    return { media: await hub.checks.rooms.open(page, endpointId, rtpCapabilities) };
  },

  'check.connectTransport': async ({ page, hub }, { transportId, dtlsParameters }) => {
    await hub.checks.rooms.connect(page, hub.checks.going(page), transportId, dtlsParameters);
    return {};
  },

  'check.produce': async ({ page, hub, afterAnswer }, { source, rtpParameters }) => {
    const endpointId = hub.checks.going(page);
    const producerId = await hub.checks.rooms.produce(page, endpointId, source, rtpParameters);
    // What it receives back fails with its transport, and then has not come back: that is what the check says.
    afterAnswer(() => void hub.checks.rooms.loop(endpointId).catch(() => undefined));
    return { producerId };
  },

  'check.takeLine': ({ page, hub }) => ({ line: hub.checks.takeLine(page) }),

  'check.carry': ({ page, hub }, { up, down }) => ({ down: hub.checks.carry(page, up.length, down) }),

  'check.stop': ({ page, hub }) => {
    hub.checks.stop(page);
    return {};
  },
};
