import { describe, expect, test } from 'vitest';
import { Principal, Role, actingRole } from '../../src/kit/roles.ts';

const account = (role: string) =>
  Principal.parse({
    kind: 'account',
    accountId: 'an',
    userName: 'an',
    displayName: 'Nguyễn Văn An',
    role,
    mustChangePassword: false,
  });
const endpoint = (leads: boolean) =>
  Principal.parse({ kind: 'endpoint', endpointId: 'hoa-binh', name: 'Hòa Bình', leads });

describe('the role in which somebody acts', () => {
  test.each(Role.options)('an account acts as what it is: %s', (role) => {
    expect(actingRole(account(role))).toBe(role);
  });

  test('the endpoint that leads acts as the chair, any other as a delegate', () => {
    expect(actingRole(endpoint(true))).toBe('chair');
    expect(actingRole(endpoint(false))).toBe('delegate');
  });

  test('what is beside the seat of an endpoint that leads acts as a delegate: its part in a meeting gives it rights there', () => {
    for (const as of ['display', 'panel'] as const)
      expect(actingRole(Principal.parse({ ...endpoint(true), as }))).toBe('delegate');
  });

  test('an endpoint cannot claim a role, nor an account to lead', () => {
    expect(Principal.safeParse({ ...endpoint(false), role: 'admin' }).success).toBe(false);
    expect(Principal.safeParse({ ...account('delegate'), leads: true }).success).toBe(false);
  });
});
