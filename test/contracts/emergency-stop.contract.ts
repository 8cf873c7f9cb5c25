import { describe, expect, it } from 'vitest';
import type { OpenStores } from './stores.ts';

export function emergencyStopContract(open: OpenStores): void {
  describe('the emergency stop', () => {
    it('keeps its first reason until it is released', async () => {
      const { emergencyStop } = await open();
      expect(await emergencyStop.get()).toBeUndefined();
      const first = { since: '2026-11-23T14:05:00.000Z', because: 'a wrong import' };
      expect(await emergencyStop.pull(first)).toBe('pulled');
      expect(await emergencyStop.pull({ ...first, because: 'again' })).toBe('was pulled');
      expect(await emergencyStop.get()).toEqual(first);
      await emergencyStop.release();
      await emergencyStop.release();
      expect(await emergencyStop.get()).toBeUndefined();
    });
  });
}
