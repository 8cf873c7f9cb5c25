import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CfnOutput, type Stack } from 'aws-cdk-lib';
import { z } from 'zod';
import { SCHEMA_VERSION } from '../core/storage/migrations.ts';
import { PROJECT } from './bundle.ts';
import type { Deployment } from './deployment.ts';

/** What is deployed, or what a clone would deploy. */
export interface Version {
  /** Of the package. */
  version: string;
  /** Of everything a deployment is made from: what Lambda runs, the templates, the stack, the packages. */
  code: string;
  /** The version of stored items it writes; it reads this one and every one before. */
  schema: number;
}

/** The version of this clone. */
export function versionHere(): Version {
  const { version } = packageSchema.parse(JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')));
  return { version, code: (known ??= fingerprintOf(PROJECT)), schema: SCHEMA_VERSION };
}

let known: string | undefined;
const packageSchema = z.object({ version: z.string() });

/** Twelve hexadecimal digits that are others as soon as a file is. */
export function fingerprintOf(project: string): string {
  const hash = createHash('sha256');
  for (const file of MADE_FROM.flatMap((name) => filesOf(project, name)))
    // Git may write Windows' line ends.
    hash.update(`${file}\n${readFileSync(join(project, file), 'utf8').replaceAll('\r\n', '\n')}\n`);
  return hash.digest('hex').slice(0, 12);
}

const MADE_FROM = ['core', 'functions', 'infra', 'templates', 'package-lock.json', 'cdk.json'];

const filesOf = (project: string, name: string): string[] =>
  /\.json$/.test(name)
    ? [name]
    : readdirSync(join(project, name), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(project.length).replaceAll('\\', '/'))
        .sort();

/** Writes into the outputs of a stack what it was made from, so that the next upgrade knows. */
export function tellVersion(stack: Stack, deployment: Deployment): void {
  const { version, code, schema } = versionHere();
  new CfnOutput(stack, 'Version', { value: version });
  new CfnOutput(stack, 'CodeFingerprint', { value: code });
  new CfnOutput(stack, 'SchemaVersion', { value: String(schema) });
  new CfnOutput(stack, 'Settings', { value: JSON.stringify(deployment) });
}

/** The version in the outputs of a stack; undefined where an older Goodword told none. */
export function versionIn(outputs: Record<string, string>): Version | undefined {
  const { Version: version, CodeFingerprint: code, SchemaVersion: schema } = outputs;
  if (version === undefined || code === undefined || schema === undefined) return undefined;
  return { version, code, schema: Number(schema) };
}

/** "0.1.0 (3f2a...)". */
export const versionWords = (of: Version | undefined): string =>
  of === undefined ? 'a version that told no number' : `${of.version} (${of.code})`;
