import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './recording.module.css';

/** Files of a recording, a line each (`FileLine`): what they are, their length and size, and their SHA-256. */
export const FilesTable = ({ children }: { readonly children: ReactNode }) => {
  const { t } = useTranslation('listening');
  return (
    <div className={classes.scrolls}>
      <table className={classes.files}>
        <thead>
          <tr>
            {(['file', 'length', 'size', 'digest'] as const).map((head) => (
              <th key={head} scope="col">
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
};
