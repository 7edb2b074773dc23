import { array, assert, constantFrom, integer, nat, property, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RelayGuard } from '../../../src/adapters/relay/relay-guard.ts';
import { StunFrames } from '../../../src/adapters/relay/stun-frames.ts';
import { attribute, methods, peerAddress, stunMessage } from '../../support/turn-client.ts';

const media = { address: '192.0.2.7', port: 44400 };
const guard = (): RelayGuard => new RelayGuard((port) => port === media.port);
const channelData = (data: Uint8Array, channel = 0x4000): Buffer => {
  const framed = Buffer.alloc(4 + Math.ceil(data.length / 4) * 4);
  framed.writeUInt16BE(channel, 0);
  framed.writeUInt16BE(data.length, 2);
  framed.set(data, 4);
  return framed;
};
const channelNumber = attribute(0xc, Buffer.from([0x40, 0, 0, 0]));

describe('the bytes of a TURN connection', () => {
  it('go on as they came, however they are cut', () => {
    const frame = constantFrom(
      stunMessage(methods.allocate, [attribute(0x19, Buffer.from([17, 0, 0, 0]))]),
      stunMessage(methods.permit, [peerAddress(media)]),
      stunMessage(methods.bind, [channelNumber, peerAddress(media)]),
      channelData(Buffer.from('a voice')),
      channelData(Buffer.alloc(1_200, 7)),
      channelData(Buffer.alloc(0)),
    );
    assert(
      property(
        array(frame, { maxLength: 8 }),
        array(integer({ min: 1, max: 700 }), { maxLength: 30 }),
        (frames, cuts) => {
          const all = Buffer.concat(frames);
          const guarded = guard();
          const out: Buffer[] = [];
          let at = 0;
          for (const cut of [...cuts, all.length]) {
            const went = guarded.take(all.subarray(at, at + cut));
            if (went === null) throw new Error('nothing here is forbidden');
            out.push(went);
            at = Math.min(all.length, at + cut);
          }
          expect(Buffer.concat(out).equals(all)).toBe(true);
        },
      ),
    );
  });

  it('hold no more back than one message, and are never taken for more than has come', () => {
    assert(
      property(array(uint8Array({ maxLength: 3_000 }), { maxLength: 6 }), nat({ max: 255 }), (chunks, first) => {
        const frames = new StunFrames();
        let came = 0;
        let went = 0;
        for (const chunk of [Buffer.from([first]), ...chunks.map((each) => Buffer.from(each))]) {
          came += chunk.length;
          const part = frames.take(chunk, () => true);
          if (part === null) return;
          went += part.length;
          expect(went).toBeLessThanOrEqual(came);
          expect(came - went).toBeLessThan(4_096);
        }
      }),
    );
  });
});

describe('what a page may ask of the relay', () => {
  const takes = (message: Buffer): boolean => guard().take(message) !== null;

  it('is what browsers need, to the ports of the media server', () => {
    expect(takes(stunMessage(methods.allocate, []))).toBe(true);
    expect(takes(stunMessage(methods.refresh, []))).toBe(true);
    expect(takes(stunMessage(methods.permit, [peerAddress(media)]))).toBe(true);
    expect(takes(stunMessage(methods.bind, [channelNumber, peerAddress(media)]))).toBe(true);
    expect(takes(stunMessage(0x16, [peerAddress(media), attribute(0x13, Buffer.from('ping'))]))).toBe(true);
  });

  it('is no other port of this machine, however it is asked for', () => {
    for (const port of [22, 5432, 8443, 44399, 44401]) {
      const other = peerAddress({ ...media, port });
      expect(takes(stunMessage(methods.bind, [channelNumber, other]))).toBe(false);
      expect(takes(stunMessage(0x16, [other]))).toBe(false);
      expect(takes(stunMessage(methods.bind, [peerAddress(media), other]))).toBe(false);
    }
  });

  it('is nothing that the relay would cut into messages elsewhere than it was cut here', () => {
    const hidden = stunMessage(methods.bind, [channelNumber, peerAddress({ ...media, port: 22 })]);
    const overflowing = Buffer.from([0x40, 0, 0xff, 0xfd, 0, 0, 0, 0]);
    const web = Buffer.from('GET / HTTP/1.1\r\n\r\n');
    for (const begin of [overflowing, web, Buffer.from('POST'), Buffer.from('DELETE /'), Buffer.from('PUT /')])
      expect(takes(Buffer.concat([begin, hidden]))).toBe(false);
  });

  it('is asked under one name', () => {
    const named = (name: string): Buffer => stunMessage(methods.refresh, [attribute(6, Buffer.from(name))]);
    const one = guard();
    expect(one.take(stunMessage(methods.allocate, []))).not.toBeNull();
    for (const name of ['1:mine', '1:mine']) expect(one.take(named(name))).not.toBeNull();
    expect(one.take(named('1:another'))).toBeNull();
    expect(one.userName).toBe('1:mine');
    expect(
      guard().take(
        stunMessage(
          methods.refresh,
          ['1:a', '1:b'].map((each) => attribute(6, Buffer.from(each))),
        ),
      ),
    ).toBeNull();
  });

  it('is no connection over TCP, no address of IPv6, no message that is none', () => {
    expect(takes(stunMessage(methods.connect, [peerAddress(media)]))).toBe(false);
    expect(takes(stunMessage(methods.binding, []))).toBe(false);
    expect(
      takes(stunMessage(methods.permit, [attribute(0x12, Buffer.from([0, 2, 0, 0, ...Array<number>(16).fill(1)]))])),
    ).toBe(false);
    expect(takes(Buffer.from([0x80, 0, 0, 0, 1]))).toBe(false);
    const noCookie = stunMessage(methods.allocate, []);
    noCookie.writeUInt32BE(7, 4);
    expect(takes(noCookie)).toBe(false);
    const beyondEnd = stunMessage(methods.allocate, [attribute(6, Buffer.from('name'))]);
    beyondEnd.writeUInt16BE(400, 22);
    expect(takes(beyondEnd)).toBe(false);
  });
});
