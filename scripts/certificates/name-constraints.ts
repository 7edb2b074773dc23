// @peculiar/x509 needs this before it is loaded.
import 'reflect-metadata';
import { Extension, X509Certificate } from '@peculiar/x509';
import { isIPv6 } from 'node:net';
import type { NameLimits } from './name-limits.ts';

/** RFC 5280, 4.2.1.10. */
const oid = '2.5.29.30';
const tags = { sequence: 0x30, permitted: 0xa0, dnsName: 0x82, ipAddress: 0x87 } as const;

const lengthBytes = (length: number): number[] => {
  if (length < 0x80) return [length];
  return length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
};
const element = (tag: number, content: readonly number[]): number[] => [
  tag,
  ...lengthBytes(content.length),
  ...content,
];

const bytesOf = (address: string): number[] => {
  if (!isIPv6(address)) return address.split('.').map(Number);
  const [head = '', tail = ''] = address.split('::');
  const groups = (part: string): number[] =>
    part.split(':').flatMap((group) => (group === '' ? [] : [parseInt(group, 16)]));
  const [before, after] = [groups(head), groups(tail)];
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => 0), ...after].flatMap(
    (group) => [group >> 8, group & 0xff],
  );
};

const maskOf = (bits: number, length: number): number[] =>
  Array.from({ length }, (_, index) => 0xff & ~(0xff >> Math.max(0, Math.min(8, bits - 8 * index))));

const rangeBytes = (range: string): number[] => {
  const [address = '', bits] = range.split('/');
  const bytes = bytesOf(address);
  return [...bytes, ...maskOf(Number(bits), bytes.length)];
};

/** Critical: a device that does not understand the limits of an authority must not trust it at all. */
export const nameConstraints = ({ dns, ranges }: NameLimits): Extension => {
  const trees = [
    ...dns.map((name) => element(tags.dnsName, [...Buffer.from(name, 'ascii')])),
    ...ranges.map((range) => element(tags.ipAddress, rangeBytes(range))),
  ].map((base) => element(tags.sequence, base));
  return new Extension(oid, true, Uint8Array.from(element(tags.sequence, element(tags.permitted, trees.flat()))));
};

/** One element of DER: its tag, its content, and what comes behind it. */
const read = (bytes: Uint8Array): { tag: number; content: Uint8Array; rest: Uint8Array } => {
  const [tag = 0, first = 0] = bytes;
  const extra = first < 0x80 ? 0 : first & 0x7f;
  const length = extra === 0 ? first : bytes.slice(2, 2 + extra).reduce((sum, byte) => sum * 256 + byte, 0);
  const start = 2 + extra;
  return { tag, content: bytes.slice(start, start + length), rest: bytes.slice(start + length) };
};

const elements = (bytes: Uint8Array): { tag: number; content: Uint8Array }[] => {
  if (bytes.length === 0) return [];
  const { rest, ...first } = read(bytes);
  return [first, ...elements(rest)];
};

const bitsOf = (mask: Uint8Array): number =>
  mask.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);

const rangeOf = (bytes: Uint8Array): string => {
  const half = bytes.length / 2;
  const [address, mask] = [bytes.slice(0, half), bytes.slice(half)];
  if (half === 4) return `${address.join('.')}/${bitsOf(mask)}`;
  const groups = Array.from({ length: 8 }, (_, index) =>
    ((address[2 * index] ?? 0) * 256 + (address[2 * index + 1] ?? 0)).toString(16),
  );
  return `${groups.join(':')}/${bitsOf(mask)}`;
};

/** The limits that a certificate of an authority carries; null where it carries none and may speak for everybody. */
export const limitsOf = (authority: string): NameLimits | null => {
  const extension = new X509Certificate(authority).getExtension(oid);
  if (extension === null) return null;
  const permitted = elements(read(new Uint8Array(extension.value)).content).find(({ tag }) => tag === tags.permitted);
  const bases = elements(permitted?.content ?? new Uint8Array()).map(({ content }) => read(content));
  return {
    dns: bases.filter(({ tag }) => tag === tags.dnsName).map(({ content }) => Buffer.from(content).toString('ascii')),
    ranges: bases.filter(({ tag }) => tag === tags.ipAddress).map(({ content }) => rangeOf(content)),
  };
};
