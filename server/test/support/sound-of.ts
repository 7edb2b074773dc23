import { readPage } from '../../src/adapters/files/recordings/ogg.ts';
import { samplesOf } from '../../src/adapters/files/recordings/opus.ts';

/** A packet of an Ogg file with Opus, and when it sounds in it. */
interface SoundingPacket {
  readonly bytes: Uint8Array;
  readonly atMs: number;
}

/** What is in a whole file of Ogg with Opus; throws where its pages' own counts are not those of their packets. */
export const soundOf = (
  file: Buffer,
): { readonly packets: readonly SoundingPacket[]; readonly samplesInAll: number } => {
  const packets: SoundingPacket[] = [];
  let samplesInAll = 0;
  let end = 0;
  for (let page = readPage(file, 0); page !== null; page = readPage(file, page.end)) {
    end = page.end;
    if (page.sequence < 2) continue;
    for (const bytes of page.packets) {
      packets.push({ bytes, atMs: samplesInAll / 48 });
      samplesInAll += samplesOf(bytes);
    }
    if (page.samples !== samplesInAll)
      throw new Error(`page ${page.sequence} ends at ${page.samples}, not ${samplesInAll}`);
  }
  if (end !== file.length) throw new Error(`the file ends at ${file.length}, its last page at ${end}`);
  return { packets, samplesInAll };
};
