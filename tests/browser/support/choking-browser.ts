import type { Page } from 'playwright-core';

/** The two steps at which Chrome has thrown at what a media library wrote of a stream that it began to send. */
export type ChokingStep = 'setLocalDescription' | 'setRemoteDescription';

/** Lets this step throw in the page the next time that it is taken for a stream that begins to be sent; then it works again. */
export const chokeOnce = (page: Page, step: ChokingStep): Promise<void> =>
  page.evaluate((name) => {
    const { prototype } = RTCPeerConnection;
    const works = Reflect.get(prototype, name);
    // Who sends offers; who receives answers.
    const sending = name === 'setLocalDescription' ? 'offer' : 'answer';
    prototype[name] = function (this: RTCPeerConnection, description: RTCSessionDescriptionInit): Promise<void> {
      if (description.type !== sending) return Reflect.apply(works, this, [description]);
      Reflect.set(prototype, name, works);
      Reflect.set(window, 'choked', name);
      return Promise.reject(new DOMException(`Failed to execute '${name}'`, 'InvalidAccessError'));
    };
  }, step);

/** The step at which the page's browser has choked; null while it has not. */
export const chokedAt = (page: Page): Promise<unknown> =>
  page.evaluate((): unknown => Reflect.get(window, 'choked') ?? null);
