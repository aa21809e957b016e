const { transform } = require('esbuild')

exports.handler = async () => (await transform('let a: number = 1', { loader: 'ts' })).code.trim()
