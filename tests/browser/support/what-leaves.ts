import type { Page } from 'playwright-core';

/** Runs in the page: keeps what sends its media, for `letLeave`. */
export const keepSenders = (): void => {
  const senders = new Set<RTCRtpSender>();
  Reflect.set(window, 'senders', senders);
  const { prototype } = RTCPeerConnection;
  const add = Reflect.get(prototype, 'addTransceiver');
  prototype.addTransceiver = function (this: RTCPeerConnection, ...words): RTCRtpTransceiver {
    const transceiver = Reflect.apply(add, this, words);
    senders.add(transceiver.sender);
    return transceiver;
  };
};

/** Whether what a page sends of one kind leaves it: it stays captured and open, and no packet of it goes. */
export const letLeave = (page: Page, kind: 'audio' | 'video', leaves: boolean): Promise<void> =>
  page.evaluate(
    async ([wanted, does]) => {
      const kept: unknown = Reflect.get(window, 'senders');
      const senders = kept instanceof Set ? [...kept].filter((each) => each instanceof RTCRtpSender) : [];
      for (const sender of senders) {
        const track: unknown = sender.track ?? Reflect.get(sender, 'heldTrack');
        // One of a meeting before, or of a link that was built anew.
        if (sender.transport?.state === 'closed') continue;
        if (!(track instanceof MediaStreamTrack) || track.kind !== wanted || track.readyState === 'ended') continue;
        Reflect.set(sender, 'heldTrack', track);
        await sender.replaceTrack(does ? track : null);
      }
    },
    [kind, leaves] as const,
  );
