/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: ['src/**/*.{ts,js}'],
  // Below `break` percent the command fails.
  thresholds: { high: 90, low: 80, break: 70 },
  plugins: ['sample', 'jest', 'report'].map((name) => new URL(`${name}.ts`, import.meta.url).href),
  checkers: ['sample'],
  testRunner: 'jest',
  reporters: ['report'],
  coverageAnalysis: 'perTest',
  concurrency: '100%',
  timeoutMS: 30_000,
  timeoutFactor: 3,
  tempDirName: '.cache/mutation',
  ignorePatterns: ['.cache', 'coverage'],
}
