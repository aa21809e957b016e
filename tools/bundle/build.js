import { execFileSync } from 'node:child_process'
import { appendFileSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'

/*
 * Bundles the action: `npm run build`, which may be followed by another folder than dist/.
 *
 * ncc takes the CommonJS of every package, of which nothing can be left out; the tsconfig.json beside this file, which
 * it reads where it is started, leads it to the ES modules of the SDK. Types are checked by `npm run check`.
 */

const ROOT = resolve(import.meta.dirname, '../..')
const output = resolve(process.argv[2] ?? join(ROOT, 'dist'))

rmSync(output, { recursive: true, force: true })
const ncc = join(ROOT, 'node_modules/@vercel/ncc/dist/ncc/cli.js')
const options = ['--license', 'licenses.txt', '--transpile-only', '--no-cache']
execFileSync(process.execPath, [ncc, 'build', 'index.ts', '-o', output, ...options], {
  cwd: import.meta.dirname,
  stdio: 'inherit',
})
// It knows the licences of packages only.
const licence = readFileSync(join(ROOT, 'src/package/libdeflate/COPYING'), 'utf8')
appendFileSync(join(output, 'licenses.txt'), `\nlibdeflate\nMIT\n${licence}`)
