import fc from 'fast-check';

// The same code meets the same examples, so that a red run means that a change broke something. A number asks for others
// (a failing run prints its own), and "random" looks for new ones: `npm run year` does.
const asked = process.env['GOODWORD_SEED'] ?? '20261125';
if (asked !== 'random') fc.configureGlobal({ seed: Number(asked) });

export { fc };
