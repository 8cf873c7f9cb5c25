import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtFor } from '../deploy/operator.ts';
import { startAccount } from './account.ts';
import { outputsOf, resourcesOf } from './goodword-stack.ts';

const PATIENT = { timeout: 90_000 };

test(
  'the stack the commands are tested with has the resources and outputs that a deploy makes',
  PATIENT,
  async () => {
    const folder = builtFor();
    const file = readdirSync(folder).find((name) => name.endsWith('.template.json')) ?? '';
    const made = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
      Resources: Record<string, { Type: string }>;
      Outputs: Record<string, unknown>;
    };
    const account = await startAccount();
    try {
      for (const [kind, id] of resourcesOf(account.emulators)) expect(made.Resources[id]?.Type).toBe(kind);
      expect(Object.keys(outputsOf(account.emulators, '')).sort()).toEqual(Object.keys(made.Outputs).sort());
    } finally {
      await account.close();
    }
  },
);
