import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { understand } from '../../core/domain/reply/understand.ts';
import { nora } from '../cast.ts';
import { answer } from './incoming.ts';

const HEADERS: Record<string, Record<string, string[]>> = {
  auto: { 'auto-submitted': ['auto-replied'], 'x-auto-response-suppress': ['All'] },
  precedence: { precedence: ['auto_reply'] },
  autorespond: { 'x-autorespond': ['vacation'] },
  exchange: { 'x-auto-response-suppress': ['DR, OOF, AutoReply'] },
  list: { precedence: ['bulk'], 'list-id': ['<news.example.com>'] },
  '-': {},
};

const notes = readFileSync(new URL('../fixtures/absence-notes.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [author, day, received = '', sent = '', subject = '', note = ''] = line.split(' | ');
    return { author, day, received, sent, subject, note: note.replaceAll('\\n', '\n') };
  });

describe('who wrote it, and the first day back', () => {
  test.each(notes)('$author $day: $note', ({ author, day, received, sent, subject, note }) => {
    const headers = HEADERS[sent] ?? {};
    const mail = answer(note, {
      subject,
      headers,
      references: sent === 'list' ? [] : ['0100abc@example.com'],
    });
    const understood = understand(mail, { received, ownAddresses: [nora.address] });
    expect({ author: understood.author, day: understood.returnDate ?? '-' }).toEqual({ author, day });
  });
});
