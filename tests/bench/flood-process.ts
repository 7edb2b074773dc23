/** The process of a flood, so that its own work does not slow the measured pages: `flood-process.ts JSON`; ends at the first message. */
import { EndpointId, MeetingId } from '@diem-cau/shared';
import { z } from 'zod';
import { Flood } from '../../server/test/support/flood.ts';

const Order = z.object({
  hub: z.string(),
  pc: z.object({ name: z.string(), endpointId: EndpointId, cookie: z.string() }),
  meetingId: MeetingId,
  sockets: z.number(),
});

const { hub, pc, meetingId, sockets } = Order.parse(JSON.parse(process.argv[2] ?? ''));
const flood = await Flood.start(hub, pc, meetingId, sockets);
process.once('message', () => {
  void flood.stop().then((tally) => process.send?.({ tally: [...tally] }, () => process.exit(0)));
});
process.once('disconnect', () => process.exit(1));
process.send?.({ started: true });
