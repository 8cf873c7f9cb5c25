import { WHOLE_PROCESSOR } from '../infra/function-memory.ts';
import { PRICE } from '../infra/prices.ts';
import { type Figure, withoutBar } from './figure.ts';

/** Processor time of a bundle in a process of its own (ms): until its first message is handled, loading included, and for each mail when it is warm. */
export interface Computed {
  start: number;
  mail: number;
}

/**
 * What computing costs beside SES's fee. The share of a processor grows with the memory and so does the price of a second,
 * so that it is the same at any setting. That processor is taken to be as fast as this one.
 */
export function computingFigures(due: Computed, events: Computed): Figure[] {
  const percent = (ms: number) => (100 * gbSeconds(ms) * PRICE.lambdaGbSecond) / PRICE.mailSent;
  const about = { unit: '% of the fee', against: 'the fee of SES' };
  const warm = { ...about, name: 'computing of a mail, both functions warm' };
  const cold = { ...about, name: 'computing of a mail for which both functions start' };
  return [
    withoutBar(warm, percent(due.mail + events.mail), 1),
    withoutBar(cold, percent(due.start + events.start), 1),
  ];
}

const gbSeconds = (ms: number): number => ((ms / 1000) * WHOLE_PROCESSOR) / 1024;
