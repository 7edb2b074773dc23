import { readFileSync } from 'node:fs';

/** Whether a process with this id runs; one that has ended and was only not buried yet, as orphans may be in a container, does not. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return line.charAt(line.lastIndexOf(')') + 2) !== 'Z';
  } catch {
    return false;
  }
};
