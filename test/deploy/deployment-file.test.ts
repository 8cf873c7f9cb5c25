import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { deploymentOf, readDeploymentFile, writeDeploymentFile } from '../../cli/operator/deployment-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'goodword-config-'));
const fileOf = (text: string): string => {
  const file = join(folder, 'goodword.config.yaml');
  writeFileSync(file, text);
  return file;
};

const GOOD = `# ours
region: eu-west-1
sendingDomain: mail.nora.example
inboundDomain: in.nora.example
owner:
  name: Nora Reyes
  address: nora@home.example
  zone: America/Chicago
rawMailDays: 30
dashboard: true
monthlyBudget: 20
`;

test('what it says is what is deployed', async () => {
  const said = await readDeploymentFile(fileOf(GOOD), true);
  expect(said.owner).toEqual({ name: 'Nora Reyes', address: 'nora@home.example', zone: 'America/Chicago' });
  expect(deploymentOf(said)).toMatchObject({
    name: 'goodword',
    sendingDomain: 'mail.nora.example',
    rawMailDays: 30,
    dashboard: true,
    monthlyBudget: 20,
    traceEverything: false,
  });
});

test('what is written down is read back the same', async () => {
  const said = await readDeploymentFile(fileOf(GOOD), true);
  const file = join(folder, 'saved.yaml');
  await writeDeploymentFile(file, said);
  expect(await readDeploymentFile(file, true)).toEqual(said);
  expect(readFileSync(file, 'utf8')).toContain('rawMailDays: 30');
});

test('one that was not asked for may be absent', async () => {
  const nowhere = join(folder, 'nowhere.yaml');
  expect(await readDeploymentFile(nowhere, false)).toEqual({});
  await expect(readDeploymentFile(nowhere, true)).rejects.toThrow('--config');
});

describe('a fault is told with its line, its field and what to write', () => {
  test.each([
    ['region: eu-west-9', /line 1, region: SES receives mail in: us-east-1/],
    ['name: x\n\nsendingDomain: Nora', /line 3, sendingDomain: write a domain in lower case/],
    ['owner:\n  name: Nora\n  zone: Mars', /line 3, owner\.zone: write a time zone like America\/Chicago/],
    ['owner: Nora', /line 1, owner: write name, address and zone/],
    ['owner:\n  mail: x', /line 2, owner\.mail: there is no such field; there are name, address, zone/],
    ['operatorAddress: ops', /line 1, operatorAddress: write an address like/],
    ['rawMailDays: 0', /line 1, rawMailDays: /],
    ['dashboard: perhaps', /line 1, dashboard: write true or false/],
    [
      'sendingdomain: mail.nora.example',
      /line 1, sendingdomain: there is no such field; there are name, region/,
    ],
    ['region: [eu', /line 1: this is no YAML/],
    ['just words', /name|field|region/],
  ])('%j', async (text, fault) => {
    await expect(readDeploymentFile(fileOf(text), true)).rejects.toThrow(fault);
  });
});

describe('a domain that is nobody’s to send from is refused with the reason', () => {
  test.each([
    'gmail.com',
    'googlemail.com',
    'yahoo.co.uk',
    'outlook.com',
    'hotmail.fr',
    'icloud.com',
    'me.com',
  ])('%s', async (domain) => {
    await expect(readDeploymentFile(fileOf(`sendingDomain: ${domain}`), true)).rejects.toThrow(
      `nobody but its provider may send from ${domain}`,
    );
  });

  test.each(['me.example', 'mail.me.example', 'notgmail.com', 'outlook.nora.example'])(
    '%s is ours',
    async (domain) => {
      expect(await readDeploymentFile(fileOf(`sendingDomain: ${domain}`), true)).toEqual({
        sendingDomain: domain,
      });
    },
  );
});
