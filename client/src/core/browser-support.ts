/** What keeps this browser from taking part: the page is not served securely, or the browser is too old. */
export type MissingSupport = 'insecure' | 'too-old';

/** What is looked at in a browser. */
export interface BrowserAbilities {
  readonly isSecureContext: boolean;
  readonly RTCPeerConnection?: unknown;
  readonly WebSocket?: unknown;
  readonly ResizeObserver?: unknown;
  readonly IntersectionObserver?: unknown;
  readonly navigator: { readonly mediaDevices?: { readonly getUserMedia?: unknown } };
}

/** What is missing in this browser; null when it can take part. */
export const missingSupport = (browser: BrowserAbilities): MissingSupport | null => {
  const { RTCPeerConnection, WebSocket, ResizeObserver, IntersectionObserver } = browser;
  if ([RTCPeerConnection, WebSocket, ResizeObserver, IntersectionObserver].some((ability) => ability === undefined))
    return 'too-old';
  // Browsers hide the camera from pages that were not loaded over https.
  if (!browser.isSecureContext) return 'insecure';
  return browser.navigator.mediaDevices?.getUserMedia === undefined ? 'too-old' : null;
};
