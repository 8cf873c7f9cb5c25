import { expect, test } from 'vitest';
import { DAY, type Instant, plus } from '../../core/domain/instant.ts';
import { type Evidence, type Happened, type Left, type Someone, judge } from './judge.ts';
import { tracesOf } from './owner-words.ts';

type Mail = Partial<Pick<Left, 'contactId' | 'sequence' | 'step' | 'asks'>> & {
  on: string;
  to?: string;
  words?: string;
  /** The conversation; each mail has one of its own where none is named. */
  n?: string;
};

/** Half past nine where Nora and her people are, in winter. */
const at = (day: string): Instant => `${day}T08:30:00.000Z`;
const NEVER = '2099-01-01T00:00:00.000Z';

/** What anybody could see of some mails, each of them approved, in a thread where it belongs into one. */
function season(mails: Mail[], happened: Happened[] = [], more: Partial<Evidence> = {}): string[] {
  const left: Left[] = [];
  for (const [i, { on, to, words, n = `n${i}`, ...mail }] of mails.entries()) {
    const contactId = mail.contactId ?? 'ben';
    const before = left.findLast(({ letter }) => letter.tags['enrollment'] === n);
    left.push({
      ...{ sequence: 'reconnect', step: '1-inquire', asks: false, ...mail, contactId, at: at(on) },
      wireId: `wire-${i}`,
      letter: {
        from: { name: 'Nora Reyes', address: 'nora@mail.goodword.example' },
        to: { name: '', address: to ?? `${contactId}@helio.example` },
        subject: before ? 'Re: Atlas' : 'Atlas',
        text: words ?? `How is work number ${i}?`,
        html: '',
        ...(before && { inReplyTo: before.wireId }),
        references: before ? [before.wireId] : [],
        headers: {},
        tags: { enrollment: n },
      },
    });
  }
  const yes = left.map(({ contactId, at, letter: { text } }) => ({
    ...{ what: 'approved' as const, at: plus(at, -DAY), contactId, text },
  }));
  return judge({
    owner: { zone: 'Europe/Berlin', holidays: [], startedAt: at('2026-11-01'), until: at('2027-06-01') },
    contacts: new Map<string, Someone>(['ben', 'ana', 'raj'].map((id) => [id, {}])),
    ...{ left, asked: [], offered: [], traces: [], relayed: [] },
    tells: new Set(['thank-you', 'thank-for-no', 'tell-referrer', 'keep-in-touch']),
    begins: new Set(['reconnect']),
    exempt: () => false,
    mayAskFirst: () => false,
    ...more,
    happened: [...(more.happened ?? yes), ...happened],
  });
}

const ben = { contactId: 'ben' };
const home = { contacts: new Map([['ben', { atHome: { consents: false } }]]) };
const above = { contacts: new Map([['ben', { above: true }]]) };
const helio = { contacts: new Map(['ben', 'ana'].map((id) => [id, { company: 'Helio' }])) };
const first = { on: '2027-01-12' };
const no = (on: string, until = NEVER) => ({ what: 'no', at: at(on), ...ben, until }) as const;
const answered = (on: string, n: string, contactId = 'ben') =>
  ({ what: 'answered', at: at(on), contactId, n }) as const;
