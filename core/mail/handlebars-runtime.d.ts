/** What runs templates that were compiled before: a fifth of the whole. The package types only the whole. */
declare module 'handlebars/dist/cjs/handlebars.runtime.js' {
  import type Handlebars from 'handlebars';
  const runtime: { default: typeof Handlebars };
  export default runtime;
}
