import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const tinos = dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/tinos/package.json')));

/**
 * Writes a fontconfig file by which an office program finds Tinos for "Times New Roman", as it finds that face on an office PC: what
 * else this machine has would be wider, or lack letters. Gives the file's path, for FONTCONFIG_FILE.
 */
export const officeFonts = async (folder: string): Promise<string> => {
  const file = join(folder, 'fonts.conf');
  await writeFile(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${tinos}</dir>
  <cachedir>${join(folder, 'font-cache')}</cachedir>
  <alias binding="same"><family>Times New Roman</family><prefer><family>Tinos</family></prefer></alias>
</fontconfig>
`,
  );
  return file;
};
