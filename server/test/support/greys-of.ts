import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const side = 16;

/** How grey each picture of a file is in its middle, 0 to 255: decoded by another program, which is to find no fault in it. */
export const greysOf = (file: Buffer): readonly number[] => {
  const folder = mkdtempSync(join(tmpdir(), 'diem-cau-seen-'));
  try {
    const path = join(folder, 'seen.webm');
    writeFileSync(path, file);
    // Of its middle alone: what shrinks a large picture at once bends its greys.
    const to = [
      '-vf',
      `crop=iw/4:ih/4,scale=${side}:${side}`,
      '-pix_fmt',
      'gray',
      '-f',
      'rawvideo',
      '-fps_mode',
      'passthrough',
      '-',
    ];
    const seen = execFileSync('ffmpeg', ['-v', 'error', '-xerror', '-i', path, ...to], { maxBuffer: 64 * 1024 * 1024 });
    const size = side * side;
    return Array.from(
      { length: Math.floor(seen.length / size) },
      (_, index) => seen[index * size + size / 2 + side / 2] ?? 0,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
};
