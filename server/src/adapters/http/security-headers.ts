import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Devices that the hub's own pages may use; all else that a browser could offer is off. */
const permissions = [
  ...['camera', 'microphone', 'display-capture', 'speaker-selection', 'fullscreen', 'autoplay', 'screen-wake-lock'].map(
    (feature) => `${feature}=(self)`,
  ),
  ...['geolocation', 'payment', 'usb', 'serial', 'midi'].map((feature) => `${feature}=()`),
].join(', ');

const headers = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      'default-src': ["'self'"],
      'script-src': ["'self'"],
      // The admin's pages set their theme by a style element.
      'style-src': ["'self'", "'unsafe-inline'"],
      'img-src': ["'self'", 'data:', 'blob:'],
      'media-src': ["'self'", 'blob:'],
      'font-src': ["'self'"],
      'connect-src': ["'self'", 'wss:'],
      'worker-src': ["'self'", 'blob:'],
      'object-src': ["'none'"],
      'base-uri': ["'none'"],
      'form-action': ["'self'"],
      'frame-ancestors': ["'none'"],
    },
  },
  // It would turn the plain port's address into https as well, and hide the page that hands out the CA.
  strictTransportSecurity: false,
  referrerPolicy: { policy: 'no-referrer' },
});

/** Headers that keep a browser from doing what the hub's pages never need. */
export const securityHeaders: RequestHandler = (request, response, next) => {
  response.setHeader('Permissions-Policy', permissions);
  headers(request, response, next);
};
