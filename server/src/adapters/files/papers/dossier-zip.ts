import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { DossierPacker } from '../../../application/ports/dossier-files.ts';
import { breathe } from '../../../application/kit/breathe.ts';

/** Files that are packed already and would only cost time. */
const packedAlready = /\.(?:pdf|docx|xlsx)$/u;

/** Bytes that are packed at once. */
const sliceLength = 128 * 1024;

/** Packs ZIP files. */
export const zipPacker: DossierPacker = {
  async *pack(files, at) {
    const ready: Uint8Array[] = [];
    let failure: Error | null = null;
    const zip = new Zip((error, chunk) => {
      if (error === null) ready.push(chunk);
      else failure = error;
    });
    const taken = (): readonly Uint8Array[] => {
      if (failure !== null) throw failure;
      return ready.splice(0);
    };
    for await (const { name, bytes } of files) {
      const entry = packedAlready.test(name) ? new ZipPassThrough(name) : new ZipDeflate(name);
      entry.mtime = at;
      zip.add(entry);
      // Packing takes some milliseconds a piece: the meetings go on between two.
      for (let from = 0; from < bytes.length; from += sliceLength) {
        await breathe();
        entry.push(bytes.subarray(from, from + sliceLength));
        yield* taken();
      }
      entry.push(new Uint8Array(0), true);
      yield* taken();
    }
    zip.end();
    yield* taken();
  },
};
