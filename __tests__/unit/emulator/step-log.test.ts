import { lineSplitter } from '../../../emulator/github/runner/lines.js'
import { runScript } from './run-script.ts'

test('commands on both streams, in chunks that end anywhere', async () => {
  const { annotations, log, output } = await runScript(`
    import { setTimeout as sleep } from 'node:timers/promises'
    const write = (stream, bytes) => new Promise((done) => stream.write(bytes, done))
    const euro = Buffer.from('::warning title=Cost%2C total%3A 1,file=a.ts::5 €%0Aand 100%25\\r\\n')
    for (const part of [euro.subarray(0, 4), euro.subarray(4, 45), euro.subarray(45)]) {
      await write(process.stdout, part)
      await sleep(15)
    }
    await write(process.stdout, '  ::group::Upload\\nhalf\\r::Error::shown\\nplain ##[notice title=a%3Bb]older %5D\\n')
    await write(process.stdout, '::endgroup::\\n::unknown::stays\\n:: no command\\n')
    await sleep(60)
    await write(process.stderr, '::error::last, without a newline')`)
  // Nothing says which of two pipes is read first.
  const last = { level: 'error', message: 'last, without a newline', properties: {} }
  expect(annotations).toContainEqual(last)
  expect(annotations.filter(({ message }) => message !== last.message)).toEqual([
    { level: 'warning', message: '5 €\nand 100%', properties: { title: 'Cost, total: 1', file: 'a.ts' } },
    { level: 'error', message: 'shown', properties: {} },
    { level: 'notice', message: 'older ]', properties: { title: 'a;b' } },
  ])
  expect(log).toContain('##[group]Upload\nhalf\n##[error]shown\n##[notice]older ]\n##[endgroup]\n')
  expect(log).toContain('::unknown::stays\n:: no command\n')
  expect(output).toContain('::warning title=Cost%2C total%3A 1,file=a.ts::5 €%0Aand 100%25\n')
})

test('commands are only text between stop-commands and its token', async () => {
  const { annotations, log } = await runScript(`
    console.log('::stop-commands::tOken\\n::error::quoted\\n::token::\\n::tOken::\\n::error::real')`)
  expect(annotations).toEqual([{ level: 'error', message: 'real', properties: {} }])
  expect(log).toContain('::error::quoted\n::token::\n')
})

test('masks cover lines and encodings, in the log, in annotations and in the summary', async () => {
  const secret = 'first "line"\nsecond/line+='
  const { masks, log, annotations, summary, output, files } = await runScript(`
    const secret = ${JSON.stringify(secret)}
    console.log('early second/line+=')
    console.log('::add-mask::' + secret.replaceAll('\\n', '%0A'))
    console.log('::add-mask::')
    console.log(secret)
    console.log(JSON.stringify({ secret }))
    console.log(encodeURIComponent(secret))
    console.log(Buffer.from('second/line+=').toString('base64'))
    console.log('::error::second/line+=!')
    append('GITHUB_STEP_SUMMARY', 'second/line+=')`)
  expect(masks).toEqual([secret])
  const [early, warning, ...rest] = log.split('\n')
  expect(early).toBe('early second/line+=')
  expect(warning).toBe("##[warning]Can't add secret mask for empty string in ##[add-mask] command.")
  expect(rest).toEqual(['***', '***', '{"secret":"***"}', '***', '***', '##[error]***!', ''])
  expect(annotations.at(-1)?.message).toBe('***!')
  expect(summary).toBe('***')
  expect(files.summary).toBe('second/line+=')
  expect(output).toContain('\nsecond/line+=\n')
})

test('what is too long or too much is cut as the runner cuts it', async () => {
  const { annotations, summary } = await runScript(`
    console.log('::error::' + 'x'.repeat(5000))
    for (let i = 0; i < 12; i += 1) console.log('::notice::' + i)
    append('GITHUB_STEP_SUMMARY', 'x'.repeat(1024 * 1024 + 1))`)
  expect(annotations[0]?.message).toHaveLength(4096)
  expect(annotations.filter(({ level }) => level === 'notice')).toHaveLength(10)
  expect(summary).toBe('')
  expect(annotations.at(-1)?.message).toMatch(
    /^\$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k/,
  )
})

test('line ends and characters of several bytes may be cut in two', () => {
  const lines: string[] = []
  const splitter = lineSplitter((line) => lines.push(line))
  for (const text of ['one\r', '\ntwo\r', 'three\n\n', 'four']) splitter.push(Buffer.from(text))
  splitter.push(Buffer.from(' €').subarray(0, 2))
  splitter.push(Buffer.from(' €').subarray(2))
  splitter.end()
  expect(lines).toEqual(['one', 'two', 'three', '', 'four €'])
})

test('debug lines are shown where the job asks for them', async () => {
  const script = "console.log('::debug::retrying')"
  expect((await runScript(script)).log).toBe('')
  expect((await runScript(script, { env: { RUNNER_DEBUG: '1' } })).log).toBe('##[debug]retrying\n')
})
