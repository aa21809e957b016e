import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { CreateFunctionCommand, UpdateFunctionCodeCommand } from '@aws-sdk/client-lambda'
import { DeployError } from '../errors.ts'

/** Multiples of three, so that every slice encodes without padding. */
const READ_BYTES = 3 * 256 * 1024
/** Strings of this size die young; larger ones would pile up until the next full collection. */
const SLICE_BYTES = 3 * 16 * 1024
/** What is handed to the socket at a time: TLS holds all of a write once more, encrypted. */
const WRITE_BYTES = 256 * 1024

/**
 * Makes a command send a zip from disk as its `ZipFile`; CreateFunction has it in `Code`. The SDK's own serializer holds the bytes,
 * their base64, the JSON and its UTF-8 at the same time; this holds the request's bytes only, which are
 * signed as a whole and go to the socket piece by piece.
 *
 * @param size bytes of the zip; a file of another size is an error, never a truncated upload
 */
export function sendZip(
  command: UpdateFunctionCodeCommand | CreateFunctionCommand,
  path: string,
  size: number,
): void {
  const stack = command.middlewareStack as UpdateFunctionCodeCommand['middlewareStack']
  stack.add(
    (next) => async (args) => {
      const request = args.request as { body: unknown; headers: Record<string, string> }
      const json = textOf(request.body)
      return withShared(
        [path, size, json].join('\n'),
        () => bodyWithZip(aroundZip(json), path, size),
        (body) => {
          request.body = body
          return next(args)
        },
      )
    },
    { step: 'build', priority: 'high', name: 'zipBody' },
  )
  // Below the signature, which needs the bytes, and below retries: each attempt gets a stream of its own.
  stack.add(
    (next) => (args) => {
      const request = args.request as { body: unknown }
      const { body } = request
      if (!(body instanceof Uint8Array) || body.length <= WRITE_BYTES) return next(args)
      return next({ ...args, request: { ...request, body: Readable.from(slices(body)) } })
    },
    { step: 'finalizeRequest', priority: 'low', name: 'zipStream' },
  )
}

/** Bodies by what they are made of, with the number of requests that need them right now. */
const shared = new Map<string, { readonly body: Promise<Buffer>; users: number }>()

/** The body does not name the function: updates of several from one package at a time hold it once. */
async function withShared<T>(
  key: string,
  make: () => Promise<Buffer>,
  use: (body: Buffer) => Promise<T>,
): Promise<T> {
  const entry = shared.get(key) ?? { body: make(), users: 0 }
  shared.set(key, entry)
  entry.users += 1
  try {
    return await use(await entry.body)
  } finally {
    entry.users -= 1
    if (entry.users === 0) shared.delete(key)
  }
}

function* slices(body: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < body.length; at += WRITE_BYTES) yield body.subarray(at, at + WRITE_BYTES)
}

/** Some serializers of the SDK give a string, others its bytes. */
function textOf(body: unknown): string {
  return body instanceof Uint8Array ? new TextDecoder().decode(body) : String(body)
}

/** What stands before and after the base64 of a zip in a request with these other members. */
function aroundZip(json: string): readonly [head: string, tail: string] {
  const { Code, ...others } = JSON.parse(json)
  if (Code === undefined) return ['{"ZipFile":"', `"${members(others)}}`]
  return ['{"Code":{"ZipFile":"', `"${members(Code)}}${members(others)}}`]
}

/** Members to follow another one. */
function members(object: object): string {
  const json = JSON.stringify(object).slice(1, -1)
  return json === '' ? '' : `,${json}`
}

async function bodyWithZip(
  [head, tail]: readonly [string, string],
  path: string,
  size: number,
): Promise<Buffer> {
  const body = Buffer.allocUnsafe(head.length + Math.ceil(size / 3) * 4 + Buffer.byteLength(tail))
  let at = body.write(head, 'latin1')
  for await (const piece of pieces(path, size)) {
    for (let from = 0; from < piece.length; from += SLICE_BYTES) {
      at += body.write(
        piece.toString('base64', from, Math.min(from + SLICE_BYTES, piece.length)),
        at,
        'latin1',
      )
    }
  }
  body.write(tail, at)
  return body
}

async function* pieces(path: string, size: number): AsyncGenerator<Buffer> {
  const file = await open(path)
  try {
    if ((await file.stat()).size !== size) throw changed(path)
    const buffer = Buffer.allocUnsafe(Math.min(READ_BYTES, size))
    for (let done = 0; done < size; ) {
      const wanted = Math.min(buffer.length, size - done)
      const { bytesRead } = await file.read(buffer, 0, wanted, done)
      if (bytesRead !== wanted) throw changed(path)
      yield buffer.subarray(0, wanted)
      done += wanted
    }
  } finally {
    await file.close()
  }
}

function changed(path: string): DeployError {
  return new DeployError({
    what: `The package ${path} changed while it was read.`,
    remedy: 'Let nothing write to the package while it is deployed.',
  })
}
