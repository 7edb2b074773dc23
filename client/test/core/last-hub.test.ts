import { afterEach, describe, expect, it, vi } from 'vitest';
import { lastHub } from '../../src/core/last-hub.ts';

const storage = (kept: Record<string, string> = {}): Pick<Storage, 'getItem' | 'setItem'> => ({
  getItem: (key) => kept[key] ?? null,
  setItem: (key, value) => void (kept[key] = value),
});
afterEach(() => vi.unstubAllGlobals());

describe('what a PC knows of a hub that is away', () => {
  it('is when it last answered, and whom to call', () => {
    vi.stubGlobal('localStorage', storage());
    expect(lastHub.read()).toBeNull();
    lastHub.note({ technicianName: 'Anh Nam', technicianPhone: '0205 3834 123' });
    expect(lastHub.read()?.technician).toBe('Anh Nam 0205 3834 123');
    expect(lastHub.read()?.at).toBeGreaterThan(0);
    lastHub.note({ technicianName: 'Anh Nam', technicianPhone: '' });
    expect(lastHub.read()?.technician).toBe('');
  });
  it.each(['', 'no json', '1', '{}', '{"at":"x","technician":""}', '{"at":1}'])(
    'is nothing where %j is kept',
    (text) => {
      vi.stubGlobal('localStorage', storage({ 'diem-cau.last-hub': text }));
      expect(lastHub.read()).toBeNull();
    },
  );
  it('is nothing in a browser that forbids storage', () => {
    vi.stubGlobal('localStorage', {
      getItem: () => {
        throw new Error('SecurityError');
      },
    });
    expect(lastHub.read()).toBeNull();
  });
});
