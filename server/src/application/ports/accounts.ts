import type { AccountId, EndpointId, EnrolmentId, Instant, Role } from '@diem-cau/shared';

/** A person who can sign in, as stored. */
export interface Account {
  readonly accountId: AccountId;
  readonly userName: string;
  readonly displayName: string;
  readonly role: Role;
  /** PHC string, `$argon2id$v=19$m=…`. */
  readonly passwordHash: string;
  readonly mustChangePassword: boolean;
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
  /** SHA-256 of the link's token, hex; the token itself is kept nowhere. */
  readonly tokenHash: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly redeemedAt: Instant | null;
  readonly revokedAt: Instant | null;
  readonly lastSeenAt: Instant | null;
}

export interface Enrolments {
  all(): Promise<readonly Enrolment[]>;
  byId(enrolmentId: EnrolmentId): Promise<Enrolment | null>;
  byTokenHash(tokenHash: string): Promise<Enrolment | null>;
  /** Adds or replaces, all or nothing. */
  save(...enrolments: readonly Enrolment[]): Promise<void>;
  /** Sets `lastSeenAt` and nothing else; an unknown enrolment is ignored. */
  noteSeen(enrolmentId: EnrolmentId, at: Instant): Promise<void>;
}
