/** Mail is read from HTML and never written back: the reader's package brings a writer (75 KB) that nothing here calls. */
export function render(): never {
  throw new Error('HTML is read here, never written: this stands in for dom-serializer (infra/bundle.ts).');
}
// The package is imported by its default name.
export { render as default };
