import { readFileSync, statSync } from 'node:fs'
import type { WorldOptions } from '../../../emulator/aws/world.js'
import { parseKeyValueFile } from '../../../emulator/github/runner/file-commands.js'
import { main } from '../../../src/main.ts'
import { createInputs } from '../inputs/create-inputs.ts'
import { capture } from '../report/capture.ts'
import { createStage, type Stage } from './stage.ts'

/** A stage whose machine keeps the files that a runner reads. */
export class StepStage {
  readonly stage: Stage
  readonly env: Record<string, string | undefined>

  private constructor(stage: Stage, env: Record<string, string | undefined>) {
    this.stage = stage
    this.env = env
    for (const name of ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY']) env[name] = stage.file(name, Buffer.alloc(0))
  }

  static async create(options: WorldOptions = {}): Promise<StepStage> {
    const env = {}
    return new StepStage(await createStage({ ...options, env }), env)
  }

  /** One step from its inputs to everything it leaves behind. */
  async run(inputs: Parameters<typeof createInputs>[0] = {}) {
    const { stage, env } = this
    Object.assign(env, createInputs({ 'zip-file': stage.zip, preflight: 'off', ...inputs }))
    let exitCode: typeof process.exitCode
    const stdout = await capture(async () => {
      process.exitCode = undefined
      await main(stage.host)
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
