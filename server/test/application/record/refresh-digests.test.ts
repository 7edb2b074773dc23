import { MeetingId } from '@diem-cau/shared';
import { describe, expect, test } from 'vitest';
import { MeetingBooks } from '../../../src/application/record/meeting-books.ts';
import { MeetingDigests } from '../../../src/application/record/meeting-digests.ts';
import { silentLogger } from '../../support/silent-logger.ts';
import { refreshDigests } from '../../../src/application/record/refresh-digests.ts';
import { chair, opening, recorded } from '../../domain/record/recorded-meetings.ts';
import { memoryStorage } from '../../fakes/memory-storage.ts';

const ids = Array.from({ length: 60 }, (_, index) => MeetingId.parse(`m-${index}`));

/** Sixty closed meetings, and one that is still open. */
const world = async () => {
  const storage = memoryStorage();
  const { archive, ledgers, digests } = storage;
  const held = async (meetingId: MeetingId, closed: boolean): Promise<void> =>
    archive.append(
      meetingId,
      recorded(closed ? [['09:00:00', { type: 'meetingClosed', actor: chair }]] : [], { ...opening(), meetingId }),
    );
  for (const meetingId of ids) await held(meetingId, true);
  await held(MeetingId.parse('open'), false);
  const made = new MeetingDigests(archive, new MeetingBooks(ledgers, archive, { now: () => 5 }), digests);
  const kept = async (): Promise<number> => (await digests.read([...ids, MeetingId.parse('open')])).size;
  return { archive, digests, made, kept };
};

describe('digests that nobody waits for', () => {
  test('are made anew for every closed meeting, and once', async () => {
    const { archive, made, kept } = await world();
    expect(await kept()).toBe(0);
    await refreshDigests(archive, made, silentLogger, new AbortController().signal);
    expect(await kept()).toBe(60);
    await refreshDigests(archive, made, silentLogger, new AbortController().signal);
    expect(await kept()).toBe(60);
  });

  test('are made anew where what was kept can not be read any more', async () => {
    const { archive, digests, made } = await world();
    await refreshDigests(archive, made, silentLogger, new AbortController().signal);
    const [first] = ids;
    if (first === undefined) throw new Error('no meeting');
    const { stamp = '' } = (await digests.read([first])).get(first) ?? {};
    for (const body of ['{', '{}']) {
      await digests.write(new Map([[first, { stamp, body }]]));
      const found: unknown[] = [];
      for await (const digest of made.of([first], () => expect.unreachable())) found.push(digest);
      expect(found).toHaveLength(1);
      expect((await digests.read([first])).get(first)?.body.length).toBeGreaterThan(10);
    }
  });

  test('are left to the next start when the hub stops', async () => {
    const { archive, made, kept } = await world();
    await refreshDigests(archive, made, silentLogger, AbortSignal.abort());
    expect(await kept()).toBeLessThan(60);
  });
});
