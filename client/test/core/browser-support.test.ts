import { expect, test } from 'vitest';
import { missingSupport } from '../../src/core/browser-support.ts';

const current = {
  isSecureContext: true,
  RTCPeerConnection: class {},
  WebSocket: class {},
  ResizeObserver: class {},
  IntersectionObserver: class {},
  navigator: { mediaDevices: { getUserMedia: () => undefined } },
};

test('a current browser can take part', () => expect(missingSupport(current)).toBeNull());

test('a browser without WebRTC or without a camera interface is too old', () => {
  expect(missingSupport({ ...current, RTCPeerConnection: undefined })).toBe('too-old');
  expect(missingSupport({ ...current, navigator: {} })).toBe('too-old');
});

test('a current browser on a page without https is told about the address, not about itself', () =>
  expect(missingSupport({ ...current, isSecureContext: false, navigator: {} })).toBe('insecure'));
