import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { z } from 'zod';

/** Who a hub is to another one: for a sentence, and to find out whether it is still there. */
export const HubProcess = z.object({
  host: z.string(),
  pid: z.number().int(),
  /** When it took the data over, ISO 8601; for reading only. */
  since: z.string(),
  /** The boot and the process-id namespace in which `pid` means something; null where the system does not tell. */
  machine: z.string().nullable(),
  /** When the process began, in the kernel's ticks: tells it from a later one with the same number. */
  began: z.string().nullable(),
});
export type HubProcess = z.infer<typeof HubProcess>;

const read = <Value>(reading: () => Value): Value | null => {
  try {
    return reading();
  } catch {
    return null;
  }
};

const machine = (): string | null =>
  read(() => `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${readlinkSync('/proc/self/ns/pid')}`);

/** State and beginning of a process by proc(5): fields 3 and 22, counted behind the name, which may hold spaces. Null when it is gone. */
const processOf = (pid: number): { readonly state: string; readonly began: string } | null => {
  const line = read(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  if (line === null) return null;
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  return { state: fields[0] ?? '', began: fields[19] ?? '' };
};

/** This process, as it introduces itself to other hubs. */
export const ownProcess = (): HubProcess => ({
  host: hostname(),
  pid: process.pid,
  since: new Date(performance.timeOrigin).toISOString(),
  machine: machine(),
  began: processOf(process.pid)?.began ?? null,
});

/** Whether a process is certainly gone: only who shares a machine with it can tell. False where that is not known. */
export const isSurelyGone = (other: HubProcess): boolean => {
  if (other.machine === null || other.began === null || other.machine !== machine()) return false;
  const found = processOf(other.pid);
  return found === null || found.began !== other.began || found.state === 'Z' || found.state === 'X';
};

/** A hub from what it wrote about itself; null for anything else. */
export const readHubProcess = (text: string): HubProcess | null => {
  const parsed = HubProcess.safeParse(read<unknown>(() => JSON.parse(text)));
  return parsed.success ? parsed.data : null;
};

/** Names a hub in a sentence of either language. */
export const nameOf = (other: HubProcess | null): { readonly vi: string; readonly en: string } =>
  other === null
    ? { vi: 'không rõ tiến trình nào', en: 'it is not known which process' }
    : {
        vi: `tiến trình ${other.pid} trên máy ${other.host}, từ ${other.since}`,
        en: `process ${other.pid} on ${other.host}, since ${other.since}`,
      };
