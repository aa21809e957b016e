import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** @import { Scenario } from '../../scenarios/scenario.js' */

/** The folders of one scenario: its workspace, and as many for RUNNER_TEMP as it has runs. */
export class Folders {
  #temporaries = 0

  /** @param {string} root */
  constructor(root) {
    this.root = root
    this.workspace = join(root, 'workspace')
    /** RUNNER_TEMP of every run that is not killed. */
    this.runnerTemp = join(root, 'runner-temp')
  }

  /** @param {Pick<Scenario, 'files'>} scenario */
  static async open({ files = {} }) {
    const folders = new Folders(await mkdtemp(join(tmpdir(), 'scenario-')))
    await mkdir(folders.workspace)
    await mkdir(folders.runnerTemp)
    for (const [path, bytes] of Object.entries(files)) {
      const target = join(folders.workspace, path)
      await mkdir(dirname(target), { recursive: true })
      await writeFile(target, bytes)
    }
    return folders
  }

  /** An empty folder to be RUNNER_TEMP. */
  async temporary() {
    this.#temporaries += 1
    const folder = join(this.root, `temp-${this.#temporaries}`)
    await mkdir(folder)
    return folder
  }

  close() {
    return rm(this.root, { recursive: true, force: true })
  }
}

/**
 * What is left in a folder; undefined where there is nothing.
 *
 * @param {string} folder
 */
export async function leftIn(folder) {
  const names = await readdir(folder)
  return names.length === 0 ? undefined : `${names.join(', ')} left in RUNNER_TEMP`
}
