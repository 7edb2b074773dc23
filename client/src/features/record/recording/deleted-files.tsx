import type { DeletedFile } from '@diem-cau/shared';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FileDigest } from '../../../ui/desk/file-digest.tsx';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { FileLine } from './file-line.tsx';
import { FilesTable } from './files-table.tsx';

/** What the files of a deleted recording were, each with its SHA-256, so that one that somebody took away can be told from another. */
export const DeletedFiles = ({ files }: { readonly files: readonly DeletedFile[] }) => {
  const { t } = useTranslation('listening');
  const { exactClock } = useTimes();
  const [isOpen, setOpen] = useState(false);
  const what = ({ is, name }: DeletedFile): string => {
    if (is === 'all') return t('whole');
    if (is === 'film') return t('film.name');
    return is === 'voice' ? name : t(is === 'camera' ? 'pictureOf' : 'screenOf', { name });
  };
  return (
    <details onToggle={({ currentTarget: { open } }) => setOpen(open)} data-testid="deleted-files">
      <summary>{t('deletedFiles', { count: files.length })}</summary>
      {isOpen && (
        <FilesTable>
          {files.map((file, nth) => {
            const name = file.from === null ? what(file) : `${what(file)}, ${exactClock(file.from)}`;
            return (
              <FileLine key={nth} length={file.lengthMs} bytes={file.bytes}>
                {name}
                <FileDigest file={name} digest={file.fileId} />
              </FileLine>
            );
          })}
        </FilesTable>
      )}
    </details>
  );
};
