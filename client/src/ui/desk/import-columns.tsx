import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** A column that a file may have. */
export interface ImportColumn {
  readonly name: string;
  /** What stands in it. */
  readonly meaning: string;
  readonly needed: boolean;
}

/** Which columns the file may have, and what stands in each. */
export const ImportColumns = ({ columns }: { columns: readonly ImportColumn[] }) => {
  const { t } = useTranslation('desk');
  return (
    <details>
      <summary>{t('importFile.columnsTitle')}</summary>
      <Table fz="sm" mt="xs">
        <Table.Tbody>
          {columns.map(({ name, meaning, needed }) => (
            <Table.Tr key={name}>
              <Table.Th scope="row" ff="monospace">
                {name}
              </Table.Th>
              <Table.Td>
                {meaning}
                {needed && ` (${t('importFile.needed')})`}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </details>
  );
};
