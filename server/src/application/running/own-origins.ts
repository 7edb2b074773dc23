/** What the hub knows of its names and addresses; read each time, for a machine gets other ones while the hub runs. */
export interface OwnNames {
  /** Host names and IP addresses by which other machines reach the hub, the best first. */
  readonly told: () => readonly string[];
  /** Whether a host name or IP address is the hub's own although nobody is told it: one of this machine, or one of the certificate. */
  readonly isAlsoOwn: (name: string) => boolean;
  readonly httpsPort: number;
}

/** What a request says of where it was sent to and which page sent it, and whether its connection is encrypted. */
export interface Arrival {
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly encrypted: boolean;
}

/** By these a browser reaches its own machine and no other one. */
const loopback: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** A name as browsers write it in an address; null where it is none. */
const asWritten = (name: string): string | null => {
  const address = `https://${name.includes(':') && !name.startsWith('[') ? `[${name}]` : name}/`;
  return URL.canParse(address) ? new URL(address).hostname : null;
};

/** The host name of a `Host` header without its port; null where it is none. */
const nameIn = (host: string | undefined): string | null => {
  if (host === undefined || /[/?#@\\]/u.test(host)) return null;
  const address = `https://${host}/`;
  return URL.canParse(address) ? new URL(address).hostname : null;
};

/**
 * The addresses that are the hub's own: whoever names another one, as the place it was sent to or as the page that sent it, is neither
 * followed nor believed.
 */
export class OwnOrigins {
  readonly #names: OwnNames;

  constructor(names: OwnNames) {
    this.#names = names;
  }

  /** The hub's own host name in a `Host` header; null where it is not one of the hub's. */
  hostOf(host: string | undefined): string | null {
    const name = nameIn(host);
    if (name === null) return null;
    const isOwn =
      loopback.has(name) ||
      this.#names.told().some((each) => asWritten(each) === name) ||
      this.#names.isAlsoOwn(name.replace(/^\[|\]$/gu, ''));
    return isOwn ? name : null;
  }

  /** Whether a page of the hub itself sent this: by scheme, host and port. In the open only on this very machine. */
  isOwnPage({ host, origin, encrypted }: Arrival & { readonly origin: string }): boolean {
    const name = this.hostOf(host);
    if (name === null || (!encrypted && !loopback.has(name))) return false;
    return (
      URL.canParse(origin) && new URL(origin).origin === new URL(`${encrypted ? 'https' : 'http'}://${host}`).origin
    );
  }

  /** The HTTPS address of one of the hub's own host names, without a slash at its end. */
  addressOf(name: string): string {
    return `https://${name}${this.#names.httpsPort === 443 ? '' : `:${this.#names.httpsPort}`}`;
  }

  /** Addresses under which other machines reach the hub, the best first; that of this machine alone where there is no other. */
  addresses(): readonly string[] {
    const names = this.#names.told().flatMap((each) => asWritten(each) ?? []);
    const outside = [...new Set(names)].filter((name) => !loopback.has(name));
    return (outside.length > 0 ? outside : ['localhost']).map((name) => this.addressOf(name));
  }
}
