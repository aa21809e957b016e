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
 */
export async function createFunction(ask, name) {
  const made = await ask('iam', '/', { method: 'POST', body: createRole(name) })
  // An emulator without IAM asks for no more than the form of an ARN.
  const role =
    /<Arn>(.+?)<\/Arn>/.exec(made.ok ? await made.text() : '')?.[1] ??
    `arn:aws:iam::000000000000:role/${name}`
  const order = {
    FunctionName: name,
    Role: role,
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    Code: { ZipFile: PLACEHOLDER },
  }
  const answer = await ask('lambda', FUNCTIONS, { method: 'POST', body: JSON.stringify(order) })
  if (!answer.ok) throw new Error(`${answer.url} creates no function: ${(await answer.text()).slice(0, 300)}`)
  // moto forgets the first version that an updated function publishes.
  await ask('lambda', `${FUNCTIONS}/${name}/versions`, { method: 'POST', body: '{}' })
}

/**
 * @param {Ask} ask
 * @param {string} name
 */
export async function deleteFunction(ask, name) {
  await ask('lambda', `${FUNCTIONS}/${name}`, { method: 'DELETE' })
  const body = new URLSearchParams({ Action: 'DeleteRole', Version: '2010-05-08', RoleName: name })
  await ask('iam', '/', { method: 'POST', body })
}

/** @param {string} name */
function createRole(name) {
  const Principal = { Service: 'lambda.amazonaws.com' }
  const statement = { Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }
  const trust = JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
  const fields = { Action: 'CreateRole', Version: '2010-05-08', RoleName: name }
  return new URLSearchParams({ ...fields, AssumeRolePolicyDocument: trust })
}
