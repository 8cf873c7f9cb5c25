// A thread starts without the reader of TypeScript that its parent has.
import { register } from 'tsx/esm/api';

register();
await import('./fuzz-thread.ts');
