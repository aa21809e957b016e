import { readFileSync, statSync } from 'node:fs'
import { parseKeyValueFile } from '../../emulator/github/runner/file-commands.js'
import { main } from '../../src/main.ts'
import { type AwsOptions, TestAws } from './aws/test-aws.ts'
import { createInputs } from './inputs/create-inputs.ts'
import { capture } from './report/capture.ts'

/** A machine that keeps the files that a runner reads. */
export class TestStep extends TestAws {
  env: Record<string, string | undefined> = {}

  override async open(options: AwsOptions = {}): Promise<void> {
    this.env = {}
    await super.open({ ...options, env: this.env })
    for (const name of ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY']) {
      this.env[name] = this.file(name, Buffer.alloc(0))
    }
  }

  /** One step from its inputs to everything it leaves behind. */
  async run(inputs: Parameters<typeof createInputs>[0] = {}) {
    Object.assign(this.env, createInputs({ 'zip-file': this.zip, preflight: 'off', ...inputs }))
    let exitCode: typeof process.exitCode
    const stdout = await capture(async () => {
      process.exitCode = undefined
      await main(this.host)
      exitCode = process.exitCode
    })
    const outputs = parseKeyValueFile(this.#read('GITHUB_OUTPUT'))
    const results = JSON.parse(outputs['results'] ?? 'null')
    return { stdout, exitCode, outputs, results, summary: this.#read('GITHUB_STEP_SUMMARY') }
  }

  #read(name: string): string {
    const path = this.env[name]
    return path === undefined || statSync(path).isDirectory() ? '' : readFileSync(path, 'utf8')
  }
}

/** A step of its own for each test of a file. */
export function useStep(): TestStep {
  const step = new TestStep()
  beforeEach(() => step.open())
  afterEach(() => step.close())
  return step
}
