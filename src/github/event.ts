import { readFileSync } from 'node:fs'
import type { Environment } from '../inputs/fields.ts'
import type { Release } from './repository.ts'

/**
 * The release that triggered the run, from the payload of the event `release`
 * (https://docs.github.com/en/webhooks/webhook-events-and-payloads#release); undefined in other runs.
 */
export function releaseOfEvent(env: Environment): Release | undefined {
  const { GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path } = env
  if (name !== 'release' || !path) return undefined
  try {
    const { release } = JSON.parse(readFileSync(path, 'utf8'))
    return typeof release?.id === 'number' ? { id: release.id, tag: String(release.tag_name) } : undefined
  } catch {
    return undefined
  }
}
