import type { types } from 'mediasoup-client';

const withKeys = (sdp: string, { usernameFragment, password }: types.IceParameters): string =>
  sdp
    .replace(/^a=ice-ufrag:.*$/gmu, `a=ice-ufrag:${usernameFragment}`)
    .replace(/^a=ice-pwd:.*$/gmu, `a=ice-pwd:${password}`);

/** The part of the media library that begins a new ICE round on a transport. */
export interface RoundHandler {
  restartIce(keys: types.IceParameters): Promise<void>;
  updateIceServers(servers: RTCIceServer[]): Promise<void>;
}

/** Brings what is sent from its old way: the hub's new keys under the candidates of before. */
const leave = async (handler: RoundHandler, keys: types.IceParameters): Promise<void> => {
  const connection: unknown = Reflect.get(handler, '_pc');
  if (!(connection instanceof RTCPeerConnection)) return;
  const { remoteDescription: answered, signalingState } = connection;
  if (answered === null || signalingState !== 'stable') return;
  await connection.setLocalDescription(await connection.createOffer());
  await connection.setRemoteDescription({ type: 'answer', sdp: withKeys(answered.sdp, keys) });
};

/**
 * Lets a sending transport leave its old way at once when a new ICE round begins. Chromium keeps the pair of before, as long as it does not know that
 * it is dead, for 2.5 s and another second, though another is there already; the hub's new keys under the old candidates end it. (Where a
 * transport receives, the hub's keys come first anyway, and it does so by itself.) The servers by which the round finds its ways are named in
 * between: a browser that was given others begins its own side anew with the next offer, and then the hub's keys find only what is new.
 */
export const leaveOldWay = (handler: RoundHandler, direction: 'send' | 'recv', servers: () => RTCIceServer[]): void => {
  const restart = handler.restartIce.bind(handler);
  // Within the library's own queue: nothing else negotiates meanwhile.
  handler.restartIce = async (keys) => {
    if (direction === 'send') await leave(handler, keys);
    await handler.updateIceServers(servers());
    await restart(keys);
  };
};
