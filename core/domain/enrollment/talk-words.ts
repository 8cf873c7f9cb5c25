import * as PlainDate from 'temporal-polyfill/fns/PlainDate';
import { dateOf } from '../instant.ts';
import type { Talk } from './talk.ts';

/** "Thursday 3 December, 15:00 New York time", for a mail to the other. */
export function talkWords({ day, time, zone }: Pick<Talk, 'day' | 'time' | 'zone'>): string {
  const date = PlainDate.toLocaleString(dateOf(day), 'en-GB', {
    ...{ weekday: 'long', day: 'numeric', month: 'long' },
  }).replace(',', '');
  return time === undefined ? date : `${date}, ${time} ${placeOf(zone)} time`;
}

/** The city of a zone: "America/Argentina/Buenos_Aires" is "Buenos Aires". */
const placeOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
