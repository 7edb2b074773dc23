/** A hand that presses moves no further than this between down and up, in CSS pixels; whoever means to let a press be moves out of the button. */
const tremblesPx = 12;

/** What a pointer went down on, and where. */
interface Aim {
  readonly at: HTMLElement;
  readonly pointerId: number;
  readonly x: number;
  readonly y: number;
}

const pressed = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('button, a[href]') : null;

const isShut = (at: HTMLElement): boolean => !at.isConnected || (at instanceof HTMLButtonElement && at.disabled);

/**
 * Keeps a press of the mouse with the button or the link that it was aimed at: where the page moved under the pointer between down and up, a line that
 * came in above say, browsers press nothing at all, and whoever pressed waits in vain. Begins to follow a document; returns what ends it.
 */
export const keepAim = (page: Document): (() => void) => {
  let aim: Aim | null = null;
  const down = ({ target, pointerType, button, pointerId, clientX, clientY }: PointerEvent): void => {
    // A finger or a pen is captured by what it went down on (Pointer Events, implicit pointer capture): browsers keep its press by themselves.
    const at = pointerType === 'mouse' && button === 0 ? pressed(target) : null;
    aim = at === null ? null : { at, pointerId, x: clientX, y: clientY };
  };
  const up = ({ pointerId, clientX, clientY }: PointerEvent): void => {
    const was = aim;
    if (was?.pointerId !== pointerId) return;
    aim = null;
    if (Math.hypot(clientX - was.x, clientY - was.y) > tremblesPx || isShut(was.at)) return;
    // It is where it was: the browser presses it.
    if (was.at.contains(page.elementFromPoint(clientX, clientY))) return;
    was.at.click();
  };
  const gone = (): void => void (aim = null);
  const listens = { capture: true } as const;
  page.addEventListener('pointerdown', down, listens);
  page.addEventListener('pointerup', up, listens);
  page.addEventListener('pointercancel', gone, listens);
  return () => {
    page.removeEventListener('pointerdown', down, listens);
    page.removeEventListener('pointerup', up, listens);
    page.removeEventListener('pointercancel', gone, listens);
  };
};
