/**
 * The tables as both databases hold them. Instants are milliseconds, days are texts, truths are 0 and 1 and documents are JSON
 * texts, so that one program serves SQLite and PostgreSQL.
 */
export interface Tables {
  /** One line for each meeting, derived from `meeting_events`; only here so that meetings can be found. */
  meetings: {
    meeting_id: string;
    title: string;
    folded_title: string;
    type: string;
    opened_at: number;
    closed_at: number | null;
  };
  meeting_events: { meeting_id: string; seq: number; at: number; body: string };
  /** A single row, `one` = 1. */
  hub_alive: { one: number; at: number; body: string | null };
  units: {
    unit_id: string;
    code: string;
    name: string;
    kind: string;
    parent_id: string | null;
    valid_from: string | null;
    valid_to: string | null;
    successor_id: string | null;
  };
  endpoints: {
    endpoint_id: string;
    name: string;
    unit_id: string;
    leads: number;
    position: number;
    active: number;
    phone: string;
    contact: string;
    may_be_opened: number;
    joins_by_itself: number;
  };
  accounts: {
    account_id: string;
    user_name: string;
    display_name: string;
    role: string;
    password_hash: string;
    /** For releases before `one_time_until`. */
    must_change_password: number;
    one_time_until: number | null;
    locked: number;
    generation: number;
    last_sign_in_at: number | null;
  };
  enrolments: {
    enrolment_id: string;
    endpoint_id: string;
    purpose: string;
    /** 1 where its PC comes beside those enrolled for the same, 0 where it replaces them. */
    beside: number;
    token_hash: string;
    code_hash: string | null;
    made_by: string | null;
    created_at: number;
    expires_at: number;
    redeemed_at: number | null;
    user_agent: string | null;
    address: string | null;
    revoked_at: number | null;
    ended_by: string | null;
    last_seen_at: number | null;
  };
  /** Wrong guesses that still make a difference, by the SHA-256 of what they are counted under. */
  guess_counts: { key_hash: string; wrong: number; at: number; wait_until: number; forgotten_at: number };
  ended_sessions: { session_id: string; expires_at: number };
  settings: { name: string; value: string };
  /** Append-only lists of facts, by the name of the list. */
  ledger_facts: { ledger: string; seq: number; at: number; body: string };
  /** Checks of endpoints before meetings, each for a year and a month at most. */
  endpoint_checks: { endpoint_id: string; number: number; at: number; passed: number; beginner: string; body: string };
  /** Files by their SHA-256. */
  files: { file_id: string; bytes: Uint8Array };
  /** Derived from closed meetings; may be emptied at any time. */
  digests: { meeting_id: string; stamp: string; body: string };
  /** What was measured of lines: minutes as they came, and the hours that they were put together to. */
  line_minutes: { endpoint_id: string; begins_at: number; body: string };
  line_hours: { endpoint_id: string; begins_at: number; body: string };
  /** What the lines of endpoints bore when they were here last, in bit/s. */
  line_borne: { endpoint_id: string; way: string; bears: number; at: number };
  /** PostgreSQL only. A single row, `one` = 1: who owns the data, in which epoch; `beat` rises while that hub lives. */
  hub_owner: { one: number; epoch: number; beat: number; holder: string };
  /** PostgreSQL only. The last writing in each slot, written with it: whether it is there tells what came of its commit. */
  hub_writes: { slot: number; token: string };
}
