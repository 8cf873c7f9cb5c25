import { describe, expect, test } from 'vitest';
import { fixture, heard, understoodFixture } from './incoming.ts';

describe('what a person answers', () => {
  test.each([
    ['positive', 'Great to hear from you! Happy to help however I can.'],
    ['positive', "Sure, I'd be glad to be a reference. You did terrific work on Atlas."],
    ['positive', "I already put in a good word with Marta, she'll likely call you."],
    ['positive', 'No problem! Count me in.'],
    ['positive', "Can't wait to help!"],
    ['positive', "Don't stop sending me these, I love them."],
    [
      'referral',
      "I'm not the right one, but write to Raj Patel (raj.patel@helio.example), he runs that team.",
    ],
    ['referral', 'Copying Lena here, who can tell you more.'],
    ['referral', 'Have you met Dr. Osei? Tell him I sent you.'],
    ['referral', "I forwarded your note to Pedro Gómez; he'll be in touch."],
    ['referral', 'Try my colleague Kim Lee, kim(dot)lee(at)acme(dot)example.'],
    ['later', 'Swamped until the end of the quarter, ping me in January?'],
    ['later', 'Not a good week. Early next month would work.'],
    ['later', "Let's pick this up after Thanksgiving."],
    ['later', 'Maybe later this year or next, hard to say.'],
    ['later', "I'm out next week but happy to talk after."],
    ['question', 'Remind me, which of my classes did you take?'],
    ['question', 'Are you open to moving to Lisbon?'],
    ['question', 'When would you need the letter by, and where does it go?'],
    ['question', 'Sounds interesting. How many years of Spark do you have?'],
    ['no', "I'm afraid I can't help with this one, best of luck though."],
    ['no', "I don't feel I know your work well enough to recommend you."],
    ['no', "Thanks for thinking of me, but I'll have to pass."],
    ['no', 'Unfortunately nothing on my side.'],
    ['no', "I'm not interested."],
    ['wrong-person', 'I think you have the wrong David, I never worked at Borealis.'],
    ['wrong-person', 'Das bin ich nicht, Sie haben sich in der Adresse geirrt.'],
    ['left', 'Sarah no longer works here. For urgent matters contact office@acme.example.'],
    ['left', "I've moved on to Helio, new address is tom@helio.example."],
    ['meeting', 'Free Thursday at 3pm?'],
    ['meeting', "Let's do a quick call next week, Tue or Wed afternoon."],
    ['meeting', 'Call me at +1 415 555 0132 any day after four.'],
    ['meeting', 'Yes, stop by my office on Friday!'],
    ['thanks', 'Thanks!'],
    ['thanks', 'Noted.'],
    ['thanks', 'Got it, will read.'],
    ['thanks', 'Thank you for letting me know how it went, congratulations!'],
    ['unclear', 'The weather was odd.'],
    ['unclear', "I'll stop here for today."],
    ['unclear', "Please stop me if I'm rambling."],
    ['unclear', 'The bus stop is right outside our office.'],
  ])('%s: %s', (kind, text) => {
    expect(heard(text).primary).toBe(kind);
  });

  test.each([
    ['Nothing open with us, but Ana at Helio (ana@helio.example) is hiring.', ['referral', 'no']],
    ['I left Nordwind, now at Helio and we are hiring, want to talk Friday?', ['meeting', 'left']],
    ["Thanks but no thanks, please don't write again.", ['stop']],
    ["lol no way, of course I'll vouch for you", ['positive']],
    ['Happy to help, but not before January.', ['later', 'positive']],
  ])('"%s" means %j, the deciding one first', (text, kinds) => {
    const { primary, labels } = heard(text);
    expect(primary).toBe(kinds[0]);
    expect(labels).toEqual(expect.arrayContaining(kinds));
  });

  test.each([
    ['Swamped until the end of the quarter, ping me in January?', '2027-01-04'],
    ['Not a good week. Early next month would work.', '2026-12-01'],
    ["Let's pick this up after Thanksgiving.", '2026-11-30'],
    ["I'm out next week but happy to talk after.", '2026-12-07'],
    ['Can you check back in two weeks?', '2026-12-07'],
    ['After the holidays would be better.', '2027-01-04'],
    ['Reach out again in mid-December please.', '2026-12-15'],
    ["I'm traveling until December 9, ping me after that.", '2026-12-10'],
    ['Nicht jetzt, melde dich im Januar nochmal.', '2027-01-04'],
    ['Maybe later this year or next, hard to say.', undefined],
  ])('"%s" is to be asked again on %s', (text, day) => {
    expect(heard(text).until).toBe(day);
  });

  test('every kind comes with the very words that decided', () => {
    const text = 'Thanks for thinking of me.\nUnfortunately we have a hiring freeze.';
    const { evidence } = heard(text);
    expect(evidence[0]).toMatchObject({ kind: 'no', from: 'text' });
    for (const { words } of evidence) expect(text).toContain(words);
  });

  test.each([
    'Doing well. And you, what are you up to?',
    "All fine here, how's the search going?",
    'Gut, danke. Und bei dir?',
    'Todo bien, ¿y tú?',
  ])('"%s" invites the owner to tell of himself', (text) => {
    expect(heard(text).invited).toBe(true);
  });

  test('a statement invites nobody', () => {
    expect(heard('I am up to my neck in work.').invited).toBe(false);
  });
});

