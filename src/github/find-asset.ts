import ignore from 'ignore'
import { DeployError } from '../errors.ts'
import { bulletList } from '../package/bullet-list.ts'
import { readableSize } from '../size.ts'
import type { Asset, Release } from './repository.ts'

/**
 * The one asset that a name or a glob names.
 *
 * @throws {DeployError} listing the assets, if it is none or several of them, or is not there yet
 */
export function findAsset(assets: readonly Asset[], pattern: string, { tag }: Release): Asset {
  const named = assets.filter(({ name }) => name === pattern)
  const matches = named.length > 0 ? named : assets.filter(({ name }) => isMatch(name, pattern))
  const [asset, ...others] = matches
  if (asset === undefined) throw noneOf(assets, pattern, tag)
  if (others.length > 0) {
    throw new DeployError({
      what: `\`release-asset\` ${pattern} matches ${matches.length} assets of release ${tag}, not one:`,
      why: listOf(matches),
      remedy: 'Name one of them.',
    })
  }
  if (asset.state === 'uploaded') return asset
  throw new DeployError({
    what: `The asset ${asset.name} of release ${tag} has not been uploaded: its state is ${asset.state}.`,
    remedy: 'Let what uploads it finish before this step, or upload it again.',
  })
}

function isMatch(name: string, pattern: string): boolean {
  // The name of an asset has no folders, and a pattern with one matches none.
  return !pattern.startsWith('!') && ignore({ ignorecase: false }).add(pattern).ignores(name)
}

function noneOf(assets: readonly Asset[], pattern: string, tag: string): DeployError {
  if (assets.length === 0) {
    return new DeployError({
      what: `Release ${tag} has no assets.`,
      remedy:
        'Attach the package to it before this step (`gh release upload`). The source code that GitHub shows there is no asset.',
    })
  }
  return new DeployError({
    what: `\`release-asset\` ${pattern} matches none of the ${assets.length === 1 ? 'assets' : `${assets.length} assets`} of release ${tag}:`,
    why: listOf(assets),
    remedy: 'Name one of them, or attach the package to the release before this step.',
  })
}

function listOf(assets: readonly Asset[]): string {
  return bulletList(assets.map(({ name, size }) => `${name} (${readableSize(size)})`))
}
