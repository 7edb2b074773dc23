import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Devices that the hub's own pages may use; all else that a browser could offer is off. */
const permissions = [
  ...['camera', 'microphone', 'display-capture', 'speaker-selection', 'fullscreen', 'autoplay', 'screen-wake-lock'].map(
    (feature) => `${feature}=(self)`,
  ),
  ...['geolocation', 'payment', 'usb', 'serial', 'midi'].map((feature) => `${feature}=()`),
].join(', ');

/** How long a browser remembers to use nothing but HTTPS, in seconds: half a year. */
const strictTransportSeconds = 180 * 24 * 3_600;

/** By its nonce a browser tells the style elements that a page itself makes from any that were put into it. */
const nonces = new WeakMap<ServerResponse, string>();

/** The nonce that the content policy of this answer names; the same at each call. */
export const styleNonceOf = (response: ServerResponse): string => {
  const nonce = nonces.get(response) ?? randomBytes(16).toString('base64url');
  nonces.set(response, nonce);
  return nonce;
};

/**
 * Headers that keep a browser from doing what the hub's pages never need.
 * @param strictTransport whether browsers shall use nothing but HTTPS for this host, on all of its ports, for half a year: only where nobody
 * needs the page on the plain port; else new PCs, and those with a wrong clock, would never get the private CA
 */
export const securityHeaders = (strictTransport: boolean): RequestHandler => {
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'"],
        // The desk's library makes style elements; those carry the nonce of the page.
        'style-src': ["'self'", (_, response) => `'nonce-${styleNonceOf(response)}'`],
        'img-src': ["'self'", 'data:', 'blob:'],
        'media-src': ["'self'", 'blob:'],
        'font-src': ["'self'"],
        // It covers the hub's own `wss:` as well (CSP 3, 6.7.2.8).
        'connect-src': ["'self'"],
        'worker-src': ["'self'", 'blob:'],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
    strictTransportSecurity: strictTransport ? { maxAge: strictTransportSeconds, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'no-referrer' },
  });
  return (request, response, next) => {
    response.setHeader('Permissions-Policy', permissions);
    headers(request, response, next);
  };
};
