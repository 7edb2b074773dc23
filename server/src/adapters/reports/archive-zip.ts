import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { ArchivePacker } from '../../application/ports/archive-files.ts';

/** Files that are packed already and would only cost time. */
const packedAlready = /\.(?:pdf|docx|xlsx)$/u;

/** Packs ZIP files. */
export const zipPacker: ArchivePacker = {
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
      entry.push(bytes, true);
      yield* taken();
    }
    zip.end();
    yield* taken();
  },
};
