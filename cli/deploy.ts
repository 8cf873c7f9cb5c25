import type { Command } from 'commander';
import { type Run, newCommand } from './desk.ts';

/** What `goodword deploy` is told on the command line, as commander hands it over. */
export interface DeployOptions {
  config?: string;
  save?: boolean;
  region?: string;
  name?: string;
  sendingDomain?: string;
  inboundDomain?: string;
  operatorAddress?: string;
  ownerName?: string;
  ownerAddress?: string;
  ownerZone?: string;
  receiptRuleSet?: string;
  website?: string;
  dryRun?: boolean;
  yes?: boolean;
  replace?: boolean;
  zoneFile?: string;
  route53?: boolean;
  productionAccess?: boolean;
  assembly?: string;
}

/** `goodword deploy`. */
export const deployCommand = (run: Run): Command =>
  newCommand('deploy', 'puts Goodword into your AWS account, or brings what is there up to date', [
    'deploy --dry-run',
    'deploy --region eu-west-1 --sending-domain mail.you.example --inbound-domain in.you.example --save',
    'deploy --yes --json',
  ])
    .option('--config <file>', 'settings (default: goodword.config.yaml, if there is one)')
    .option('--save', 'writes the settings to that file')
    .option('--region <region>', 'AWS Region; SES has to receive mail there')
    .option('--name <name>', 'name of the stack (default: goodword)')
    .option('--sending-domain <domain>', 'mail to contacts leaves from here')
    .option('--inbound-domain <domain>', 'answers, and what the owner says, come here')
    .option('--operator-address <address>', 'gets the alarms')
    .option('--owner-name <name>', 'name of the first owner, who is added when he is not there yet')
    .option('--owner-address <address>', 'private mailbox of the first owner')
    .option('--owner-zone <zone>', 'IANA time zone of the first owner')
    .option('--receipt-rule-set <name>', 'an active receipt rule set of the account that our rule joins')
    .option('--website <url>', 'what AWS may look at when it is asked for production access')
    .option('--dry-run', 'shows what would be deployed, what it costs and the DNS records; reaches nothing')
    .option('--yes', 'asks nothing: deploys, and leaves alone what is not ours')
    .option('--replace', 'takes the place of a receipt rule set that is active already')
    .option('--zone-file <file>', 'writes the DNS records as a fragment of a zone file')
    .option('--route53', 'writes the DNS records to Route 53, where the zone is there')
    .option('--production-access', 'asks AWS to take SES out of its sandbox')
    .option('--assembly <folder>', 'deploys what was built into this folder before, and builds nothing')
    .action(
      run(async (desk, options: DeployOptions) => {
        const { deploy } = await import('./operator/deploy.ts');
        return deploy(desk, options);
      }),
    );
