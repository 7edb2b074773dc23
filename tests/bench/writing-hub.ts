import { setTimeout as delay } from 'node:timers/promises';
import { MeetingId, Refusal, meetingPolicies } from '@diem-cau/shared';
import { z } from 'zod';
import { openStorage } from '../../server/src/adapters/storage/storage.ts';
import { stamp } from '../../server/src/application/meeting/publish.ts';

/** A hub's storage in a process of its own. It writes acts without a pause, each with a number of its own, and says which were acknowledged. */
const [, , dataDir = '', databaseUrl = '', firstAct = '0', silentMs = '0'] = process.argv;
const storage = await openStorage({
  dataDir,
  databaseUrl,
  leaseTimes: { beatMs: Number(silentMs) / 8, silentMs: Number(silentMs) },
  // Exit code 3 tells the end that is meant to come from everything else.
  ownershipLost: () => process.exit(3),
});
const meetingId = MeetingId.parse('two-hubs');
const ledger = storage.ledgers.ledger('two-hubs', z.strictObject({ act: z.number() }));
process.stdout.write('open\n');

const lastOf = async (): Promise<number> => (await storage.archive.lastSeqs([meetingId])).get(meetingId) ?? 0;
const opening = {
  type: 'meetingOpened' as const,
  meetingId,
  title: 'two hubs',
  meetingType: 'giao-ban' as const,
  policy: meetingPolicies['giao-ban'],
  expected: [],
  maxEndpoints: 40,
  holdsNoStateSecret: true as const,
  actor: { by: 'hub' as const },
};
for (let act = Number(firstAct); ; act += 2) {
  try {
    const last = await lastOf();
    // The act's number stands where its time would.
    await storage.archive.append(
      meetingId,
      stamp(last, [last === 0 ? opening : { type: 'speakerChanged', endpointId: null }], act),
    );
    process.stdout.write(`${act}\n`);
    await ledger.append(await ledger.head(), [{ act: act + 1 }], 1);
    process.stdout.write(`${act + 1}\n`);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await delay(20);
  }
}
