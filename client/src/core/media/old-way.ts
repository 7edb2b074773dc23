import type { types } from 'mediasoup-client';

const withKeys = (sdp: string, { usernameFragment, password }: types.IceParameters): string =>
  sdp
    .replace(/^a=ice-ufrag:.*$/gmu, `a=ice-ufrag:${usernameFragment}`)
    .replace(/^a=ice-pwd:.*$/gmu, `a=ice-pwd:${password}`);

/**
 * Lets a sending transport leave its old way at once when a new ICE round begins. Chromium keeps the pair of before, as long as it does not know that
 * it is dead, for 2.5 s and another second, though another is there already; the hub's new keys under the old candidates end it. (Where a
 * transport receives, the hub's keys come first anyway, and it does so by itself.)
 */
export const leaveOldWay = (transport: types.Transport): void => {
  const { handler } = transport;
  const connection: unknown = Reflect.get(handler, '_pc');
  if (!(connection instanceof RTCPeerConnection)) return;
  const restart = handler.restartIce.bind(handler);
  // Within the library's own queue: nothing else negotiates meanwhile.
  handler.restartIce = async (keys) => {
    const answered = connection.remoteDescription;
    if (answered !== null && connection.signalingState === 'stable') {
      await connection.setLocalDescription(await connection.createOffer());
      await connection.setRemoteDescription({ type: 'answer', sdp: withKeys(answered.sdp, keys) });
    }
    await restart(keys);
  };
};
