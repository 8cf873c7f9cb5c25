import { describe, expect, test } from 'vitest';
import { command } from '../../core/assistant/steer.ts';
import { ben, nora, person } from '../cast.ts';
import { kindOf, openDesk } from './desk.ts';

const raj = person({ id: 'rajpatel', name: 'Raj Patel', kind: 'referred', referredBy: ben.id });

/** Nora talked to Ben; every question is answered and every mail approved, for five weeks. Which mails went to Ben, and when. */
async function afterATalk(contacts: Parameters<typeof openDesk>[0]) {
  const desk = await openDesk(contacts);
  await command(desk.house, nora, 'talked to Ben, discussed Kafka');
  const sent: { day: string; text: string }[] = [];
  for (let day = 0; day < 35; day++) {
    for (const letter of desk.look()) {
      if (kindOf(letter) === 'question') await desk.say(letter, 'to test the schema first');
      if (kindOf(letter) === 'preview') await desk.say(letter, 'yes');
      if (kindOf(letter) === 'step')
        sent.push({ day: desk.house.clock.now().slice(0, 10), text: letter.text });
    }
    await desk.pass(1);
  }
  return sent;
}

const NAME = 'Is there anyone else in data engineering you would suggest I talk to?';

describe('after a talk', () => {
  test('who named nobody is asked a week later whether there is somebody, and hears later what came of it', async () => {
    const sent = await afterATalk({ contacts: [ben] });
    expect(sent.map(({ text }) => text.includes(NAME))).toEqual([false, true, false]);
    expect(sent[2]?.text).toContain('A short word on what came of your help.');
  });

  test('who has named somebody is not asked for another name, and hears after ten business days what came of it', async () => {
    const sent = await afterATalk({ contacts: [ben, raj] });
    expect(sent.map(({ text }) => text.includes(NAME))).toEqual([false, false]);
    expect(sent[1]?.text).toContain('A short word on what came of your help.');
  });
});
