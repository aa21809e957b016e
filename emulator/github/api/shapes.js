import { createHash } from 'node:crypto'

/*
 * The members of GitHub's answers, as its OpenAPI description has them (github/rest-api-description, components
 * `release` and `release-asset`), without those of people and of links that nobody follows.
 */

/**
 * @typedef {object} AssetSeed
 * @property {string} name
 * @property {Buffer} body
 * @property {string} [state] `uploaded` when absent
 * @property {string | null} [digest] of the body when absent; null where GitHub has none
 * @property {number} [size] what GitHub says it is, where it is not that of the body
 */

/**
 * @typedef {object} ReleaseSeed
 * @property {string} tag
 * @property {boolean} [draft]
 * @property {boolean} [prerelease]
 * @property {readonly AssetSeed[]} assets
 */

/**
 * @param {string} repositoryUrl of the API
 * @param {number} id
 * @param {ReleaseSeed} seed
 */
export function releaseShape(repositoryUrl, id, { tag, draft = false, prerelease = false, assets }) {
  return {
    url: `${repositoryUrl}/releases/${id}`,
    assets_url: `${repositoryUrl}/releases/${id}/assets`,
    id,
    tag_name: tag,
    target_commitish: 'main',
    name: tag,
    body: 'Description of the release',
    draft,
    prerelease,
    immutable: false,
    created_at: '2013-02-27T19:35:32Z',
    published_at: draft ? null : '2013-02-27T19:35:32Z',
    assets: assets.slice(0, 30).map((asset, at) => assetShape(repositoryUrl, assetId(id, at), asset)),
  }
}

/**
 * @param {string} repositoryUrl
 * @param {number} id
 * @param {AssetSeed} seed
 */
export function assetShape(repositoryUrl, id, { name, body, state = 'uploaded', digest, size }) {
  const hash = createHash('sha256').update(body).digest('hex')
  return {
    url: `${repositoryUrl}/releases/assets/${id}`,
    id,
    name,
    label: null,
    state,
    content_type: 'application/zip',
    size: size ?? body.length,
    digest: digest === undefined ? `sha256:${hash}` : digest,
    download_count: 42,
    created_at: '2013-02-27T19:35:32Z',
    updated_at: '2013-02-27T19:35:32Z',
  }
}

/**
 * @param {number} release its id
 * @param {number} at place in the release
 */
export const assetId = (release, at) => release * 1000 + at
