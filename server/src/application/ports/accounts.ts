import type { AccountId, EndpointId, EnrolmentId, Instant, PcPurpose, Role } from '@diem-cau/shared';

/** A person who can sign in, as stored. */
export interface Account {
  readonly accountId: AccountId;
  readonly userName: string;
  readonly displayName: string;
  readonly role: Role;
  /** PHC string, `$argon2id$v=19$m=…`. */
  readonly passwordHash: string;
  /** Until when the password is good that an admin or the hub has made, to be changed at once; null when it is the person's own. */
  readonly oneTimeUntil: Instant | null;
  readonly locked: boolean;
  /** Raised at sign-out everywhere, password change and lock: tokens of an older generation are void. */
  readonly generation: number;
  readonly lastSignInAt: Instant | null;
}

export interface Accounts {
  all(): Promise<readonly Account[]>;
  byId(accountId: AccountId): Promise<Account | null>;
  byUserName(userName: string): Promise<Account | null>;
  /** Adds or replaces; Refusal `user-name-taken` for a name in use by another account. */
  save(account: Account): Promise<void>;
  /** Sets `lastSignInAt` and nothing else; an unknown account is ignored. */
  noteSignIn(accountId: AccountId, at: Instant): Promise<void>;
}

/** The binding of one browser to one endpoint: first a one-time link, then a long session. */
export interface Enrolment {
  readonly enrolmentId: EnrolmentId;
  readonly endpointId: EndpointId;
  readonly purpose: PcPurpose;
  /** Whether its PC comes beside those that are enrolled for the same, or in their place. */
  readonly beside: boolean;
  /** SHA-256 of the link's token, hex; the token itself is kept nowhere. */
  readonly tokenHash: string;
  /** What is kept of the code that may be typed instead (`codeHash`); null for links of a time before there were codes. */
  readonly codeHash: string | null;
  /** Name of the person who made the link; null where the hub did, or it was not noted. */
  readonly madeBy: string | null;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly redeemedAt: Instant | null;
  /** The browser that used it, as it says itself, and its network address; null where that was not noted. */
  readonly usedBy: { readonly userAgent: string; readonly address: string } | null;
  readonly revokedAt: Instant | null;
  /** What took it back: a person, or that another link or PC came in its place. Null while it holds, and where it was not noted. */
  readonly endedBy: 'revoked' | 'replaced' | null;
  readonly lastSeenAt: Instant | null;
}

export interface Enrolments {
  all(): Promise<readonly Enrolment[]>;
  byId(enrolmentId: EnrolmentId): Promise<Enrolment | null>;
  byTokenHash(tokenHash: string): Promise<Enrolment | null>;
  byCodeHash(codeHash: string): Promise<Enrolment | null>;
  /** Adds or replaces, all or nothing. */
  save(...enrolments: readonly Enrolment[]): Promise<void>;
  /** Sets `lastSeenAt` and nothing else; an unknown enrolment is ignored. */
  noteSeen(enrolmentId: EnrolmentId, at: Instant): Promise<void>;
}
