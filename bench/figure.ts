/** One measured figure and the bar it is held against. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  against: string;
  /** As a person reads it: `<= 1.2`. */
  bar: string;
  holds: boolean;
}

/** Sizes of a run, and where progress is told. */
export interface Run {
  quick: boolean;
  /** Also a million enrolled contacts, which takes minutes. */
  full: boolean;
  tell: (line: string) => void;
}

/** A measured value with its bar. `places` decimals are kept, and the bar is held against what is kept. */
export function figure(
  about: Pick<Figure, 'name' | 'unit' | 'against'>,
  measured: number,
  bar: { at: 'most' | 'least'; is: number },
  places = 3,
): Figure {
  const value = Number(measured.toFixed(places));
  const holds = bar.at === 'most' ? value <= bar.is : value >= bar.is;
  return { ...about, value, bar: `${bar.at === 'most' ? '<=' : '>='} ${bar.is}`, holds };
}

/** A measured value that no bar of its own is held against: it is told, because it is part of what another one leaves out. */
export const withoutBar = (
  about: Pick<Figure, 'name' | 'unit' | 'against'>,
  measured: number,
  places = 3,
): Figure => ({ ...about, value: Number(measured.toFixed(places)), bar: 'none', holds: true });

/** The middle of some measurements. */
export function median(values: number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? NaN) + upper) / 2;
}

/** Starts counting; answers how many milliseconds of the processor this process has used since: others' work is not in it. */
export function cpuMs(): () => number {
  const start = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
}
