import { expect, test } from 'vitest';
import { approve } from '../../core/assistant/approve.ts';
import { enroll } from '../../core/assistant/enroll.ts';
import { simulate } from '../../core/assistant/simulate.ts';
import { openStationery } from '../../core/mail/stationery.ts';
import { nora, person } from '../cast.ts';
import { openDesk } from './desk.ts';

const FACTS = {
  ...{
    sharedWork: 'the Atlas migration',
    memory: 'the missing partition',
    connection: 'we both studied at Lund',
  },
  ...{
    whyThem: 'your move to data',
    course: 'CS 411',
    event: 'DataConf',
    topic: 'Kafka',
    saw: 'run the migration',
  },
};
const SAID = {
  ...{
    purpose: 'the programme at Lund',
    deadline: '8 January 2027',
    news: 'I finished the course.',
    learned: 'to test',
  },
  ...{ willDo: 'try that', referred: 'Raj Patel', employer: 'Helio', points: 'The migration' },
};
const sequences = openStationery('templates').sequences();

test.each(sequences)(
  'what $name brings in four weeks is foreseen with a reason for each mail',
  async (sequence) => {
    const { name, kinds, deadline } = sequence;
    const contact = person({
      ...{
        id: 'someone1',
        name: 'Kim Roe',
        kind: kinds[0] ?? 'other',
        knowledge: 'managed-you',
        consent: true,
      },
      ...{
        addresses: [{ address: 'kim@x.example', source: 'you' }],
        facts: FACTS,
        lastContact: '2026-11-20T10:00:00.000Z',
      },
    });
    const desk = await openDesk({ contacts: [contact] });
    const { deadline: day, ...facts } = SAID;
    const enrolled = await enroll(desk.house, {
      ...{ ownerId: nora.id, contactId: contact.id, sequence: name, because: 'a test' },
      facts: deadline === undefined ? facts : { ...facts, deadline: day },
    });
    expect(enrolled).toMatchObject({ prepared: { at: 'drafted' } });
    const foreseen = await simulate(desk.house, { ownerId: nora.id, weeks: 4 });
    expect(foreseen[0]).toMatchObject({
      step: sequence.steps[0]?.id,
      because: expect.stringMatching(/^after your yes/) as string,
    });
    for (const { because } of foreseen) expect(because).toMatch(/\w/);
    const silent = sequence.steps.slice(1).findIndex(({ follows }) => follows !== 'silence');
    expect(foreseen.length).toBeLessThanOrEqual(1 + (silent < 0 ? sequence.steps.length : silent));
    await approve(
      desk.house,
      enrolled.at === 'enrolled' ? enrolled.enrollment : { ownerId: '', contactId: '', n: 0 },
    );
    expect((await simulate(desk.house, { ownerId: nora.id, weeks: 4 }))[0]?.step).toBe(sequence.steps[0]?.id);
  },
);
