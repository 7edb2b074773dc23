/** What an endpoint sends of its own, as its person pressed it. */
export interface Wish {
  readonly microphone: boolean;
  readonly camera: boolean;
  readonly screen: boolean;
}

/** What of a wish stands in a question, for the person to press anew. */
export type Asked = Pick<Wish, 'microphone' | 'screen'>;

/** How a page comes back into its seat. */
export interface Return {
  /** It is the page that was cut off; a reloaded page and another tab are new ones. */
  readonly samePage: boolean;
  /** How long the hub was not heard, in milliseconds. */
  readonly awayMs: number;
}

/** After a longer absence nobody may reckon any more with being heard: the page asks (design rule of the seat: three minutes). */
export const longestAwayMs = 180_000;

/** Nothing is asked. */
export const nothingAsked: Asked = { microphone: false, screen: false };

/**
 * Divides what the person had set into what is sent again by itself, as far as the hub allows it, and what is asked first. The camera
 * always returns: joining opens it too, and the person sees the own picture.
 */
export const whatReturns = (wish: Wish, { samePage, awayMs }: Return): { opens: Wish; asks: Asked } => {
  const byItself = samePage && awayMs <= longestAwayMs;
  return byItself
    ? { opens: wish, asks: nothingAsked }
    : {
        opens: { microphone: false, camera: wish.camera, screen: false },
        asks: { microphone: wish.microphone, screen: wish.screen },
      };
};