describe('stop, in any wording', () => {
  test.each([
    "Please don't email me again.",
    'STOP',
    'Unsubscribe',
    'Kindly refrain from contacting me in the future.',
    'Merci de ne plus me contacter.',
    'Not interested, please take us off your list.',
    "I'd prefer not to hear from you again.",
    'Bitte schreiben Sie mir nicht mehr.',
    'No me escriba más, por favor.',
    'Non mi scriva più.',
    'Por favor, não me contacte mais.',
    'Stuur mij geen mails meer.',
    'Sluta mejla mig.',
    'Skriv ikke til mig igen.',
    'Proszę nie pisać do mnie więcej.',
    'Už mi prosím nepište.',
    'Пожалуйста, больше не пишите мне.',
    'もう連絡しないでください。',
    '请不要再联系我。',
  ])('%s', (text) => {
    expect(heard(text).labels).toContain('stop');
  });

  test.each([
    "Don't stop sending me these, I love them.",
    'Stop by my office any time.',
    "Please don't write to Sarah, she is on leave. Write to Tom Baker instead.",
    "Don't hesitate to email me again.",
    'I had to stop working on Atlas.',
    'Great!\n\nOn Sun, Nov 22, 2026 at 6:12 PM Nora Reyes wrote:\n> To unsubscribe, answer STOP.',
  ])('not: %s', (text) => {
    expect(heard(text).labels).not.toContain('stop');
  });
});

describe('who and where', () => {
  test('a referral brings the name and the address', () => {
    expect(heard('Write to Raj Patel (raj.patel@helio.example), he runs that team.').people).toEqual([
      { name: 'Raj Patel', address: 'raj.patel@helio.example', as: 'referral' },
    ]);
  });

  test('an address spelled against robots is read', () => {
    expect(heard('Talk to Kim Lee, kim(dot)lee(at)acme(dot)example.').people).toEqual([
      { name: 'Kim Lee', address: 'kim.lee@acme.example', as: 'referral' },
    ]);
  });

  test('somebody brought in by copy is found in the Cc; the owner in it is nobody new', async () => {
    expect((await understoodFixture('referral-in-copy')).people).toEqual([
      { name: 'Lena Sommer', address: 'lena@helio.example', as: 'referral' },
    ]);
  });

  test('who moved is the same person at a new address', () => {
    expect(heard("I've moved on to Helio, new address is tom@helio.example.").people).toEqual([
      { address: 'tom@helio.example', as: 'moved' },
    ]);
  });

  test('an office mailbox named for urgent matters is nobody', () => {
    expect(
      heard('Sarah no longer works here. For urgent matters contact office@acme.example.').people,
    ).toEqual([]);
  });

  test('telephone numbers of the signature become E.164, fax numbers do not', () => {
    const text = 'Happy to help.\n\nBest,\nBen Osei\nHelio\nTel 415 555 0132\nFax 415 555 0199';
    expect(heard(text).phones).toEqual(['+14155550132']);
  });

  test('times to meet are kept as written', () => {
    expect(heard("Let's do a quick call next week, Tue or Wed afternoon.").times).toEqual([
      'next week, Tue or Wed afternoon',
    ]);
  });

  test('an invitation with a calendar is a meeting with its time', async () => {
    const { primary, times } = await understoodFixture('meeting-invitation');
    expect({ primary, times }).toEqual({ primary: 'meeting', times: ['20261203T150000 Europe/Berlin'] });
  });
});

describe('persons and machines', () => {
  test('a suppression header alone makes nobody a machine', async () => {
    const { author, primary } = await understoodFixture('outlook-reply-header-block');
    expect({ author, primary }).toEqual({ author: 'human', primary: 'no' });
  });

  test('Auto-Submitted: no is a person', () => {
    expect(heard('Happy to help.', { headers: { 'auto-submitted': ['no'] } }).author).toBe('human');
  });

  test('a person who answers an automatic reply is a person', async () => {
    expect(await understoodFixture('person-answers-an-auto-reply')).toMatchObject({
      author: 'human',
      primary: 'positive',
    });
  });

  test('a person who answers through a list is a person', async () => {
    expect(await understoodFixture('person-answers-through-a-list')).toMatchObject({
      author: 'human',
      primary: 'positive',
    });
  });

  test('who is away but answers is a person', () => {
    const text = "I'm out of the office until Monday but saw this on my phone. Not interested.";
    expect(heard(text)).toMatchObject({ author: 'human', primary: 'no' });
  });

  test('"no longer works here" counts even from a machine', () => {
    const understood = heard('Sarah no longer works here.', {
      headers: { 'auto-submitted': ['auto-replied'] },
    });
    expect(understood).toMatchObject({
      author: 'auto-reply',
      primary: 'left',
      labels: ['left', 'automatic'],
    });
  });

  test('the deputy of an absence note is no referral', async () => {
    const understood = await understoodFixture('out-of-office-german-outlook');
    expect(understood).toMatchObject({
      author: 'out-of-office',
      primary: 'out-of-office',
      returnDate: '2026-12-07',
      people: [],
    });
  });

  test('a person forwarding a bounce is a person', async () => {
    expect(await understoodFixture('person-forwarding-a-bounce')).toMatchObject({
      author: 'human',
      bounced: [],
    });
  });

  test('an answer through Gmail is read without what it quotes', async () => {
    const { newestText, labels } = await understoodFixture('gmail-reply-top-posted');
    expect(newestText).toBe('Great to hear from you! Happy to help however I can.');
    expect(labels).not.toContain('stop');
  });

  test('an HTML answer between the quotes is put together', async () => {
    const { newestText } = await understoodFixture('gmail-reply-html-only-between-quotes');
    expect(newestText.split(/\n+/)).toEqual(['See below.', 'The partitions.', 'Yes, gladly.']);
  });

  test('what a mail says can be read again from the same mail', async () => {
    const mail = await fixture('gmail-reply-top-posted');
    expect(mail.references).toEqual(['0100abc@email.amazonses.com', 'own-1@goodword.example']);
  });
});
