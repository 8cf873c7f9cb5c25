#!/usr/bin/env node
// The binary: TypeScript is loaded as it is, from wherever this is called and however it is linked.
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

// On stderr it would stand before every answer; which Node runs is said in package.json.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

register({ tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)) });
// Who reads only the first lines closes the pipe: nobody is left to tell.
process.stdout.on('error', () => process.exit(0));
const { main } = await import('./main.ts');
process.exit(await main(process.argv.slice(2)));
