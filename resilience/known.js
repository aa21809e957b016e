/**
 * Cases that fail for a reason that is known and not yet mended. They count as failed all the same, and
 * one that no longer fails has to be taken off.
 *
 * @typedef {object} Known
 * @property {RegExp} kind
 * @property {RegExp} name of group and case
 * @property {RegExp} why
 * @property {string} reason
 */

/** @type {readonly Known[]} */
export const KNOWN = [
  {
    kind: /crash|fault/,
    name: /S3 object \+ (new )?alias/,
    why: /versions\.2/,
    reason:
      'src/deploy/deploy.ts, publishOrReuse: where only Lambda can tell the hash, a run that ended between PublishVersion and the alias is followed by one that publishes the same code again: only the version of the alias is compared, not the newest.',
  },
  {
    kind: /cancel/,
    name: /OIDC role.*GetIdToken/,
    why: /to stop/,
    reason: 'src/aws/credentials.ts, assumeByToken: cancelling does not end the wait for the token.',
  },
  {
    kind: /fault/,
    name: /CompleteMultipartUpload/,
    why: /without the cause/,
    reason:
      'src/aws/object-store.ts, put: a completion that was obeyed and answered with 5xx is repeated by the SDK and then fails as NoSuchUpload, though the object is there.',
  },
  {
    kind: /hostile/,
    name: /errors|variables|answers/,
    why: /the summary has \d+ bytes/,
    reason:
      'src/report/summary.ts, failureSummary: each line of a reason is cut, the number of lines is not, and above 1 MiB the runner drops the summary.',
  },
  {
    kind: /hostile/,
    name: /secrets/,
    why: /of a secret/,
    reason:
      'src/report/inert.ts, src/report/html.ts: a text is cut within a secret, and what is left of it is no longer masked.',
  },
]