const said = { ...ben, at: at('2027-01-08') };
const stopped = { what: 'stopped', ...said } as const;
const undone = at('2027-01-11');
const thanksForNo = { sequence: 'thank-for-no', step: '1-thank' };
const silent = { on: '2027-02-12', sequence: 'tell-referrer', step: '1-tell' };
const named = {
  what: 'named',
  ...said,
  name: 'Raj Patel',
  address: 'raj@helio.example',
} as const;
const raj = { ...first, contactId: 'raj' };
const promotion = { sequence: 'internal-promotion', n: 'p' };
const asks = { on: '2027-01-12', ...promotion };
const result = { on: '2027-02-12', ...promotion, step: '5-result' };
const thanks = { on: '2027-03-12', ...promotion, step: '6-thank' };
const decided = (on: string) => ({ what: 'decided', at: at(on) }) as const;
const offered = (on: string) => ({
  offered: [{ at: at(on), ...ben, text: 'It is decided, and you should hear it from me. It is yes.' }],
});
const talk = { what: 'talk', ...said, day: '2027-01-12', zone: 'Europe/Berlin' } as const;
const noTalk = { what: 'no talk', ...ben, at: at('2027-01-14'), until: at('2027-01-19') } as const;
const askedOn = (...days: string[]) => ({ asked: days.map((day) => ({ at: at(day), ...ben })) });
const forgotten = { id: 'ben', name: 'Ben Osei', address: 'ben@helio.example' };
const known = (kept: Map<string, object>) => ({
  traces: tracesOf({ drafts: { kept } }, forgotten, first.on),
});

