/*
 * What is bundled. ncc takes the CommonJS of every package, of which nothing can be left out; the tsconfig.json beside
 * this file, which it reads where it is started, leads it to the ES modules of the SDK. Types are checked by `npm run
 * check`.
 */
import '../../src/index.ts'
