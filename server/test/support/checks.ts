import { checkResults, type CheckFigures, type EndpointCheck, type EndpointId } from '@diem-cau/shared';

/** What a page measures where all is well. */
export const goodFigures: CheckFigures = {
  attended: false,
  browser: { fit: true, name: 'Chromium' },
  camera: { trouble: null, framesPerSecond: 24, width: 1280, height: 720, brightness: 110, still: false },
  microphone: { trouble: null, peak: -18, heardBack: 'unasked' },
  loudspeaker: { played: true, roomLoss: 20, echoLoss: null, delayMs: 60 },
  ways: { udp: 'through', tcp: 'through', relay: 'through', port: 44_440 },
  loop: { frames: 80, voicePackets: 250, camera: true, microphone: true, firstFrameMs: 240 },
  line: { roundTripMs: 20, jitterMs: 3, lossUp: 0, lossDown: 0 },
  bandwidth: { downKbps: 8_000, upKbps: 4_000 },
  reconnect: { backMs: 400 },
  tookMs: 55_000,
};

/** A check of an endpoint as it is kept. */
export const checkOf = (endpointId: EndpointId, at: number, passed = true): EndpointCheck => ({
  ...{ endpointId, at, passed, beginner: { by: 'endpoint' }, figures: goodFigures },
  results: checkResults(goodFigures),
});