/** The rule, a play in which it alone is broken, and the same one in which it is kept. */
test.each<[string, string[], string[]]>([
  [
    'she did not allow it',
    season([first], [], home),
    season([first], [{ what: 'consented', ...said, yes: true }], home),
  ],
  [
    'he is above the manager, who does not know',
    season([first], [], above),
    season([first], [{ what: 'manager knows', at: said.at, yes: true }], above),
  ],
  [
    'he was forgotten',
    season([first], [{ what: 'forgotten', ...said }]),
    season([first], [{ what: 'forgotten', ...ben, at: at('2027-01-13') }]),
  ],
  [
    'who has this mailbox said stop',
    season([{ on: '2027-01-07' }, { ...first, contactId: 'ana', to: 'Ben+cv@helio.example' }], [stopped]),
    season(
      [{ on: '2027-01-07' }, { ...first, contactId: 'ana', to: 'Ben+cv@helio.example' }],
      [{ ...stopped, undone }],
    ),
  ],
  [
    'a mail handed on to ben, who said stop',
    season([], [stopped], { relayed: [{ at: at('2027-01-12'), ...ben }] }),
    season([], [{ ...stopped, undone }], { relayed: [{ at: at('2027-01-12'), ...ben }] }),
  ],
  ['stop was said', season([first], [stopped]), season([first], [{ ...stopped, undone }])],
  [
    'nobody said yes to these words',
    season([first], [], { happened: [{ what: 'approved', ...said, text: 'How is work number 0?', undone }] }),
    season([first], [], { happened: [{ what: 'approved', ...said, text: 'How is work number 0?' }] }),
  ],
  [
    'the address is dead',
    season([first], [{ what: 'bounced', at: said.at, address: 'ben@helio.example' }]),
    season([first], [{ what: 'bounced', at: said.at, address: 'ben@private.example' }]),
  ],
  [
    'ana there had his on',
    season([{ on: '2027-01-11', contactId: 'ana' }, first], [], helio),
    season(
      [{ on: '2027-01-11', contactId: 'ana' }, first],
      [{ what: 'left', contactId: 'ana', at: said.at }],
      helio,
    ),
  ],
  [
    'ana there helps since',
    season([first], [{ what: 'helped', contactId: 'ana', at: said.at }], helio),
    season(
      [first],
      [
        { what: 'helped', contactId: 'ana', at: said.at },
        { what: 'opened', at: said.at, company: 'Helio' },
      ],
      helio,
    ),
  ],
  [
    'thanks for a no twice',
    season(
      [
        { ...first, ...thanksForNo },
        { on: '2027-01-19', ...thanksForNo },
      ],
      [no('2027-01-11')],
    ),
    season(
      [
        { ...first, ...thanksForNo },
        { on: '2027-01-19', ...thanksForNo },
      ],
      [no('2027-01-11'), no('2027-01-18')],
    ),
  ],
  [
    'a note in the year after a no',
    season([{ ...first, sequence: 'keep-in-touch' }], [no('2027-01-05')]),
    season([{ ...first, sequence: 'keep-in-touch' }], [no('2026-01-05', at('2027-01-05'))]),
  ],
  [
    'told twice that Raj Patel is silent',
    season(
      [
        raj,
        { ...silent, words: 'Raj Patel has not answered.' },
        { ...silent, on: '2027-02-19', words: 'No word of Raj Patel.' },
      ],
      [named],
    ),
    season([raj, { ...silent, words: 'Raj Patel has not answered.' }], [named]),
  ],
  [
    'Raj Patel never got a mail',
    season([{ ...silent, words: 'Raj Patel has not answered.' }], [named]),
    season([raj, { ...silent, words: 'Raj Patel has not answered.' }], [named]),
  ],
  [
    'Raj Patel has answered',
    season(
      [raj, { ...silent, words: 'Raj Patel has not answered.' }],
      [named, answered('2027-02-11', 'n0', 'raj')],
    ),
    season(
      [raj, { ...silent, words: 'Raj Patel has not answered.' }],
      [named, answered('2027-02-15', 'n0', 'raj')],
    ),
  ],
  ['thanks before it is decided', season([asks, thanks]), season([asks, thanks], [decided('2027-03-11')])],
  [
    'a result after it is decided',
    season([asks, result], [decided('2027-02-11')]),
    season([asks, result], [decided('2027-02-15')]),
  ],
  ['a result as the first mail', season([result]), season([asks, result])],
  [
    'a result within a month of',
    season([asks, { ...result, on: '2027-02-04' }]),
    season([asks, { ...result, on: '2027-02-05' }]),
  ],
  [
    'decided, and no thanks to ben',
    season([asks], [answered('2027-01-13', 'p'), decided('2027-03-01')]),
    season([asks], [answered('2027-01-13', 'p'), decided('2027-03-01')], offered('2027-03-01')),
  ],
  [
    'decided, and no thanks to ben',
    season(
      [asks],
      [
        answered('2027-01-13', 'p'),
        { ...decided('2027-03-01'), undone: at('2027-03-02') },
        decided('2027-03-08'),
      ],
      offered('2027-03-01'),
    ),
    season([asks, thanks], [answered('2027-01-13', 'p'), decided('2027-03-01')]),
  ],
  [
    'thanks for no talk',
    season([{ ...first, sequence: 'thank-you', step: '1-thank' }]),
    season([{ ...first, sequence: 'thank-you', step: '1-thank' }], [{ what: 'spoke', ...said }]),
  ],
  [
    'he is gone',
    season([], [talk, { ...stopped, at: at('2027-01-11') }], askedOn('2027-01-13')),
    season([], [talk], askedOn('2027-01-13')),
  ],
  ['there was no talk', season([], [talk], askedOn('2027-01-11')), season([], [talk], askedOn('2027-01-13'))],
  [
    'once more',
    season([], [talk], askedOn('2027-01-13', '2027-01-20')),
    season([], [talk, noTalk], askedOn('2027-01-13', '2027-01-20')),
  ],
  [
    'not before 2027-01-19',
    season([], [talk, noTalk], askedOn('2027-01-13', '2027-01-18')),
    season([], [talk, noTalk], askedOn('2027-01-13', '2027-01-19')),
  ],
  [
    'not in the morning',
    season([], [talk], { asked: [{ at: '2027-01-13T14:00:00.000Z', ...ben }] }),
    season([], [talk], askedOn('2027-01-13')),
  ],
  [
    'nobody asked whether they talked',
    season([], [talk]),
    season([], [talk, { what: 'began', ...ben, at: at('2027-01-12'), sequence: 'thank-you' }]),
  ],
  [
    'drafts still knows Ben Osei, who was forgotten',
    season([], [], known(new Map([['1', { to: 'ben@helio.example' }]]))),
    season([], [], known(new Map([['1', { to: 'ana@helio.example' }]]))),
  ],
])('the judge sees "%s", and that alone', (rule, broken, kept) => {
  expect(broken).toEqual([expect.stringContaining(rule)]);
  expect(kept).toEqual([]);
});
