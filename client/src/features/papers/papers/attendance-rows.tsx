import { ActionIcon, Button, Text, VisuallyHidden } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { AttendanceCell, type WriteCell } from './attendance-cell.tsx';
import classes from './attendance-rows.module.css';
import { faultWords } from './fault-words.ts';
import { placeOfField } from './field-place.ts';
import type { PaperFault } from './paper-faults.ts';
import type { RowText } from './paper-text.ts';

interface AttendanceRowsProps {
  readonly id: string;
  readonly caption: string;
  readonly rows: readonly RowText[];
  readonly readOnly: boolean;
  readonly faults: readonly PaperFault[];
  readonly onChange: (rows: RowText[]) => void;
}

const columns = ['endpoint', 'present', 'absent'] as const;
const mostRows = 1000;

/** The annex "Danh sách đại biểu tham dự" cell by cell; a line for each person. */
export const AttendanceRows = ({ id, caption, rows, readOnly, faults, onChange }: AttendanceRowsProps) => {
  const { t } = useTranslation('papers');
  const shown = useRef({ rows, onChange });
  useEffect(() => {
    shown.current = { rows, onChange };
  });
  const write: WriteCell = useCallback((at, column, value) => {
    const { rows: before, onChange: change } = shown.current;
    change(before.map((row, index) => (index === at ? { ...row, [column]: value } : row)));
  }, []);
  return (
    <>
      <div id={id} className={classes.scroll} role="region" aria-label={caption} tabIndex={0}>
        <table className={classes.table} aria-label={caption}>
          <thead>
            <tr>
              <th scope="col" className={classes.number}>
                {t('annex.number')}
              </th>
              <th scope="col" className={classes.place}>
                {t('annex.endpoint')}
              </th>
              <th scope="col">{t('annex.present')}</th>
              <th scope="col">{t('annex.absent')}</th>
              {!readOnly && (
                <td className={classes.act}>
                  <VisuallyHidden>{t('annex.actions')}</VisuallyHidden>
                </td>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                <td className={classes.number}>{index + 1}</td>
                {columns.map((column) => {
                  const fault = faults.find((each) => each.row === index && each.column === column);
                  return (
                    <td key={column}>
                      <AttendanceCell
                        id={placeOfField('attendanceRows', index, column)}
                        label={t('annex.cell', { column: t(`annex.${column}`), n: index + 1 })}
                        row={index}
                        column={column}
                        value={row[column]}
                        readOnly={readOnly}
                        error={fault === undefined ? null : faultWords(t, fault)}
                        write={write}
                      />
                    </td>
                  );
                })}
                {!readOnly && (
                  <td className={classes.act}>
                    <ActionIcon
                      variant="subtle"
                      color="gray.7"
                      size="lg"
                      title={t('annex.remove', { name: row.endpoint, n: index + 1 })}
                      aria-label={t('annex.remove', { name: row.endpoint, n: index + 1 })}
                      onClick={() => onChange(rows.filter((_, at) => at !== index))}
                    >
                      <IconX size={18} aria-hidden />
                    </ActionIcon>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length === 0 && <Text size="sm">{t('annex.none')}</Text>}
      {!readOnly && rows.length < mostRows && (
        <Button
          mt={6}
          size="compact-sm"
          variant="subtle"
          color="accent.8"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => onChange([...rows, { endpoint: '', present: '', absent: '' }])}
        >
          {t('annex.add')}
        </Button>
      )}
    </>
  );
};
