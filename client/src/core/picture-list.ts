import type { EndpointId, PictureId, ShownPicture } from '@diem-cau/shared';

/** A picture's element on the page: its size there in CSS pixels, nothing while it is out of sight. */
export interface PlacedPicture {
  readonly endpointId: EndpointId;
  readonly source: PictureId;
  readonly width: number;
  readonly height: number;
  readonly visible: boolean;
}

/**
 * What the hub is told of the pictures on the page: each once, in its largest size in device pixels, in a settled order, so that two
 * equal pages give equal lists.
 */
export const pictureList = (placed: readonly PlacedPicture[], pixelRatio: number): ShownPicture[] => {
  const largest = new Map<string, ShownPicture>();
  for (const { endpointId, source, width, height, visible } of placed) {
    const pixels = (length: number): number => Math.min(16_384, Math.round(length * pixelRatio));
    const picture = { endpointId, source, width: pixels(width), height: pixels(height) };
    if (!visible || picture.width === 0 || picture.height === 0) continue;
    const key = `${endpointId}/${source}`;
    if (picture.height > (largest.get(key)?.height ?? 0)) largest.set(key, picture);
  }
  return [...largest].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, picture]) => picture);
};
