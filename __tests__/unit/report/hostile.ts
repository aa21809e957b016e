import fc from 'fast-check'

const HTML = '< > & " \' <script> </td> </table> <!-- &lt; &#60;'
const MARKDOWN = '` ``` | \\ * _ ~ [ ] ( ) ! # - ](https://example.com)'
const LINKS = '@octocat https://example.com s3://bucket/key node_modules/@acme/log'
const COMMANDS = ':: ##[ ::error:: ::add-mask::x ##[error] ::set-output %0A %25 %3A'
/** Line ends, what a terminal or a page acts on, halves of a character, and characters as they are. */
const CHARACTERS = '\n\r\t \u0000\u001b\u0085\u2028\u2029\u200b\u202e\ufeff\ud800|\udfff🚀éx7'

const PIECES = [
  ...[HTML, MARKDOWN, LINKS, COMMANDS].flatMap((words) => words.split(' ')),
  ...CHARACTERS,
  '\r\n',
  '\u001b[31m',
  '::set-output name=a::b',
]

/** Texts from outside at their worst. */
export const hostile = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))
