import type { ReactNode } from 'react';
import { numberText } from '../../../ui/desk/figures.ts';

const megabytes = (bytes: number): string => `${numberText(bytes / 1_000_000)} MB`;

const lengthText = (ms: number): string => {
  const seconds = Math.round(ms / 1_000);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${Math.floor(seconds / 3_600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
};

interface FileLineProps {
  readonly length: number;
  readonly bytes: number;
  /** What leads to the file, and its digest. */
  readonly children: readonly [file: ReactNode, digest: ReactNode];
}

/** A file of a recording: what leads to it, its length and size, its digest. */
export const FileLine = ({ length, bytes, children: [file, digest] }: FileLineProps) => (
  <tr>
    <td>{file}</td>
    <td data-figure>{lengthText(length)}</td>
    <td data-figure>{megabytes(bytes)}</td>
    <td>{digest}</td>
  </tr>
);
