import type { Understanding } from './reply.ts';

/** Every fact a mail told beside its kind, a few words each: dates, bounces, people, phones and times. */
export function factWords(read: Understanding): string[] {
  const { returnDate, until, invited, bounced, people, phones, times } = read;
  return [
    ...(returnDate === undefined ? [] : [`back on ${returnDate}`]),
    ...(until === undefined ? [] : [`not before ${until}`]),
    ...(invited ? ['asked about you'] : []),
    ...bounced.map((b) => `bounced ${[b.address, b.severity, b.status].filter(Boolean).join(' ')}`),
    ...people.map(
      (p) => `${p.as === 'moved' ? 'now at' : 'named'} ${[p.name, p.address].filter(Boolean).join(' ')}`,
    ),
    ...(phones.length > 0 ? [`phones ${phones.join(', ')}`] : []),
    ...(times.length > 0 ? [`times ${times.join(', ')}`] : []),
  ];
}
