import type { Command } from 'commander';
import type { Desk, Run } from './desk.ts';
import { newCommand } from './desk.ts';
import { Refused } from './exit.ts';
import { told } from './mail-words.ts';
import type { Answer } from './output.ts';

/** `goodword company`: whether others may be written to where somebody helps already. */
export function companyCommand(run: Run): Command {
  const company = newCommand(
    'company',
    'where somebody helps you, nobody else is written to unless you open it',
    ['company open Helio'],
  );
  company.addCommand(
    newCommand('open', 'others there may be written to although somebody helps you already', [
      'company open Helio',
    ])
      .argument('<name>', NAME)
      .action(run((desk, name: string) => set(desk, name, true))),
  );
  company.addCommand(
    newCommand('close', 'takes that back', ['company close Helio'])
      .argument('<name>', NAME)
      .action(run((desk, name: string) => set(desk, name, false))),
  );
  return company;
}

const NAME = 'the company, by its whole name';

async function set(desk: Desk, name: string, open: boolean): Promise<Answer> {
  const { knownCompany, openCompany } = await import('../core/assistant/open-company.ts');
  const { house, owner } = await desk.owned();
  const company = await knownCompany(house, owner, name);
  if (company === undefined)
    throw new Refused(`you know nobody at ${name} and do not seek it; see: goodword goal companies`);
  const done = await openCompany(house, owner, company, open);
  if (done.at === 'refused') throw new Refused(done.because);
  return told({ company, open }, `${done.did.charAt(0).toUpperCase()}${done.did.slice(1)}.`);
}
