type Data = Record<string, unknown>;

/** Makes functions of the sources of templates; `file` is where a source stands in its folder. */
export interface Press {
  /** A piece other templates may use by its name. */
  partial(name: string, source: string): void;
  /** A template whose values stand as they are. */
  text(file: string, part: 'subject' | 'body', source: string): (data: Data) => string;
  /** A template whose values are escaped for HTML. */
  html(file: string, source: string): (data: Data) => string;
}

/** What templates may call. */
export const HELPERS = {
  /** Is it one of these words? Handlebars hands its own options in last; they equal no word. */
  eq: (word: unknown, ...words: unknown[]) => words.includes(word),
  capital: (words: unknown) =>
    typeof words === 'string' ? words.charAt(0).toUpperCase() + words.slice(1) : '',
};

/** Where a partial stands in its folder. */
export const partialFile = (name: string): string => `partials/${name}.hbs`;

/** The file of a template's code, beside its source. */
export const codeFile = (file: string): string => `${file}.cjs`;
