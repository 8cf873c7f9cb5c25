import type { Email } from 'postal-mime';
import { INBOUND_DOMAIN } from '../../local/goodword.ts';
import { nora } from '../cast.ts';
import { openLaptop, type Laptop } from '../e2e/laptop.ts';
import type { Call } from './call.ts';
import type { Names } from './grants.ts';
import { OPERATOR, recordedFunctions } from './recorded-functions.ts';
import { openRecorder } from './recorder.ts';

type Functions = Awaited<ReturnType<typeof recordedFunctions>>;

/** The weeks of one owner, played so that each function does all it ever does, with the calls that were seen. */
export async function playTheWeeks(): Promise<{ calls: Call[]; names: Names }> {
  const recorder = openRecorder();
  let functions: Functions | undefined;
  const laptop = await openLaptop('2026-11-29T15:00:00.000Z', undefined, async (parts) => {
    functions = await recordedFunctions(recorder, parts);
    return functions;
  });
  try {
    if (!functions) throw new Error('the functions were not made');
    await play(laptop, functions.web);
    const { table, mailBucket: bucket, configurationSet, dueQueueUrl } = laptop.goodword.config;
    const dueQueue = dueQueueUrl.split('/').at(-1) ?? '';
    return { calls: recorder.calls, names: { table, bucket, configurationSet, dueQueue } };
  } finally {
    await laptop.close();
    await recorder.stop();
  }
}

const PEOPLE = ['Ben Osei', 'Maria Silva', 'Ivo Petrov', 'Ada Stern', 'Tom Hale', 'Una Quist', 'Kim Lund'];
const addressOf = (name: string): string => `${name.toLowerCase().replace(' ', '@')}.example`;
const herself = { name: nora.name, address: nora.address };

async function play(laptop: Laptop, pages: Functions['web']): Promise<void> {
  const { ses } = laptop.goodword.emulators;
  const mails = async (kind: string) => (await laptop.newMails()).filter((mail) => mail.kind === kind);
  const one = async (kind: string): Promise<Email> => {
    const [found] = await mails(kind);
    if (!found) throw new Error(`no ${kind} came`);
    return found;
  };
  for (const name of PEOPLE) await laptop.add(name, detailsOf(name));

  // The week's mail: its owner wants all five, then takes one away and approves two on the pages behind the links.
  await laptop.pass(2);
  const digest = await one('digest');
  const [, busy, full, angry, dead] = whomItProposes(digest);
  await laptop.answer(digest, herself, '1 yes\n2 yes\n3 yes\n4 yes\n5 yes');
  for (const [i, preview] of (await mails('preview')).entries()) {
    const page = linkIn(preview, i === 0 ? 'no' : 'yes');
    await pages.request(page);
    if (i < 3) await pages.request(page, { method: 'POST' });
    else await laptop.answer(preview, herself, 'yes');
  }

  // SES is too busy once and loses an answer once; of the addresses one is full, one dead, and one complains.
  ses.faults.add({ at: 'error', code: 'Throttling', message: 'Maximum sending rate exceeded' });
  ses.faults.add({ at: 'drop', accepted: true }, { to: busy });
  const bounced = { at: 'bounced', diagnostic: 'smtp; 5yz' } as const;
  ses.setFate(full, { ...bounced, type: 'Transient', subType: 'MailboxFull', status: '4.2.2' });
  ses.setFate(angry, { at: 'complained', feedback: 'abuse' });
  ses.setFate(dead, { ...bounced, type: 'Permanent', subType: 'General', status: '5.1.1' });
  await laptop.pass(5);
  const sent = await mails('step');
  ses.setFate(full, { at: 'delivered' });

  // Two people answer; what the owner answers to that goes back into their threads, and ends a row of soft bounces.
  for (const address of [busy, full]) {
    const first = sent.find(({ to1 }) => to1 === address);
    if (!first) throw new Error(`${address} was not written to`);
    await laptop.answer(first, { name: '', address }, 'Good to hear from you. Would you move to Lisbon?');
    await laptop.answer(await one('reply'), herself, 'Lisbon would be wonderful.\n\nNora');
  }

  // The owner's other words, and taking one back: an added person is erased again.
  for (const words of [
    'add Zoe Marsh, zoe@marsh.example',
    'undo',
    'stop Kim Lund',
    'undo',
    'pause',
    'resume',
  ])
    await laptop.answer(digest, herself, words);
  await laptop.receive('From: Zed <zed@nowhere.example>\r\nSubject: hello\r\n\r\nDo you know me?\r\n', [
    'somebody@reply.goodword.example',
  ]);

  // The operator stops everything by mail, and lets it go again.
  const assistant = `assistant@${INBOUND_DOMAIN}`;
  for (const words of ['pause all', 'resume all'])
    await laptop.receive(`From: <${OPERATOR}>\r\nTo: <${assistant}>\r\n\r\n${words}\r\n`, [assistant]);
  if ((await mails('operator')).length !== 2) throw new Error('the operator was not heard');

  // The next week's mail. A mail of which SES says nothing is not sent again, and the owner hears of it.
  await laptop.pass(4);
  const second = await one('digest');
  const proposal = /"(\d+ yes)" and I write/.exec(second.text ?? '')?.[1] ?? '';
  await laptop.answer(second, herself, proposal);
  await laptop.answer(await one('preview'), herself, 'yes');
  ses.faults.add({ at: 'drop', accepted: false });
  // Silence: a nudge is shown and goes out, reminders come; then the owner has enough of weekly mails.
  await laptop.pass(6);
  for (const nudge of await mails('preview')) await laptop.answer(nudge, herself, 'yes');
  await laptop.pass(6);
  const stop = second.headers.find(({ key }) => key === 'list-unsubscribe')?.value ?? '';
  await pages.request(pathOf(/<(http[^>]+)>/.exec(stop)), { method: 'POST' });
}

/** The addresses of those a digest proposes, in its order. */
function whomItProposes(digest: Email): [string, string, string, string, string] {
  const names = [...(digest.text ?? '').matchAll(/^ ?\d\. (\w+ \w+),/gm)].map(([, name = '']) => name);
  const [a, b, c, d, e] = names.map(addressOf);
  if (!a || !b || !c || !d || !e) throw new Error('the digest proposes fewer than five');
  return [a, b, c, d, e];
}

const linkIn = (preview: Email, word: string): string =>
  pathOf(new RegExp(`${word}: (\\S+)`).exec(preview.text ?? ''));

const pathOf = (found: RegExpExecArray | null): string => new URL(found?.[1] ?? '').pathname;

const detailsOf = (name: string) => ({
  kind: 'previous_coworker' as const,
  addresses: [addressOf(name)],
  company: `${name.split(' ')[1]} Works`,
  role: 'Data team lead',
  knowledge: 'same-team' as const,
  trust: 4 as const,
  facts: { sharedWork: 'the Atlas migration', memory: 'the missing partition' },
});
