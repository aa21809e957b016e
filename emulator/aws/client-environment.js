import { DEFAULT_CREDENTIALS } from './identity.js'
import { tokenEnvironment } from './oidc.js'

/** @typedef {{ accessKeyId: string, secretAccessKey: string, sessionToken?: string | undefined }} Keys */

/**
 * @typedef {object} ClientOptions
 * @property {string | null} [region] `eu-west-1` when absent, none when null
 * @property {Keys | null} [credentials] the keys that every world knows when absent, none when null
 * @property {boolean} [oidc] as a job with `id-token: write`
 */

/**
 * The environment that leads an AWS client, and an action, to an endpoint and nowhere else.
 *
 * @param {{ url: string }} endpoint
 * @param {ClientOptions} [options]
 * @returns {Record<string, string>}
 */
export function clientEnvironment(
  { url },
  { region = 'eu-west-1', credentials = DEFAULT_CREDENTIALS, oidc = false } = {},
) {
  return {
    AWS_ENDPOINT_URL_LAMBDA: url,
    AWS_ENDPOINT_URL_S3: url,
    AWS_ENDPOINT_URL_STS: url,
    AWS_ENDPOINT_URL_ECR: url,
    AWS_ENDPOINT_URL_CODEDEPLOY: url,
    AWS_ENDPOINT_URL_SIGNER: url,
    // Without keys a client would otherwise ask the machine it runs on for some.
    AWS_EC2_METADATA_DISABLED: 'true',
    ...(region === null ? {} : { AWS_REGION: region }),
    ...(credentials === null ? {} : keys(credentials)),
    ...(oidc ? tokenEnvironment(url) : {}),
  }
}

/** @param {Keys} credentials */
function keys({ accessKeyId, secretAccessKey, sessionToken }) {
  return {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    ...(sessionToken === undefined ? {} : { AWS_SESSION_TOKEN: sessionToken }),
  }
}
