/** Small lasting facts about the hub itself, by name. */
export interface Settings {
  read(name: string): Promise<string | null>;
  write(name: string, value: string): Promise<void>;
}
