import { describe, expect, test } from 'vitest';
import { approve } from '../../core/assistant/approve.ts';
import { stopContact } from '../../core/assistant/stop-contact.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import { ben, nora, person } from '../cast.ts';
import { type Desk, firstMailOut, kindOf, only, openDesk } from './desk.ts';

const raj: Contact = person({
  ...{ id: 'rajpatel', name: 'Raj Patel', company: 'Helio', kind: 'alumni', role: 'data engineer' },
  addresses: [{ address: 'raj@helio.example', source: 'you' }],
  facts: { connection: 'we both studied at Lund', whyThem: 'your talk on streaming' },
});

/** Ben answers Nora's first mail in these words; it is Thursday 3 December. */
async function benSays(text: string): Promise<{ desk: Desk; says: (text: string) => Promise<unknown> }> {
  const desk = await openDesk();
  const { replyTo, mail } = await firstMailOut(desk);
  const says = (words: string) =>
    desk.receive({
      from: 'Ben Osei <ben@helio.example>',
      to: replyTo,
      subject: `Re: ${mail.subject}`,
      text: words,
    });
  await says(text);
  desk.look();
  return { desk, says };
}
const talks = (desk: Desk) => desk.look().filter((letter) => kindOf(letter) === 'talk');

describe('the day before a talk', () => {
  test('the owner gets what is known of the person, what he wrote, and what to ask, once', async () => {
    const { desk } = await benSays('Sure! Are you free for a call on Tuesday at 3pm?');
    await desk.pass(3.5);
    expect(talks(desk)).toEqual([]);
    await desk.pass(1);
    const [mail, ...more] = talks(desk);
    expect(more).toEqual([]);
    expect(mail?.subject).toBe('Tomorrow: your talk with Ben Osei');
    expect(mail?.to.address).toBe(nora.address);
    for (const words of [
      'Tuesday 8 December, 15:00 New York time',
      'the Atlas migration',
      'the night we found the missing partition',
      'Are you free for a call on Tuesday',
      ...['Trends:', 'Insights:', 'Advice:', 'Resources:', 'Assignments:', 'Who else should I talk to?'],
    ])
      expect(mail?.text).toContain(words);
    await desk.pass(10);
    expect(talks(desk)).toEqual([]);
  });

  test('is the day before the new day where it was moved', async () => {
    const { desk, says } = await benSays('Are you free for a call on Tuesday at 3pm?');
    await says('Sorry, could we talk on Thursday at 10 am instead?');
    await desk.pass(5);
    expect(talks(desk)).toEqual([]);
    await desk.pass(2);
    expect(talks(desk).map(({ text }) => text.includes('Thursday 10 December, 10:00'))).toEqual([true]);
  });

  test.each(['Swamped until the end of the quarter after all, ping me in January?'])(
    'does not come where they called it off: %s',
    async (words) => {
      const { desk, says } = await benSays('Are you free for a call on Tuesday at 3pm?');
      await says(words);
      await desk.pass(8);
      expect(talks(desk)).toEqual([]);
    },
  );

  test('does not come for somebody who must not be written to', async () => {
    const { desk } = await benSays('Are you free for a call on Tuesday at 3pm?');
    await stopContact(desk.house, {
      ownerId: nora.id,
      contactId: ben.id,
      by: 'owner',
      evidence: 'you said stop',
    });
    await desk.pass(8);
    expect(talks(desk)).toEqual([]);
  });

  test('what stayed with her can be said in answer to it', async () => {
    const { desk } = await benSays('Sure! Are you free for a call on Tuesday at 3pm?');
    await desk.pass(5);
    const [mail] = talks(desk);
    if (!mail) throw new Error('there was no reminder');
    await desk.say(mail, 'note Ben: tests come before the pipeline');
    expect((await desk.contact()).notes.map(({ text }) => text)).toContain('tests come before the pipeline');
  });
});

describe('a yes to fifteen minutes', () => {
  async function rajSays(text: string): Promise<Desk> {
    const desk = await openDesk({ contacts: [raj], owner: { phone: '+12125550100' } });
    const { ownerId, contactId, n } = await desk.start(raj, 'informational-interview');
    await approve(desk.house, { ownerId, contactId, n });
    desk.look();
    await desk.pass(3);
    const mail = only(desk.look(), 'step');
    await desk.receive({
      ...{ from: 'Raj Patel <raj@helio.example>', to: mail.replyTo?.address ?? '', text },
      subject: `Re: ${mail.subject}`,
    });
    return desk;
  }

  test('with a day and a time is confirmed with both, the zone, the number, the length and three questions', async () => {
    const desk = await rajSays('Sure, happy to talk. Are you free on Tuesday at 3pm?');
    const { state } = await desk.enrollment(raj);
    expect(state).toMatchObject({ at: 'drafted', step: '3-confirm' });
    const draft = await desk.house.drafts.get(await desk.enrollment(raj), '3-confirm');
    const text = draft?.text ?? '';
    expect(text).toContain('Tuesday 8 December, 15:00 New York time, 15 minutes');
    expect(text).toContain('+12125550100');
    expect(text.split('?')).toHaveLength(4);
    expect(text.split(/\s+/).length).toBeLessThanOrEqual(85);
  });

  test('without a time asks the owner when, and says nothing hollow', async () => {
    const desk = await rajSays('Sure, happy to talk.');
    expect((await desk.enrollment(raj)).state).toMatchObject({ at: 'asking', fact: 'when' });
  });
});
