import { readSorting, useTableAddress, type Sorting } from '../../../ui/desk/table-address.ts';

/** How one of the tables of a report is sorted; each has a place of its own in the address, such as `sort-units=-rate`. */
export const useReportTable = (table: string): { sorting: Sorting | null; onSort: (sort: string) => void } => {
  const address = useTableAddress();
  const name = `sort-${table}`;
  return { sorting: readSorting(address.text(name)), onSort: (sort) => address.write({ [name]: sort }) };
};
