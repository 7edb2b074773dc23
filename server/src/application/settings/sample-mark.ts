import type { Accounts } from '../ports/accounts.ts';
import type { Directory } from '../ports/directory.ts';
import type { Settings } from '../ports/settings.ts';
import { StartFailure } from '../running/start-failure.ts';

/** Its name among the settings: the mark stands in the database and goes wherever that goes. */
const sampleSetting = 'sample-data';

/** What is marked, and by what an empty database is known. */
export interface MarkedStorage {
  readonly settings: Settings;
  readonly directory: Pick<Directory, 'units'>;
  readonly accounts: Pick<Accounts, 'all'>;
}

/**
 * Whether these are sample data: pages and files say so for as long as they are used, however the hub is started. A demo marks an empty
 * database; on one that holds anything real it does not start (StartFailure).
 */
export const isSampleData = async (storage: MarkedStorage, demo: boolean): Promise<boolean> => {
  const { settings, directory, accounts } = storage;
  if ((await settings.read(sampleSetting)) !== null) return true;
  if (!demo) return false;
  if ((await directory.units()).length > 0 || (await accounts.all()).length > 0)
    throw new StartFailure(
      'Thư mục dành cho dùng thử lại chứa dữ liệu thật: không chạy dùng thử trên đó. Hãy đặt HUB_DATA_DIR thành thư mục khác.',
      'The folder of the demo holds real data: no demo runs on them. Set HUB_DATA_DIR to another folder.',
      null,
    );
  await settings.write(sampleSetting, 'demo');
  return true;
};

/** The hub's name as all pages and files show it: with sample data it says so. */
export const nameWithMark = (hubName: string, sampleData: boolean): string =>
  sampleData ? `${hubName} – SỐ LIỆU MẪU` : hubName;

/** The name of a file as it is handed out: with sample data it says so. */
export const fileNameWithMark = (fileName: string, sampleData: boolean): string =>
  sampleData ? `so-lieu-mau_${fileName}` : fileName;
