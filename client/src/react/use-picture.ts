import type { EndpointId, PictureId } from '@diem-cau/shared';
import { useCallback } from 'react';
import { useStore } from 'zustand';
import { streamOf } from '../core/media/streams.ts';
import { useEndpoint } from './endpoint-context.tsx';

/**
 * A received picture and the ref for its element: while the element stands on the page, the hub sends the picture in the size that it
 * has there.
 */
export const usePicture = (
  endpointId: EndpointId,
  source: PictureId,
): { stream: MediaStream | null; placed: (element: Element | null) => (() => void) | undefined } => {
  const { streams, pictures } = useEndpoint();
  const stream = useStore(streams, ({ received }) => streamOf(received, endpointId, source));
  const placed = useCallback(
    (element: Element | null) => (element === null ? undefined : pictures.place(element, endpointId, source)),
    [pictures, endpointId, source],
  );
  return { stream, placed };
};
