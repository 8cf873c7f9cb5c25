import { describe, expect, test } from 'vitest';
import { heard } from './incoming.ts';

describe('an address that is not to be used for this', () => {
  test.each([
    "This is my work address, don't use it again for this.",
    "This is my work email. Please don't use it for this.",
    "Please don't use my work address for this.",
    'Please keep this off my work email.',
    'This is a work inbox, please do not use it for private matters.',
    "My employer reads this mailbox, so please don't write here again.",
    'Bitte nutze diese Adresse nicht mehr, das ist meine Arbeitsadresse.',
    "C'est mon adresse professionnelle, merci de ne plus utiliser.",
    'Este es mi correo del trabajo, por favor no lo uses para esto.',
  ])('is a stop where no other is named: %s', (text) => {
    expect(heard(text).primary).toBe('stop');
  });

  test.each([
    "This is my work address, don't use it for this. My private one is ben.osei@home.example.",
    "Please don't send personal mail to my work address, use ben.osei@home.example",
    'Please use my private address ben.osei@home.example, not this one.',
    "Please don't email me at this address again. Use ben.osei@home.example instead.",
  ])('is a move to the other where one is named: %s', (text) => {
    const { primary, people, labels } = heard(text);
    expect({ primary, people }).toEqual({
      primary: 'left',
      people: [{ address: 'ben.osei@home.example', as: 'moved' }],
    });
    expect(labels).not.toContain('stop');
  });

  test.each([
    'This is my work address, feel free to use it.',
    "Don't hesitate to use my work address again.",
    'At work? We do not use it any more.',
    "My work mail is full, but please don't worry about this.",
  ])('is not meant by: %s', (text) => {
    expect(['stop', 'left']).not.toContain(heard(text).primary);
  });

  test('a stop beside it stays a stop', () => {
    const text =
      'Please use my private address ben.osei@home.example, not this one. Never mind, stop writing to me.';
    expect(heard(text).primary).toBe('stop');
  });
});

