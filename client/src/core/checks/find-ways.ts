import type { CheckFigures, WayFound } from '@diem-cau/shared';
import type { types } from 'mediasoup-client';
import { mediaPort } from '../media/media-port.ts';
import { CheckLink, type CheckLinkParts, type Way } from './check-link.ts';
import { pause, untilEnded } from './pause.ts';

/** Where anything passes, it has by then, also on a slow line; in milliseconds. */
const throughWithinMs = 7_000;

const connected = (transport: types.Transport, ending: AbortSignal): Promise<boolean> => {
  const settled = new Promise<boolean>((resolve) => {
    transport.on('connectionstatechange', (state) => {
      if (state === 'connected' || state === 'failed') resolve(state === 'connected');
    });
  });
  return Promise.race([settled, pause(throughWithinMs, ending).then(() => false)]);
};

/** A voice that says nothing, for those who have no microphone either. */
const silence = (): { readonly track: MediaStreamTrack; readonly end: () => void } => {
  const context = new AudioContext();
  const [track] = context.createMediaStreamDestination().stream.getAudioTracks();
  if (track === undefined) throw new Error('no silence');
  return { track, end: () => void context.close() };
};

/** Tries each way by itself, one after the other: UDP, TCP, and the relay at the pages' own port. Throws where the hub can't be asked. */
export const findWays = async (parts: CheckLinkParts, ending: AbortSignal): Promise<CheckFigures['ways']> => {
  const { track, end } = silence();
  let port = 0;
  const goes = async (way: Way): Promise<WayFound> => {
    ending.throwIfAborted();
    const link = await CheckLink.open(parts, way);
    try {
      port = mediaPort(link.offer) ?? port;
      if (way === 'relay' && link.offer.relay === null) return 'absent';
      const through = connected(link.sending, ending);
      // It may never come to an end where nothing gets through.
      void link.send(track).catch(() => undefined);
      return (await untilEnded(through, ending)) ? 'through' : 'shut';
    } finally {
      link.close();
    }
  };
  try {
    return { udp: await goes('udp'), tcp: await goes('tcp'), relay: await goes('relay'), port };
  } finally {
    end();
  }
};
