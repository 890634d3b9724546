// Tests are compiled by tsc first (MikroORM is ESM only); jest runs the JavaScript, source maps lead back to TypeScript.
const dist = process.env.JEST_DIST ?? 'dist';

export default {
  rootDir: `${import.meta.dirname}/${dist}`,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.js'],
  transform: {},
  globalSetup: '<rootDir>/test/global-setup.js',
  globalTeardown: '<rootDir>/test/global-teardown.js',
  reporters: ['default', `${import.meta.dirname}/test/summary-reporter.mjs`],
  maxWorkers: 2,
  testTimeout: 30_000,
};
