import { clientEnvironment } from '../../../emulator/aws/client-environment.js'
import { NOT_MADE } from '../../stand-ins/aws.js'
import { MOTO_LACKS } from '../../stand-ins/moto.js'
import { KEYS, startBoto3 } from '../programs/boto3.js'

/** @import { Scenario } from '../../../scenarios/scenario.js' */
/** @import { StandIn } from '../../stand-ins/stand-in.js' */
/** @import { Call } from '../programs/boto3.js' */

/**
 * An account that may be used, and as whom.
 *
 * @typedef {object} Account
 * @property {string} name of the stand-in
 * @property {string} account
 * @property {string} region
 * @property {string} caller ARN
 * @property {Call} call
 * @property {StandIn['lacks']} lacks
 * @property {boolean} skips scenarios whose needs it lacks
 * @property {boolean} hasToken whether this is a job with `id-token: write`
 * @property {string} subject of its token
 * @property {number} rolePatience
 * @property {(scenario: Pick<Scenario, 'oidc'>) => Record<string, string>} envOf a step
 * @property {() => void} close
 */

/** IAM says of a new role that it is there some seconds before everybody knows. */
const ROLE_PATIENCE_MS = 15_000
const KEY_NAMES = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN']
const TOKEN_NAMES = ['ACTIONS_ID_TOKEN_REQUEST_URL', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN']

/**
 * @param {{ account: string, region: string, role?: string | undefined, endpoint?: string | undefined }} named
 * @returns {Promise<Account>}
 * @throws where the credentials are not those of the account
 */
export async function signIn({ account, region, role, endpoint }) {
  if (endpoint !== undefined && !/^http:\/\/127\.0\.0\.1:\d+$/.test(endpoint)) {
    throw new Error('--endpoint takes http://127.0.0.1:PORT only')
  }
  const elsewhere = [process.env['AWS_REGION'], process.env['AWS_DEFAULT_REGION']].find(
    (own) => own !== undefined && own !== region,
  )
  if (elsewhere !== undefined) throw new Error(`--region is ${region}, and the environment says ${elsewhere}`)
  const tokenEnv = environment(TOKEN_NAMES)
  const token = tokenEnv['ACTIONS_ID_TOKEN_REQUEST_URL'] ? await requestToken(tokenEnv) : undefined
  const keys = endpoint ? KEYS : role ? await assume(role, region, token) : environment(KEY_NAMES)
  if (!keys['AWS_ACCESS_KEY_ID']) throw new Error('AWS_ACCESS_KEY_ID is not set: no profile is read')
  const boto3 = await startBoto3(keys)
  const call = boto3.callsTo(endpoint ?? null, region)
  const found = await call('sts', 'get_caller_identity', {})
  const base = endpoint
    ? clientEnvironment({ url: endpoint }, { region, credentials: null })
    : { AWS_REGION: region }
  if (found['Account'] !== account || !/^arn:aws:/.test(found['Arn'])) {
    boto3.close()
    throw new Error(`--account is ${account}, and the credentials are those of ${found['Arn']}`)
  }
  return {
    name: endpoint ? 'moto' : 'AWS',
    account,
    region,
    caller: found['Arn'],
    call,
    lacks: endpoint ? MOTO_LACKS : NOT_MADE,
    skips: endpoint === undefined,
    hasToken: token !== undefined,
    subject:
      token === undefined ? '' : JSON.parse(`${Buffer.from(token.split('.')[1] ?? '', 'base64url')}`).sub,
    rolePatience: endpoint ? 0 : ROLE_PATIENCE_MS,
    envOf: ({ oidc }) => ({ ...base, AWS_EC2_METADATA_DISABLED: 'true', ...(oidc ? tokenEnv : keys) }),
    close: boto3.close,
  }
}

/**
 * @param {readonly string[]} names
 * @returns {Record<string, string>} those that are set
 */
function environment(names) {
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])))
}

/** @param {Record<string, string>} env */
async function requestToken(env) {
  const response = await fetch(`${env['ACTIONS_ID_TOKEN_REQUEST_URL']}&audience=sts.amazonaws.com`, {
    headers: { authorization: `Bearer ${env['ACTIONS_ID_TOKEN_REQUEST_TOKEN']}` },
  })
  const { value } = Object(await response.json())
  if (value === undefined) throw new Error(`There is no id token: ${response.status}`)
  console.log(`::add-mask::${value}`)
  return value
}

/**
 * @param {string} RoleArn
 * @param {string} region
 * @param {string | undefined} token
 * @returns {Promise<Record<string, string>>}
 */
async function assume(RoleArn, region, token) {
  if (token === undefined) throw new Error('--role needs a job with `id-token: write`')
  const boto3 = await startBoto3({ AWS_EC2_METADATA_DISABLED: 'true' })
  const order = { RoleArn, RoleSessionName: 'deploy-lambda-code-test', WebIdentityToken: token }
  const { Credentials } = await boto3.callsTo(null, region)('sts', 'assume_role_with_web_identity', order)
  boto3.close()
  const values = [Credentials.AccessKeyId, Credentials.SecretAccessKey, Credentials.SessionToken]
  for (const secret of values.slice(1)) console.log(`::add-mask::${secret}`)
  return Object.fromEntries(KEY_NAMES.map((name, index) => [name, values[index]]))
}
