import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const columns = [
  { name: 'unit_code', needed: true },
  { name: 'name', needed: true },
  { name: 'kind', needed: true },
  { name: 'parent_code', needed: false },
  { name: 'valid_from', needed: false },
  { name: 'valid_to', needed: false },
  { name: 'successor_code', needed: false },
  { name: 'endpoint', needed: false },
  { name: 'leads', needed: false },
  { name: 'position', needed: false },
] as const;

/** Which columns the file may have, and what stands in each. */
export const ImportColumns = () => {
  const { t } = useTranslation('admin');
  return (
    <details>
      <summary>{t('import.columnsTitle')}</summary>
      <Table fz="sm" mt="xs">
        <Table.Tbody>
          {columns.map(({ name, needed }) => (
            <Table.Tr key={name}>
              <Table.Th scope="row" ff="monospace">
                {name}
              </Table.Th>
              <Table.Td>
                {t(`import.columns.${name}`)}
                {needed && ` (${t('import.needed')})`}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </details>
  );
};
