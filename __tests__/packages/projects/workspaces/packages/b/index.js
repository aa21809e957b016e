const { milliseconds } = require('a')
const { calls } = require('../a/index.js')

// A package that was there twice would have counted no call here.
exports.handler = async () => `${milliseconds('2m')} ${calls.length}`
