/** The nonce of this page's styles; empty where the page did not come from the hub. */
export const styleNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/** Style elements that a library makes by itself (react-style-singleton, by get-nonce) carry the page's nonce under this name. */
export const giveStyleNonce = (): void => {
  Reflect.set(globalThis, '__webpack_nonce__', styleNonce());
};
