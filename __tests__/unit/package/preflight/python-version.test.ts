import { LINUX_X86 } from './binary-headers.ts'
import { findingsAlone } from './findings.ts'

const PYTHON = { packageRuntime: 'python3.12', architecture: 'x86_64' } as const

/** Files of numpy and of packages with modules for every version, as pip installs them. */
const NUMPY = 'numpy/_core/_multiarray_umath.cpython-311-x86_64-linux-gnu.so'
const RIGHT = 'numpy/_core/_multiarray_umath.cpython-312-x86_64-linux-gnu.so'

function findings(names: readonly string[], target: object = PYTHON) {
  const entries = [...names, 'numpy-2.4.1.dist-info/WHEEL'].map(
    (name) => [name, { content: LINUX_X86 }] as const,
  )
  return findingsAlone(entries, target)
}

test('modules for another version of Python are not found', async () => {
  expect(await findings([NUMPY, 'numpy/linalg/lapack_lite.cpython-311-x86_64-linux-gnu.so'])).toMatchObject([
    {
      file: NUMPY,
      what: `${NUMPY} and 1 more are built for Python 3.11, but the function runs on Python 3.12.`,
      consequence: "Importing it fails at run time: No module named 'numpy._core._multiarray_umath'.",
      remedy: expect.stringContaining('`pip install --python-version 3.12 '),
      certain: false,
    },
  ])
})

test.each([
  ['the right version', [RIGHT]],
  ['several versions', [NUMPY, RIGHT]],
  ['the stable ABI', ['cryptography/_rust.abi3.so', 'a/b.so']],
])('%s is right', async (_, names) => {
  expect(await findings(names)).toEqual([])
})

test('only the runtimes of Python are asked', async () => {
  expect(await findings([NUMPY], { packageRuntime: 'nodejs24.x', architecture: 'x86_64' })).toEqual([])
  expect(await findings([NUMPY], { architecture: 'x86_64' })).toEqual([])
})
