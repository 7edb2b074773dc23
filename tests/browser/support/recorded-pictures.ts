import type { MeetingRecording, RecordedPicturePiece } from '@diem-cau/shared';
import type { Page } from 'playwright-core';

/** What stands in a place of a recording's stage. */
export interface PlaceSeen {
  readonly name: string;
  /** In its lower half; null where no picture is. */
  readonly colour: readonly [number, number, number] | null;
  /** How far it is into its file, in milliseconds. */
  readonly atMs: number;
}

/** What stands on the stage of the player: large first. */
export const placesSeen = (page: Page): Promise<readonly PlaceSeen[]> =>
  page.getByTestId('recorded-stage').evaluate((stage) =>
    [...stage.querySelectorAll('figure')].map((figure): PlaceSeen => {
      const video = figure.querySelector('video');
      const name = figure.dataset['testid'] ?? '';
      if (video === null || video.readyState < 2 || video.seeking) return { name, colour: null, atMs: 0 };
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = 32;
      const context = canvas.getContext('2d');
      if (context === null) return { name, colour: null, atMs: 0 };
      context.drawImage(video, 0, 0, 32, 32);
      const [red = 0, green = 0, blue = 0] = context.getImageData(16, 26, 1, 1).data;
      return { name, colour: [red, green, blue], atMs: video.currentTime * 1_000 };
    }),
  );

/** A file as this browser reads it: how large its pictures are, and how long it is in milliseconds. */
export const webmOf = (
  page: Page,
  address: string,
): Promise<{ readonly width: number; readonly height: number; readonly lengthMs: number }> =>
  page.evaluate(async (at) => {
    const video = document.createElement('video');
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    video.addEventListener('loadeddata', () => resolve());
    video.addEventListener('error', () => reject(new Error(`it can't be read: ${video.error?.message}`)));
    video.src = URL.createObjectURL(await (await fetch(at)).blob());
    await promise;
    return { width: video.videoWidth, height: video.videoHeight, lengthMs: video.duration * 1_000 };
  }, address);

/** A piece of an endpoint's picture, and the longest while in which it stood on the stage, in the meeting's own time. */
interface StoodOnStage {
  readonly endpointId: string;
  readonly source: string;
  readonly piece: RecordedPicturePiece;
  readonly start: number;
  readonly lasts: number;
}

/** Of each picture the piece that stood on the stage the longest before the hub was killed, and the one after: a piece goes on for a moment after it has left. */
export const longestOnStage = (
  { stage, pictures }: Pick<MeetingRecording, 'stage' | 'pictures'>,
  killedAt: number,
): readonly StoodOnStage[] =>
  pictures.flatMap(({ endpointId, source, pieces }) => {
    const stood = (piece: RecordedPicturePiece): StoodOnStage => {
      const end = piece.from + piece.lengthMs;
      const whiles = stage.map(({ from, large, beside }, nth) => {
        const there = [...large, ...beside].some((each) => each.endpointId === endpointId && each.kind === source);
        const start = Math.max(from, piece.from);
        return { start, lasts: there ? Math.min(stage[nth + 1]?.from ?? end, end) - start : 0 };
      });
      const [most = { start: piece.from, lasts: 0 }] = whiles.toSorted((a, b) => b.lasts - a.lasts);
      return { endpointId, source, piece, ...most };
    };
    const longestOf = (some: readonly RecordedPicturePiece[]) =>
      some
        .map(stood)
        .filter(({ lasts }) => lasts > 1_000)
        .toSorted((a, b) => b.lasts - a.lasts)
        .slice(0, 1);
    return [
      ...longestOf(pieces.filter(({ from }) => from < killedAt)),
      ...longestOf(pieces.filter(({ from }) => from > killedAt)),
    ];
  });
