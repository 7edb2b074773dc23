import { X509Certificate } from 'node:crypto';
import {
  Refusal,
  foldForSearch,
  type EndpointId,
  type PcFile,
  type PcFileRequest,
  type PcPurpose,
  type PcSystem,
} from '@diem-cau/shared';
import type { HubProfile } from '../settings/hub-profile.ts';
import type { Directory } from '../ports/directory.ts';

export interface PcFilesPorts {
  readonly directory: Pick<Directory, 'endpoints'>;
  /** The script of a system as it lies in `data/pc`, with its places to be filled. */
  readonly template: (system: PcSystem) => Promise<string>;
  /** The private CA as PEM; null where PCs trust the hub's certificate by themselves. */
  readonly caPem: () => string | null;
  readonly profile: Pick<HubProfile, 'now'>;
}

/** What a script is filled with. */
export interface PcFacts {
  readonly endpoint: string;
  readonly hub: string;
  /** Whom to call, with the number; empty where nobody is named. */
  readonly phone: string;
  /** `https://host:port`. */
  readonly origin: string;
  readonly link: string;
  readonly code: string;
  readonly caPem: string | null;
}

/** A name in one line, nothing in it that ends or hides a line of a script. */
const plain = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ').trim();

/** In single quotes nothing is expanded; PowerShell takes the typographic ones for such as well and reads two of them as one. */
const powerShellText = (text: string): string => `'${text.replace(/['\u2018-\u201B]/gu, '$&$&')}'`;

/** In single quotes nothing is expanded in a POSIX shell; a quote itself stands outside of them. */
const shellText = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** UTF-8 with its mark and Windows' line ends: without the mark PowerShell 5.1 reads Vietnamese letters as another charset. */
const forWindows = (script: string): string => `\uFEFF${script.replace(/\r?\n/gu, '\r\n')}`;

/** What stands behind the endpoint's name in a script that is Vietnamese. */
const purposeWords: Readonly<Record<PcPurpose, string>> = {
  seat: '',
  display: ' (màn hình phụ)',
  panel: ' (bảng điều khiển)',
};

const fileNameOf = (endpoint: string, system: PcSystem): string => {
  const name = foldForSearch(endpoint)
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '')
    .slice(0, 40);
  return `diem-cau-${name === '' ? 'may' : name}.${system === 'windows' ? 'ps1' : 'sh'}`;
};

/** Fills a script's places. A name, whatever signs it has, is text in it and never a command. Throws for a place that it does not know. */
export const fillPcFile = (template: string, system: PcSystem, facts: PcFacts): PcFile => {
  const certificate = facts.caPem === null ? null : new X509Certificate(facts.caPem);
  const pem = certificate?.toString().trim() ?? '';
  const fileName = fileNameOf(facts.endpoint, system);
  const text = system === 'windows' ? powerShellText : shellText;
  const places: Readonly<Record<string, string>> = {
    fileName,
    endpoint: text(plain(facts.endpoint)),
    hub: text(plain(facts.hub)),
    phone: text(plain(facts.phone)),
    origin: text(facts.origin),
    link: text(facts.link),
    code: text(facts.code),
    fingerprint: text(certificate?.fingerprint256 ?? ''),
    // In a here-string of PowerShell it stands as it is: base64 and its two frames.
    ca: system === 'windows' ? pem : text(pem),
  };
  const script = template.replace(/@@(\w+)@@/gu, (place, name: string) => {
    const value = places[name];
    if (value === undefined) throw new Error(`the script of ${system} has an unknown place ${place}`);
    return value;
  });
  return { fileName, text: system === 'windows' ? forWindows(script) : script };
};

/** The one file that makes a PC ready for its endpoint: to be read, run as administrator, and undone. */
export class PcFiles {
  readonly #ports: PcFilesPorts;

  constructor(ports: PcFilesPorts) {
    this.#ports = ports;
  }

  /** Refuses with `not-found` for an endpoint that is unknown or inactive. */
  async file(endpointId: EndpointId, { system, purpose, origin, token, code }: PcFileRequest): Promise<PcFile> {
    const { directory, template, caPem, profile } = this.#ports;
    const { hubName, technicianName, technicianPhone } = profile.now;
    const endpoint = (await directory.endpoints()).find((each) => each.active && each.endpointId === endpointId);
    if (endpoint === undefined) throw new Refusal('not-found');
    return fillPcFile(await template(system), system, {
      endpoint: `${endpoint.name}${purposeWords[purpose]}`,
      hub: hubName,
      phone: technicianPhone === '' ? '' : `${technicianName} ${technicianPhone}`,
      origin,
      link: `${origin}/enrol#${token}`,
      code,
      caPem: caPem(),
    });
  }
}
