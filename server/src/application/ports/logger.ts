/** Where lines for the operator go: info for each step of a life cycle, warn for what mended itself, error for what needs a person. */
export interface Logger {
  info(what: object, message: string): void;
  warn(what: object, message: string): void;
  error(what: object, message: string): void;
}
