import { join } from 'node:path'
import { ROOT } from './cache.js'

/** Folder of the Node that GitHub's runners start the action with, whatever Node runs these scripts. */
export const NODE_FOLDER = join(ROOT, 'node_modules', '.bin')

export const NODE = join(NODE_FOLDER, 'node')
