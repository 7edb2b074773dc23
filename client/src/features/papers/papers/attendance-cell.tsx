import { Textarea } from '@mantine/core';
import { memo } from 'react';
import type { RowText } from './paper-text.ts';

/** Writes one cell of the annex. */
export type WriteCell = (row: number, column: keyof RowText, value: string) => void;

interface AttendanceCellProps {
  readonly id: string;
  readonly label: string;
  readonly row: number;
  readonly column: keyof RowText;
  readonly value: string;
  readonly readOnly: boolean;
  readonly error: string | null;
  /** The same function as long as the table stands, so that a key in one cell draws one cell anew. */
  readonly write: WriteCell;
}

const inOneLine = (text: string): string => text.replace(/\p{Cc}/gu, ' ');

/** One cell of the annex; a district's table has some two hundred of them. */
export const AttendanceCell = memo((props: AttendanceCellProps) => {
  const { id, label, row, column, value, readOnly, error, write } = props;
  return (
    <Textarea
      id={id}
      aria-label={label}
      autosize
      minRows={1}
      value={value}
      readOnly={readOnly}
      error={error}
      onChange={({ currentTarget }) =>
        write(row, column, column === 'endpoint' ? inOneLine(currentTarget.value) : currentTarget.value)
      }
    />
  );
});
AttendanceCell.displayName = 'AttendanceCell';
