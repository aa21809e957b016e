import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { text } from 'node:stream/consumers'
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin'
import * as api from '@stryker-mutator/api/test-runner'

type Reached = { readonly id: string; readonly timeSpentMs: number; readonly hits: Record<string, number> }

const JEST = '--experimental-vm-modules --disable-warning=ExperimentalWarning node_modules/jest/bin/jest.js'
const ENVIRONMENT = `--testEnvironment=${new URL('jest-environment.js', import.meta.url).pathname}`
const ORDER = `--testSequencer=${new URL('jest-order.js', import.meta.url).pathname}`

/**
 * Runs test files as `npm test` does. A mutant costs the files that reach it, up to the first that fails: the one of
 * the same name, then the quick ones. Stryker's own runner loads all that import the mutated file, for each mutant.
 */
const runner: api.TestRunner = {
  capabilities: () => ({ reloadEnvironment: true }),

  async dryRun({ files = [] }) {
    await mkdir('reached', { recursive: true })
    const { code, output } = await jest({ MUTANTS_REACHED: 'reached' }, '--findRelatedTests', ...files)
    if (code !== 0) return { status: api.DryRunStatus.Error, errorMessage: output }
    const notes = (await readdir('reached')).map((name) => readFile(`reached/${name}`, 'utf8'))
    const reached: Reached[] = (await Promise.all(notes)).map((note) => JSON.parse(note))
    reached.sort((one, other) => one.timeSpentMs - other.timeSpentMs)
    return {
      status: api.DryRunStatus.Complete,
      tests: reached.map((test) => ({ ...test, name: test.id, status: api.TestStatus.Success })),
      mutantCoverage: { static: {}, perTest: Object.fromEntries(reached.map(({ id, hits }) => [id, hits])) },
    }
  },

  async mutantRun({ testFilter = [], activeMutant: { id }, hitLimit, sandboxFileName }) {
    const name = basename(sandboxFileName).replace(/\..*/, '.')
    const last = (test: string) => Number(!basename(test).startsWith(name))
    const tests = testFilter.toSorted((one, other) => last(one) - last(other))
    const env = { __STRYKER_ACTIVE_MUTANT__: id, MUTANT_HIT_LIMIT: String(hitLimit) }
    const { code, output } = await jest(
      env,
      '-i',
      '--bail',
      '--forceExit',
      ORDER,
      '--runTestsByPath',
      ...tests,
    )
    if (code === 0) return { status: api.MutantRunStatus.Survived, nrOfTests: tests.length }
    const killedBy = /(?<=^FAIL )\S+/m.exec(output)?.slice() ?? []
    return { status: api.MutantRunStatus.Killed, killedBy, failureMessage: output, nrOfTests: tests.length }
  },
}

async function jest(env: NodeJS.Dict<string>, ...args: string[]) {
  const child = spawn(process.execPath, [...JEST.split(' '), '--silent', ENVIRONMENT, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const [output, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])
  return { code, output }
}

export const strykerPlugins = [declareValuePlugin(PluginKind.TestRunner, 'jest', runner)]
