// How much longer reading a mail takes than its MIME parser alone: `read-mail.mjs` on the bundle that the accuracy is measured on.
import { execFileSync } from 'node:child_process';
import { z } from 'zod';
import { PROJECT } from '../infra/bundle.ts';
import { type Figure, figure, type Run } from './figure.ts';

const told = z.object({ figures: z.array(z.object({ value: z.number() })) });

export function reading({ quick, tell }: Run): Figure[] {
  const run = (file: string, args: string[]) =>
    execFileSync(file, args, { cwd: PROJECT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  run('npm', ['run', '--silent', 'build']);
  const out = run(process.execPath, ['bench/read-mail.mjs', '--json', '--rounds', quick ? '10' : '60']);
  const last = out.trim().split('\n').at(-1) ?? '';
  const [mix] = told.parse(JSON.parse(last)).figures;
  if (!mix) throw new Error('reading a mail was not measured');
  tell(`${mix.value} x over all kinds of mail`);
  const about = { name: 'reading a mail that came', unit: 'x the time', against: 'the MIME parser alone' };
  return [figure(about, mix.value, { at: 'most', is: 1.5 }, 2)];
}
