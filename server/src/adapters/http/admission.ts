import { RefusalCode, Role, rights, type Right } from '@diem-cau/shared';

/** Who and what is let in to a route, before anything of its own is asked. */
export interface Admission {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** The right that it asks for. `anyone`: also who is not signed in. `api-token`: another program. */
  readonly access: Right | 'anyone' | 'api-token';
  /** Open also to another program with a token. */
  readonly alsoByToken?: boolean;
  /** Open also to a person who still has a one-time password. */
  readonly beforePasswordChange?: boolean;
  /**
   * How the body is read; JSON up to 64 kB, long JSON up to 1 MB, CSV up to 2 MB, a PNG up to 400 kB, a piece of a file up to 1 MB, PDF up to 32 MB
   * (into a file).
   */
  readonly reads: 'nothing' | 'json' | 'long-json' | 'csv' | 'png' | 'piece' | 'pdf';
}

/** Over its budget, or its queue is full; not as its schemas say; a bug. */
const everywhere = ['malformed', 'too-many-requests', 'internal'] as const;
const ofTokens = ['wrong-api-token', 'record-unavailable'] as const;
/** `panel-only-here`: a panel that was paired with a meeting conducts it over the socket alone. */
const ofSessions = ['not-signed-in', 'record-unavailable', 'panel-only-here'] as const;
/** From the page of another site, by an address that the hub doesn't know; or it can't be written down. */
const ofChanges = ['forbidden', 'unknown-address', 'record-unavailable', 'outcome-unknown'] as const;
const ofBodies = ['too-large', 'line-too-slow'] as const;

const ofAccess = ({ access, alsoByToken, beforePasswordChange }: Admission): readonly RefusalCode[] => {
  if (access === 'anyone') return [];
  if (access === 'api-token') return ofTokens;
  return [
    ...ofSessions,
    ...(alsoByToken === true ? ofTokens : []),
    ...(beforePasswordChange === true ? [] : (['password-change-needed'] as const)),
    ...(Role.options.every((role) => rights[access].roles.includes(role)) ? [] : (['forbidden'] as const)),
  ];
};

/** Every way in which a route can refuse, its `own` among them, in the order of the closed list. */
export const refusalsOf = (admission: Admission, own: readonly RefusalCode[]): readonly RefusalCode[] => {
  const all = new Set<RefusalCode>([
    ...everywhere,
    ...ofAccess(admission),
    ...(admission.method === 'GET' ? [] : ofChanges),
    ...(admission.reads === 'nothing' ? [] : ofBodies),
    ...own,
  ]);
  return RefusalCode.options.filter((code) => all.has(code));
};
