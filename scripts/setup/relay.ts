import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Step } from './report.ts';

const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];

/** Says how to install the relay where it is missing; the hub runs without, and the package brings a service of its own that has to be switched off. */
export const checkRelay = (
  step: Pick<Step, 'say'>,
  isThere = folders.some((folder) => existsSync(join(folder, 'turnserver'))),
): void => {
  if (isThere) return step.say('coturn is installed');
  step.say(
    [
      'chưa cài coturn: nơi nào mạng chỉ cho qua cổng của trang web thì sẽ không có hình, có tiếng. Hãy dán một lần:',
      '(coturn is not installed: no pictures and no sound where a network lets only the pages’ port pass; paste this once)',
      '    sudo apt-get install -y --no-install-recommends coturn && sudo systemctl disable --now coturn',
    ].join('\n'),
  );
};
