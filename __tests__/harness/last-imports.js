import { setTimeout } from 'node:timers/promises'
import { afterAll } from '@jest/globals'

/** What the action loads while a request is under way (`src/load-meanwhile.ts`) is loaded by then, in milliseconds. */
const LOADED_MS = 50

// Jest reports an import that begins when the file's tests are over.
afterAll(() => setTimeout(LOADED_MS))
