import fc from 'fast-check'

/** Follows every prefix that somebody could obey: a command that takes effect carries it. */
export const MARK = 'PWNED'

/** A secret of the workflow, with all that HTML escapes, GitHub links and Markdown reads. */
export const WORKFLOW_SECRET = `p_w:1&2<3>4"5'6*7@x#8`

const PREFIXES = [
  '::set-output name=version::',
  '::set-env name=PATH::',
  '::add-path::',
  '::add-mask::',
  '::error::',
  '::warning file=a,line=1::',
  '::stop-commands::',
  '::endgroup::',
  '::group::',
  '  ::notice::',
  '##[error]',
  '##[add-mask]',
  '##[set-env name=PATH]',
  '##[group]',
  '\u001b[31m',
  '\u001b]8;;https://example.com\u0007',
  '<img src=x onerror=alert(1)>',
  '</td></tr></table><h1>',
  '<!--',
  '"><script>',
  '[link](https://example.com)',
  '![](https://example.com/x.png)',
  '```\n# ',
  '|\n|-|\n',
  '$(curl example.com)',
  '`id`;',
  "' && ",
  '%0A::error::',
  '%250A',
  '%0D%0A::error::',
  'ghadelimiter_0\n',
  'version<<EOF\n',
  'version=',
  '&#60;b&#62;',
  '\u202e',
  '\u0000',
  '\ud800',
  '\udc00',
  '\ufeff',
  '***',
  '{sha256}',
  '__proto__',
]

const BREAKS = ['', '\n', '\r', '\r\n', '\u0085', '\u2028', '\n\n', ' ', '\t', '\v', '\f', 'x']

const piece = fc
  .tuple(fc.constantFrom(...BREAKS), fc.constantFrom(...PREFIXES), fc.constantFrom(MARK, `${MARK}-1`))
  .map((parts) => parts.join(''))

const noise = fc.string({ unit: 'binary', maxLength: 12 })

/** As long as the runner's limits, and a little more or less. */
const filler = fc
  .constantFrom(0, 0, 0, 0, 0, 240, 950, 990, 4050, 4090, 4096)
  .map((length) => 'x'.repeat(length))

/** A text that tries to be more than a text. */
export const hostileText = fc.oneof(
  {
    weight: 24,
    arbitrary: fc.tuple(filler, noise, fc.array(piece, { minLength: 1, maxLength: 4 })).map(flat),
  },
  { weight: 8, arbitrary: fc.array(fc.oneof(piece, noise), { maxLength: 6 }).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: piece.map((one) => one.repeat(Math.ceil(1024 ** 2 / one.length))) },
)

/** @param {[string, string, string[]]} parts */
function flat([before, between, pieces]) {
  return before + between + pieces.join('')
}

/** What an environment variable of a process can hold. @param {string} text */
export const environmental = (text) => text.toWellFormed().replaceAll('\0', '').slice(0, 100_000)
