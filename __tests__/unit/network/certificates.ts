import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

export interface Certificates {
  /** Path of the certificate of an authority that no machine trusts by itself. */
  readonly authority: string
  readonly certificate: string
  readonly key: string
}

const openssl = (folder: string, command: string) =>
  promisify(execFile)('openssl', command.split(' '), { cwd: folder })

const KEY = '-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes'

/** A private authority, and a certificate of it for these hosts, as a company's network has them. */
export async function issueCertificates(folder: string, hosts: readonly string[]): Promise<Certificates> {
  await openssl(folder, `req -x509 ${KEY} -keyout ca.key -out ca.pem -subj /CN=private-authority -days 2`)
  await openssl(folder, `req ${KEY} -keyout server.key -out server.csr -subj /CN=aws`)
  const names = hosts.map((host) => (/^[\d.]+$/.test(host) ? `IP:${host}` : `DNS:${host}`))
  await writeFile(join(folder, 'names'), `subjectAltName=${names.join(',')}`)
  await openssl(
    folder,
    'x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out server.pem -days 2 -extfile names',
  )
  return {
    authority: join(folder, 'ca.pem'),
    certificate: await readFile(join(folder, 'server.pem'), 'utf8'),
    key: await readFile(join(folder, 'server.key'), 'utf8'),
  }
}
