import { copyFile, mkdir, realpath, symlink, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { CACHE, cached } from '../conformance/programs/cache.js'
import { mustRun } from '../conformance/programs/run.js'

/** @import { Install } from './project.js' */

const PNPM = 'pnpm@9.15.9'
const MAVEN_COPY = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy'

/**
 * `npm ci` for a platform. Install scripts could build what has no prebuild, and stay out of it.
 *
 * @param {'linux-x64' | 'darwin-arm64' | 'win32-x64'} platform
 * @returns {Install}
 */
export function npm(platform = 'linux-x64') {
  const [os, cpu] = platform.split('-')
  const libc = os === 'linux' ? ['--libc=glibc'] : []
  return {
    key: ['npm', platform],
    run: async (cwd) => {
      await mustRun('npm', ['ci', '--ignore-scripts', `--os=${os}`, `--cpu=${cpu}`, ...libc], { cwd })
    },
  }
}

/** @returns {Install} */
export function pnpm() {
  return {
    key: [PNPM],
    run: async (cwd) => {
      const folder = await cached(PNPM, async (target) => {
        await mustRun('npm', ['install', '--prefix', target, '--ignore-scripts', '--no-save', PNPM])
      })
      const program = join(folder, 'node_modules', 'pnpm', 'bin', 'pnpm.cjs')
      const store = join(CACHE, 'pnpm-store')
      const args = ['install', '--frozen-lockfile', '--ignore-scripts', '--store-dir', store]
      await mustRun(process.execPath, [program, ...args], { cwd })
    },
  }
}

/**
 * `pip install --target` as a build for Lambda does it, whatever machine that runs on.
 *
 * @param {'manylinux2014_x86_64' | 'manylinux2014_aarch64' | 'macosx_11_0_arm64'} platform
 * @param {string} python the version that the wheels are for, e.g. `3.13`
 * @returns {Install}
 */
export function wheels(platform, python) {
  const wanted = ['--platform', platform, '--python-version', python, '--only-binary=:all:', '--no-deps']
  return {
    key: ['pip', platform, python],
    run: async (cwd) => {
      const args = ['install', '--quiet', '--target', '.', ...wanted, '-r', 'requirements.txt']
      await mustRun('python3', ['-m', 'pip', ...args], { cwd })
    },
  }
}

/**
 * A virtual environment in `venv/`.
 *
 * @param {string} python
 * @returns {Install}
 */
export function venv(python) {
  return {
    key: ['venv', python],
    run: async (cwd) => {
      await mustRun('python3', ['-m', 'venv', 'venv'], { cwd })
      const args = ['install', '--quiet', '--no-deps', '-r', 'requirements.txt']
      await mustRun(join(cwd, 'venv', 'bin', 'pip'), args, { cwd })
    },
  }
}

/**
 * A class of our own beside a jar in `lib/`.
 *
 * @param {string} jar its Maven coordinates
 * @returns {Install}
 */
export function maven(jar) {
  return {
    key: [MAVEN_COPY, jar],
    run: async (cwd) => {
      const lib = join(cwd, 'lib')
      await mkdir(lib)
      await mustRun('mvn', ['-q', '-B', MAVEN_COPY, `-Dartifact=${jar}`, `-DoutputDirectory=${lib}`], { cwd })
      await mustRun('javac', ['--release', '17', '-cp', 'lib/*', '-d', '.', 'example/Handler.java'], { cwd })
    },
  }
}

/**
 * A library under its version, and links to it as `make install` leaves them. Registries have no such packages:
 * those of npm and PyPI cannot hold links.
 *
 * @returns {Install}
 */
export function libraryWithLinks() {
  return {
    key: ['libz'],
    run: async (folder) => {
      const libraries = await mustRun('/sbin/ldconfig', ['-p'])
      const library = await realpath(/libz\.so\.1 .*=> (\S+)/.exec(libraries)?.[1] ?? 'libz.so.1')
      const lib = join(folder, 'lib')
      await mkdir(lib)
      await copyFile(library, join(lib, basename(library)))
      await symlink(basename(library), join(lib, 'libz.so.1'))
      await symlink('libz.so.1', join(lib, 'libz.so'))
    },
  }
}

/**
 * Packages that are in a layer.
 *
 * @returns {Install}
 */
export function linkToLayer() {
  return {
    key: ['layer'],
    run: async (folder) => {
      await writeFile(join(folder, 'index.js'), "exports.handler = async () => 'without the layer'\n")
      await symlink('/opt/nodejs/node_modules', join(folder, 'node_modules'))
    },
  }
}
