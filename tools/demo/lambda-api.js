/** A zip whose function does nothing yet. */
export const PLACEHOLDER =
  'UEsDBBQAAAAAAAAAIQCH1CMiIAAAACAAAAAJAAAAaW5kZXgubWpzZXhwb3J0IGNvbnN0IGhhbmRsZXIgPSAoKSA9PiB7fQpQSwECFAMUAAAAAAAAACEAh9QjIiAAAAAgAAAACQAAAAAAAAAAAAAApAEAAAAAaW5kZXgubWpzUEsFBgAAAAABAAEANwAAAEcAAAAAAA=='

/** @typedef {{ accessKeyId: string, secretAccessKey: string, sessionToken?: string | undefined, region: string }} Signer */
/** @typedef {(service: string, path: string, how?: RequestInit) => Promise<Response>} Ask */
/** @typedef {{ version: string | undefined, weights: Record<string, number> }} AliasNow weights of further versions */

const FUNCTIONS = '/2015-03-31/functions'

/**
 * Requests to an emulator of AWS, which looks at who signed and not at the signature.
 *
 * @param {string} url
 * @param {Signer} signer
 * @returns {Ask}
 */
export function apiOf(url, { accessKeyId, sessionToken, region }) {
  return async (service, path, how = {}) => {
    const scope = `${accessKeyId}/20260101/${region}/${service}/aws4_request`
    const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`
    const token = sessionToken && { 'x-amz-security-token': sessionToken }
    try {
      return await fetch(`${url}${path}`, { ...how, headers: { authorization, ...token } })
    } catch (cause) {
      throw new Error(`${url} does not answer`, { cause })
    }
  }
}

/**
 * @param {Ask} ask
 * @param {string} name
 * @returns {Promise<AliasNow>} of the alias live
 */
export async function aliasNow(ask, name) {
  const answer = await ask('lambda', `${FUNCTIONS}/${name}/aliases/live`)
  const { FunctionVersion: version, RoutingConfig } = Object(await answer.json())
  return { version, weights: RoutingConfig?.AdditionalVersionWeights ?? {} }
}

/**
 * @param {Ask} ask
 * @param {string} name of the function, and of the role that it runs as
 * @returns {Promise<() => Promise<void>>} removes both
 */
export async function createFunction(ask, name) {
  const made = await ask('iam', '/', { method: 'POST', body: createRole(name) })
  const deleteRole = async () => {
    if (made.ok) await ask('iam', '/', { method: 'POST', body: iamForm('DeleteRole', name) })
  }
  // An emulator without IAM asks for no more than the form of an ARN.
  const unknown = `arn:aws:iam::000000000000:role/${name}`
  const order = {
    FunctionName: name,
    Role: /<Arn>(.+?)<\/Arn>/.exec(await made.text())?.[1] ?? unknown,
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    Code: { ZipFile: PLACEHOLDER },
  }
  const answer = await ask('lambda', FUNCTIONS, { method: 'POST', body: JSON.stringify(order) })
  if (!answer.ok) {
    await deleteRole()
    throw new Error(`${answer.url} creates no function: ${(await answer.text()).slice(0, 300)}`)
  }
  // moto forgets the first version that it publishes, if the function was updated before.
  await ask('lambda', `${FUNCTIONS}/${name}/versions`, { method: 'POST', body: '{}' })
  return async () => {
    const { ok, status } = await ask('lambda', `${FUNCTIONS}/${name}`, { method: 'DELETE' })
    await deleteRole()
    if (!ok) throw new Error(`${name} is still there: it could not be deleted (HTTP ${status})`)
  }
}

/** @param {string} name */
function createRole(name) {
  const Principal = { Service: 'lambda.amazonaws.com' }
  const statement = { Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }
  const form = iamForm('CreateRole', name)
  form.set('AssumeRolePolicyDocument', JSON.stringify({ Version: '2012-10-17', Statement: [statement] }))
  return form
}

/**
 * @param {string} Action
 * @param {string} RoleName
 */
const iamForm = (Action, RoleName) => new URLSearchParams({ Action, Version: '2010-05-08', RoleName })
