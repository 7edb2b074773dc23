import { Table, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './desk-table.module.css';
import { sortRows, type SortValue } from './sort-rows.ts';
import { nextSorting, type Sorting } from './table-address.ts';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** What a short title means. */
  readonly hint?: string;
  readonly cell: (row: Row) => ReactNode;
  /** Figures stand to the right, so that their digits are below one another. */
  readonly numeric?: boolean;
  /** Makes the head a button that sorts. */
  readonly sortBy?: (row: Row) => SortValue;
  /** Whether the rows come sorted by it from the hub, which knows all pages of the list. */
  readonly sortedByHub?: boolean;
  readonly width?: string;
  /** Buttons are not printed. */
  readonly screenOnly?: boolean;
  /** The cell that names the row. */
  readonly rowHead?: boolean;
  /** Stands below the head's title, such as the axis of a column of charts. */
  readonly below?: ReactNode;
}

interface DeskTableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly empty: ReactNode;
  readonly sorting?: Sorting | null;
  readonly onSort?: (sort: string) => void;
}

const arrow = (sorting: Sorting | null, key: string) => {
  if (sorting?.by !== key) return IconArrowsSort;
  return sorting.down ? IconArrowDown : IconArrowUp;
};

const ariaSort = (sorting: Sorting | null, key: string): 'ascending' | 'descending' | 'none' => {
  if (sorting?.by !== key) return 'none';
  return sorting.down ? 'descending' : 'ascending';
};

/** A dense table that sorts by its heads, names its rows to a screen reader and repeats its head on each printed page. */
export const DeskTable = <Row,>(props: DeskTableProps<Row>) => {
  const { caption, columns, rows, rowKey, empty, sorting = null, onSort } = props;
  const { t } = useTranslation('desk');
  const sorted = columns.find(({ key }) => key === sorting?.by);
  const sortValue = sorted?.sortedByHub === true ? undefined : sorted?.sortBy;
  const shown = sorting === null || sortValue === undefined ? rows : sortRows(rows, sortValue, sorting.down);
  const look = (column: Column<Row>): string =>
    [column.numeric === true && classes.numeric, column.screenOnly === true && classes.screenOnly]
      .filter(Boolean)
      .join(' ');
  const isButton = (column: Column<Row>): boolean => column.sortBy !== undefined && onSort !== undefined;
  const head = (column: Column<Row>) => {
    if (column.sortBy === undefined || onSort === undefined)
      return column.title || <VisuallyHidden>{t('actions')}</VisuallyHidden>;
    const Arrow = arrow(sorting, column.key);
    // The arrow never stands on a line of its own.
    const words = column.title.split(' ');
    return (
      <UnstyledButton className={classes.sort} onClick={() => onSort(nextSorting(sorting, column.key))}>
        {words.slice(0, -1).join(' ')}{' '}
        <span className={classes.last}>
          {words.at(-1)} <Arrow size="0.9em" aria-hidden />
        </span>
      </UnstyledButton>
    );
  };
  return (
    <div className={classes.scroll} role="region" aria-label={caption} tabIndex={0}>
      <Table aria-label={caption} className={classes.table} verticalSpacing={6} horizontalSpacing="sm" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th
                key={column.key}
                scope="col"
                w={column.width}
                className={look(column)}
                {...(column.hint === undefined ? {} : { title: column.hint })}
                {...(column.sortBy === undefined ? {} : { 'aria-sort': ariaSort(sorting, column.key) })}
                {...(isButton(column) ? { 'data-printed': column.title } : {})}
              >
                {head(column)}
                {column.below}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((row) => (
            <Table.Tr key={rowKey(row)}>
              {columns.map((column) =>
                column.rowHead === true ? (
                  <Table.Th key={column.key} scope="row" className={classes.rowHead}>
                    {column.cell(row)}
                  </Table.Th>
                ) : (
                  <Table.Td key={column.key} className={look(column)}>
                    {column.cell(row)}
                  </Table.Td>
                ),
              )}
            </Table.Tr>
          ))}
          {shown.length === 0 && (
            <Table.Tr>
              <Table.Td colSpan={columns.length} className={classes.empty}>
                <div className={classes.emptyWords}>{empty}</div>
              </Table.Td>
            </Table.Tr>
          )}
        </Table.Tbody>
      </Table>
    </div>
  );
};
