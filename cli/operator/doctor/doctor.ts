import { VERSION } from '../../../local/main.ts';
import { dataFolder } from '../../connect.ts';
import type { Desk } from '../../desk.ts';
import type { DoctorOptions } from '../../doctor.ts';
import { EXIT, Refused } from '../../exit.ts';
import type { Answer } from '../../output.ts';
import { inAws } from '../aws.ts';
import { deploymentOf } from '../deployment-file.ts';
import { wholeNumber } from '../../whole-number.ts';
import { regionOf, saidOf } from '../settings.ts';
import { dnsOf } from './dns.ts';
import { type Finding, findingWords } from './finding.ts';
import { laptopFindings } from './laptop-checks.ts';
import { laptopFacts } from './laptop-facts.ts';

/** `goodword doctor`: its exit code is that of a refusal when something is wrong. */
export async function doctor(desk: Desk, options: DoctorOptions): Promise<Answer> {
  if (options.local) {
    if (options.send)
      throw new Refused('--send is for AWS; on this computer, goodword demo drives everything');
    return answerOf(laptopFindings(await laptopFacts(dataFolder(desk.options), VERSION)));
  }
  const said = await saidOf(options);
  const region = regionOf(said, ' (or --local, for this computer)');
  const { cloudFacts } = await import('./cloud-facts.ts');
  const { cloudFindings } = await import('./cloud-checks.ts');
  const { driveLoop, PATIENCE } = await import('./loop.ts');
  const { versionHere } = await import('../../../infra/version.ts');
  const about = { region, name: deploymentOf(said).name, here: versionHere() };
  const seconds = options.wait === undefined ? PATIENCE : wholeNumber('--wait', options.wait);
  const facts = await cloudFacts(about, options.dns === undefined ? undefined : dnsOf(options.dns));
  const findings = cloudFindings(facts);
  if (!options.send || facts.stack.at === 'hidden' || !facts.stack.value) return answerOf(findings);
  const { outputs } = facts.stack.value;
  const loop = {
    region,
    stack: about.name,
    configurationSet: outputs['ConfigurationSet'] ?? '',
    inboundDomain: outputs['InboundDomain'] ?? '',
  };
  return answerOf([...findings, ...(await inAws(() => driveLoop(desk, loop, seconds)))]);
}

const answerOf = (findings: Finding[]): Answer => ({
  value: { ok: !findings.some(({ state }) => state === 'bad'), findings },
  words: findingWords(findings),
  exit: findings.some(({ state }) => state === 'bad') ? EXIT.refused : EXIT.done,
});
