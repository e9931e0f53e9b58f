import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from '../../svelte.config.js';

/** Globals of the browser whose names are also our words: a forgotten import would compile. */
const treacherous = ['name', 'event', 'status', 'open', 'close', 'origin', 'history', 'length'];

export default ts.config(
	{ ignores: ['**/build/**', '**/.svelte-kit/**', '**/node_modules/**'] },
	...ts.configs.recommendedTypeChecked,
	...svelte.configs.recommended,
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: {
				projectService: {
					allowDefaultProject: ['tests/lint/eslint.config.js', 'svelte.config.js']
				},
				extraFileExtensions: ['.svelte'],
				tsconfigRootDir: new URL('../..', import.meta.url).pathname
			}
		},
		rules: {
			'no-restricted-globals': ['error', ...treacherous],
			eqeqeq: 'error',
			'no-console': 'off',
			'no-undef': 'off',
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true }
			],
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_' }
			],
			// A Y.Text says what it holds by toString; that is its purpose.
			'@typescript-eslint/no-base-to-string': 'off',
			'@typescript-eslint/require-await': 'off',
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: { parser: ts.parser, svelteConfig }
		},
		rules: {
			'svelte/no-at-html-tags': 'error',
			'svelte/require-each-key': 'error',
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		// Types in markup are svelte-check's business; this parser takes them for `any`.
		files: ['**/*.svelte'],
		rules: {
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off',
			'@typescript-eslint/no-unsafe-argument': 'off',
			'@typescript-eslint/no-unsafe-call': 'off',
			'@typescript-eslint/no-unsafe-return': 'off'
		}
	},
	{
		// Runs in a world of its own, which the project's types leave out.
		files: ['src/service-worker/**'],
		...ts.configs.disableTypeChecked
	},
	{
		files: ['tests/lint/*.js', 'svelte.config.js', '**/*.mjs'],
		...ts.configs.disableTypeChecked
	},
	{
		files: ['tests/**/*.ts'],
		rules: {
			'@typescript-eslint/no-non-null-assertion': 'off',
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off',
			'@typescript-eslint/no-unsafe-argument': 'off',
			'@typescript-eslint/no-unsafe-call': 'off',
			'@typescript-eslint/no-unsafe-return': 'off'
		}
	}
);
