import { execFileSync } from 'node:child_process';

/** Pictures of a moving pattern in this codec, as another program makes them. */
export const encoded = (codec: 'libvpx' | 'libvpx-vp9' | 'libaom-av1', frames: number): readonly Buffer[] => {
  const made = execFileSync(
    'ffmpeg',
    [
      ...['-v', 'error', '-f', 'lavfi', '-i', `testsrc2=size=320x180:rate=25`, '-frames:v', String(frames)],
      ...['-c:v', codec, '-g', '1000', '-b:v', '300k', '-cpu-used', '8', '-lag-in-frames', '0', '-auto-alt-ref', '0'],
      ...['-pix_fmt', 'yuv420p', '-f', 'ivf', '-'],
    ],
    { maxBuffer: 16 * 1024 * 1024 },
  );
  const pictures: Buffer[] = [];
  for (let at = 32; at + 12 <= made.length;) {
    const length = made.readUInt32LE(at);
    pictures.push(made.subarray(at + 12, at + 12 + length));
    at += 12 + length;
  }
  return pictures;
};
