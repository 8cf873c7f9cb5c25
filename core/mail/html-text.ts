import { compile, type FormatCallback, type HtmlToTextOptions } from 'html-to-text';

/** HTML longer than this is cut before conversion: a mail a person wrote is never this long. */
const MAX_HTML = 512 * 1024;
/** The converter looks through what is open at every tag: a mail that opens and never closes costs the square. */
const MAX_OPEN = 4000;

/**
 * The text of an HTML mail as a text mail would have it: what was quoted gets `> ` before each line, so that one
 * reader finds the newest words in both.
 */
export function htmlText(html: string): string {
  return (converter ??= compile(OPTIONS))(shallow(html.slice(0, MAX_HTML))).replaceAll('\u00a0', ' ');
}

/** Cut where more elements are open than any mail has. */
function shallow(html: string): string {
  if (html.split('<', MAX_OPEN + 1).length <= MAX_OPEN) return html;
  let open = 0;
  for (const { 1: closes, index } of html.matchAll(
    /<(\/?)(?!(?:br|img|hr|meta|link|input|wbr|col)\b)[a-z]/gi,
  )) {
    open = closes === '/' ? Math.max(0, open - 1) : open + 1;
    if (open > MAX_OPEN) return html.slice(0, index);
  }
  return html;
}

/** A plain <blockquote> is a quotation; one that only indents (Gmail's "indent more") is not. */
const quotation: FormatCallback = (element, walk, builder) => {
  const { class: name = '', type = '', style = '' } = element.attribs;
  const indents = !/cite|quote/i.test(name + type) && /margin[^;]{0,20}\b40px/i.test(style);
  builder.openBlock({ leadingLineBreaks: 1, reservedLineLength: 2 });
  walk(element.children, builder);
  builder.closeBlock({
    trailingLineBreaks: 1,
    blockTransform: (block) => (indents ? block : block.replace(/^/gm, '> ')),
  });
};

/** Outlook and others draw a rule above the history: keep it as a line the text reader knows. */
const rule: FormatCallback = (_element, _walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 1 });
  builder.addInline('________________________________');
  builder.closeBlock({ trailingLineBreaks: 1 });
};

/** Marks where a mail program says that the history begins. */
const historyBegins: FormatCallback = (element, walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 1 });
  builder.addInline('-----Original Message-----');
  builder.closeBlock({ trailingLineBreaks: 1 });
  builder.openBlock({ leadingLineBreaks: 1 });
  walk(element.children, builder);
  builder.closeBlock({ trailingLineBreaks: 1 });
};

const OPTIONS: HtmlToTextOptions = {
  wordwrap: false,
  limits: { maxDepth: 120, maxChildNodes: 4000, maxInputLength: MAX_HTML, ellipsis: '' },
  formatters: { quotation, rule, historyBegins },
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'img', format: 'skip' },
    { selector: 'p', options: { leadingLineBreaks: 2, trailingLineBreaks: 2 } },
    { selector: 'table', format: 'block' },
    { selector: 'tr', format: 'block' },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: 'blockquote', format: 'quotation' },
    { selector: 'hr', format: 'rule' },
    { selector: '#divRplyFwdMsg', format: 'historyBegins' },
    { selector: '#OLK_SRC_BODY_SECTION', format: 'historyBegins' },
    { selector: '.yahoo_quoted', format: 'historyBegins' },
    { selector: '.protonmail_quote', format: 'historyBegins' },
  ],
};

/** Made once, when the first HTML mail comes: compiling the selectors takes longer than most mails. */
let converter: ReturnType<typeof compile> | undefined;
