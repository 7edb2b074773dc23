import { AccountId, EndpointId, MeetingId, Role, type Principal } from '@diem-cau/shared';
import { describe, expect, it } from 'vitest';
import { admit } from '../../../src/features/shell/desk/admission.ts';
import { navigationFor } from '../../../src/features/shell/desk/navigation.ts';

const account = (role: Role, mustChangePassword = false): Principal => ({
  kind: 'account',
  accountId: AccountId.parse('a'),
  userName: 'a',
  displayName: 'A',
  role,
  mustChangePassword,
});
const pc = (leads: boolean): Principal => ({ kind: 'endpoint', endpointId: EndpointId.parse('e'), name: 'E', leads });
const come = { outcome: 'come-in' };

describe('the desk shell', () => {
  it('sends whoever is nobody, or has a one-time password, to the sign-in', () => {
    expect(admit(null, '/meetings')).toEqual({ outcome: 'sign-in' });
    expect(admit(account('admin', true), '/meetings')).toEqual({ outcome: 'sign-in' });
  });

  it.each([
    ['admin', ['/meetings', '/meetings/x', '/open', '/admin/directory', '/admin/accounts']],
    ['chair', ['/meetings', '/meetings/x', '/open']],
    ['secretary', ['/meetings', '/meetings/x', '/open']],
    ['technician', ['/meetings', '/meetings/x', '/admin/directory']],
    // The pages of a meeting are those of its secretary too, whatever the role: the hub says who that is.
    ['delegate', ['/meetings/x']],
  ] as const)('lets %s in where the role has business, and nowhere else', (role, paths) => {
    const all = ['/meetings', '/meetings/x', '/open', '/admin/directory', '/admin/accounts'];
    const admitted = all.filter((path) => admit(account(role), path).outcome === 'come-in');
    expect(admitted).toEqual(paths);
  });

  it('lets an endpoint that leads open a meeting and see who is ready for one, and no endpoint anywhere else', () => {
    const panel: Principal = {
      kind: 'endpoint',
      endpointId: EndpointId.parse('e'),
      name: 'E',
      leads: true,
      as: 'panel',
      onlyIn: MeetingId.parse('m-1'),
    };
    for (const path of ['/open', '/checks', '/meetings/m-1'])
      expect(admit(panel, path)).toEqual({ outcome: 'not-for-you', why: 'panel' });
    expect(admit(pc(true), '/open')).toEqual(come);
    expect(admit(pc(true), '/checks')).toEqual(come);
    expect(admit(pc(true), '/checks/e-1')).toEqual(come);
    expect(admit(pc(true), '/checks-else')).toEqual({ outcome: 'not-for-you', why: 'endpoint' });
    expect(admit(pc(false), '/checks')).toEqual({ outcome: 'not-for-you', why: 'endpoint' });
    expect(admit(pc(false), '/open')).toEqual({ outcome: 'not-for-you', why: 'endpoint' });
    expect(admit(pc(true), '/meetings')).toEqual({ outcome: 'not-for-you', why: 'endpoint' });
  });

  it('does not take a longer word for a page below', () => {
    expect(admit(account('secretary'), '/openings').outcome).toBe('not-for-you');
  });

  it('offers in the navigation only what it lets in to', () => {
    for (const role of Role.options)
      for (const { to } of navigationFor(account(role))) expect(admit(account(role), to)).toEqual(come);
  });
});
