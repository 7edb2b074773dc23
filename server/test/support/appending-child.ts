import { MeetingId, meetingPolicies } from '@diem-cau/shared';
import { openStorage } from '../../src/adapters/storage/storage.ts';
import { stamp } from '../../src/application/meeting/publish.ts';

/** A process of its own that appends events to one meeting and says each number once it is acknowledged, until it is killed. */
const [, , dataDir = '', databaseUrl = '', id = '', silentMs = '10000'] = process.argv;
const meetingId = MeetingId.parse(id);
const storage = await openStorage({
  dataDir,
  databaseUrl: databaseUrl === '' ? null : databaseUrl,
  leaseTimes: { beatMs: Number(silentMs) / 10, silentMs: Number(silentMs) },
  ownershipLost: () => {
    process.stderr.write('ownership lost\n');
    process.exit(1);
  },
});

const opening = stamp(
  0,
  [
    {
      type: 'meetingOpened',
      meetingId,
      title: id,
      meetingType: 'giao-ban',
      policy: meetingPolicies['giao-ban'],
      expected: [],
      maxEndpoints: 40,
      holdsNoStateSecret: true,
      actor: { by: 'hub' },
    },
  ],
  1,
);
await storage.archive.append(meetingId, opening);
process.stdout.write('1\n');
for (let seq = 2; ; seq += 1) {
  await storage.archive.append(meetingId, stamp(seq - 1, [{ type: 'speakerChanged', endpointId: null }], seq));
  process.stdout.write(`${seq}\n`);
}
