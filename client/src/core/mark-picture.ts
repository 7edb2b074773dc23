import { Refusal, mostMarkPixels } from '@diem-cau/shared';

/** Kinds of picture that a mark may be chosen from; SVG, which can hold programs, is not among them. */
export const markKinds = ['image/png', 'image/jpeg', 'image/webp'] as const;

/** As large as a mark is shown at most, on a TV; in pixels. */
const shownPixels = Math.min(256, mostMarkPixels);

/** A chosen picture as the hub takes it: decoded here, made small, written anew as PNG. Throws Refusal `bad-mark` where it is none of the kinds. */
export const markPicture = async (file: Blob): Promise<Blob> => {
  if (!markKinds.some((kind) => kind === file.type)) throw new Refusal('bad-mark');
  const picture = await createImageBitmap(file).catch(() => {
    throw new Refusal('bad-mark');
  });
  const scale = Math.min(1, shownPixels / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const png = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (png === null) throw new Refusal('bad-mark');
  return png;
};