describe('what a person answers, in words of every day', () => {
  test.each([
    ['referral', "I'm not the right person, try Priya Nair."],
    ['referral', 'Best to ask Lena Fischer (lena.fischer@kestrel.example) about that.'],
    ['referral', "I've passed your mail on to my colleague Sofia Marin, she does the data hires."],
    ['referral', "My colleague Grace Liu would be a better fit for this, I've cc'd her."],
    ['referral', 'Tom Okafor would know more than I do. tom.okafor@nordwind.example'],
    ['referral', 'Wenden Sie sich am besten an Frau Jana Kühn, jana.kuehn@helio.example.'],
    ['referral', 'Escríbele a Carmen Ortega, ella lleva ese equipo.'],
    ['referral', 'Adding Hannah Brandt from HR, who can take it from here.'],
    ['referral', 'Handing you over to Felix Roth.'],
    ['meeting', 'can do Thursday 3pm'],
    ['meeting', "Sure, here's my calendar: https://calendly.com/ben-osei/20min"],
    ['meeting', 'Would Wednesday work for a call?'],
    ['meeting', 'Zoom on Friday? 11 ET?'],
    ['meeting', 'Yes! Lunch on Dec 3 at noon?'],
    ['meeting', 'Passt dir Donnerstag um 15 Uhr?'],
    ['meeting', "On peut s'appeler mardi à 14h ?"],
    ['meeting', 'Possiamo sentirci giovedì alle 15?'],
    ['meeting', 'Grab a slot here whenever suits: https://cal.com/anaruiz'],
    ['later', 'ping me in Jan'],
    ['later', 'Could you come back to me in February?'],
    ['later', 'Let me get back to you next week.'],
    ['later', 'After the holidays would be easier for me.'],
    ['later', "I'm out next week but happy to talk after."],
    ['later', 'I will think about it and let you know.'],
    ['later', 'Im Moment leider keine Zeit, vielleicht nächsten Monat.'],
    ['later', 'Adesso non posso, risentiamoci a gennaio.'],
    ['later', 'My plate is full until Christmas. Circle back after?'],
    ['no', "I'm going to have to say no."],
    ['no', "I don't do referrals for people I haven't worked with."],
    ['no', "Can't do that, sorry."],
    ['no', "Yeah, right. Like I'd recommend anybody after what happened on Atlas."],
    ['no', 'Unfortunately I have no contacts there any longer.'],
    ['no', "I can't in good conscience put my name to that."],
    ['no', 'Non merci.'],
    ['no', 'Infelizmente não posso ajudar.'],
    ['no', "I'm swamped and honestly can't take this on. Good luck with the search!"],
    ['question', 'who are you?'],
    ['question', 'What kind of role are you after?'],
    ['question', 'Can you send me your CV?'],
    ['question', "what's the salary range you're looking for"],
    ['question', 'Have you got a portfolio I could look at?'],
    ['question', 'How do you know Marta?'],
    ['question', 'Send me your resume and the job link please.'],
    ['question', 'Are you a citizen or would you need a visa?'],
    ['question', 'And you? What are you up to these days?'],
    ['positive', 'Of course!'],
    ['positive', "Absolutely, it'd be a pleasure to write you a letter."],
    ['positive', "Why not, let's do it."],
    ['positive', "Don't worry about asking, I'm always glad to help."],
    ['positive', 'Count on me.'],
    ['positive', 'Yep'],
    ['positive', 'Gerne, schreib mir einfach.'],
    ['positive', 'Claro, com prazer!'],
    ['positive', 'Not a problem, consider it done.'],
    ['thanks', 'Thanks Nora!'],
    ['thanks', 'Cheers'],
    ['thanks', 'thx, good luck with everything'],
    ['thanks', "You're welcome!"],
    ['thanks', 'Thanks for the update, great news!'],
    ['thanks', 'Merci beaucoup.'],
    ['thanks', 'Grazie mille!'],
    ['thanks', 'Dank je wel.'],
    ['thanks', 'ok thanks'],
    ['unclear', 'Hm.'],
    ['unclear', 'The weather has been awful.'],
    ['unclear', 'Monday was a mess.'],
    ['unclear', '...'],
    ['unclear', 'See attached.'],
    ['unclear', 'The migration finished.'],
    ['unclear', '👀'],
    ['unclear', 'Depends.'],
    ['unclear', 'My dog ate the partition key again.'],
    [
      'no',
      "Thank you so much for the lovely note, it truly made my day. I won't be able to help with this, though.",
    ],
    ['no', "I'd love to help but my company doesn't allow it."],
    ['no', 'lol no'],
    ['positive', "I can't say no to you :) I'm in."],
    ['positive', "I wouldn't hesitate to recommend you."],
    ['positive', "I don't mind at all, go ahead and use my name."],
    ['positive', "Can't think of anyone I'd rather recommend."],
    ['no', "Ordinarily I'd be glad to. Not this time."],
    ['positive', 'I thought about saying no, but okay, list me.'],
  ])('%s: %s', (kind, text) => {
    expect(heard(text).primary).toBe(kind);
  });

  test.each([
    ['ping me in Jan', '2027-01-04'],
    ['Crazy busy right now, try me again in two weeks?', '2026-12-07'],
    ['Could you come back to me in February?', '2027-02-01'],
    ["We're in a hiring freeze till Q2, check in then.", '2027-04-01'],
    ['Let me get back to you next week.', '2026-11-30'],
    ['Bit underwater this month, sorry. December should be better.', '2026-12-01'],
    ["Right now isn't great. Next month?", '2026-12-01'],
    ['Too early to say, ask me again in March.', '2027-03-01'],
    ['Gerade ist es schlecht, melde dich bitte im Januar nochmal.', '2027-01-04'],
    ['Im Moment leider keine Zeit, vielleicht nächsten Monat.', '2026-12-01'],
  ])('"%s" waits until %s', (text, until) => {
    expect(heard(text).until).toBe(until);
  });

  test.each([
    ["I'm not the right person, try Priya Nair.", 'Priya Nair'],
    ['You should really talk to Marek Dvorak in our platform team.', 'Marek Dvorak'],
    ['Best to ask Lena Fischer (lena.fischer@kestrel.example) about that.', 'Lena Fischer'],
    ['Hiring is handled by Jonas Weber, drop him a line: jonas@helio.example.', 'Jonas Weber'],
    ["I've passed your mail on to my colleague Sofia Marin, she does the data hires.", 'Sofia Marin'],
    ['Let me introduce you to Omar Haddad, who leads analytics at Kestrel.', 'Omar Haddad'],
    ["My colleague Grace Liu would be a better fit for this, I've cc'd her.", 'Grace Liu'],
    ['Tom Okafor would know more than I do. tom.okafor@nordwind.example', 'Tom Okafor'],
    [
      'We have nothing, but my friend Elena Popescu at Kestrel is building a team. Want me to connect you?',
      'Elena Popescu',
    ],
    ['Wenden Sie sich am besten an Frau Jana Kühn, jana.kuehn@helio.example.', 'Jana Kühn'],
  ])('"%s" sends to %s and nobody else', (text, name) => {
    expect(heard(text).people.map((person) => person.name)).toEqual([name]);
  });

  test('a refusal that thanks warmly is shown by its refusal', () => {
    const { primary, evidence } = heard('Lovely of you to ask, truly. It is not going to happen, though.');
    expect(primary).toBe('no');
    expect(evidence[0]).toMatchObject({ kind: 'no', rule: 'no: declines' });
  });
});
