// Prettier alone decides form; ESLint is a correctness gate: few rules, all errors.
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['node_modules', '.goodword', 'cdk.out', 'dist', 'coverage'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.base],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'prefer-const': 'error',
      eqeqeq: 'error',
    },
  },
  {
    // Inside the house types are trusted: what comes from outside passes a schema, so nothing is asserted.
    files: ['core/**/*.ts', 'functions/**/*.ts', 'cli/**/*.ts', 'local/**/*.ts', 'infra/**/*.ts'],
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
    },
  },
  {
    files: ['core/**/*.ts', 'functions/**/*.ts'],
    ignores: ['core/runtime/lambda.ts'],
    rules: { 'no-console': 'error' },
  },
);
