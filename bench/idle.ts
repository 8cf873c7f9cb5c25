// What a deployment costs a month while nobody writes to anybody.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../infra/build.ts';
import { readDeployment } from '../infra/deployment.ts';
import { monthlyCost } from '../infra/monthly-cost.ts';
import { type Figure, figure, type Run } from './figure.ts';

export function idle({ tell }: Run): Figure[] {
  const folder = mkdtempSync(join(tmpdir(), 'goodword-bench-idle-'));
  try {
    const { template } = build(
      readDeployment(() => undefined),
      { region: 'us-east-1', folder, bundles: false },
    );
    const { usd, lines } = monthlyCost(template);
    for (const line of lines) tell(`${line.what}: ${line.usd} USD`);
    const about = {
      name: 'an idle deployment, alarms included, no free tier',
      unit: 'USD a month',
      against: 'zero',
    };
    return [figure(about, usd, { at: 'most', is: 1 }, 2)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
