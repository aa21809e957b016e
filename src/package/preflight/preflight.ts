import { closeSync, fstatSync, openSync } from 'node:fs'
import { type Archive, DamagedZip, readArchive } from './archive.ts'
import { bootstrapFindings } from './bootstrap.ts'
import type { Finding, TargetFunction } from './finding.ts'
import { handlerFiles, handlerFindings } from './handler.ts'
import { linkFindings } from './links.ts'
import { nameFindings } from './names.ts'
import { nativeFindings } from './native.ts'
import { PackageTree } from './package-tree.ts'
import { permissionFindings } from './permissions.ts'
import { pythonVersionFindings } from './python-version.ts'
import { secretFindings } from './secrets.ts'
import { sizeFindings } from './size.ts'

/**
 * Looks in a zip for what Lambda would only notice at the first invocation, or after the upload. Reads
 * the central directory and the first bytes of a few entries, so that a hostile zip costs bounded
 * time and memory.
 *
 * @param zipPath Path of the zip.
 * @returns Findings, the gravest rules first; empty where nothing is wrong.
 * @throws the system's error if the file cannot be opened.
 */
export async function preflight(
  zipPath: string,
  target: TargetFunction,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<Finding[]> {
  const descriptor = openSync(zipPath, 'r')
  try {
    const archive = await readArchive(descriptor, fstatSync(descriptor).size)
    signal?.throwIfAborted()
    return await applyRules(archive, target, signal)
  } catch (error) {
    if (error instanceof DamagedZip) return [damaged(error)]
    throw error
  } finally {
    closeSync(descriptor)
  }
}

async function applyRules(
  archive: Archive,
  target: TargetFunction,
  signal?: AbortSignal,
): Promise<Finding[]> {
  const tree = await PackageTree.read(archive, signal)
  return [
    ...sizeFindings(archive),
    ...(archive.incomplete ? [tooMany(archive)] : await handlerFindings(archive, tree, target, signal)),
    ...(await bootstrapFindings(archive, tree, target)),
    ...permissionFindings(archive, archive.incomplete ? [] : handlerFiles(tree, target)),
    ...(await nativeFindings(archive, target, signal)),
    ...pythonVersionFindings(archive, target),
    ...nameFindings(archive),
    ...(archive.incomplete ? [] : linkFindings(tree)),
    ...(await secretFindings(archive)),
  ]
}

/** Readers differ about the rest, such as bytes behind the end or fields that nobody needs. */
const REFUSED_BY_ALL = /End of central directory record|unexpected EOF|beyond the end|header signature/

function damaged(error: DamagedZip): Finding {
  return {
    rule: 'damaged-zip',
    what: `The file is not a zip, or it is damaged: ${error.message}`,
    consequence:
      'Lambda refuses it: Could not unzip uploaded file. Please check your file, then try to upload again.',
    remedy: 'Build it again, and make sure that it is complete before this step starts.',
    certain: REFUSED_BY_ALL.test(error.message),
  }
}

function tooMany({ entries }: Archive): Finding {
  return {
    rule: 'too-many-entries',
    what: `The package has more than ${entries.length} entries; only these were checked.`,
    consequence: 'Lambda may refuse it, or take long to unpack it.',
    remedy: 'Leave files out, or bundle them.',
    certain: false,
  }
}
