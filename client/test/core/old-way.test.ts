import type { types } from 'mediasoup-client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { leaveOldWay } from '../../src/core/media/old-way.ts';

const keys: types.IceParameters = { usernameFragment: 'new', password: 'newer', iceLite: true };
const answered =
  'v=0\r\na=ice-lite\r\na=ice-ufrag:old\r\na=ice-pwd:older\r\na=candidate:1 1 udp 1 10.0.0.1 4000 typ host\r\n';

let done: string[];

class FakeConnection {
  signalingState = 'stable';
  remoteDescription: { readonly sdp: string } | null = { sdp: answered };
  createOffer = () => Promise.resolve({ type: 'offer', sdp: 'own' });
  setLocalDescription = ({ sdp }: { readonly sdp: string }) => Promise.resolve(void done.push(`local ${sdp}`));
  setRemoteDescription = ({ sdp }: { readonly sdp: string }) =>
    Promise.resolve(
      void done.push(`remote ${/ice-ufrag:(\w+)\r/u.exec(sdp)?.[1] ?? ''} ${/ice-pwd:(\w+)\r/u.exec(sdp)?.[1] ?? ''}`),
    );
}

const handlerOf = (connection: FakeConnection) => ({
  _pc: connection,
  restartIce: ({ usernameFragment }: types.IceParameters) =>
    Promise.resolve(void done.push(`round ${usernameFragment}`)),
  updateIceServers: (servers: RTCIceServer[]) => Promise.resolve(void done.push(`servers ${servers.length}`)),
});
const round = async (direction: 'send' | 'recv', connection = new FakeConnection()): Promise<readonly string[]> => {
  const handler = handlerOf(connection);
  leaveOldWay(handler, direction, () => [{ urls: 'turn:hub' }]);
  await handler.restartIce(keys);
  return done;
};

beforeEach(() => {
  done = [];
  vi.stubGlobal('RTCPeerConnection', FakeConnection);
});
afterEach(() => void vi.unstubAllGlobals());

test('what is sent leaves its old way by the hub’s new keys, before the browser is told of other servers', async () => {
  expect(await round('send')).toEqual(['local own', 'remote new newer', 'servers 1', 'round new']);
});

test('what is received needs no more than the round', async () => {
  expect(await round('recv')).toEqual(['servers 1', 'round new']);
});

test('what was never answered, or is just being negotiated, is left to the round', async () => {
  const never = new FakeConnection();
  never.remoteDescription = null;
  expect(await round('send', never)).toEqual(['servers 1', 'round new']);
  done = [];
  const busy = new FakeConnection();
  busy.signalingState = 'have-local-offer';
  expect(await round('send', busy)).toEqual(['servers 1', 'round new']);
});
