import { LambdaClient } from '@aws-sdk/client-lambda'
import { strToU8, zipSync } from 'fflate'
import { DEFAULT_CREDENTIALS } from '../../../emulator/aws/identity.js'

export interface Keys {
  accessKeyId: string
  secretAccessKey: string
  sessionToken?: string
}

/** Every error once, so that a test sees the service's answer and not the client's patience. */
export function lambdaClient(url: string, region = 'eu-west-1', credentials: Keys = DEFAULT_CREDENTIALS) {
  return new LambdaClient({ endpoint: url, region, credentials: { ...credentials }, maxAttempts: 1 })
}

export function zipOf(files: Record<string, string>): Buffer {
  const entries = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const)
  return Buffer.from(zipSync(Object.fromEntries(entries), { mtime: '2024-01-01T00:00:00Z' }))
}

/** What the SDK throws, as far as a test compares it. */
export async function failureOf(sent: Promise<unknown>) {
  try {
    await sent
  } catch (error) {
    const { name, message, $metadata, Type } = error as {
      name: string
      message: string
      Type?: string
      $metadata?: { httpStatusCode?: number; requestId?: string }
    }
    return { name, message, status: $metadata?.httpStatusCode, requestId: $metadata?.requestId, Type }
  }
  throw new Error('The call succeeded')
}
